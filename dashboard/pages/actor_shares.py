"""The cards of Actors over time: frequency, share of voice, and small multiples."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State

from dashboard import drawing
from dashboard.binding import ChartCard
from dashboard.components.attributes import aria
from dashboard.components.card import Drawing, Table, part
from dashboard.components.shell import QUERY
from dashboard.figures import multiples, over_time
from dashboard.figures import shares as columns
from dashboard.figures.canvas import Pen, end_of
from dashboard.figures.over_time import Series, series_of
from dashboard.filters import Asked, Look, Measure, Point, read, within, write
from warehouse.queries import actors, shares, speakers
from warehouse.queries.articles import Focus
from warehouse.queries.scope import Axis
from warehouse.queries.shares import Voice

PAGE = "actors"
_SERIES = 12
_VOICES = 8


def chosen(cursor: Any, look: Look, *, most: int) -> tuple[list[str], int]:
    """Return the chosen, else the most mentioned actors, and how many were left out."""
    ids = list(look.filters.actor)
    if not ids:
        found = actors.top(cursor, look.filters, limit=most, language=look.ui)
        ids = list(found["actor_id"])
    return ids[:most], max(0, len(ids) - most)


def draw_over_time(cursor: Any, look: Look, view: str) -> Drawing:
    """Draw how often the chosen, else the most mentioned actors are mentioned."""
    most = max(_SERIES, len(look.filters.actor))
    return _lines(cursor, look, view, most=most, small=False)


def draw_multiples(cursor: Any, look: Look, view: str) -> Drawing:
    """Draw a small chart for each of the chosen, else the most mentioned actors."""
    return _lines(cursor, look, view, most=_SERIES, small=True)


def _lines(cursor: Any, look: Look, view: str, *, most: int, small: bool) -> Drawing:
    ids, left = chosen(cursor, look, most=most)
    if not ids:
        return drawing.empty(cursor, look, "mentions", Axis.ACTORS, timed=True)
    grid = actors.over_time(cursor, look.filters, actor_ids=ids, language=look.ui)
    if not len(grid):
        return drawing.empty(cursor, look, "mentions", Axis.ACTORS, timed=True)
    pen = drawing.pen_for(grid, look, view)
    share = look.measure is Measure.SHARE
    what = over_time.Lines(key="actor_id", share=share)
    words, card = look.words, "multiples" if small else "over_time"
    subtitle = words(
        f"actors.{card}.subtitle_{look.measure}",
        per=words(f"per.{pen.grain}"),
        whole=drawing.whole(grid, pen),
        shown=words.number(len(ids)),
    )
    if small:
        figure = multiples.grid(series_of(grid, "actor_id"), pen, what)
    else:
        figure = over_time.lines(grid, pen, what)
    notes = drawing.notes(cursor, look, Axis.ACTORS, grid)
    drawn = drawing.of_lines(
        grid, figure, pen, what, subtitle=subtitle + _left(look, left), notes=notes
    )
    return replace(drawn, legend=()) if small else drawn


def _left(look: Look, left: int) -> str:
    return f" {look.words.counted('actors.left', left)}" if left else ""


def ask(look: Look, point: Point) -> Asked:
    """A mark stands for the articles (of its period) that mention the actor."""
    filters = within(look.filters, point)
    chosen_ids = (point.series,) if point.series else filters.actor
    return Asked(replace(filters, actor=chosen_ids), Focus.MENTION)


def draw_voice(cursor: Any, look: Look, view: str) -> Drawing:
    """Draw how the mentions, or the quotations, of a few actors divide among them."""
    voice = look.voice
    empty = "mentions" if voice is Voice.MENTIONS else "quotations"
    axis = Axis.ACTORS if voice is Voice.MENTIONS else Axis.SPEAKERS
    ids, left = _voices(cursor, look)
    grid = shares.shares(cursor, look.filters, actor_ids=ids, voice=voice, language=look.ui)
    if not len(grid) or not grid["count"].fillna(0).sum():
        return drawing.empty(cursor, look, empty, axis, timed=True)
    pen = drawing.pen_for(grid, look, view)
    series, words = series_of(grid, "actor_id"), look.words
    whole = sum(row["denominator"] for row in series[0].rows)
    subtitle = words(
        "actors.voice.subtitle",
        whole=words.counted(f"count.{voice}", int(whole)),
        per=words(f"per.{pen.grain}"),
        shown=words.number(len(series)),
    )
    return Drawing(
        figure=columns.columns(series, pen, noun=f"count.{voice}"),
        subtitle=subtitle + _left(look, left),
        legend=columns.keys(series, pen),
        summary=_voice_summary(series, pen),
        table=_voice_table(series, pen),
        notes=drawing.notes(cursor, look, axis, grid),
    )


def _voices(cursor: Any, look: Look) -> tuple[list[str], int]:
    filters = look.filters
    if look.voice is Voice.MENTIONS:
        return chosen(cursor, look, most=_VOICES)
    ids = list(filters.actor or filters.speaker)
    if not ids:
        found = speakers.top(cursor, filters, limit=_VOICES, language=look.ui)
        ids = list(found["speaker_key"])
    return ids[:_VOICES], max(0, len(ids) - _VOICES)


def _voice_summary(series: list[Series], pen: Pen) -> str:
    words = pen.words
    totals = [(sum(row["count"] for row in one.rows if row["count"] > 0), one) for one in series]
    whole = sum(total for total, _ in totals) or 1
    leaders = "; ".join(
        f"{one.name}: {words.percent(total / whole)}"
        for total, one in sorted(totals, key=lambda pair: -pair[0])[:3]
    )
    return words("summary.bars", rows=words.number(len(series)), leaders=leaders)


def _voice_table(series: list[Series], pen: Pen) -> Table:
    words, periods = pen.words, range(len(series[0].rows))
    head = (words("table.period"), *(one.name for one in series), words("table.total"))
    rows = []
    for at in reversed(periods):
        cells = [columns.value(one.rows[at]) for one in series]
        first = series[0].rows[at]
        rows.append(
            (
                words.period(first["period"], pen.grain),
                *("–" if cell is None else words.percent(cell) for cell in cells),
                words.number(first["denominator"]),
            )
        )
    firsts = [series[0].rows[at]["period"] for at in reversed(periods)]
    points = tuple(Point("", first, end_of(first, pen.grain)) for first in firsts)
    return Table(head, tuple(rows), points)


def ask_voice(look: Look, point: Point) -> Asked:
    """A part of a column stands for the articles that mention, or quote, the actor."""
    filters = within(look.filters, point)
    own = filters.actor or (filters.speaker if look.voice is Voice.QUOTATIONS else ())
    ids = (point.series,) if point.series else own
    focus = Focus.MENTION if look.voice is Voice.MENTIONS else Focus.QUOTATION
    return Asked(shares.among(filters, ids, look.voice), focus)


def voice_switch(look: Look) -> Any:
    """Return the switch between being talked about and being heard."""
    words = look.words
    return dmc.SegmentedControl(
        id=part(PAGE, "voice-of"),
        data=[{"value": one, "label": words(f"actors.voice_of.{one}")} for one in Voice],
        value=look.voice,
        size="xs",
        **aria(label=words("actors.voice_of.label")),
    )


def register(app: Dash) -> None:
    """Let the switch change the state of the page."""

    @app.callback(
        Output(QUERY, "data", allow_duplicate=True),
        Input(part(PAGE, "voice-of"), "value"),
        State(QUERY, "data"),
        prevent_initial_call=True,
    )
    def switched(value: str | None, query: str) -> str:
        return write(read(f"{query}&voice={value}")) if value else query


OVER_TIME = ChartCard(PAGE, "over_time", "actors_over_time", draw_over_time, ask, wide=True)
VOICE = ChartCard(PAGE, "voice", "voice_shares", draw_voice, ask_voice, wide=True)
MULTIPLES = ChartCard(PAGE, "multiples", "actors_over_time", draw_multiples, ask, wide=True)
