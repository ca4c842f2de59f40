"""Overview: how much there is, who is mentioned, who is quoted, whose wire copy it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import Dash, html

from dashboard import drawing
from dashboard.binding import ChartCard, bind
from dashboard.components.card import Drawing, Table, card
from dashboard.components.open_table import open_card
from dashboard.figures import volume
from dashboard.figures.canvas import Pen, end_of
from dashboard.figures.states import is_gap, named
from dashboard.filters import Asked, Look, Point, within
from dashboard.pages import (
    actor_shares,
    coverage_card,
    frame,
    overview_changes,
    overview_kpis,
    speakers,
    wires,
)
from dashboard.pages.measure import measure_switch, register_measure
from dashboard.pages.open_table import bind_table
from warehouse.commands import Desk
from warehouse.queries import overview
from warehouse.queries.articles import Focus
from warehouse.queries.scope import Axis

NAME = "overview"
PATH = "/"


def layout(desk: Desk, address: str = "", pathname: str = PATH) -> Any:
    """Return the page for a query string."""
    del pathname
    return frame.page(desk, NAME, PATH, address, _body)


def _body(look: Look) -> list[Any]:
    words = look.words
    return [
        overview_kpis.kpi_list(words),
        html.Div(
            [
                card(NAME, "volume", words, wide=True, height=260),
                card(NAME, "coverage", words, wide=True, height=120),
                card(
                    NAME,
                    "actors",
                    words,
                    wide=True,
                    height=360,
                    controls=[measure_switch(NAME, look)],
                ),
                card(NAME, "movers", words, height=420),
                card(NAME, "speakers", words, height=420),
                open_card(NAME, "spikes", words, wide=True, style="is-spikes"),
                card(NAME, "wires", words, wide=True, height=420),
            ],
            className="np-grid",
        ),
    ]


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the page."""
    register_measure(app, NAME)
    for one in CARDS:
        bind(app, desk, one)
    overview_kpis.register(app, desk)
    for table in TABLES:
        bind_table(app, desk, table)


def draw_volume(cursor: Any, look: Look, view: str) -> Drawing:
    """Draw how many articles there are in each period."""
    found = overview.volume(cursor, look.filters)
    if not len(found) or not found["articles"].fillna(0).sum():
        return drawing.empty(cursor, look, "articles", timed=True)
    pen = drawing.pen_for(found, look, view)
    words = look.words
    rows = drawing.newest_first(found)
    counted = [row for row in rows if not is_gap(row)]
    most = max(counted, key=lambda row: row["articles"])
    return Drawing(
        figure=volume.columns(found, pen),
        subtitle=words(
            "overview.volume.subtitle",
            per=words(f"per.{pen.grain}"),
            n=words.number(sum(row["articles"] for row in counted)),
        ),
        legend=volume.keys(found, pen),
        summary=words(
            "summary.volume",
            periods=words.number(len(rows)),
            gaps=words.number(len(rows) - len(counted)),
            most=words.number(most["articles"]),
            period=words.period(most["period"], pen.grain),
        ),
        table=_volume_table(rows, pen),
        notes=drawing.notes(cursor, look, Axis.ARTICLES, found),
    )


def _volume_table(rows: list[dict[str, Any]], pen: Pen) -> Table:
    words = pen.words
    return Table(
        (words("table.period"), words("axis.articles"), words("table.state")),
        tuple(
            (
                words.period(row["period"], pen.grain),
                "–" if is_gap(row) else words.number(row["articles"]),
                named(row, words),
            )
            for row in rows
        ),
        tuple(Point("", row["period"], end_of(row["period"], pen.grain)) for row in rows),
    )


def ask_volume(look: Look, point: Point) -> Asked:
    """A column stands for all articles of its period."""
    return Asked(within(look.filters, point), Focus.ARTICLE)


def _as_text_only(cursor: Any, look: Look, view: str) -> Drawing:
    return wires.draw_over_time(cursor, replace(look, group=wires.TEXT), view)


CARDS = (
    ChartCard(NAME, "volume", "volume", draw_volume, ask_volume, wide=True),
    ChartCard(NAME, "coverage", "coverage", coverage_card.draw, coverage_card.asks, wide=True),
    replace(actor_shares.OVER_TIME, page=NAME, name="actors"),
    overview_changes.MOVERS,
    ChartCard(NAME, "speakers", "speakers", speakers.draw_top, speakers.ask_top),
    ChartCard(NAME, "wires", "wires_over_time", _as_text_only, wires.ask_text, wide=True),
)
TABLES = (overview_changes.SPIKES,)
