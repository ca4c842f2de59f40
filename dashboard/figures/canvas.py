"""The sheet that every figure is drawn on: margins, axes, time ticks, shading, end labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import ceil, floor, log10
from typing import Any

from dashboard.theme import FONT, Theme
from dashboard.wording import Words
from warehouse.queries.filters import Grain

Figure = dict[str, Any]

_STEPS: tuple[tuple[str, int], ...] = (
    *(("day", days) for days in (1, 2, 7, 14)),
    *(("month", months) for months in (1, 2, 3, 6, 12, 24, 60, 120, 240)),
)


@dataclass(frozen=True, slots=True)
class Pen:
    """How to draw: in which colours and words, how wide a period is, for a phone or a desk.

    `whole` names what shares are shares of: articles, quoting or stories.
    """

    theme: Theme
    words: Words
    grain: Grain = Grain.DAY
    narrow: bool = False
    whole: str = "articles"


def label(text: object) -> str:
    """Return text as a figure may show it: the drawing library reads `<a href>` and its kin."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def sheet(pen: Pen, *, height: int, right: int = 16, left: int = 48, top: int = 12) -> Figure:
    """Return the layout that all figures share."""
    return {
        "height": height,
        "autosize": True,
        "margin": {"l": left, "r": right, "t": top, "b": 40, "pad": 4},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 12, "color": pen.theme.dim},
        "separators": pen.words("format.decimal") + pen.words("format.thousands"),
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 30,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": pen.theme.surface,
            "bordercolor": pen.theme.axis,
            "align": "left",
            "font": {"family": FONT, "size": 13, "color": pen.theme.ink},
        },
        "annotations": [],
        "shapes": [],
    }


def value_axis(pen: Pen, *, share: bool = False, top: float | None = None) -> Figure:
    """Return a vertical axis from zero with few, light lines, its numbers as people write them."""
    axis: Figure = {
        "rangemode": "tozero",
        "gridcolor": pen.theme.grid,
        "zerolinecolor": pen.theme.axis,
        "zerolinewidth": 1,
        "nticks": 5,
        "fixedrange": True,
        "tickformat": ",.0~f",
        "ticks": "",
        "automargin": True,
    }
    if top is not None:
        marks = steps(top, whole=not share)
        axis |= {
            "range": [0, top],
            "tickmode": "array",
            "tickvals": marks,
            "ticktext": shares(marks, pen) if share else [pen.words.number(one) for one in marks],
        }
    return axis


def steps(top: float, *, whole: bool, most: int = 4) -> list[float]:
    """Return round values from zero up to `top`: at most `most` steps, whole numbers if asked."""
    size = 10.0 ** floor(log10(top)) if top > 0 else 1.0
    found = next(
        step
        for step in (size * part for part in (0.1, 0.2, 0.25, 0.5, 1, 2))
        if top / step < most + 1 - 1e-6
    )
    if whole:
        found = max(1.0, float(ceil(found)))
    return [round(found * number, 12) for number in range(int(top / found + 1e-9) + 1)]


def shares(marks: Sequence[float], pen: Pen) -> list[str]:
    """Write shares (0..1) as percent, all with as many decimals as their step needs."""
    step = round((marks[1] if len(marks) > 1 else 1.0) * 100, 10)
    digits = next((n for n in range(4) if round(step, n) == step), 4)
    point, sign = pen.words("format.decimal"), pen.words("format.percent")
    return [f"{mark * 100:.{digits}f}".replace(".", point) + sign for mark in marks]


def time_axis(pen: Pen, periods: Sequence[date]) -> Figure:
    """Return a date axis whose ticks are written in the language of the page."""
    axis: Figure = {
        "type": "date",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "linecolor": pen.theme.axis,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": pen.theme.axis,
        "tickangle": 0,
    }
    if not periods:
        return axis
    first, last = periods[0], end_of(periods[-1], pen.grain)
    marks = ticks(first, last, most=4 if pen.narrow else 9)
    # The very last day of the calendar has no day after it.
    after = min(last, date.max - timedelta(days=1)) + timedelta(days=1)
    axis["range"] = [first.isoformat(), after.isoformat()]
    axis["tickmode"] = "array"
    # A label stands under the mark of the period that it names, not at the edge of it.
    starts = frozenset(periods)
    axis["tickvals"] = [
        middle(mark, pen.grain) if mark in starts else mark.isoformat() for mark in marks
    ]
    axis["ticktext"] = _tick_texts(pen, marks)
    return axis


