"""How many articles there are: columns, with zero, no data and the unfinished period told apart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboard.figures import states
from dashboard.figures.canvas import Figure, Pen, sheet, time_axis, value_axis
from dashboard.figures.states import is_gap
from dashboard.frames import records
from dashboard.theme import Key, mixed

_UNFINISHED = 0.4


def columns(frame: pd.DataFrame, pen: Pen) -> Figure:
    """Draw articles a period (queries.overview.volume): a column, a zero mark, or a hatched gap."""
    rows = records(frame)
    periods: list[date] = [row["period"] for row in rows]
    figure = sheet(pen, height=260)
    figure["xaxis"] = time_axis(pen, periods)
    top = max((row["articles"] for row in rows if not is_gap(row)), default=0) * 1.08 or 1
    figure["yaxis"] = value_axis(pen, top=top)
    figure["bargap"] = 0.18
    figure["barmode"] = "overlay"
    figure["shapes"] = states.shapes(rows, pen)
    filled = [row for row in rows if not is_gap(row) and row["articles"] > 0]
    traces = [
        *states.gaps(rows, pen, top=top),
        *([_counted(filled, pen)] if filled else []),
        *states.zeros(filter(_is_empty, rows), pen),
    ]
    return {"data": traces, "layout": figure}


def keys(frame: pd.DataFrame, pen: Pen) -> tuple[Key, ...]:
    """Return the legend: only the states that occur."""
    rows = records(frame)
    colour = pen.theme.lines[0]
    filled = any(not is_gap(row) and row["articles"] > 0 for row in rows)
    counted = (Key(pen.words("state.counted"), colour, "box", colour),) if filled else ()
    return (*counted, *states.keys(rows, pen, zero=any(map(_is_empty, rows))))


def _is_empty(row: dict[str, Any]) -> bool:
    return not is_gap(row) and row["articles"] == 0


def _counted(rows: list[dict[str, Any]], pen: Pen) -> Figure:
    return states.places(rows, pen) | {
        "type": "bar",
        "name": pen.words("state.counted"),
        "y": [int(row["articles"]) for row in rows],
        "width": states.widths(rows, pen, 0.82),
        "marker": {"color": [_colour(row, pen) for row in rows], "line": {"width": 0}},
        "hovertext": [
            states.hover(row, pen, pen.words.counted("count.articles", int(row["articles"])))
            for row in rows
        ],
    }


def _colour(row: dict[str, Any], pen: Pen) -> str:
    return mixed(pen.theme.lines[0], pen.theme.surface, _UNFINISHED if row["incomplete"] else 1.0)
