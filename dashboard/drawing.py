"""From a frame to what a card shows: figure, unit line, summary in words, table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard.components.card import Drawing, Notice, Table
from dashboard.figures import ranking
from dashboard.figures.canvas import Figure, Pen, end_of, grain_of
from dashboard.figures.over_time import Lines, Series, keys, series_of, value_of
from dashboard.figures.ranking import Bar, Part
from dashboard.filters import Look, Point
from dashboard.frames import records
from dashboard.theme import theme
from dashboard.wording import Words
from warehouse.queries.filters import Grain


def pen_for(frame: pd.DataFrame, look: Look, view: str) -> Pen:
    """Return how to draw this frame in this view."""
    periods = list(frame["period"]) if "period" in frame else []
    return Pen(
        theme=theme(view),
        words=look.words,
        grain=grain_of(periods, look.filters.grain or Grain.DAY),
        narrow=view.endswith("narrow"),
    )


def empty(look: Look, key: str) -> Drawing:
    """Return why there is nothing to see, and the nearest way out."""
    words = look.words
    return Drawing(notice=Notice(words(f"empty.{key}"), words("empty.what_to_do")))


def of_lines(
    frame: pd.DataFrame, figure: Figure, pen: Pen, what: Lines, *, subtitle: str
) -> Drawing:
    """Return a drawing of series over time with its summary and its table."""
    series = series_of(frame, what.key)
    return Drawing(
        figure=figure,
        subtitle=subtitle,
        summary=_summary(series, pen, what),
        legend=keys(series, pen, what),
        table=_pivot(series, pen, what),
    )


def _summary(series: Sequence[Series], pen: Pen, what: Lines) -> str:
    words = pen.words
    points = [
        (value, one.name, row["period"])
        for one in series
        for row in one.rows
        if (value := value_of(row, what)) is not None
    ]
    if not points:
        return words("summary.nothing")
    value, name, period = max(points, key=lambda point: point[0])
    return words(
        "summary.lines",
        series=words.number(len(series)),
        first=words.period(series[0].rows[0]["period"], pen.grain),
        last=words.period(series[0].rows[-1]["period"], pen.grain),
        name=name,
        value=written(value, words, share=what.share),
        period=words.period(period, pen.grain),
    )


def _pivot(series: Sequence[Series], pen: Pen, what: Lines) -> Table:
    words = pen.words
    head = (words("table.period"), *(one.name for one in series))
    rows = [
        (
            words.period(series[0].rows[index]["period"], pen.grain),
            *(_cell(one.rows[index], words, what) for one in series),
        )
        for index in reversed(range(len(series[0].rows)))
    ]
    first = series[0].rows if series else ()
    points = [Point("", row["period"], end_of(row["period"], pen.grain)) for row in reversed(first)]
    return Table(head, tuple(rows), tuple(points))


def _cell(row: dict[str, Any], words: Words, what: Lines) -> str:
    value = value_of(row, what)
    if value is None:
        return words.known(f"state.{row['state']}", words("state.no_data"))
    return written(value, words, share=what.share)


def written(value: float, words: Words, *, share: bool) -> str:
    """Write a value as percent or as a number."""
    return words.percent(value) if share else words.number(value)


def of_bars(
    rows: Sequence[Bar], parts: Sequence[Part], pen: Pen, *, noun: str, subtitle: str
) -> Drawing:
    """Return a drawing of a ranking with its summary and its table."""
    words = pen.words
    leaders = "; ".join(f"{row.name}: {words.number(sum(row.values))}" for row in rows[:3])
    several = len(parts) > 1
    names = tuple(part.name for part in parts)
    head = (words("table.name"), *names, *((words("table.total"),) if several else ()))
    body = [
        (
            row.name,
            *(words.number(value) for value in row.values),
            *((words.number(sum(row.values)),) if several else ()),
        )
        for row in rows
    ]
    return Drawing(
        figure=ranking.bars(rows, parts, pen, noun=noun),
        subtitle=subtitle,
        legend=ranking.keys(parts),
        summary=words("summary.bars", rows=words.number(len(rows)), leaders=leaders),
        table=Table(head, tuple(body), tuple(Point(row.identity) for row in rows)),
    )


def cut(subtitle: str, look: Look, rows: Sequence[Bar], *, most: int) -> str:
    """Say in the unit line how many rows are shown where not all of them are."""
    if len(rows) <= most:
        return subtitle
    words = look.words
    said = words("card.rows_cut", shown=words.number(most), all=words.number(len(rows)))
    return f"{subtitle} {said}"


def newest_first(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of an over-time frame from the newest period back."""
    return list(reversed(records(frame)))


def whole(frame: pd.DataFrame) -> int:
    """Return the denominator over all periods of an over-time frame (once per period)."""
    once = frame.drop_duplicates("period")
    return int(once["denominator"].fillna(0).sum())


def is_date(value: object) -> bool:
    """Tell whether a cell holds a day."""
    return isinstance(value, date) and not pd.isna(value)
