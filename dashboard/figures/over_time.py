"""Series over time: coloured lines with their names at the end, the rest as grey context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.figures import states
from dashboard.figures.canvas import (
    Figure,
    Pen,
    label,
    mark,
    middle,
    sheet,
    spread,
    time_axis,
    value_axis,
)
from dashboard.figures.states import is_gap
from dashboard.frames import is_missing, records
from dashboard.theme import Key, slots

_LONGEST_NAME = 22
_FEW_POINTS = 31
# A line of text as a share of the axis, and how many of them a name may stand off its line.
_LINE_OF_TEXT = 0.062
_FARTHEST = 1.5
_THIN = 5
# The columns that the state of a row is told from.
_STATED = (
    "state",
    "declared",
    "incomplete",
    "collected",
    "outlets",
    "days_collected",
    "days",
)


@dataclass(frozen=True, slots=True)
class Lines:
    """What to draw from an over-time frame.

    `key` is the identity column, `value` the counted one; `share` divides by `denominator`.
    `coloured` is how many series get a colour and a name, in the order of the frame.
    """

    key: str
    value: str = "articles"
    share: bool = True
    coloured: int = 6


@dataclass(frozen=True, slots=True)
class _Place:
    """A period as all series share it: where it stands, its name, what a mark in it carries."""

    x: str
    name: str
    mark: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Series:
    """One line: its identity, name and rows in time order."""

    identity: str
    name: str
    rows: tuple[dict[str, Any], ...]


def series_of(frame: pd.DataFrame, key: str) -> list[Series]:
    """Split an over-time frame into its series, in the order in which they appear."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in records(frame):
        found.setdefault(row[key], []).append(row)
    return [Series(key, rows[0]["name"], tuple(rows)) for key, rows in found.items()]


def lines(frame: pd.DataFrame, pen: Pen, what: Lines) -> Figure:
    """Draw an over-time frame as lines; gaps stay gaps, zero is zero."""
    series = series_of(frame, what.key)
    periods: list[date] = [row["period"] for row in series[0].rows] if series else []
    values = values_of(series, what)
    top = max((value for line in values for value in line if value is not None), default=0) or 1
    ends = ends_of(values, pen, what)
    figure = sheet(pen, height=360, right=160 if ends else 16)
    figure["xaxis"] = time_axis(pen, periods)
    figure["yaxis"] = value_axis(pen, share=what.share, top=top * 1.08)
    rows = series[0].rows if series else ()
    figure["shapes"] = states.shapes(rows, pen)
    figure["barmode"] = "overlay"
    colour = slots(one.identity for one in series[: what.coloured])
    places = _places(periods, pen)
    said = Sayings(pen, what)
    traces = [
        _trace(one, line, pen, what, colour.get(one.identity)) | _at(one, line, places, said)
        for one, line in zip(series, values, strict=True)
    ]
    figure["annotations"] += [
        _end(one, height, pen, colour[one.identity])
        for one, height in zip(series, ends, strict=False)
    ]
    beside = [*states.gaps(rows, pen, top=top * 1.08), *states.zeros(_hollow(rows, what), pen)]
    return {"data": [*beside, *traces[::-1]], "layout": figure}


def _hollow(rows: Sequence[dict[str, Any]], what: Lines) -> list[dict[str, Any]]:
    """Return the periods that were collected but hold no article of which to take a share."""
    return [row for row in rows if not is_gap(row) and _has_no_share(row, what)]


def _has_no_share(row: dict[str, Any], what: Lines) -> bool:
    return what.share and (is_missing(row["denominator"]) or not row["denominator"])


def values_of(series: Sequence[Series], what: Lines) -> list[list[float | None]]:
    """Return what is drawn for each row of each series."""
    return [[value_of(row, what) for row in one.rows] for one in series]


def value_of(row: dict[str, Any], what: Lines) -> float | None:
    """Return what is drawn for a row: None where nothing was collected or there is no share.

    A zero while some of the outlets were not collected is none either: they may be the very ones
    that would have had something.
    """
    if is_gap(row) or is_missing(row[what.value]):
        return None
    if not row[what.value] and row["collected"] < row["outlets"]:
        return None
    if not what.share:
        return float(row[what.value])
    whole = row["denominator"]
    return float(row[what.value]) / float(whole) if whole and not is_missing(whole) else None


def _trace(
    one: Series, line: Sequence[float | None], pen: Pen, what: Lines, slot: int | None
) -> Figure:
    grey = slot is None
    colour = pen.theme.context if slot is None else pen.theme.lines[slot]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": one.name,
        "y": line,
        "connectgaps": False,
        "line": {"color": colour, "width": 1.25 if grey else 2.25, "shape": "linear"},
        "marker": {
            "color": colour,
            "size": marker_sizes(line, always=not grey),
            "symbol": [_symbol(row, what) for row in one.rows],
            "line": {"width": 1.5, "color": colour},
            "opacity": 1,
        },
    }


def _places(periods: Sequence[date], pen: Pen) -> dict[date, _Place]:
    found = {}
    for period in periods:
        _, *rest = mark("", period, pen.grain)
        name = pen.words.period(period, pen.grain)
        found[period] = _Place(middle(period, pen.grain), name, (rest[0], rest[1], rest[2]))
    return found


