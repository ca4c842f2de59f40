"""Share of voice: columns of one height, divided among a few actors; gaps stay gaps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard.figures import states
from dashboard.figures.canvas import Figure, Pen, label, mark, middle, sheet, time_axis, value_axis
from dashboard.figures.over_time import Lines, Sayings, Series
from dashboard.theme import Key, slots

# More columns than these stand without gaps, which would be stripes.
_MOST_APART = 31


def columns(series: Sequence[Series], pen: Pen, *, noun: str) -> Figure:
    """Draw what `queries.shares` counts; `noun` is the word key that counts it."""
    periods: list[date] = [row["period"] for row in series[0].rows] if series else []
    figure = sheet(pen, height=380)
    figure["xaxis"] = time_axis(pen, periods)
    figure["yaxis"] = value_axis(pen, share=True, top=1.0)
    rows = series[0].rows if series else ()
    figure["shapes"] = states.shapes(rows, pen)
    figure["barmode"] = "stack"
    colour = slots(one.identity for one in series)
    said = _Sayings(pen, noun)
    traces = [_trace(one, pen, pen.theme.lines[colour[one.identity]], said) for one in series]
    silent = [row for row in rows if not states.is_gap(row) and not row["denominator"]]
    beside = [*states.gaps(rows, pen, top=1.0), *states.zeros(silent, pen)]
    return {"data": [*traces, *beside], "layout": figure}


def value(row: dict[str, Any]) -> float | None:
    """Return the share of a row, None where nothing was collected or nobody was counted."""
    if states.is_gap(row) or pd.isna(row["count"]) or not row["denominator"]:
        return None
    return float(row["count"]) / float(row["denominator"])


def _trace(one: Series, pen: Pen, colour: str, said: _Sayings) -> Figure:
    roomy = len(one.rows) <= _MOST_APART
    return {
        "type": "bar",
        "name": one.name,
        "x": [middle(row["period"], pen.grain) for row in one.rows],
        "y": [value(row) for row in one.rows],
        "width": states.widths(one.rows, pen, 0.92 if roomy else 1),
        "marker": {"color": colour, "line": {"width": 0.5 * roomy, "color": pen.theme.surface}},
        "customdata": [mark(one.identity, row["period"], pen.grain) for row in one.rows],
        "hovertext": [f"<b>{label(one.name)}</b><br>{said.all_of(row)}" for row in one.rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


class _Sayings(Sayings):
    """What marks say of a share that is not one of articles."""

    def __init__(self, pen: Pen, noun: str) -> None:
        super().__init__(pen, Lines(key="actor_id"))
        self._words = pen.words
        self._noun = noun

    def all_of(self, row: dict[str, Any]) -> str:
        """Return the lines below the name."""
        share, words = value(row), self._words
        lines = [self.period(row["period"])]
        if share is not None:
            whole = words.counted(self._noun, int(row["denominator"]))
            count = words.number(int(row["count"]))
            lines.append(f"{count} {words('hover.of', whole=whole)} · {words.percent(share)}")
        return "<br>".join([*lines, *filter(None, (self.state(row),))])


def keys(series: Sequence[Series], pen: Pen) -> tuple[Key, ...]:
    """Return the legend: every actor in its colour, then the states that occur."""
    colour = slots(one.identity for one in series)
    names = (
        Key(
            one.name,
            pen.theme.lines[colour[one.identity]],
            "box",
            pen.theme.lines[colour[one.identity]],
        )
        for one in series
    )
    return (*names, *states.keys(series[0].rows if series else (), pen))
