"""The app as a whole: every page and every callback answers, and forged requests are refused."""

from __future__ import annotations

import socket
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from plotly.offline import get_plotlyjs_version

from dashboard.app import create_app, prime, run
from dashboard.pages import PAGES, article, overview
from dashboard.pages.menu import MENU
from dashboard.wording import words
from tests.dashboard import posting
from tests.dashboard.newsroom import OUTLET
from warehouse.commands import Desk
from warehouse.errors import BadSetting
from warehouse.queries import articles
from warehouse.queries.filters import Filters
from warehouse.settings import load

ASSETS = Path(__file__).resolve().parents[2] / "dashboard" / "assets"
NAMES = [module.NAME for module in PAGES]


def any_key(desk: Desk) -> str:
    with desk.read() as cursor:
        return str(
            articles.listing(cursor, Filters(), focus=articles.Focus.ARTICLE)["article_key"][0]
        )


def values(desk: Desk) -> dict[str, Any]:
    """Return a plausible value for every input and state that callbacks have."""
    return PLAUSIBLE | {"article-key.data": any_key(desk)}


PLAUSIBLE: dict[str, Any] = {
    "query.data": "from=2024-03-04&to=2024-03-10",
    "view.data": "light-wide",
    "ui-language.data": "de",
    "filter-period.value": ["2024-03-04", "2024-03-08"],
    "filter-actor.value": ["country:FR"],
    "filter-actor.searchValue": "fran",
    "filter-actor.data": [{"value": "country:FR", "label": "Frankreich"}],
    "filter-speaker.value": [],
    "filter-speaker.searchValue": "brand",
    "filter-speaker.data": [],
    "filter-outlet.value": [OUTLET],
    "filter-language.value": [],
    "filter-agency.value": ["dpa"],
    "filter-q.value": "",
    "filter-grain.value": "day",
    "filter-role.value": ["photo"],
    "filter-together.value": "any",
    "filter-denominator.value": "articles",
    "filter-unique.checked": False,
    "filters-path.data": "/speakers",
    "overview-measure.value": "count",
    "actors-voice-of.value": "quotations",
    "overview-actors-table-toggle.n_clicks": 1,
    "wires-group.value": "photo",
    "articles-focus.value": "mention",
    "articles-order.value": "quotations",
    "articles-size.value": "50",
    "downloads-dataset.value": "articles",
    "downloads-format.value": "csv",
    "downloads-package.value": "package",
    "downloads-view-name.value": "Brücke",
    "downloads-view-page.value": "overview",
    "downloads-view-chosen.value": "Brücke",
    "sources-sort.value": "gaps",
    "sources-gaps-sort.value": "outlet",
    "article-pick.data": "0",
    "_pages_location.pathname": "/speakers",
    "_pages_location.search": "?ui=de",
}


def asked_of_the_server(app: Dash) -> list[str]:
    return [key for key, one in app.callback_map.items() if "callback" in one]


def test_every_callback_answers(app: Dash, desk: Desk) -> None:
    known = values(desk)
    keys = asked_of_the_server(app)
    assert len(keys) > 20
    for key in keys:
        answer = posting.post(app, posting.body(app, key, known))
        assert answer.status_code == 200, (key, answer.text[:300])
        assert "is-error" not in answer.text, key


def test_every_callback_answers_over_an_empty_warehouse(empty_desk: Desk) -> None:
    app = create_app(empty_desk)
    app.server.test_client().get("/")
    known = PLAUSIBLE | {"query.data": "", "view.data": "dark-narrow"}
    for key in asked_of_the_server(app):
        if "article-panel" in key:
            continue
        answer = posting.post(app, posting.body(app, key, known))
        assert answer.status_code in (200, 204), (key, answer.text[:300])
        assert "is-error" not in answer.text, key


@pytest.mark.parametrize("item", MENU, ids=lambda item: item.name)
@pytest.mark.parametrize("search", ["", "?ui=de&actor=country:FR", "?from=nonsense"])
def test_every_page_is_laid_out(app: Dash, item: Any, search: str) -> None:
    key = posting.callback_of(app, "_pages_content")
    known = {"_pages_location.pathname": item.path, "_pages_location.search": search}
    answer = posting.post(app, posting.body(app, key, known))
    assert answer.status_code == 200
    assert "np-main" in answer.text
    if "nonsense" in search:
        assert "not usable" in answer.text or "is no" in answer.text


def test_ids_are_unique_on_every_page(desk: Desk) -> None:
    for module in PAGES:
        page = module.layout(desk, "", f"/article/{any_key(desk)}")
        found = [one.id for one in page._traverse() if getattr(one, "id", None) is not None]
        assert len(found) == len(set(found)), module.NAME


def test_an_unknown_article_says_so(desk: Desk) -> None:
    page = article.layout(desk, "?ui=de", "/article/nope")
    assert "nicht im Bestand" in str(page)


