"""What was collected of each outlet: a strip of cells, an outlet a row, a period a cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

import pandas as pd

from dashboard.figures import states
from dashboard.figures.canvas import Figure, Pen, label, mark, middle, sheet, time_axis
from dashboard.figures.row_names import name_rows
from dashboard.frames import records
from dashboard.theme import Key, mixed
from warehouse.model import DayState

Row = dict[str, Any]

_CLEAR = "rgba(0,0,0,0)"
# The columns that the words of a cell are made from.
_SAID = ("state", "failed", "declared", "articles", "days_collected", "days")


def strip(frame: pd.DataFrame, pen: Pen, periods: Sequence[date]) -> Figure:
    """Draw queries.sources.coverage: cells are full (declared), open (only there) or hatched.

    `periods` is the whole axis, also where no outlet is known.
    """
    rows = records(frame)
    outlets = list(dict.fromkeys(str(row["outlet"]) for row in rows))
    figure = sheet(pen, height=len(outlets) * (38 if pen.narrow else 24) + 52, left=20, top=6)
    figure["xaxis"] = time_axis(pen, periods)
    figure["barmode"] = "overlay"
    name_rows(figure, outlets, pen, size=12.5, above=0.5)
    kinds: tuple[tuple[list[Row], Figure], ...] = (
        ([row for row in rows if not states.is_gap(row)], {}),
        ([row for row in rows if _is_unknown(row)], _hatched("/", pen.theme.axis)),
        ([row for row in rows if _has_failed(row)], _hatched("x", pen.theme.labels[1])),
    )
    cells = [_cells(some, outlets, pen) | look for some, look in kinds if some]
    return {"data": cells, "layout": figure}


def _is_unknown(row: Row) -> bool:
    return states.is_gap(row) and not row["failed"]


def _has_failed(row: Row) -> bool:
    return states.is_gap(row) and bool(row["failed"])


def _hatched(shape: str, colour: str) -> Figure:
    pattern = {"shape": shape, "size": 5, "solidity": 0.22, "fgcolor": colour}
    return {"marker": {"color": _CLEAR, "line": {"width": 0}, "pattern": pattern}}


def _cells(rows: Sequence[Row], outlets: Sequence[str], pen: Pen) -> Figure:
    height = 0.4 if pen.narrow else 0.66
    place = {outlet: number for number, outlet in enumerate(outlets)}
    # Many outlets share few periods.
    ends = {row["period"]: mark("", row["period"], pen.grain)[1:] for row in rows}
    names = {period: pen.words.period(period, pen.grain) for period in ends}
    middles = {period: middle(period, pen.grain) for period in ends}
    labels = {outlet: label(outlet) for outlet in outlets}
    edges = _told(rows, ("state", "declared"), lambda row: _edge(row, pen))
    said = _told(rows, _SAID, lambda row: in_words(row, pen))
    return {
        "type": "bar",
        "name": pen.words("table.state"),
        "x": [middles[row["period"]] for row in rows],
        "base": [place[str(row["outlet"])] - height / 2 for row in rows],
        "y": [height] * len(rows),
        "width": states.widths(rows, pen, 0.86 if len(rows) < 900 else 1),
        "marker": {
            "color": _told(rows, ("state", "declared"), lambda row: _fill(row, pen)),
            "line": {
                "color": edges,
                "width": [1 if edge != _CLEAR else 0 for edge in edges],
            },
        },
        "customdata": [[str(row["outlet"]), *ends[row["period"]]] for row in rows],
        "hovertext": [
            f"<b>{labels[row['outlet']]}</b><br>{names[row['period']]}<br>{words}"
            for row, words in zip(rows, said, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _told(rows: Sequence[Row], columns: Sequence[str], tell: Callable[[Row], str]) -> list[str]:
    """Tell something of each row that only some of its columns decide, once for equal ones."""
    known: dict[Any, str] = {}
    decisive = itemgetter(*columns)
    found = []
    for row in rows:
        key = decisive(row)
        if key not in known:
            known[key] = tell(row)
        found.append(known[key])
    return found


def _fill(row: Row, pen: Pen) -> str:
    if row["state"] == DayState.PARTIAL:
        return mixed(pen.theme.part, pen.theme.surface, 0.9 if row["declared"] else 0.3)
    full = 0.85 if row["state"] == DayState.COUNTED else 0.35
    return mixed(pen.theme.lines[0], pen.theme.surface, full if row["declared"] else 0.12)


def _edge(row: Row, pen: Pen) -> str:
    """Return the colour of the edge: only what nobody declared has one."""
    if row["declared"]:
        return _CLEAR
    return pen.theme.part if row["state"] == DayState.PARTIAL else pen.theme.lines[0]


def in_words(row: Row, pen: Pen) -> str:
    """Return what a cell says, such as `3 articles; Collected in part: 5 of 7 days`."""
    words = pen.words
    if states.is_gap(row):
        return words("state.failed" if row["failed"] else f"state.{row['state']}")
    said = [words.counted("count.articles", int(row["articles"]))]
    if row["state"] == DayState.PARTIAL:
        days = words("state.days_of", collected=int(row["days_collected"]), days=int(row["days"]))
        said.append(words("state.partial_of", parts=days))
    elif row["declared"]:
        said.append(words("state.complete"))
    if not row["declared"]:
        said.append(words("state.undeclared"))
    return "; ".join(said)


def keys(frame: pd.DataFrame, pen: Pen) -> tuple[Key, ...]:
    """Return the legend: only what occurs."""
    words, theme = pen.words, pen.theme
    rows = records(frame[["state", "declared", "failed"]].drop_duplicates())
    sure = [row["state"] for row in rows if row["declared"]]
    bare = any(not row["declared"] and not states.is_gap(row) for row in rows)
    full, none = (mixed(theme.lines[0], theme.surface, share) for share in (0.85, 0.35))
    faint = mixed(theme.lines[0], theme.surface, 0.12)
    gap = {row["state"] for row in rows if not row["failed"]}
    wanted = (
        (DayState.COUNTED in sure, Key(words("state.complete"), full, "box", full)),
        (DayState.ZERO in sure, Key(words("state.zero"), none, "box", none)),
        (
            any(row["state"] == DayState.PARTIAL for row in rows),
            Key(words("state.partial"), theme.part, "box", theme.part),
        ),
        (bare, Key(words("state.undeclared"), theme.lines[0], "box", faint)),
        (DayState.UNKNOWN in gap, Key(words("state.unknown"), theme.axis, "hatch-wide")),
        (
            any(row["failed"] and states.is_gap(row) for row in rows),
            Key(words("state.failed"), theme.labels[1], "hatch"),
        ),
    )
    return tuple(key for there, key in wanted if there)
