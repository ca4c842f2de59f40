"""What is in view at all: totals, and how many articles there are over time."""

from __future__ import annotations

import pandas as pd

from warehouse.queries.filters import Filters
from warehouse.queries.scope import (
    Axis,
    Cursor,
    Scope,
    adds_up,
    ask,
    beside,
    counted,
    dated_places,
    fill,
    selected,
    unit,
)
from warehouse.queries.timeline import COVERAGE_COLUMNS, Timeline, frame, shown, timeline

TOTALS_COLUMNS = (
    "articles",
    "undated",
    "outlets",
    "mentions",
    "quotations",
    "speakers",
    "credited",
    "first_date",
    "last_date",
    "not_analysed",
)
VOLUME_COLUMNS = ("period", "state", "articles", *COVERAGE_COLUMNS)

_VOLUME_OF_DAYS = """
SELECT date_trunc({grain}, pub_date)::DATE AS period, sum(articles)::BIGINT
FROM day_articles WHERE {where} GROUP BY period
"""
_VOLUME = """
SELECT date_trunc({grain}, pub_date)::DATE AS period, count(*) FROM ({rows}) GROUP BY period
"""


def volume(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """Return the number of articles in each period, with what was collected of it.

    Columns: period, state, articles (NaN without data), and those of `COVERAGE_COLUMNS`.
    """
    axis = timeline(cursor, filters)
    found = _articles_by_period(cursor, filters, axis)
    rows = []
    for period in axis.periods:
        articles = found.get(period.first, 0)
        state = period.state(articles)
        rows.append((period.first, state.value, shown(state, articles), *period.coverage))
    return frame(rows, VOLUME_COLUMNS, numbers=("articles",))


def _articles_by_period(cursor: Cursor, filters: Filters, axis: Timeline) -> dict[object, int]:
    if adds_up(filters, Axis.ARTICLES):
        query = fill(_VOLUME_OF_DAYS, grain=axis.bound, where=dated_places(filters))
    else:
        query = fill(_VOLUME, grain=axis.bound, rows=counted(filters, Axis.ARTICLES))
    return dict(ask(cursor, query).fetchall())


_DAY_TOTALS = """
SELECT coalesce(sum(articles), 0)::BIGINT, count(DISTINCT outlet), min(pub_date), max(pub_date),
    coalesce(sum(articles - analysed), 0)::BIGINT
FROM day_articles WHERE {where}
"""
_TOTALS = """
SELECT count(*), count(DISTINCT outlet), min(pub_date), max(pub_date),
    count(*) FILTER (NOT analysed)
FROM ({rows})
"""
_UNDATED = "SELECT count(DISTINCT {unit}) FROM ({selected})"
_MENTIONS = "SELECT count(*) FROM ({rows})"
_QUOTATIONS = "SELECT count(*), count(DISTINCT series) FROM ({rows})"
_CREDITED = "SELECT count(DISTINCT {unit}) FROM ({rows}) WHERE analysed"
_TEXT_CREDIT = Scope("credit_group = 'text'")
_DAY_SUMS = """
SELECT coalesce(sum(mentions), 0)::BIGINT, coalesce(sum(quotations), 0)::BIGINT,
    coalesce(sum(credited), 0)::BIGINT,
    (SELECT count(DISTINCT speaker_key) FROM day_speakers WHERE {where})
FROM day_articles WHERE {where}
"""


def totals(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """Return one row that sums up the view.

    Columns: articles (dated, unless the filters ask for undated ones), undated, outlets, mentions
    (counted forms), quotations, speakers (known by key), credited (articles with a text credit),
    first_date, last_date, not_analysed.
    """
    articles, outlets, first, last, not_analysed = _one(cursor, _articles(filters))
    (undated,) = _one(cursor, _undated(filters))
    mentions, quotations, speakers, credited = _annotations(cursor, filters)
    row = (articles, undated, outlets, mentions, quotations, speakers, credited)
    return frame([(*row, first, last, not_analysed)], TOTALS_COLUMNS)


def _articles(filters: Filters) -> Scope:
    if adds_up(filters, Axis.ARTICLES):
        return fill(_DAY_TOTALS, where=dated_places(filters))
    return fill(_TOTALS, rows=counted(filters, Axis.ARTICLES))


def _undated(filters: Filters) -> Scope:
    return fill(_UNDATED, unit=unit(filters), selected=selected(beside(filters, Axis.ARTICLES)))


def _annotations(cursor: Cursor, filters: Filters) -> tuple[int, int, int, int]:
    """Count mentions, quotations, speakers and credited articles, each under its own axis."""
    if adds_up(filters, Axis.ARTICLES):
        sums = _one(cursor, fill(_DAY_SUMS, where=dated_places(filters)))
        mentions, quotations, credited, speakers = sums
        return mentions, quotations, speakers, credited
    text_credits = counted(filters, Axis.WIRES, also=_TEXT_CREDIT)
    mentioning = fill(_MENTIONS, rows=counted(filters, Axis.ACTORS))
    quoting = fill(_QUOTATIONS, rows=counted(filters, Axis.SPEAKERS))
    crediting = fill(_CREDITED, unit=unit(filters), rows=text_credits)
    (mentions,) = _one(cursor, mentioning.once())
    quotations, speakers = _one(cursor, quoting.once())
    (credited,) = _one(cursor, crediting.once())
    return mentions, quotations, speakers, credited


def _one(cursor: Cursor, query: Scope) -> tuple[int, ...]:
    (row,) = ask(cursor, query).fetchall()
    return tuple(row)
