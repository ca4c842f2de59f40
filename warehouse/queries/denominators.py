"""What a share is a share of: the analysed articles of each period, all other filters applied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from warehouse.languages import available
from warehouse.queries.filters import Filters
from warehouse.queries.scope import (
    Axis,
    Cursor,
    Scope,
    adds_up,
    ask,
    beside,
    days,
    each,
    fill,
    places,
    selected,
    unit,
)
from warehouse.queries.timeline import Period, Timeline, shown

_OF_DAYS = """
SELECT date_trunc({grain}, pub_date)::DATE AS period, sum(articles)::BIGINT, sum(analysed)::BIGINT
FROM day_articles WHERE {days} AND {places} GROUP BY period
"""
_EXACT = """
SELECT date_trunc({grain}, day)::DATE AS period, count(*), count(*) FILTER (flag)
FROM ({each}) GROUP BY period
"""
_ANY_ANALYSED = """
SELECT coalesce(sum(articles), 0)::BIGINT, coalesce(sum(analysed), 0)::BIGINT
FROM day_articles WHERE {places}
"""


@dataclass(frozen=True, slots=True)
class Base:
    """The articles (or stories) of a period, and how many of them were analysed."""

    articles: int = 0
    analysed: int = 0


@dataclass(frozen=True, slots=True)
class Measured:
    """An axis with its denominators, ready to take counts.

    `possible` is False when no language in view is analysed at all.
    """

    timeline: Timeline
    bases: Mapping[date, Base]
    possible: bool

    def rows(self, found: Mapping[date, int]) -> Iterator[tuple[Period, str, float, int]]:
        """Yield period, state, number to show and denominator for every period of the axis."""
        for period in self.timeline.periods:
            base = self.bases.get(period.first, Base())
            count = found.get(period.first, 0)
            # What was found was analysed, also where its story counts in an earlier period.
            analysed = count > 0 or (self.possible and bool(base.analysed or not base.articles))
            state = period.state(count, analysed=analysed)
            yield period, state.value, shown(state, count), base.analysed


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The articles that are in view but in no period or no denominator of an axis.

    Attributes:
        undated: without a publication date, whatever the range.
        unread: those of them that were given a date which nobody could read.
        dated: all others in view.
        not_analysed: those of them in a language without a pack.
    """

    undated: int = 0
    unread: int = 0
    dated: int = 0
    not_analysed: int = 0

    @property
    def analysed(self) -> int:
        """The denominator over all periods."""
        return self.dated - self.not_analysed


_UNDATED = """
SELECT count(DISTINCT s.{unit}),
    count(DISTINCT s.{unit}) FILTER (a.published_given IS NOT NULL)
FROM ({selected}) s JOIN articles a USING (article_id)
"""
_DATED_ON_DAYS = """
SELECT coalesce(sum(articles), 0)::BIGINT, coalesce(sum(articles - analysed), 0)::BIGINT
FROM day_articles WHERE {days} AND {places}
"""
_DATED = "SELECT count(*), count(*) FILTER (NOT flag) FROM ({each})"
_ANALYSED = "SELECT article_id, story_key, pub_date, analysed AS flag FROM ({selected})"


def left_out(cursor: Cursor, filters: Filters, axis: Axis) -> LeftOut:
    """Return what an axis leaves out; `scope.beside` is the view of its undated articles."""
    undated = selected(beside(filters, axis), measuring=axis)
    query = fill(_UNDATED, unit=unit(filters), selected=undated)
    ((without, unread),) = ask(cursor, query.once()).fetchall()
    if filters.undated:
        return LeftOut(without, unread)
    if adds_up(filters, axis):
        query = fill(_DATED_ON_DAYS, days=days(filters), places=places(filters))
    else:
        query = fill(_DATED, each=_each(filters, axis)).once()
    ((dated, not_analysed),) = ask(cursor, query).fetchall()
    return LeftOut(without, unread, dated, not_analysed)


def _each(filters: Filters, axis: Axis) -> Scope:
    return each(filters, fill(_ANALYSED, selected=selected(filters, measuring=axis)))


def measured_axis(cursor: Cursor, filters: Filters, axis: Axis, *, timeline: Timeline) -> Measured:
    """Return the axis with the denominator of each period for what is measured."""
    if adds_up(filters, axis):
        query = fill(_OF_DAYS, grain=timeline.bound, days=days(filters), places=places(filters))
    else:
        query = fill(_EXACT, grain=timeline.bound, each=_each(filters, axis)).once()
    rows: Sequence[tuple[date, int, int]] = ask(cursor, query).fetchall()
    bases = {period: Base(articles, analysed) for period, articles, analysed in rows}
    return Measured(timeline, bases, _possible(cursor, filters))


def _possible(cursor: Cursor, filters: Filters) -> bool:
    if set(filters.language) & set(available()):
        return True
    query = fill(_ANY_ANALYSED, places=places(filters))
    ((articles, analysed),) = ask(cursor, query).fetchall()
    return bool(analysed) or not (articles or filters.language)
