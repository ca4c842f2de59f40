"""Actors: who is mentioned, how often, beside whom, and how that changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import Dash, html

from dashboard import drawing
from dashboard.binding import TOGETHER, ChartCard, bind
from dashboard.components.card import Drawing, Table, card
from dashboard.figures import over_time
from dashboard.figures.ranking import Bar, Part
from dashboard.filters import Asked, Look, Measure, Point, within
from dashboard.frames import records
from dashboard.pages import frame, speakers
from dashboard.pages.measure import measure_switch, register_measure
from warehouse.commands import Desk
from warehouse.queries import actors, comentions
from warehouse.queries.articles import Focus
from warehouse.queries.scope import Axis

NAME = "actors"
PATH = "/actors"
_SERIES = 12
_RANKED = 20
_BESIDE = 14


def layout(desk: Desk, address: str = "", pathname: str = PATH) -> Any:
    """Return the page for a query string."""
    del pathname
    return frame.page(desk, NAME, PATH, address, _body)


def _body(look: Look) -> list[Any]:
    words = look.words
    switch = measure_switch(NAME, look)
    return [
        html.Div(
            [
                card(NAME, "over_time", words, wide=True, height=380, controls=[switch]),
                card(NAME, "top", words, height=640),
                card(NAME, "beside", words, height=640),
                card(NAME, "voices", words, wide=True, height=480),
            ],
            className="np-grid",
        ),
    ]


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the page."""
    register_measure(app, NAME)
    for one in CARDS:
        bind(app, desk, one)


def draw_over_time(cursor: Any, look: Look, view: str) -> Drawing:
    """Draw how often the chosen, else the most mentioned actors are mentioned."""
    ids = list(look.filters.actor)
    if not ids:
        found = actors.top(cursor, look.filters, limit=_SERIES, language=look.ui)
        ids = list(found["actor_id"])
    if not ids:
        return drawing.empty(cursor, look, "mentions", Axis.ACTORS, timed=True)
    grid = actors.over_time(cursor, look.filters, actor_ids=ids, language=look.ui)
    if not len(grid):
        return drawing.empty(cursor, look, "mentions", Axis.ACTORS, timed=True)
    pen = drawing.pen_for(grid, look, view)
    share = look.measure is Measure.SHARE
    what = over_time.Lines(key="actor_id", share=share)
    words = look.words
    subtitle = words(
        f"actors.over_time.subtitle_{look.measure}",
        per=words(f"per.{pen.grain}"),
        whole=drawing.whole(grid, pen),
        shown=words.number(len(ids)),
    )
    figure = over_time.lines(grid, pen, what)
    notes = drawing.notes(cursor, look, Axis.ACTORS, grid)
    return drawing.of_lines(grid, figure, pen, what, subtitle=subtitle, notes=notes)


def ask(look: Look, point: Point) -> Asked:
    """A mark stands for the articles (of its period) that mention the actor."""
    filters = within(look.filters, point)
    chosen = (point.series,) if point.series else filters.actor
    return Asked(replace(filters, actor=chosen), Focus.MENTION)


def draw_top(cursor: Any, look: Look, view: str) -> Drawing:
    """Draw who is mentioned in most articles."""
    found = actors.top(cursor, look.filters, limit=_RANKED, language=look.ui)
    if not len(found):
        return drawing.empty(cursor, look, "mentions", Axis.ACTORS)
    pen = drawing.pen_for(found, look, view)
    rows = [Bar(row["actor_id"], row["name"], (float(row["articles"]),)) for row in records(found)]
    parts = [Part(look.words("axis.articles"), pen.theme.lines[0])]
    subtitle = look.words("actors.top.subtitle", shown=look.words.number(len(rows)))
    return drawing.of_bars(rows, parts, pen, noun="count.articles", subtitle=subtitle)


def draw_beside(cursor: Any, look: Look, view: str) -> Drawing:
    """Draw who is mentioned in the same articles as the chosen, else the most mentioned actor."""
    words = look.words
    ids = look.filters.actor[:1]
    ids = ids or tuple(actors.top(cursor, look.filters, limit=1)["actor_id"])
    found = comentions.comentions(
        cursor, look.filters, actor_ids=ids, limit=_BESIDE, language=look.ui
    )
    if not len(found):
        return drawing.empty(cursor, look, "mentions", Axis.ACTORS)
    pen = drawing.pen_for(found, look, view)
    listed = records(found)
    pairs = [f"{ids[0]}{TOGETHER}{row['actor_id']}" for row in listed]
    rows = [
        Bar(pair, row["name"], (float(row["together"]),))
        for pair, row in zip(pairs, listed, strict=True)
    ]
    names = actors.named(cursor, ids, language=look.ui)["name"]
    subtitle = words(
        "actors.beside.subtitle",
        names=", ".join(names),
        least=words.number(comentions.LEAST_TOGETHER),
        shown=words.number(len(rows)),
    )
    parts = [Part(words("axis.articles"), pen.theme.lines[4])]
    drawn = drawing.of_bars(rows, parts, pen, noun="count.articles", subtitle=subtitle)
    return replace(drawn, table=_beside_table(listed, pairs, look))


def ask_beside(look: Look, point: Point) -> Asked:
    """A bar stands for the articles that mention both actors."""
    both = tuple(point.series.split(TOGETHER))
    return Asked(replace(look.filters, actor=both, together=True), Focus.MENTION)


def _beside_table(rows: list[dict[str, Any]], pairs: list[str], look: Look) -> Table:
    words = look.words
    head = ("table.name", "actors.together", "axis.articles", "actors.lift")
    return Table(
        tuple(words(key) for key in head),
        tuple(
            (
                row["name"],
                words.number(row["together"]),
                words.number(row["articles"]),
                words.decimal(row["lift"]),
            )
            for row in rows
        ),
        tuple(Point(pair) for pair in pairs),
    )


CARDS = (
    ChartCard(NAME, "over_time", "actors_over_time", draw_over_time, ask, wide=True),
    ChartCard(NAME, "top", "actors", draw_top, ask),
    ChartCard(NAME, "beside", "comentions", draw_beside, ask_beside),
    ChartCard(NAME, "voices", "voices", speakers.draw_voices, speakers.ask_voices, wide=True),
)
