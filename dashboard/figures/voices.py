"""Quoted or only mentioned: two dots on a line for each actor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.figures.canvas import Figure, Pen, label, sheet
from dashboard.figures.row_names import name_rows
from dashboard.frames import records
from dashboard.theme import Key


def dumbbell(frame: pd.DataFrame, pen: Pen) -> Figure:
    """Draw queries.speakers.voices: articles mentioning (ring) and quoting (dot) each actor."""
    rows = records(frame)
    figure = sheet(pen, height=len(rows) * (40 if pen.narrow else 28) + 62, left=8, right=24, top=4)
    top = max((row["mentioned"] for row in rows), default=1) or 1
    figure["xaxis"] = {
        "range": [-top * 0.02, top * 1.04],
        "gridcolor": pen.theme.grid,
        "zeroline": False,
        "nticks": 4 if pen.narrow else 6,
        "tickformat": ",d",
        "fixedrange": True,
        "title": {"text": pen.words("axis.articles"), "font": {"size": 12}, "standoff": 6},
    }
    name_rows(figure, [row["name"] for row in rows], pen)
    return {
        "data": [
            _between(rows, pen),
            _dots(rows, pen, "mentioned", symbol="circle-open", colour=pen.theme.dim),
            _dots(rows, pen, "quoted", symbol="circle", colour=pen.theme.lines[0]),
        ],
        "layout": figure,
    }


def keys(pen: Pen) -> tuple[Key, ...]:
    """Return the legend of the two dots."""
    return (
        Key(pen.words("voices.mentioned"), pen.theme.dim, "ring"),
        Key(pen.words("voices.quoted"), pen.theme.lines[0], "dot"),
    )


def _between(rows: Sequence[dict[str, Any]], pen: Pen) -> Figure:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for index, row in enumerate(rows):
        xs += [row["quoted"], row["mentioned"], None]
        ys += [index, index, None]
    line = {"color": pen.theme.context, "width": 3}
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "line": line,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _dots(
    rows: Sequence[dict[str, Any]], pen: Pen, column: str, *, symbol: str, colour: str
) -> Figure:
    name = pen.words(f"voices.{column}")
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [row[column] for row in rows],
        "y": list(range(len(rows))),
        "marker": {"symbol": symbol, "size": 10, "color": colour, "line": {"width": 2}},
        "customdata": [[row["actor_id"], "", "", column] for row in rows],
        "hovertext": [
            f"<b>{label(row['name'])}</b><br>{name}: "
            f"{pen.words.counted('count.articles', int(row[column]))}"
            for row in rows
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
