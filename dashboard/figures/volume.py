"""How many articles there are: columns, with zero, no data and the unfinished period told apart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboard.figures.canvas import (
    Figure,
    Pen,
    band,
    days_of,
    mark,
    middle,
    sheet,
    time_axis,
    value_axis,
)
from dashboard.frames import records
from dashboard.theme import Key, mixed
from warehouse.model import DayState

GAPS = (DayState.NO_DATA, DayState.UNKNOWN)
_MILLISECONDS = 1_000
_IN_PART = 0.7
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
    gaps = [row for row in rows if is_gap(row)]
    zeros = [row for row in rows if not is_gap(row) and row["articles"] == 0]
    counted = [row for row in rows if not is_gap(row) and row["articles"] > 0]
    traces = [_gaps(gaps, pen, top), _counted(counted, pen), _zeros(zeros, pen)]
    unfinished = [row["period"] for row in rows if row["incomplete"]]
    if unfinished:
        figure["shapes"].append(band(pen, unfinished[0], unfinished[-1]))
    return {"data": [trace for trace in traces if trace["x"]], "layout": figure}


def keys(frame: pd.DataFrame, pen: Pen) -> tuple[Key, ...]:
    """Return the legend: only the states that occur."""
    rows = records(frame)
    words, theme = pen.words, pen.theme
    wanted = (
        (
            any(row["state"] == DayState.COUNTED and not row["incomplete"] for row in rows),
            Key(words("state.counted"), theme.lines[0], "box", theme.lines[0]),
        ),
        (
            any(row["state"] == DayState.PARTIAL for row in rows),
            Key(words("state.partial"), _shade(pen, _IN_PART), "box", _shade(pen, _IN_PART)),
        ),
        (
            any(not is_gap(row) and row["articles"] == 0 for row in rows),
            Key(words("state.zero"), theme.dim, "ring"),
        ),
        (any(map(is_gap, rows)), Key(words("state.no_data"), theme.axis, "hatch")),
        (
            any(row["incomplete"] for row in rows),
            Key(words("state.incomplete"), theme.axis, "box", _shade(pen, _UNFINISHED)),
        ),
    )
    return tuple(key for there, key in wanted if there)


def is_gap(row: dict[str, Any]) -> bool:
    """Tell whether a row of an over-time frame has no value because nothing was collected."""
    return row["state"] in GAPS or pd.isna(row["articles"])


def _places(rows: list[dict[str, Any]], pen: Pen) -> Figure:
    return {
        "x": [middle(row["period"], pen.grain) for row in rows],
        "customdata": [mark("", row["period"], pen.grain) for row in rows],
    }


def _widths(rows: list[dict[str, Any]], pen: Pen, share: float) -> list[float]:
    return [
        days_of(row["period"], pen.grain).total_seconds() * _MILLISECONDS * share for row in rows
    ]


def _counted(rows: list[dict[str, Any]], pen: Pen) -> Figure:
    return _places(rows, pen) | {
        "type": "bar",
        "name": pen.words("state.counted"),
        "y": [int(row["articles"]) for row in rows],
        "width": _widths(rows, pen, 0.82),
        "marker": {
            "color": [_colour(row, pen) for row in rows],
            "line": {"width": 0},
        },
        "hovertext": [_says(row, pen) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _colour(row: dict[str, Any], pen: Pen) -> str:
    if row["incomplete"]:
        return _shade(pen, _UNFINISHED)
    return _shade(pen, _IN_PART if row["state"] == DayState.PARTIAL else 1.0)


def _shade(pen: Pen, share: float) -> str:
    return mixed(pen.theme.lines[0], pen.theme.surface, share)


def _says(row: dict[str, Any], pen: Pen) -> str:
    lines = [
        f"<b>{pen.words.period(row['period'], pen.grain)}</b>",
        pen.words.counted("count.articles", int(row["articles"])),
    ]
    if row["state"] == DayState.PARTIAL:
        lines.append(
            pen.words("state.partial_of", collected=row["collected"], outlets=row["outlets"])
        )
    if row["incomplete"]:
        lines.append(pen.words("state.incomplete"))
    return "<br>".join(lines)


def _zeros(rows: list[dict[str, Any]], pen: Pen) -> Figure:
    return _places(rows, pen) | {
        "type": "scatter",
        "mode": "markers",
        "name": pen.words("state.zero"),
        "y": [0] * len(rows),
        "cliponaxis": False,
        "marker": {
            "symbol": "circle-open",
            "size": 5,
            "color": pen.theme.dim,
            "line": {"width": 1.5},
        },
        "hovertext": [
            f"<b>{pen.words.period(row['period'], pen.grain)}</b><br>{pen.words('state.zero')}"
            for row in rows
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _gaps(rows: list[dict[str, Any]], pen: Pen, top: float) -> Figure:
    return _places(rows, pen) | {
        "type": "bar",
        "name": pen.words("state.no_data"),
        "y": [top] * len(rows),
        "width": _widths(rows, pen, 1),
        "marker": {
            "color": "rgba(0,0,0,0)",
            "line": {"width": 0},
            "pattern": {"shape": "/", "size": 7, "solidity": 0.12, "fgcolor": pen.theme.axis},
        },
        "hovertext": [
            f"<b>{pen.words.period(row['period'], pen.grain)}</b><br>"
            f"{pen.words('state.' + str(row['state']))}"
            for row in rows
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