def _tick_texts(pen: Pen, marks: Sequence[date]) -> list[str]:
    gap = (marks[1] - marks[0]).days if len(marks) > 1 else 1
    if gap >= 365:
        return [str(mark.year) for mark in marks]
    texts = []
    for index, mark in enumerate(marks):
        month = pen.words.month(mark)
        text = month if gap >= 28 else pen.words("format.tick", day=mark.day, month=month)
        new_year = index == 0 or marks[index - 1].year != mark.year
        texts.append(f"{text}<br>{mark.year}" if new_year else text)
    return texts


def ticks(first: date, last: date, *, most: int) -> list[date]:
    """Return at most `most` round dates between two days (both inclusive), at least one."""
    span = (last - first).days + 1
    for unit, size in _STEPS:
        if span > (most + 1) * size * (30 if unit == "month" else 1):
            continue
        marks = _days(first, last, size) if unit == "day" else _months(first, last, size)
        if len(marks) <= most:
            return marks or [first]
    return [first]


def _days(first: date, last: date, size: int) -> list[date]:
    start = first + timedelta(days=-first.weekday() % 7 if size >= 7 else 0)
    return [start + timedelta(days=day) for day in range(0, (last - start).days + 1, size)]


def _months(first: date, last: date, size: int) -> list[date]:
    from_month = first.year * 12 + first.month - 1 + (first.day > 1)
    from_month += -from_month % size
    to_month = last.year * 12 + last.month - 1
    return [date(m // 12, m % 12 + 1, 1) for m in range(from_month, to_month + 1, size)]


def end_of(first: date, grain: Grain) -> date:
    """Return the last day of the period that starts at `first`."""
    if grain is Grain.DAY:
        return first
    if grain is Grain.WEEK:
        return first + timedelta(days=6)
    if grain is Grain.MONTH:
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return date(first.year, 12, 31)


def grain_of(periods: Sequence[date], otherwise: Grain) -> Grain:
    """Tell how wide the periods of a complete grid are from the step between them."""
    steps = {(later - earlier).days for earlier, later in pairwise(sorted(set(periods)))}
    if not steps:
        return otherwise
    step = min(steps)
    if step >= 365:
        return Grain.YEAR
    return Grain.MONTH if step >= 28 else Grain.WEEK if step == 7 else Grain.DAY


def middle(first: date, grain: Grain) -> str:
    """Return the instant in the middle of a period, where its mark is drawn."""
    start = datetime.combine(first, datetime.min.time())
    return (start + days_of(first, grain) / 2).isoformat()


def mark(series: str, first: date, grain: Grain) -> list[str]:
    """Return what a mark on a time axis says when it is clicked; see `binding.point_of`."""
    return [series, first.isoformat(), end_of(first, grain).isoformat(), ""]


def days_of(first: date, grain: Grain) -> timedelta:
    """Return how long a period is."""
    return end_of(first, grain) - first + timedelta(days=1)


def band(pen: Pen, first: date, last: date, *, colour: str | None = None) -> Figure:
    """Return a vertical shade over whole periods, behind the marks."""
    return {
        "type": "rect",
        "xref": "x",
        "yref": "paper",
        "x0": first.isoformat(),
        "x1": (end_of(last, pen.grain) + timedelta(days=1)).isoformat(),
        "y0": 0,
        "y1": 1,
        "line": {"width": 0},
        "fillcolor": colour or pen.theme.shade,
        "layer": "below",
    }


def spread(heights: Sequence[float], *, gap: float, top: float) -> list[float]:
    """Move label heights apart so that neighbours keep `gap`, in their given order of size."""
    order = sorted(range(len(heights)), key=lambda index: heights[index])
    placed = list(heights)
    floor = 0.0
    for index in order:
        placed[index] = max(heights[index], floor)
        floor = placed[index] + gap
    ceiling = top
    for index in reversed(order):
        placed[index] = min(placed[index], ceiling)
        ceiling = placed[index] - gap
    return placed