def test_an_address_without_a_page_says_so(app: Dash) -> None:
    key = posting.callback_of(app, "_pages_content")
    known = {"_pages_location.pathname": "/nowhere", "_pages_location.search": "?ui=de"}
    assert "Diese Seite gibt es nicht" in posting.post(app, posting.body(app, key, known)).text


def forgeries(app: Dash, desk: Desk) -> list[Any]:
    key = posting.callback_of(app, "overview-volume-graph.figure")
    fine = posting.body(app, key, values(desk))
    evidence = posting.callback_of(app, "overview-volume-evidence.hidden")
    graph = "overview-volume-graph.clickData"
    forged: list[Any] = [
        None,
        [],
        "text",
        {},
        {"output": "x"},
        {"output": key},
        fine | {"inputs": []},
    ]
    for value in (17, True, ["x"], {"a": 1}):
        body = deepcopy(fine)
        body["inputs"][0]["value"] = value
        forged.append(body)
    renamed = deepcopy(fine)
    renamed["inputs"][0]["id"] = "other"
    forged += [renamed, fine | {"outputs": 3}, fine | {"changedPropIds": [3]}]
    clicks: tuple[Any, ...] = (
        {"points": []},
        {"points": [{"customdata": [1, 2, 3, 4]}]},
        {"points": [{"customdata": ["", "", ""]}]},
        {"points": [{"customdata": ["", "never", "2024-03-04", ""]}]},
        {"points": "x"},
        {},
    )
    for click in clicks:
        known = values(desk) | {graph: click}
        forged.append(posting.body(app, evidence, known, changed=graph))
    pick = posting.callback_of(app, "article-panel.children")
    forged += [
        posting.body(app, pick, values(desk) | {"article-key.data": "nope"}),
        posting.body(app, pick, values(desk) | {"article-pick.data": {"a": 1}}),
        posting.body(
            app,
            posting.callback_of(app, "overview-kpi-articles.children"),
            {"query.data": "from=never"},
        ),
    ]
    return forged


def test_forged_requests_are_refused_and_never_break_the_server(app: Dash, desk: Desk) -> None:
    for forged in forgeries(app, desk):
        answer = posting.post(app, forged)
        assert 400 <= answer.status_code < 500, (answer.status_code, str(forged)[:300])


def test_a_body_past_the_limit_is_refused(app: Dash) -> None:
    answer = app.server.test_client().post(
        "/_dash-update-component",
        data=b'"' + b"x" * 600_000 + b'"',
        content_type="application/json",
    )
    assert answer.status_code in (400, 413)


def test_a_failing_card_says_so_and_the_page_lives_on(app: Dash, desk: Desk) -> None:
    key = posting.callback_of(app, "overview-volume-graph.figure")
    answer = posting.post(app, posting.body(app, key, values(desk) | {"query.data": "from=never"}))
    assert answer.status_code == 200
    card = answer.get_json()["response"]["overview-volume-card"]
    assert "is-error" in card["className"]


def test_every_answer_is_dressed_for_safety(app: Dash) -> None:
    client = app.server.test_client()
    for path in ("/", "/assets/40-newsprism.js?m=1", "/_dash-layout", "/nowhere/at/all"):
        with client.get(path) as answer:
            headers = answer.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe-eval" not in policy
        assert "script-src 'self' 'sha256-" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
    with client.get("/assets/logo.svg?m=1") as answer:
        assert "immutable" in answer.headers["Cache-Control"]


def test_the_bundle_of_plotly_fits_the_installed_library() -> None:
    version = get_plotlyjs_version()
    head = (ASSETS / f"plotly-basic-{version}.min.js").read_text("utf-8")[:400]
    assert f"v{version}" in head
    assert "MIT" in head


def test_nothing_in_the_assets_calls_another_host() -> None:
    for path in ASSETS.glob("*.css"):
        assert "http" not in path.read_text("utf-8"), path.name
    own = (ASSETS / "40-newsprism.js").read_text("utf-8")
    assert "http" not in own


@pytest.mark.parametrize("name", NAMES)
def test_every_page_has_its_words(name: str) -> None:
    assert words("de")(f"page.{name}.title")


def test_an_empty_warehouse_says_how_to_fill_it(empty_desk: Desk) -> None:
    assert "python run.py ingest" in str(overview.layout(empty_desk))


def test_a_taken_port_is_refused_in_words(desk: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(BadSetting) as refused:
        run(desk, load(environment={}, flags={"port": taken.getsockname()[1]}))
    assert "--port" in refused.value.hint


def test_a_dashboard_that_cannot_answer_itself_does_not_start(empty_desk: Desk) -> None:
    app = create_app(empty_desk)

    def broken() -> None:
        raise ValueError("no set-up")

    app.server.before_request(broken)
    with pytest.raises(RuntimeError, match="500"):
        prime(app)
