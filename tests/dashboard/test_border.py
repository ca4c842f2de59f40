"""Headers stand on every answer, faults are silent, and foreign text is never markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from dash import Dash
from flask import Flask
from playwright.sync_api import Page

from dashboard.app import LIMITS, create_app, prime
from dashboard.figures.canvas import label
from dashboard.pages.menu import MENU
from tests.dashboard import posting
from tests.dashboard.attacks import hostile
from tests.dashboard.browsing import House, Visit, served
from warehouse.commands import Desk, Ingest

EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
MARKUP_OF_OURS = re.compile(r"</?b>|<br>|<extra></extra>")


@pytest.fixture(scope="module")
def attacked() -> Iterator[Desk]:
    desk = Desk.memory()
    desk.submit(Ingest(tuple(hostile())))
    yield desk
    desk.close()


def test_every_answer_carries_the_headers(app: Dash) -> None:
    client = app.server.test_client()
    rules = [re.sub(r"<[^>]+>", "x", str(rule)) for rule in app.server.url_map.iter_rules()]
    requests = [(path, method) for path in (*rules, "/nowhere") for method in ("GET", "POST")]
    for path, method in (*requests, ("/", "DELETE"), ("/download/articles.csv?page=x", "GET")):
        headers = client.open(path, method=method).headers
        assert {name: headers.get(name) for name in EXPECTED} == EXPECTED, path
        policy = headers["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe-eval" not in policy
        assert "Server" not in headers


def test_data_is_not_kept_by_caches_but_assets_are(app: Dash) -> None:
    client = app.server.test_client()
    for path in ("/", "/_dash-layout", "/download/articles.csv", "/nowhere"):
        assert client.get(path).headers["Cache-Control"] == "no-store"
    with client.get("/assets/20-newsprism.css?m=1") as asset:
        assert "immutable" in asset.headers["Cache-Control"]
    assert LIMITS["ident"] == ""


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_other_sites_may_link_here_but_not_read(app: Dash, site: str) -> None:
    client = app.server.test_client()
    reading = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}
    link = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    framed = link | {"Sec-Fetch-Dest": "iframe"}
    assert client.get("/download/articles.csv", headers=reading).status_code == 403
    assert client.get("/", headers=framed).status_code == 403
    assert client.post("/", headers=link).status_code == 403
    assert client.get("/", headers=link).status_code == 200


def test_a_named_proxy_is_served_by_its_names_only(empty_desk: Desk) -> None:
    client = create_app(empty_desk, names=("News.example",)).server.test_client()
    good = {"Host": "news.example", "Origin": "https://news.example"}
    assert client.get("/", headers=good).status_code == 200
    assert client.get("/", headers={"Host": "other.example"}).status_code == 400


def test_a_fault_is_answered_with_an_id_that_the_log_knows(
    empty_desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(empty_desk)
    server: Flask = app.server

    def broken() -> str:
        raise RuntimeError("the secret place")

    server.add_url_rule("/broken", view_func=broken)
    answer = server.test_client().get("/broken")
    named = re.fullmatch(r"Something went wrong \(id (\w{8})\)\.\n", answer.text)
    assert answer.status_code == 500
    assert named is not None
    assert f"fault {named[1]}" in caplog.text
    assert "the secret place" in caplog.text


IN_A_BROWSER = {"Accept": "text/html,*/*"}


@pytest.mark.parametrize(
    ("path", "status", "title"),
    [
        ("/download/nothing.csv", 404, "There is nothing at this address"),
        ("/assets/nothing.css", 404, "There is nothing at this address"),
        ("/download/articles.csv?from=never", 400, "This address cannot be used"),
        ("/?" + "x" * 17_000, 414, "This address is too long"),
    ],
)
def test_a_refusal_is_a_page_for_people_and_a_line_for_programs(
    app: Dash, path: str, status: int, title: str
) -> None:
    client = app.server.test_client()
    page = client.get(path, headers=IN_A_BROWSER)
    assert page.status_code == status
    assert page.mimetype == "text/html"
    assert f"<h1>{title}</h1>" in page.text
    assert 'href="/?ui=en"' in page.text
    german = client.get(path, headers=IN_A_BROWSER | {"Accept-Language": "de"})
    assert '<html lang="de">' in german.text
    assert title not in german.text
    line = client.get(path, headers={"Accept": "text/csv"})
    assert line.status_code == status
    assert "np-door" not in line.text


def test_a_page_of_refusal_shows_what_was_asked_for_as_text(app: Dash) -> None:
    client = app.server.test_client()
    page = client.get("/download/<script>x.csv", headers=IN_A_BROWSER)
    assert page.status_code == 404
    assert "<script" not in page.text


def test_a_fault_is_a_page_with_its_number_and_nothing_else(
    empty_desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    server: Flask = create_app(empty_desk).server

    def broken() -> str:
        raise RuntimeError("the secret place")

    server.add_url_rule("/broken", view_func=broken)
    page = server.test_client().get("/broken?ui=de", headers=IN_A_BROWSER)
    named = re.search(r"im Protokoll: (\w{8})", page.text)
    assert page.status_code == 500
    assert named is not None
    assert f"fault {named[1]}" in caplog.text
    assert "secret place" not in page.text


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("customdata", "name"):
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def test_names_are_never_markup_in_figures(attacked: Desk) -> None:
    app = create_app(attacked)
    prime(app)
    drawn = 0
    for key in [str(key) for key in app.callback_map if ".figure" in str(key)]:
        body = posting.body(app, key, {"query.data": "", "view.data": "light-wide"})
        answer = posting.post(app, body)
        for part in (answer.json or {}).get("response", {}).values():
            for text in texts(part.get("figure", {})):
                drawn += "&lt;" in text
                assert "<" not in MARKUP_OF_OURS.sub("", text), (key, text)
    assert drawn > 10


def test_a_label_shows_what_it_was_given() -> None:
    assert label("<b>A&B</b>") == "&lt;b&gt;A&amp;B&lt;/b&gt;"


def test_no_page_runs_what_an_article_says(house: House, attacked: Desk) -> None:
    with served(attacked) as base, attacked.read() as cursor:
        keys = [
            row[0]
            for row in cursor.execute("SELECT article_key FROM articles ORDER BY 1").fetchall()
        ]
        page = house.browser.new_page()
        visit = Visit(page, base)
        page.on("dialog", lambda one: visit.complaints.append(one.message))
        page.on("console", lambda message: visit.hear(message))
        for path in (*(item.path for item in MENU), *(f"/article/{key}" for key in keys[:8])):
            visit.open(path)
            assert_unharmed(page)
        page.goto(f"{base}/articles?q=%3Cimg%20src%3Dx%20onerror%3Dwindow.struck%3D1%3E")
        page.locator("main h1").first.wait_for()
        assert_unharmed(page)
        page.wait_for_load_state("networkidle")
        assert visit.complaints == []
        page.close()


def assert_unharmed(page: Page) -> None:
    assert page.evaluate("window.struck") is None
    links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.protocol)")
    assert set(links) <= {"http:", "https:"}
