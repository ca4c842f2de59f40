"""The first promise: every mark of every chart opens exactly the articles it was counted from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import orjson
import pytest
from plotly.io.json import to_json_plotly

from dashboard.binding import ChartCard, drawn, evidence, label, plain, point_of, tabulated
from dashboard.filters import Look, Point, read
from dashboard.forgery import Forged
from dashboard.pages import overview, speakers, wires
from warehouse.commands import Desk
from warehouse.queries import articles

CARDS = {f"{one.page}-{one.name}": one for p in (overview, speakers, wires) for one in p.CARDS}
COUNTING_ARTICLES = (
    "overview-volume",
    "overview-actors",
    "overview-wires",
    "speakers-voices",
    "wires-over_time",
    "wires-by_role",
    "wires-by_outlet",
)
SEARCHES = (
    "measure=count",
    "measure=count&from=2024-03-04&to=2024-03-10&grain=day",
    "measure=count&grain=week&outlet=Hafenbote",
    "measure=count&group=in_text",
    "measure=count&group=photo&language=de",
    "measure=count&agency=AFP&actor=country:FR",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of a figure: what it says when clicked, and the number it shows."""

    point: Point
    number: int


def marks(figure: dict[str, Any]) -> list[Mark]:
    """Return all marks of a figure that stand for a number above or at zero."""
    found: list[Mark] = []
    for trace in figure["data"]:
        numbers = trace["x"] if trace.get("orientation") == "h" else trace["y"]
        if trace.get("mode") == "markers" and trace["customdata"][0][3]:
            numbers = trace["x"]
        is_gap = "pattern" in trace.get("marker", {})
        for custom, number in zip(trace.get("customdata", []), numbers, strict=False):
            if number is not None and not is_gap:
                point = point_of({"points": [{"customdata": custom}]})
                assert point is not None
                found.append(Mark(point, round(number)))
    return found


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize("name", COUNTING_ARTICLES)
def test_a_mark_counts_exactly_the_articles_that_it_opens(
    desk: Desk, name: str, search: str
) -> None:
    card, look = CARDS[name], read(search)
    assert card.asks is not None
    with desk.read() as cursor:
        figure = card.draw(cursor, look, "light-wide").figure
        found = marks(figure)
        assert any(mark.number for mark in found) or search != SEARCHES[0]
        for mark in found:
            asked = card.asks(look, mark.point)
            assert articles.count(cursor, asked.filters) == mark.number, mark


@pytest.mark.parametrize("name", ["speakers-top", "speakers-over_time", "overview-speakers"])
def test_a_quotation_mark_opens_articles_that_quote_the_speaker(desk: Desk, name: str) -> None:
    card, look = CARDS[name], Look()
    with desk.read() as cursor:
        found = marks(card.draw(cursor, look, "light-wide").figure)
    assert any(mark.number for mark in found)
    for mark in found:
        assert card.asks is not None
        with desk.read() as cursor:
            counted = articles.count(cursor, card.asks(look, mark.point).filters)
        assert (counted > 0) >= (mark.number > 0), mark


def click(series: str, day: str = "2024-03-04") -> dict[str, Any]:
    return {"points": [{"customdata": [series, day, day, ""]}]}


def opened(desk: Desk, card: ChartCard, series: str) -> dict[str, Any]:
    names = ("hidden", "title", "rows", "link", "more", "csv", "nothing")
    answer = evidence(desk, card, "from=2024-03-04&to=2024-03-10", click(series))
    return dict(zip(names, answer, strict=True))


def test_evidence_lists_the_articles_with_the_words_and_leads_to_all(desk: Desk) -> None:
    panel = opened(desk, CARDS["overview-actors"], "org:un")
    assert panel["hidden"] is False
    assert panel["title"] == "1 article · United Nations · 4 Mar 2024"
    assert len(panel["rows"]) == 1
    assert "Vereinten Nationen" in str(panel["rows"])
    assert "focus=mention" in panel["link"]
    assert "actor=org" in panel["link"]
    assert panel["more"] == "Show all 1 as a list"
    assert panel["csv"] == panel["link"].replace("/articles?", "/download/articles.csv?")
    assert panel["nothing"] is False


def test_a_mark_without_articles_opens_an_empty_panel_that_says_so(desk: Desk) -> None:
    panel = opened(desk, CARDS["overview-actors"], "country:BR")
    assert panel["title"].startswith("0 articles · Brazil")
    assert "No article stands behind this mark" in str(panel["rows"])
    assert (panel["more"], panel["nothing"]) == ("", True)


# A newsroom of a week has no two periods to compare: tests/dashboard/pages/test_overview.py has.
@pytest.mark.parametrize("name", sorted(CARDS.keys() - {"overview-movers"}))
def test_every_card_is_also_a_table_whose_rows_lead_to_articles(desk: Desk, name: str) -> None:
    rows, note = tabulated(desk, CARDS[name], "from=2024-03-04&to=2024-03-10")
    head, body = rows
    width = len(head.children.children)
    assert width > 1
    assert body.children
    assert all(len(row.children) == width for row in body.children)
    assert note == ""
    if CARDS[name].asks is not None:
        assert all("/articles?" in str(row.children[0]) for row in body.children)


def test_the_background_of_a_chart_opens_nothing(desk: Desk) -> None:
    card = CARDS["overview-wires"]
    assert evidence(desk, card, "", {"points": [{"x": 1}]})[0] is True


@pytest.mark.parametrize(
    "forged",
    [None, {}, {"points": []}, {"points": [{"customdata": [1, "", "", ""]}]}, click("a", "never")],
)
def test_a_click_that_no_chart_sends_is_forged(forged: Any) -> None:
    with pytest.raises(Forged):
        point_of(forged)


def test_everything_has_a_name_for_people(desk: Desk) -> None:
    german = Look(ui="de")
    with desk.read() as cursor:
        assert label(cursor, german, "org:un") == "Vereinte Nationen"
        assert label(cursor, german, "name:karla brandhofer") == "Karla Brandhofer"
        assert label(cursor, german, "Reuters") == "Reuters"
        assert label(cursor, german, "") == ""


@pytest.mark.parametrize("name", CARDS)
def test_a_card_is_sent_without_a_look_at_every_number(desk: Desk, name: str) -> None:
    for query in ("", "q=nothing-says-this"):
        props = drawn(desk, CARDS[name], query, "light-wide")
        sent = orjson.dumps([plain(prop) for prop in props], option=orjson.OPT_SERIALIZE_NUMPY)
        assert json.loads(sent) == json.loads(to_json_plotly(props))
