"""From a frame to what a card shows: figure, unit line, summary in words, table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard.components.card import Drawing, Note, Notice, Table
from dashboard.figures import ranking, states
from dashboard.figures.canvas import Figure, Pen, end_of, grain_of
from dashboard.figures.over_time import Lines, Series, keys, series_of, value_of
from dashboard.figures.ranking import Bar, Part
from dashboard.filters import Look, Point, counts_in, href
from dashboard.frames import records
from dashboard.later import Later
from dashboard.theme import theme
from dashboard.wording import Words
from warehouse.queries.articles import Focus
from warehouse.queries.denominators import LeftOut, left_out
from warehouse.queries.filters import Denominator, Grain
from warehouse.queries.scope import Axis, beside


def pen_for(frame: pd.DataFrame, look: Look, view: str) -> Pen:
    """Return how to draw this frame in this view."""
    periods = list(frame["period"]) if "period" in frame else []
    return Pen(
        theme=theme(view),
        words=look.words,
        grain=grain_of(periods, look.filters.grain or Grain.DAY),
        narrow=view.endswith("narrow"),
        whole=_whole(look),
    )


def _whole(look: Look) -> str:
    base = counts_in(look.filters)
    quoting_once = base is Denominator.QUOTING and look.filters.unique
    return "quoting_stories" if quoting_once else base


def empty(
    cursor: Any, look: Look, key: str, axis: Axis = Axis.ARTICLES, *, timed: bool = False
) -> Drawing:
    """Return why there is nothing to see, and the nearest way out.

    Args:
        cursor: from `Desk.read()`.
        look: the state of the page.
        key: what there is nothing of, a key of the wordings under `empty`.
        axis: what is measured.
        timed: the chart has a time axis, on which undated articles have no place.
    """
    words, around = look.words, left_out(cursor, look.filters, axis)
    notice = Notice(words(f"empty.{key}"), words("empty.what_to_do"))
    if timed and look.filters.undated:
        notice = Notice(words("empty.undated"), words("empty.undated_hint"))
    elif around.dated and not around.analysed and axis is not Axis.ARTICLES:
        n = words.counted("count.articles", around.dated)
        notice = Notice(words("empty.not_analysed"), words("empty.not_analysed_hint", n=n))
    return Drawing(notice=notice, notes=_undated(look, axis, around) if timed else ())


def notes(cursor: Any, look: Look, axis: Axis, frame: pd.DataFrame) -> tuple[Note, ...]:
    """Return what is beside a time axis: undated articles, other languages, undeclared days."""
    words, around = look.words, left_out(cursor, look.filters, axis)
    periods = records(frame.drop_duplicates("period"))
    held = [row for row in periods if not states.is_gap(row)]
    bare = sum(not row["declared"] for row in held)
    found = list(_undated(look, axis, around))
    if around.not_analysed:
        found.append(Note(words.counted("note.not_analysed", around.not_analysed)))
    if bare:
        n = words.number(bare)
        found.append(Note(words("note.undeclared", n=n, periods=words.number(len(held)))))
    return tuple(found)


def _undated(look: Look, axis: Axis, around: LeftOut) -> tuple[Note, ...]:
    """Return the note that opens the undated articles."""
    if not around.undated or look.filters.undated:
        return ()
    words = look.words
    text = words.counted("note.undated", around.undated)
    if around.unread:
        text += f" ({words.counted('note.unread', around.unread)})"
    seen = look.having(filters=beside(look.filters, axis), focus=Focus.ARTICLE, page=1)
    return (Note(text, href("/articles", seen)),)


def of_lines(
    frame: pd.DataFrame,
    figure: Figure,
    pen: Pen,
    what: Lines,
    *,
    subtitle: str,
    notes: tuple[Note, ...] = (),
) -> Drawing:
    """Return a drawing of series over time with its summary and its table."""
    series = series_of(frame, what.key)
    return Drawing(
        figure=figure,
        subtitle=subtitle,
        summary=_summary(series, pen, what),
        legend=keys(series, pen, what),
        table=_pivot(series, pen, what),
        notes=notes,
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
    head = (words("table.period"), *(one.name for one in series), words("table.state"))
    first = series[0].rows if series else ()

    def rows() -> list[tuple[str, ...]]:
        return [
            (
                words.period(row["period"], pen.grain),
                *(_cell(one.rows[index], words, what) for one in series),
                states.named(row, words),
            )
            for index, row in reversed(list(enumerate(first)))
        ]

    def points() -> list[Point]:
        return [Point("", row["period"], end_of(row["period"], pen.grain)) for row in first[::-1]]

    return Table(head, Later(rows), Later(points))


def _cell(row: dict[str, Any], words: Words, what: Lines) -> str:
    value = value_of(row, what)
    if value is None:
        return "–"
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
            row.title,
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


def whole(frame: pd.DataFrame, pen: Pen) -> str:
    """Return the denominator over all periods of an over-time frame (once per period) in words."""
    once = frame.drop_duplicates("period")
    return of_all(int(once["denominator"].fillna(0).sum()), pen)


def of_all(number: int, pen: Pen) -> str:
    """Return what shares are shares of, such as `312 analysed articles`."""
    return pen.words.counted(f"whole.{pen.whole}", number)


def is_date(value: object) -> bool:
    """Tell whether a cell holds a day."""
    return isinstance(value, date) and not pd.isna(value)
