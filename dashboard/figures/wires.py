"""Agency credits over time: lines for agencies, and above them a grey strip for "none found"."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.figures import states
from dashboard.figures.canvas import Figure, Pen, middle
from dashboard.figures.over_time import Lines, lines, value_of
from dashboard.frames import records

_COLOURED = 7
_STRIP = (0.84, 1.0)
_BELOW = 0.74
# A margin that is wider holds names.
_ROOM = 100


def agency_lines(*, share: bool) -> Lines:
    """Return what an over-time frame of agencies is drawn by: figure and legend share it."""
    return Lines(key="agency", share=share, coloured=_COLOURED)


def with_none(frame: pd.DataFrame, none: pd.DataFrame, pen: Pen, *, share: bool) -> Figure:
    """Draw agencies over time; `none` is queries.wires.none_found for the strip on top."""
    drawn = lines(frame, pen, agency_lines(share=share))
    rows = records(none)
    if not rows or not len(frame):
        return drawn
    figure = drawn["layout"]
    figure["height"] = 420
    figure["yaxis"]["domain"] = [0, _BELOW]
    figure["yaxis2"] = {
        "domain": list(_STRIP),
        "anchor": "x",
        "range": [0, 1],
        "tickvals": [0, 1],
        "ticktext": [pen.words.percent(0), pen.words.percent(1)],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    drawn["data"].append(_strip(rows, pen))
    figure["annotations"].append(_label(pen, beside=figure["margin"]["r"] > _ROOM))
    return drawn


def _strip(rows: list[dict[str, Any]], pen: Pen) -> Figure:
    """Return a column for each period: an area would be drawn through the gaps."""
    what = Lines(key="agency")
    return {
        "type": "bar",
        "x": [middle(row["period"], pen.grain) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "name": pen.words("wires.none_found"),
        "y": [value_of(row, what) for row in rows],
        "yaxis": "y2",
        "width": states.widths(rows, pen, 0.9),
        "marker": {"color": pen.theme.nothing, "opacity": 0.55, "line": {"width": 0}},
        "hovertext": [_says(row, pen) for row in rows],
        "showlegend": False,
    }


def _says(row: dict[str, Any], pen: Pen) -> str:
    share = value_of(row, Lines(key="agency"))
    said = () if share is None else (f"{pen.words('wires.none_found')}: {_part(row, share, pen)}",)
    return states.hover(row, pen, *said)


def _part(row: dict[str, Any], share: float, pen: Pen) -> str:
    words = pen.words
    of = words("hover.of", whole=words.counted(f"whole.{pen.whole}", int(row["denominator"])))
    return f"{words.number(row['articles'])} {of} · {words.percent(share)}"


def _label(pen: Pen, *, beside: bool) -> Figure:
    """Name the strip beside it, where the lines are named too, else below it."""
    return {
        "text": pen.words("wires.none_found"),
        "x": 1 if beside else 0,
        "xref": "paper",
        "xanchor": "left",
        "align": "left",
        "xshift": 8 if beside else 4,
        "y": sum(_STRIP) / 2 if beside else _STRIP[0] - 0.05,
        "yref": "paper",
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 12.5, "color": pen.theme.dim},
    }
