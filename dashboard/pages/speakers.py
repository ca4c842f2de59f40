"""Speakers: who gets to speak, how they are named, and what exactly they are quoted with."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import Dash, Input, Output, html

from dashboard import drawing
from dashboard.binding import ChartCard, bind
from dashboard.components.card import Drawing, Table, card, part
from dashboard.components.rows import paging, quotation_rows
from dashboard.components.shell import QUERY
from dashboard.figures import over_time, ranking, voices
from dashboard.figures.ranking import Bar, Part
from dashboard.filters import Asked, Look, Point, href, read, within
from dashboard.frames import records
from dashboard.pages import frame
from warehouse.commands import Desk
from warehouse.model import QuotationType
from warehouse.queries import speakers
from warehouse.queries.articles import Focus
from warehouse.queries.denominators import left_out
from warehouse.queries.scope import Axis

NAME = "speakers"
PATH = "/speakers"
PAGE_SIZE = 25
_KINDS = (QuotationType.DIRECT, QuotationType.MIXED, QuotationType.INDIRECT)
_SERIES = 8


def layout(desk: Desk, address: str = "", pathname: str = PATH) -> Any:
    """Return the page for a query string."""
    del pathname
    return frame.page(desk, NAME, PATH, address, _body)


def _body(look: Look) -> list[Any]:
    words = look.words
    return [
        html.Div(
            [
                card(NAME, "over_time", words, wide=True, height=360),
                card(NAME, "voices", words, height=520),
                card(NAME, "top", words, height=520),
                card(NAME, "naming", words, wide=True, height=240, evidence=False),
            ],
            className="np-grid",
        ),
        html.Section(
            [
                html.Div(
                    [
                        html.H2(words("speakers.quotations.title"), className="np-section-title"),
                        html.A(
                            words("card.csv"),
                            id=part(NAME, "quotations", "csv"),
                            href="/download/quotations.csv",
                            className="np-button",
                        ),
                    ],
                    className="np-section-head",
                ),
                html.Div(
                    [
                        html.Ol(id=part(NAME, "quotations", "rows"), className="np-rows"),
                        html.Div(id=part(NAME, "quotations", "paging")),
                    ],
                    className="np-list",
                ),
            ]
        ),
    ]


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the page."""
    for one in CARDS:
        bind(app, desk, one)

    @app.callback(
        Output(part(NAME, "quotations", "rows"), "children"),
        Output(part(NAME, "quotations", "paging"), "children"),
        Output(part(NAME, "quotations", "csv"), "href"),
        Input(QUERY, "data"),
    )
    def list_quotations(query: str) -> tuple[list[Any], Any, str]:
        return quotations(desk, read(query))


def quotations(desk: Desk, look: Look) -> tuple[list[Any], Any, str]:
    """Return one page of quotations, the links around it, and the CSV of all of them."""
    offset = (look.page - 1) * PAGE_SIZE
    with desk.read() as cursor:
        found = speakers.quotations(cursor, look.filters, limit=PAGE_SIZE, offset=offset)
        total = speakers.count_quotations(cursor, look.filters)
    rows = quotation_rows(found, look)
    nothing = html.Li(look.words("empty.quotations"), className="np-row")
    csv = href("/download/quotations.csv", look.having(page=1))
    return rows or [nothing], paging(look, PATH, total=total, size=PAGE_SIZE), csv


def draw_top(cursor: Any, look: Look, view: str) -> Drawing:
    """Draw who is quoted most, by kind of quotation."""
    found = speakers.top(cursor, look.filters, limit=12, language=look.ui)
    if not len(found):
        return drawing.empty(cursor, look, "quotations", Axis.SPEAKERS)
    pen = drawing.pen_for(found, look, view)
    names = [look.words(f"quotation.{kind}") for kind in _KINDS]
    rows = [
        Bar(row["speaker_key"], row["name"], tuple(float(row[kind]) for kind in _KINDS))
        for row in records(found)
    ]
    return drawing.of_bars(
        rows,
        ranking.shades(pen, names),
        pen,
        noun="count.quotations",
        subtitle=_of_all(cursor, look, "speakers.top.subtitle", shown=len(rows)),
    )


def _of_all(cursor: Any, look: Look, key: str, *, shown: int) -> str:
    """Return a unit line that says how many quotations are in view at all."""
    total = speakers.count_quotations(cursor, look.filters)
    return look.words(key, n=look.words.number(total), shown=look.words.number(shown))


