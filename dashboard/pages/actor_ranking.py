"""The cards of Actors that rank: each actor in a line, and who is never quoted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard import drawing
from dashboard.binding import ChartCard
from dashboard.components.card import Drawing, Table
from dashboard.components.open_table import Cell, OpenTable
from dashboard.figures.ranking import Bar, Part
from dashboard.filters import Asked, Look, Point
from dashboard.frames import records
from dashboard.pages.actor_shares import ask
from dashboard.pages.open_table import TableCard, leads, without
from warehouse.queries import profiles, unheard
from warehouse.queries.articles import Focus
from warehouse.queries.denominators import left_out
from warehouse.queries.scope import Axis

PAGE = "actors"
_RANKED = 20
_UNHEARD = 12
_HEAD = ("name", "mentioned", "quoted", "ratio", "first_date", "outlets", "languages")


def draw_ranking(cursor: Any, look: Look) -> OpenTable:
    """Return the most mentioned actors with all that is told of them."""
    found = profiles.profiles(cursor, look.filters, limit=_RANKED, language=look.ui)
    if not len(found):
        return without(drawing.empty(cursor, look, "mentions", Axis.ACTORS))
    words, rows = look.words, records(found)
    analysed = left_out(cursor, look.filters, Axis.ACTORS).analysed
    pen = drawing.pen_for(found, look, "light-wide")
    top = max(row["mentioned"] for row in rows) or 1
    return OpenTable(
        head=tuple(words(f"actors.ranking.{name}") for name in _HEAD),
        rows=tuple(_line(row, look, top=top) for row in rows),
        subtitle=words(
            "actors.ranking.subtitle",
            whole=drawing.of_all(analysed, pen),
            shown=words.number(len(rows)),
        ),
    )


def _line(row: dict[str, Any], look: Look, *, top: int) -> tuple[Cell, ...]:
    words, actor_id = look.words, row["actor_id"]
    mentioned = leads(look, ask(look, Point(actor_id)))
    both = Asked(replace(look.filters, actor=(actor_id,), speaker=(actor_id,)), Focus.QUOTATION)
    first = row["first_date"]
    interval = words(
        "actors.ranking.interval", low=words.percent(row["low"]), high=words.percent(row["high"])
    )
    languages = [words.known(f"language.{code}", code) for code in row["languages"].split(", ")]
    return (
        Cell(row["name"], mentioned),
        Cell(words.number(row["mentioned"]), share=row["mentioned"] / top),
        Cell(words.number(row["quoted"]), leads(look, both) if row["quoted"] else ""),
        Cell(words.percent(row["ratio"]), under=interval),
        Cell(words.day(first) if drawing.is_date(first) else "–"),
        Cell(words.number(row["outlets"])),
        Cell(row["languages"].replace(", ", " "), hint=", ".join(languages)),
    )


def draw_unheard(cursor: Any, look: Look, view: str) -> Drawing:
    """Draw who is mentioned most without being quoted once."""
    found = unheard.unheard(cursor, look.filters, limit=_UNHEARD, language=look.ui)
    if not len(found):
        return drawing.empty(cursor, look, "unheard", Axis.ACTORS)
    words, listed = look.words, records(found)
    pen = drawing.pen_for(found, look, view)
    rows = [Bar(row["actor_id"], row["name"], (float(row["mentioned"]),)) for row in listed]
    parts = [Part(words("axis.articles"), pen.theme.lines[6])]
    analysed = left_out(cursor, look.filters, Axis.ACTORS).analysed
    subtitle = words(
        "actors.unheard.subtitle",
        whole=drawing.of_all(analysed, pen),
        shown=words.number(len(rows)),
    )
    drawn = drawing.of_bars(rows, parts, pen, noun="count.articles", subtitle=subtitle)
    head = ("table.name", "axis.articles", "actors.at_most")
    body = (
        (row["name"], words.number(row["mentioned"]), words.percent(row["at_most"]))
        for row in listed
    )
    points = tuple(Point(row["actor_id"]) for row in listed)
    return replace(drawn, table=Table(tuple(words(key) for key in head), tuple(body), points))


RANKING = TableCard(PAGE, "ranking", "actor_profiles", draw_ranking, wide=True)
UNHEARD = ChartCard(PAGE, "unheard", "unheard", draw_unheard, ask)
