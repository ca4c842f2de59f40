"""Movers: how far shares moved, each with the interval that chance leaves around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.figures.canvas import Figure, Pen, label, sheet
from dashboard.figures.row_names import name_rows
from dashboard.theme import Key
from dashboard.wording import Words

_ROW, _NARROW_ROW = 30, 44
_STEPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5)


def dots(rows: Sequence[dict[str, Any]], pen: Pen) -> Figure:
    """Draw `queries.movers`: a dot for each change, filled where it is beyond chance."""
    height = max(1, len(rows)) * (_NARROW_ROW if pen.narrow else _ROW) + 64
    figure = sheet(pen, height=height, left=8, right=24, top=4)
    reach = max((max(abs(row["low"]), abs(row["high"])) for row in rows), default=0.1) * 1.05
    figure["xaxis"] = {
        "range": [-reach, reach],
        "gridcolor": pen.theme.grid,
        "zeroline": True,
        "zerolinecolor": pen.theme.axis,
        "zerolinewidth": 1.5,
        **_ticks(reach, pen),
        "fixedrange": True,
        "title": {"text": pen.words("movers.axis"), "font": {"size": 12}, "standoff": 6},
    }
    name_rows(figure, [row["name"] for row in rows], pen)
    return {"data": [_marks(rows, pen)], "layout": figure}


def _ticks(reach: float, pen: Pen) -> Figure:
    """Return round marks in percentage points on both sides of zero, with their signs."""
    most = 2 if pen.narrow else 4
    step = next((size for size in _STEPS if reach / size < most + 1), max(_STEPS))
    marks = [side * step for side in range(-most, most + 1) if abs(side) * step <= reach]
    texts = [_signed(mark, pen.words) for mark in marks]
    return {"tickmode": "array", "tickvals": marks, "ticktext": texts}


def _signed(share: float, words: Words) -> str:
    value = abs(share) * 100
    written = words.number(value) if value >= 1 or not value else words.decimal(value)
    return written if not value else ("+" if share > 0 else "−") + written


def _marks(rows: Sequence[dict[str, Any]], pen: Pen) -> Figure:
    colours = [_colour(row, pen) for row in rows]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row["change"] for row in rows],
        "y": list(range(len(rows))),
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [row["high"] - row["change"] for row in rows],
            "arrayminus": [row["change"] - row["low"] for row in rows],
            "color": pen.theme.nothing,
            "thickness": 1.5,
            "width": 4,
        },
        "marker": {
            "size": 11,
            "color": colours,
            "symbol": ["circle" if row["beyond_chance"] else "circle-open" for row in rows],
            "line": {"width": 2, "color": colours},
        },
        "customdata": [
            [row["actor_id"], row["first_before"].isoformat(), row["last"].isoformat(), "moved"]
            for row in rows
        ],
        "hovertext": [_says(row, pen.words) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _colour(row: dict[str, Any], pen: Pen) -> str:
    if not row["beyond_chance"]:
        return pen.theme.dim
    return pen.theme.lines[0 if row["change"] > 0 else 1]


def points(share: float, words: Words) -> str:
    """Write a difference of shares in percentage points with its sign."""
    rounded = round(abs(share) * 100, 1)
    sign = "±" if not rounded else "+" if share > 0 else "−"
    return words("movers.points", n=sign + words.decimal(rounded))


def verdict(row: dict[str, Any], words: Words) -> str:
    """Say whether a change is more than chance."""
    return words("movers.beyond" if row["beyond_chance"] else "movers.chance")


def _says(row: dict[str, Any], words: Words) -> str:
    before, now = (
        words.percent(row[n] / row[of]) for n, of in (("before", "before_of"), ("now", "now_of"))
    )
    lines = [
        f"<b>{label(row['name'])}</b>",
        f"{before} → {now} ({points(row['change'], words)})",
        words(
            "movers.counts",
            before=words.number(row["before"]),
            before_of=words.number(row["before_of"]),
            now=words.number(row["now"]),
            now_of=words.number(row["now_of"]),
        ),
        verdict(row, words),
    ]
    return "<br>".join(lines)


def keys(pen: Pen) -> tuple[Key, ...]:
    """Return the legend: up, down, and not more than chance."""
    theme, words = pen.theme, pen.words
    return (
        Key(words("movers.up"), theme.lines[0], "dot"),
        Key(words("movers.down"), theme.lines[1], "dot"),
        Key(words("movers.chance"), theme.dim, "ring"),
    )