def ask_top(look: Look, point: Point) -> Asked:
    """A mark stands for the articles (of its period) that quote the speaker."""
    filters = within(look.filters, point)
    chosen = (point.series,) if point.series else filters.speaker
    return Asked(replace(filters, speaker=chosen), Focus.QUOTATION)


def draw_over_time(cursor: Any, look: Look, view: str) -> Drawing:
    """Draw how many quotations the chosen, else the most quoted speakers have."""
    keys = list(look.filters.speaker)
    if not keys:
        found = speakers.top(cursor, look.filters, limit=_SERIES, language=look.ui)
        keys = list(found["speaker_key"])
    if not keys:
        return drawing.empty(cursor, look, "quotations", Axis.SPEAKERS, timed=True)
    grid = speakers.over_time(cursor, look.filters, speaker_keys=keys, language=look.ui)
    if not len(grid):
        return drawing.empty(cursor, look, "quotations", Axis.SPEAKERS, timed=True)
    pen = drawing.pen_for(grid, look, view)
    what = over_time.Lines(key="speaker_key", value="quotations", share=False)
    subtitle = look.words(
        "speakers.over_time.subtitle",
        per=look.words(f"per.{pen.grain}"),
        whole=drawing.whole(grid, pen),
        shown=len(keys),
    )
    figure = over_time.lines(grid, pen, what)
    notes = drawing.notes(cursor, look, Axis.SPEAKERS, grid)
    return drawing.of_lines(grid, figure, pen, what, subtitle=subtitle, notes=notes)


def draw_voices(cursor: Any, look: Look, view: str) -> Drawing:
    """Draw for each actor how many articles mention and how many quote it."""
    found = speakers.voices(cursor, look.filters, limit=14, language=look.ui)
    if not len(found):
        return drawing.empty(cursor, look, "mentions", Axis.ACTORS)
    pen = drawing.pen_for(found, look, view)
    words = look.words
    analysed = left_out(cursor, look.filters, Axis.ACTORS).analysed
    rows = records(found)
    leaders = "; ".join(
        words("voices.said", name=row["name"], quoted=row["quoted"], mentioned=row["mentioned"])
        for row in rows[:3]
    )
    head = ("table.name", "voices.mentioned", "voices.quoted", "voices.ratio")
    return Drawing(
        figure=voices.dumbbell(found, pen),
        subtitle=words(
            "speakers.voices.subtitle", whole=drawing.of_all(analysed, pen), shown=len(rows)
        ),
        legend=voices.keys(pen),
        summary=words("summary.bars", rows=words.number(len(rows)), leaders=leaders),
        table=Table(
            tuple(words(key) for key in head),
            tuple(
                (
                    row["name"],
                    words.number(row["mentioned"]),
                    words.number(row["quoted"]),
                    words.percent(row["quoted"] / row["mentioned"]) if row["mentioned"] else "–",
                )
                for row in rows
            ),
            tuple(Point(row["actor_id"]) for row in rows),
        ),
    )


def ask_voices(look: Look, point: Point) -> Asked:
    """A dot stands for the articles that mention, or that quote, the actor."""
    if point.part == "quoted":
        return Asked(replace(look.filters, speaker=(point.series,)), Focus.QUOTATION)
    return Asked(replace(look.filters, actor=(point.series,)), Focus.MENTION)


def draw_naming(cursor: Any, look: Look, view: str) -> Drawing:
    """Draw how speakers are named; unresolved ones are shown, not dropped."""
    found = speakers.naming(cursor, look.filters)
    if not len(found) or not found["quotations"].sum():
        return drawing.empty(cursor, look, "quotations", Axis.SPEAKERS)
    pen = drawing.pen_for(found, look, view)
    rows = [
        Bar("", look.words(f"naming.{row['naming']}"), (float(row["quotations"]),))
        for row in records(found)
    ]
    parts = [Part(look.words("table.quotations"), pen.theme.lines[5])]
    subtitle = _of_all(cursor, look, "speakers.naming.subtitle", shown=len(rows))
    return drawing.of_bars(rows, parts, pen, noun="count.quotations", subtitle=subtitle)


CARDS = (
    ChartCard(NAME, "over_time", "speakers_over_time", draw_over_time, ask_top, wide=True),
    ChartCard(NAME, "voices", "voices", draw_voices, ask_voices),
    ChartCard(NAME, "top", "speakers", draw_top, ask_top),
    ChartCard(NAME, "naming", "naming", draw_naming, wide=True),
)
