"""Overview: how much there is, who is mentioned, who is quoted, whose wire copy it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, html

from dashboard import drawing
from dashboard.binding import ChartCard, bind
from dashboard.components.card import Drawing, Table, card, part
from dashboard.components.shell import QUERY
from dashboard.figures import volume
from dashboard.figures.canvas import Pen, end_of
from dashboard.figures.states import is_gap, named
from dashboard.filters import Asked, Look, Point, href, read, within
from dashboard.frames import records
from dashboard.pages import actors, coverage_card, frame, speakers, wires
from dashboard.pages.measure import measure_switch, register_measure
from dashboard.wording import Words
from warehouse.commands import Desk
from warehouse.queries import overview
from warehouse.queries.articles import Focus
from warehouse.queries.scope import Axis, beside

NAME = "overview"
PATH = "/"
_KPIS = ("articles", "mentions", "quotations", "credited")


def layout(desk: Desk, address: str = "", pathname: str = PATH) -> Any:
    """Return the page for a query string."""
    del pathname
    return frame.page(desk, NAME, PATH, address, _body)


def _body(look: Look) -> list[Any]:
    words = look.words
    return [
        html.Dl([_kpi(name, words) for name in _KPIS], className="np-kpis"),
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
                card(NAME, "speakers", words, height=420),
                card(NAME, "wires", words, height=420),
            ],
            className="np-grid",
        ),
    ]


def _kpi(name: str, words: Words) -> Any:
    return html.Div(
        [
            html.Dt(words(f"kpi.{name}")),
            html.Dd(
                [
                    html.Span(id=part(NAME, "kpi", name), className="np-kpi-value"),
                    html.Span(id=part(NAME, "kpi", name, "note"), className="np-kpi-note"),
                ]
            ),
        ],
        className="np-kpi",
    )


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the page."""
    register_measure(app, NAME)
    for one in CARDS:
        bind(app, desk, one)

    @app.callback(
        [Output(part(NAME, "kpi", name), "children") for name in _KPIS]
        + [Output(part(NAME, "kpi", name, "note"), "children") for name in _KPIS],
        Input(QUERY, "data"),
    )
    def count(query: str) -> list[Any]:
        values, notes = kpis(desk, read(query))
        return [*values, *notes]


def kpis(desk: Desk, look: Look) -> tuple[list[str], list[Any]]:
    """Return the four figures of the view and what each of them is about.

    Where no article in view is analysed, nothing was counted: that is no 0.
    """
    with desk.read() as cursor:
        row = records(overview.totals(cursor, look.filters))[0]
    words = look.words
    articles = words.number(row["articles"])
    analysed = int(row["articles"]) - int(row["not_analysed"])
    if row["articles"] and not analysed:
        return [articles, "–", "–", "–"], [_when(row, look), *[words("state.not_analysed")] * 3]
    notes = [
        _when(row, look),
        words.counted("count.outlets", int(row["outlets"])),
        words.counted("count.speakers", int(row["speakers"])),
        words.counted("count.articles", int(row["credited"])),
    ]
    return [
        articles,
        words.number(row["mentions"]),
        words.number(row["quotations"]),
        words.percent(int(row["credited"]) / analysed if analysed else 0.0),
    ], notes


def _when(row: dict[str, Any], look: Look) -> Any:
    """Say which days the articles are from, and open those without one."""
    words = look.words
    dated = drawing.is_date(row["first_date"]) and drawing.is_date(row["last_date"])
    said = words.day_range(row["first_date"], row["last_date"]) if dated else words("kpi.no_dates")
    undated = int(row["undated"])
    if not undated:
        return said
    seen = look.having(filters=beside(look.filters, Axis.ARTICLES), page=1)
    link = dmc.Anchor(
        words.counted("count.undated", undated),
        href=href("/articles", seen),
        inherit=True,
        underline="always",
    )
    return [said, " · ", link]


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
    ChartCard(NAME, "actors", "actors_over_time", actors.draw_over_time, actors.ask, wide=True),
    ChartCard(NAME, "speakers", "speakers", speakers.draw_top, speakers.ask_top),
    ChartCard(NAME, "wires", "wires_over_time", _as_text_only, wires.ask_text),
)