def _at(
    one: Series, line: Sequence[float | None], places: dict[date, _Place], said: Sayings
) -> Figure:
    """Return where the marks of a series stand and what they say."""
    own = [places[row["period"]] for row in one.rows]
    name = f"<b>{label(one.name)}</b>"
    return {
        "x": [place.x for place in own],
        "customdata": [[one.identity, *place.mark] for place in own],
        "hovertext": [
            f"{name}<br>{place.name}<br>{said.of(row, value)}"
            for place, row, value in zip(own, one.rows, line, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def marker_sizes(line: Sequence[float | None], *, always: bool) -> list[float]:
    """Show points where a line alone would not: lonely ones, zeros, all when they are few."""
    few = always and len(line) <= _FEW_POINTS
    sizes: list[float] = []
    for index, value in enumerate(line):
        before = line[index - 1] if index else None
        after = line[index + 1] if index + 1 < len(line) else None
        lonely = value is not None and before is None and after is None
        zero = always and value == 0
        sizes.append(6 if few or lonely or zero else 0)
    return sizes


def _symbol(row: dict[str, Any], what: Lines) -> str:
    if not is_gap(row) and row[what.value] == 0:
        return "circle-open"
    return "diamond-open" if is_thin(row, what) else "circle"


class Sayings:
    """What marks say; what holds for all series of a period is put into words once."""

    def __init__(self, pen: Pen, what: Lines) -> None:
        self._pen = pen
        self._what = what
        self._wholes: dict[Any, str] = {}
        self._states: dict[tuple[Any, ...], str] = {}
        self._periods: dict[date, str] = {}

    def period(self, first: date) -> str:
        """Name the period that begins on a day."""
        if first not in self._periods:
            self._periods[first] = self._pen.words.period(first, self._pen.grain)
        return self._periods[first]

    def of(self, row: dict[str, Any], value: float | None) -> str:
        """Return the lines below the name and the period of a mark."""
        counts = "" if value is None else self._counts(row)
        state = self.state(row)
        return f"{counts}<br>{state}" if counts and state else counts or state

    def state(self, row: dict[str, Any]) -> str:
        """Say what was collected in the period of a row, "" where there is nothing to say."""
        known = tuple(row[name] for name in _STATED)
        if known not in self._states:
            self._states[known] = "<br>".join(states.in_words(row, self._pen.words))
        return self._states[known]

    def _counts(self, row: dict[str, Any]) -> str:
        words, n, whole = self._pen.words, int(row[self._what.value]), row["denominator"]
        if is_missing(whole) or not whole:
            return words.counted(f"count.{self._what.value}", n)
        if whole not in self._wholes:
            counted = words.counted(f"whole.{self._pen.whole}", int(whole))
            self._wholes[whole] = words("hover.of", whole=counted)
        of = self._wholes[whole]
        if self._what.value != "articles":
            return f"{words.counted(f'count.{self._what.value}', n)} {of}"
        return f"{words.number(n)} {of} · {words.percent(n / float(whole))}"


def ends_of(values: Sequence[Sequence[float | None]], pen: Pen, what: Lines) -> list[float]:
    """Return at which heights the names of the coloured lines stand behind their ends.

    Nothing where they would not fit: on a phone, or where several lines end so close together that
    a name would stand beside the end of another line. The legend names them then.
    """
    if pen.narrow or not values:
        return []
    top = max((value for line in values for value in line if value), default=1.0)
    ends = [_last(line) for line in values[: what.coloured]]
    gap = top * _LINE_OF_TEXT
    heights = spread(ends, gap=gap, top=top * 1.06)
    fits = all(
        abs(end - height) <= gap * _FARTHEST for end, height in zip(ends, heights, strict=True)
    )
    return heights if fits else []


def _last(line: Sequence[float | None]) -> float:
    return next((value for value in reversed(line) if value is not None), 0.0)


def _end(one: Series, height: float, pen: Pen, slot: int) -> Figure:
    return {
        "text": short(one.name),
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "align": "left",
        "xshift": 8,
        "y": height,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 12.5, "color": pen.theme.labels[slot]},
    }


def is_thin(row: dict[str, Any], what: Lines) -> bool:
    """Tell whether a share stands on so few articles that it should not be read as a trend."""
    return what.share and not is_missing(row["denominator"]) and 0 < row["denominator"] < _THIN


def keys(series: Sequence[Series], pen: Pen, what: Lines) -> tuple[Key, ...]:
    """Return the legend; it names the coloured series where that does not fit at their ends."""
    thin = any(is_thin(row, what) for one in series for row in one.rows)
    zero = any(not is_gap(row) and row[what.value] == 0 for one in series for row in one.rows)
    notes = (
        *((Key(pen.words("legend.thin", n=_THIN), pen.theme.dim, "diamond"),) if thin else ()),
        *states.keys(series[0].rows if series else (), pen, zero=zero),
    )
    if ends_of(values_of(series, what), pen, what):
        return notes
    shown = series[: what.coloured]
    colour = slots(one.identity for one in shown)
    names = (Key(one.name, pen.theme.lines[colour[one.identity]], "line") for one in shown)
    return (*names, *notes)


def short(name: str, note: str = "") -> str:
    """Cut a long name and make it a label; the full one stands in hover and table.

    `note` stands behind it and is never cut, such as a number in brackets.
    """
    cut = len(name) > _LONGEST_NAME
    return label((name[: _LONGEST_NAME - 1].rstrip() + "…" if cut else name) + note)
