"""The coverage strip of the overview: what was collected of each outlet, and what of it opens."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard import drawing
from dashboard.components.card import Drawing, Note, Table
from dashboard.figures import coverage
from dashboard.figures.canvas import Pen, end_of
from dashboard.filters import Asked, Look, Point, within
from dashboard.frames import records
from dashboard.later import Later
from warehouse.model import DayState
from warehouse.queries import sources
from warehouse.queries.articles import Focus
from warehouse.queries.timeline import timeline

MOST = 12
_WHOLE = (DayState.COUNTED, DayState.ZERO)


def draw(cursor: Any, look: Look, view: str, *, most: int = MOST) -> Drawing:
    """Draw the `most` outlets with the most articles, a cell for each period."""
    every = sources.coverage(cursor, look.filters)
    if not len(every):
        return drawing.empty(cursor, look, "coverage", timed=True)
    axis = [period.first for period in timeline(cursor, look.filters).periods]
    outlets = list(dict.fromkeys(every["outlet"]))
    found = every[every["outlet"].isin(outlets[:most])]
    pen = drawing.pen_for(every, look, view)
    words = look.words
    return Drawing(
        figure=coverage.strip(found, pen, axis),
        subtitle=words("overview.coverage.subtitle", per=words(f"per.{pen.grain}")),
        legend=coverage.keys(found, pen),
        summary=_summary(found, pen),
        table=_table(found, pen),
        notes=_cut(look, len(outlets), most),
    )


def _cut(look: Look, outlets: int, most: int) -> tuple[Note, ...]:
    """Say how many outlets are shown where not all of them are."""
    if outlets <= most:
        return ()
    words = look.words
    shown, every = words.number(most), words.number(outlets)
    return (Note(words("card.rows_cut", shown=shown, all=every)),)


def _summary(found: pd.DataFrame, pen: Pen) -> str:
    states: Counter[str] = Counter()
    for state, declared in zip(found["state"], found["declared"], strict=True):
        states[state] += 1
        states["declared"] += bool(declared and state in _WHOLE)
    words = pen.words
    return words(
        "summary.coverage",
        outlets=words.number(found["outlet"].nunique()),
        cells=words.number(len(found)),
        complete=words.number(states["declared"]),
        partial=words.number(states[DayState.PARTIAL]),
        gaps=words.number(states[DayState.NO_DATA] + states[DayState.UNKNOWN]),
    )


def _table(found: pd.DataFrame, pen: Pen) -> Table:
    """Return a row for each period, newest first, and a column for each outlet."""
    outlets = list(dict.fromkeys(found["outlet"]))
    periods: list[date] = sorted(set(found["period"]), reverse=True)

    def rows() -> list[tuple[str, ...]]:
        cells = {(row["outlet"], row["period"]): row for row in records(found)}
        return [
            (
                pen.words.period(period, pen.grain),
                *(
                    coverage.in_words(cells[outlet, period], pen)
                    if (outlet, period) in cells
                    else "–"
                    for outlet in outlets
                ),
            )
            for period in periods
        ]

    return Table(
        (pen.words("table.period"), *map(str, outlets)),
        Later(rows),
        tuple(Point("", period, end_of(period, pen.grain)) for period in periods),
    )


def asks(look: Look, point: Point) -> Asked:
    """A cell stands for the articles of its outlet in its period."""
    filters = within(look.filters, point)
    outlet = (point.series,) if point.series else filters.outlet
    return Asked(replace(filters, outlet=outlet), Focus.ARTICLE)
