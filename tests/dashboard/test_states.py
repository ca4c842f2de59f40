"""States beside the numbers: undated articles, other languages, undeclared days, empty charts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from dashboard.components.filter_bar import standing
from dashboard.filters import Point, read, write
from dashboard.pages import (
    actor_shares,
    coverage_card,
    filtering,
    overview,
    overview_kpis,
    speakers,
    wires,
)
from dashboard.pages.articles import listed
from warehouse.commands import Desk, Ingest
from warehouse.model import Delivery
from warehouse.queries import articles

TIMED = {
    "volume": overview.draw_volume,
    "actors": actor_shares.draw_over_time,
    "voice": actor_shares.draw_voice,
    "multiples": actor_shares.draw_multiples,
    "speakers": speakers.draw_over_time,
    "wires": wires.draw_over_time,
}
DUTCH = (
    "De haven blijft voorlopig open, zei de burgemeester maandag tijdens een persconferentie in "
    "de oude binnenstad voor vele inwoners van de kleine stad."
)


@pytest.fixture
def foreign() -> Iterator[Desk]:
    """A desk over one article in a language without a pack, and one with an unreadable date."""
    rows = [
        {"id": "1", "outlet": "Bode", "published_at": "2024-03-04", "language": "nl"},
        {"id": "2", "outlet": "Bode", "published_at": "Dreikönig", "language": "nl"},
    ]
    with Desk.memory() as desk:
        desk.submit(
            Ingest(
                [
                    Delivery(json.dumps(row | {"text": f"{DUTCH} {row['id']}"}).encode(), "a.jsonl")
                    for row in rows
                ]
            )
        )
        yield desk


@pytest.mark.parametrize("name", TIMED)
def test_undated_articles_stand_beside_every_time_chart_and_open(desk: Desk, name: str) -> None:
    with desk.read() as cursor:
        drawn = TIMED[name](cursor, read("outlet=Hafenbote"), "light-wide")
        note = drawn.notes[0]
        assert note.text == "1 undated article is not on the axis"
        asked = read(note.href.partition("?")[2])
        assert articles.count(cursor, asked.filters) == 1
    total, _, rows, _, csv = listed(desk, asked)
    assert (total, len(rows)) == ("1 article", 1)
    assert "from=undated" in csv


def test_undeclared_days_are_named_under_the_chart(desk: Desk) -> None:
    with desk.read() as cursor:
        drawn = overview.draw_volume(cursor, read("grain=day&outlet=Hafenbote"), "light-wide")
    assert "Coverage not declared in 1 of 6 periods" in drawn.notes[-1].text
    states = {row[0]: row[2] for row in drawn.table.rows}
    assert states["10 Mar 2024"] == "Coverage not declared"
    assert states["7 Mar 2024"] == "Collected, nothing found"
    assert states["9 Mar 2024"] == "Not known whether collected"


@pytest.mark.parametrize("name", ["actors", "speakers", "wires"])
def test_a_language_without_a_pack_is_said_in_words(foreign: Desk, name: str) -> None:
    with foreign.read() as cursor:
        drawn = TIMED[name](cursor, read("language=nl"), "light-wide")
    assert drawn.notice is not None
    assert drawn.notice.title.startswith("Not analysed")
    assert drawn.notice.text.startswith("1 article")
    assert "1 with a date that nobody could read" in drawn.notes[0].text


def test_what_was_not_analysed_is_no_zero_in_the_figures(foreign: Desk) -> None:
    values, notes = overview_kpis.kpis(foreign, read(""))
    assert values == ["1", "–", "–", "–"]
    assert notes[1] == "Language not analysed"
    _, _, rows, _, _ = listed(foreign, read("from=undated"))
    assert "date given as “Dreikönig”" in str(rows[0])


@pytest.mark.parametrize("name", TIMED)
def test_a_time_chart_of_undated_articles_says_why_it_is_empty(desk: Desk, name: str) -> None:
    with desk.read() as cursor:
        drawn = TIMED[name](cursor, read("from=undated"), "light-wide")
    assert drawn.notice is not None
    assert drawn.notice.title == "Undated articles stand on no time axis"


def composed(query: str, period: Any) -> tuple[Any, ...]:
    """What the filter bar makes of a period."""
    return filtering.composed(filtering.Entered(period=period, outlet=["Talblatt"]), query)


def test_the_bar_says_that_only_undated_articles_are_in_view_and_a_period_leads_out() -> None:
    look = read("from=undated&outlet=Talblatt")
    assert "Only undated articles" in str(standing(look, "/"))
    assert standing(read(""), "/") == []
    stays, *_ = composed("from=undated", None)
    assert stays == write(look)
    leaves, said, *_ = composed("from=undated", ["2024-03-04", "2024-03-05"])
    assert leaves == "from=2024-03-04&to=2024-03-05&outlet=Talblatt"
    assert said == ""


@pytest.mark.parametrize("search", ["grain=day", "grain=week", "grain=day&language=de"])
def test_every_cell_of_the_coverage_opens_its_articles(desk: Desk, search: str) -> None:
    look = read(search)
    with desk.read() as cursor:
        drawn = coverage_card.draw(cursor, look, "dark-narrow")
        cells = [
            (custom, said)
            for trace in drawn.figure["data"]
            for custom, said in zip(trace["customdata"], trace["hovertext"], strict=True)
        ]
        assert len(cells) > 1
        for (outlet, first, last, _), said in cells:
            point = Point(outlet, date.fromisoformat(first), date.fromisoformat(last))
            found = articles.count(cursor, coverage_card.asks(look, point).filters)
            assert f"{found} article" in said or found == 0
    assert drawn.summary.startswith("2 outlets")
    assert drawn.table.head == ("Period", "Hafenbote", "Talblatt")
