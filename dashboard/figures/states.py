"""What a period says beside its number: gaps, zeros, coverage in part or undeclared, unfinished."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from dashboard.figures.canvas import Figure, Pen, band, days_of, mark, middle
from dashboard.theme import Key
from dashboard.wording import Words
from warehouse.model import DayState

Row = dict[str, Any]

GAPS = (DayState.NO_DATA, DayState.UNKNOWN, DayState.NOT_ANALYSED)
_MILLISECONDS = 1_000
# Shape, size and solidity of Plotly's patterns.
_HATCHES: dict[DayState, tuple[str, int, float]] = {
    DayState.NO_DATA: ("/", 6, 0.16),
    DayState.UNKNOWN: ("/", 11, 0.07),
    DayState.NOT_ANALYSED: (".", 7, 0.2),
}
_SIGNS = {
    DayState.NO_DATA: "hatch",
    DayState.UNKNOWN: "hatch-wide",
    DayState.NOT_ANALYSED: "dots",
}
# The ribbon above the plot, in pixels.
_RIBBON = (3, 7)


def is_gap(row: Row) -> bool:
    """Tell whether a row of a series has no value: nothing was collected, or nothing read."""
    return row["state"] in GAPS


def in_words(row: Row, words: Words) -> list[str]:
    """Return the state of a row for people: what was collected of it, and who vouches for it."""
    if is_gap(row):
        said = [words(f"state.{row['state']}")]
    elif row["state"] == DayState.PARTIAL:
        said = [words("state.partial_of", parts=parts(row, words))]
    else:
        said = [words("state.complete")] if row["declared"] else []
    if _undeclared(row):
        said.append(words("state.undeclared"))
    return [*said, words("state.incomplete")] if row["incomplete"] else said


def parts(row: Row, words: Words) -> str:
    """Return how much of a period was collected, such as `3 of 5 outlets, 5 of 7 days`."""
    said = []
    if row["collected"] < row["outlets"]:
        said.append(
            words("state.outlets_of", collected=int(row["collected"]), outlets=int(row["outlets"]))
        )
    if row["days_collected"] < row["days"] and row["days"] > 1:
        said.append(
            words("state.days_of", collected=int(row["days_collected"]), days=int(row["days"]))
        )
    return ", ".join(said)


def named(row: Row, words: Words) -> str:
    """Return the state of a row as one cell of a table."""
    said = in_words(row, words)
    if row["state"] == DayState.ZERO:
        said = [words("state.zero"), *(one for one in said if one != words("state.complete"))]
    return "; ".join(said)


def _undeclared(row: Row) -> bool:
    return not is_gap(row) and not row["declared"]


def places(rows: Iterable[Row], pen: Pen) -> Figure:
    """Return where marks of these periods stand and what they say when they are clicked."""
    rows = list(rows)
    return {
        "x": [middle(row["period"], pen.grain) for row in rows],
        "customdata": [mark("", row["period"], pen.grain) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def widths(rows: Sequence[Row], pen: Pen, share: float) -> list[float]:
    """Return a share of the width of each period, as Plotly wants it."""
    periods = {row["period"] for row in rows}
    wide = {
        period: days_of(period, pen.grain).total_seconds() * _MILLISECONDS * share
        for period in periods
    }
    return [wide[row["period"]] for row in rows]


def gaps(rows: Iterable[Row], pen: Pen, *, top: float) -> list[Figure]:
    """Return hatched bars over the periods without a value, which say why there is none."""
    empty = [row for row in rows if is_gap(row)]
    hatches = [_HATCHES[DayState(row["state"])] for row in empty]
    trace = places(empty, pen) | {
        "type": "bar",
        "name": pen.words("state.no_data"),
        "y": [top] * len(empty),
        "width": widths(empty, pen, 1),
        "marker": {
            "color": "rgba(0,0,0,0)",
            "line": {"width": 0},
            "pattern": {
                "shape": [shape for shape, _, _ in hatches],
                "size": [size for _, size, _ in hatches],
                "solidity": [solidity for _, _, solidity in hatches],
                "fgcolor": pen.theme.axis,
            },
        },
        "hovertext": [hover(row, pen) for row in empty],
    }
    return [trace] if empty else []


def zeros(rows: Iterable[Row], pen: Pen) -> list[Figure]:
    """Return rings on the axis for periods in which nothing was found."""
    empty = list(rows)
    trace = places(empty, pen) | {
        "type": "scatter",
        "mode": "markers",
        "name": pen.words("state.zero"),
        "y": [0] * len(empty),
        "cliponaxis": False,
        "marker": {
            "symbol": "circle-open",
            "size": 6,
            "color": pen.theme.dim,
            "line": {"width": 1.5},
        },
        "hovertext": [hover(row, pen, pen.words("state.nothing")) for row in empty],
    }
    return [trace] if empty else []


def hover(row: Row, pen: Pen, *said: str) -> str:
    """Return what a mark says: its period, what was counted, and the state of the period."""
    period = f"<b>{pen.words.period(row['period'], pen.grain)}</b>"
    return "<br>".join([period, *said, *in_words(row, pen.words)])


def shapes(rows: Sequence[Row], pen: Pen) -> list[Figure]:
    """Return the shade over the unfinished newest period and the ribbon of coverage."""
    return [
        *(band(pen, *run) for run in _runs(rows, lambda row: bool(row["incomplete"]))),
        *(_ribbon(pen, *run, colour=pen.theme.part) for run in _runs(rows, is_partial)),
        *(_ribbon(pen, *run, colour=pen.theme.context) for run in _runs(rows, _bare)),
    ]


def is_partial(row: Row) -> bool:
    """Tell whether a period was collected in part."""
    return bool(row["state"] == DayState.PARTIAL)


def _bare(row: Row) -> bool:
    return _undeclared(row) and not is_partial(row)


def _runs(rows: Sequence[Row], wanted: Callable[[Row], bool]) -> list[tuple[date, date]]:
    """Return first and last period of every unbroken run of wanted rows."""
    found: list[tuple[date, date]] = []
    start: date | None = None
    for row, later in [*pairwise(rows), *([(rows[-1], None)] if rows else [])]:
        start = (start or row["period"]) if wanted(row) else None
        if start is not None and (later is None or not wanted(later)):
            found.append((start, row["period"]))
    return found


def _ribbon(pen: Pen, first: date, last: date, *, colour: str) -> Figure:
    shape = band(pen, first, last, colour=colour)
    return shape | {"ysizemode": "pixel", "yanchor": 1, "y0": _RIBBON[0], "y1": _RIBBON[1]}


def keys(rows: Sequence[Row], pen: Pen, *, zero: bool = False) -> tuple[Key, ...]:
    """Return the legend of the states that occur; `zero` tells whether rings are drawn."""
    words, theme = pen.words, pen.theme
    states = {row["state"] for row in rows}
    wanted = (
        (DayState.PARTIAL in states, Key(words("state.partial"), theme.part, "line")),
        (any(map(_bare, rows)), Key(words("state.undeclared"), theme.context, "line")),
        (zero, Key(words("state.zero"), theme.dim, "ring")),
        *(
            (state in states, Key(words(f"state.{state}"), theme.axis, sign))
            for state, sign in _SIGNS.items()
        ),
        (
            any(row["incomplete"] for row in rows),
            Key(words("state.incomplete"), theme.axis, "box", theme.shade),
        ),
    )
    return tuple(key for there, key in wanted if there)
