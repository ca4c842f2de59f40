"""The sources page: coverage, outlets, missing days, and rejections that are read again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from dash import Dash

from dashboard.app import create_app
from dashboard.binding import evidence
from dashboard.filters import Look, read
from dashboard.forgery import Forged
from dashboard.pages import calendar_cell, rejection_list, replaying, sources
from tests.dashboard.newsroom import OUTLET, SECOND, filled_desk
from tests.dashboard.posting import QUERY, body, callback_of, post
from tests.warehouse.articles_made import article
from warehouse.commands import Desk, Store
from warehouse.landing.folder import Landing, Trouble
from warehouse.model import Hints, Rejection, Stage

GOOD = b"Der Hafen von Nordau bleibt offen. Das sagte die Hafenmeisterin am Dienstag."
HINTS = Hints(outlet="nordblatt", published="2023-10-19", language="de")


def refused(data: bytes, number: int = 0) -> Rejection:
    return Rejection(
        Stage.ANNOTATE, "too_hard", "It gave up.", f"hafen{number}.txt", data, hints=HINTS
    )


@pytest.fixture
def own() -> Iterator[Desk]:
    """A newsroom that the test may change."""
    with filled_desk() as desk:
        yield desk


def words_of(children: Any) -> str:
    """All the words inside a tree of components."""
    if isinstance(children, (list, tuple)):
        return " ".join(words_of(one) for one in children)
    if isinstance(children, (str, int)):
        return str(children)
    return words_of(getattr(children, "children", None) or "")


def test_the_outlets_say_what_is_held_of_each(desk: Desk) -> None:
    table, note, names = sources.outlets(desk, Look())
    assert note == ""
    assert {OUTLET, SECOND} <= set(names)
    assert OUTLET in words_of(table)
    assert "German" in words_of(table)


def test_missing_days_are_declared_and_taken_back(own: Desk) -> None:
    _table, _note, choices = sources.gaps(own, Look())
    (missing,) = [one["items"] for one in choices if one["group"] == "Missing"]
    days = missing[0]["value"]
    assert days == f"2024-03-09..2024-03-09 {OUTLET}"
    assert "by a person" in sources.declared(own, Look(), days, complete=True)
    assert sources.gaps(own, Look())[0] == []
    sources.declared(own, Look(), days, complete=False)
    assert OUTLET in words_of(sources.gaps(own, Look())[0])


@pytest.mark.parametrize(
    "days", ["x", "2024-03-09..2024-03-01 Hafenbote", "2024-03-09..2024-03-09 Nobody"]
)
def test_days_that_nobody_offers_are_refused(own: Desk, days: str) -> None:
    with pytest.raises(Forged):
        sources.declared(own, Look(), days, complete=True)


def test_rights_and_group_are_saved_and_shown(own: Desk) -> None:
    assert "saved" in sources.saved(own, Look(), OUTLET, "offsets", "Coast")
    assert sources.chosen(own, OUTLET) == ("offsets", "Coast")
    assert "nothing" in sources.saved(own, Look(), OUTLET, "offsets", "Coast")
    with pytest.raises(Forged):
        sources.saved(own, Look(), OUTLET, "everything", "")


def test_a_replay_is_told_in_words_and_the_list_shows_it(own: Desk) -> None:
    own.submit(Store(rejections=[refused(GOOD), refused(b"", 1)]))
    told, running = replaying.replayed(own, Look(), None, "too_hard", patience=60)
    assert told.startswith("2 read again: 1 are articles now, 1 are still rejected: ")
    assert not running
    _rows, counts, pages, _reasons, _choices = rejection_list.listed(own, Look(), None, None)
    assert counts == "1 open, 1 read again, 0 put aside"
    assert pages == 1
    assert "No open rejection" in replaying.replayed(own, Look(), "gone", None)[0]


def test_a_replay_that_runs_tells_how_far_it_is(own: Desk) -> None:
    own.submit(Store(rejections=[refused(GOOD, number) for number in range(60)]))
    told, running = replaying.replayed(own, Look(), None, None, patience=0)
    assert not running or told.startswith("Reading again: ")
    own.replays.wait(60)
    assert replaying.how_far(own, Look())[0].startswith("60 read again")


def test_packages_that_cannot_be_stored_are_listed_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with Desk.open(path) as desk:
        assert replaying.troubles(desk, Look()) == (True, [])
        landing = Landing.beside(path)
        landing.folder.mkdir(parents=True)
        landing.report(Trouble("1.load.parquet", "The <disk> is full.", tries=7, aside=True))
        hidden, rows = replaying.troubles(desk, Look())
    assert not hidden
    assert "The <disk> is full." in words_of(rows)
    assert "tries: 7" in words_of(rows)


def clicked(series: str, first: str, last: str) -> dict[str, Any]:
    return {"points": [{"customdata": [series, first, last, ""]}]}


def test_a_cell_without_articles_says_what_is_known_and_can_be_declared(own: Desk) -> None:
    today = date(2026, 1, 1)
    click = clicked(OUTLET, "2024-03-09", "2024-03-09")
    found = calendar_cell.cell(own, Look(), click, today=today)
    assert not found.hidden
    assert found.title.startswith(f"{OUTLET}, ")
    assert found.state == "Not known whether collected · Coverage not declared"
    sources.declared(own, Look(), found.days, complete=True)
    after = calendar_cell.cell(own, Look(), click, today=today)
    assert after.state == "Collected, nothing found · Declared as collected by a person"
    card = sources.CARDS[0]
    assert evidence(own, card, "", click)[0] is True
    assert evidence(own, card, "", clicked(OUTLET, "2024-03-04", "2024-03-08"))[0] is False


def test_days_that_are_to_come_are_not_offered(own: Desk) -> None:
    click = clicked(OUTLET, "2024-03-04", "2024-03-10")
    found = calendar_cell.cell(own, Look(), click, today=date(2024, 3, 6))
    assert found.days == f"2024-03-04..2024-03-06 {OUTLET}"
    assert calendar_cell.cell(own, Look(), click, today=date(2024, 3, 1)).hidden


def test_tables_are_sorted_by_what_is_chosen_and_by_nothing_else(own: Desk) -> None:
    by_name = words_of(sources.outlets(own, Look(), order="outlet")[0])
    names = sorted([OUTLET, SECOND])
    assert by_name.index(names[0]) < by_name.index(names[1])
    with pytest.raises(Forged):
        sources.outlets(own, Look(), order="password")
    with pytest.raises(Forged):
        sources.gaps(own, Look(), order="why; DROP TABLE articles")


def test_more_outlets_than_fit_are_reached_by_links(own: Desk) -> None:
    assert sources.pages(own, Look()) == []
    many = [article(outlet=f"Blatt {n:03}", native_id=str(n)) for n in range(95)]
    own.submit(Store(articles=many))
    links = sources.pages(own, Look())
    assert len(links) == 3
    seen: set[str] = set()
    for link in links:
        look = read(link.href.partition("?")[2])
        assert len(look.filters.outlet) <= 40
        seen |= set(look.filters.outlet)
    assert {one.raw.outlet for one in many} <= seen


def test_stored_bytes_are_shown_as_bounded_text(own: Desk) -> None:
    own.submit(Store(rejections=[refused(b"<b>" + b"\xff" * 9_000)]))
    (choice,) = rejection_list.listed(own, Look(), None, "open")[4]
    hidden, size, text = rejection_list.opened(own, Look(), choice["value"])
    assert not hidden
    assert size == "hafen0.txt: the first 4,000 of 9,003 bytes"
    assert text.startswith("<b>\ufffd")
    assert len(text) == 4_000
    assert rejection_list.opened(own, Look(), "gone")[0]


def test_a_rejection_is_put_aside_and_opened_again(own: Desk) -> None:
    own.submit(Store(rejections=[refused(GOOD)]))
    (choice,) = rejection_list.listed(own, Look(), None, "open")[4]
    rejection_list.settled(own, Look(), choice["value"], back=False)
    assert rejection_list.listed(own, Look(), None, "open")[4] == []
    rejection_list.settled(own, Look(), choice["value"], back=True)
    assert len(rejection_list.listed(own, Look(), None, "open")[4]) == 1


def test_every_callback_of_the_page_answers_and_refuses_other_kinds(own: Desk) -> None:
    app: Dash = create_app(own)
    values = {QUERY: "", "sources-rights.value": "default", "view.data": "light-wide"}
    values |= {"sources-sort.value": "gaps", "sources-gaps-sort.value": "days"}
    for output in [str(key) for key in app.callback_map if "sources-" in str(key)]:
        if app.callback_map[output].get("callback") is None:
            continue
        assert post(app, body(app, output, values)).status_code in (200, 204), output
    listing = callback_of(app, "sources-rejections-rows.children")
    forged = body(app, listing, values | {"sources-rejections-page.value": {"a": 1}})
    assert post(app, forged).status_code == 400
