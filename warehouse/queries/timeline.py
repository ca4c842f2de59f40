"""The time axis: its periods, which of them were collected, and what a number on it means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from warehouse.model import DayState
from warehouse.queries.filters import Filters, Grain, grain_for, period_end, period_of
from warehouse.queries.scope import Cursor, Scope, among, fill, outlets

# How far an axis may reach beyond the days that the warehouse knows anything about.
_MARGIN = timedelta(days=366)


COVERAGE_COLUMNS = ("collected", "outlets", "days_collected", "days", "declared", "incomplete")


@dataclass(frozen=True, slots=True)
class Period:
    """One period of an axis.

    Attributes:
        first: its first day, also where the axis begins later.
        outlets: outlets in view that were being collected around it.
        collected: those of them that were collected on every one of its days.
        days: its days that are in view.
        days_collected: those of them on which every outlet was collected.
        touched: whether any outlet was collected on any of its days.
        failed: whether collecting was tried and failed.
        declared: whether somebody vouches for all that was collected: a declaration or a poll.
            Otherwise articles of days that nobody declared are among it.
        incomplete: it was not over when the newest delivery came, or the range cuts it.
    """

    first: date
    outlets: int
    collected: int
    days: int
    days_collected: int
    touched: bool
    failed: bool
    declared: bool
    incomplete: bool

    @property
    def coverage(self) -> tuple[int, int, int, int, bool, bool]:
        """What was collected of it, in the order of COVERAGE_COLUMNS."""
        return (
            self.collected,
            self.outlets,
            self.days_collected,
            self.days,
            self.declared,
            self.incomplete,
        )

    def state(self, found: int, *, analysed: bool = True) -> DayState:
        """Tell what it means that `found` things were counted in this period."""
        if not self.touched and not found:
            return DayState.UNKNOWN if self.outlets and not self.failed else DayState.NO_DATA
        if not analysed:
            return DayState.NOT_ANALYSED
        if self.collected < self.outlets or self.days_collected < self.days:
            return DayState.PARTIAL
        return DayState.COUNTED if found else DayState.ZERO


_BLANK = frozenset({DayState.NO_DATA, DayState.UNKNOWN, DayState.NOT_ANALYSED})


def shown(state: DayState, found: int) -> float:
    """Return the number to show: NaN where nothing was collected or analysed, never 0."""
    return float("nan") if state in _BLANK else float(found)


@dataclass(frozen=True, slots=True)
class Timeline:
    """All periods of an axis without gaps, oldest first, and its first and last day."""

    grain: Grain
    periods: tuple[Period, ...] = ()
    first: date = date.min
    last: date = date.min

    @property
    def bound(self) -> Scope:
        """The grain as a value to bind in `date_trunc($grain, ...)`."""
        return Scope("$grain", {"grain": str(self.grain)})


# A day is held when it was collected or has articles; it is noted when somebody vouches for it.
_KNOWN = """
WITH known AS (
    SELECT outlet, pub_date AS day, true AS held, false AS noted,
        CASE WHEN {language} THEN articles ELSE 0 END AS articles
    FROM day_articles WHERE {outlets}
    UNION ALL
    SELECT outlet, day, collected AS held, collected AS noted, 0 AS articles FROM ledger
    WHERE (collected OR tried > 0) AND {outlets}
), days AS (
    SELECT outlet, day, bool_or(held) AS held, bool_or(noted) AS noted,
        sum(articles)::BIGINT AS articles
    FROM known GROUP BY outlet, day
), spans AS (
    SELECT outlet, min(day) AS first_day, max(day) AS last_day FROM days GROUP BY outlet
)
"""
_IN_LANGUAGE = """
(outlet IN (SELECT outlet FROM day_articles WHERE {language})
 OR outlet NOT IN (SELECT outlet FROM day_articles))
"""
_ENDS = """
{known}
SELECT min(first_day), max(last_day),
    (SELECT max(day) FROM ledger WHERE fetched + failed > 0 AND {outlets})
FROM spans
"""
# How many outlets are expected on a day is a running sum over the ends of their spans.
_GRID = """
{known}, axis AS (
    SELECT unnest(generate_series($first::TIMESTAMP, $last::TIMESTAMP, INTERVAL 1 DAY))::DATE
        AS day
), ends AS (
    SELECT greatest(first_day, $first) AS day, 1 AS step
    FROM spans WHERE first_day <= $last AND last_day >= $first
    UNION ALL
    SELECT (last_day + 1)::DATE AS day, -1 AS step
    FROM spans WHERE first_day <= $last AND last_day >= $first
), steps AS (
    SELECT day, sum(step) AS step FROM ends GROUP BY day
), held AS (
    SELECT day, count(*) FILTER (held) AS held, count(*) FILTER (noted) AS noted,
        count(*) FILTER (NOT held) AS missed
    FROM days WHERE day BETWEEN $first AND $last GROUP BY day
), daily AS (
    SELECT day, sum(coalesce(step, 0)) OVER (ORDER BY day) AS open,
        coalesce(held, 0) AS held, coalesce(noted, 0) AS noted, coalesce(missed, 0) AS missed
    FROM axis LEFT JOIN steps USING (day) LEFT JOIN held USING (day)
), grid AS (
    SELECT date_trunc($grain, day)::DATE AS period, min(day) AS first_day, max(day) AS last_day,
        count(*) AS days, count(*) FILTER (open > 0 AND held = open) AS days_collected,
        sum(held) > 0 AS touched, sum(missed) > 0 AS failed,
        sum(held) > 0 AND sum(noted) = sum(held) AS declared
    FROM daily GROUP BY period
), expected AS (
    SELECT g.period, s.outlet,
        least(g.last_day, s.last_day) - greatest(g.first_day, s.first_day) + 1 AS days
    FROM grid g JOIN spans s ON s.first_day <= g.last_day AND s.last_day >= g.first_day
), found AS (
    SELECT date_trunc($grain, day)::DATE AS period, outlet, count(*) FILTER (held) AS days
    FROM days WHERE day BETWEEN $first AND $last GROUP BY period, outlet
), outlets AS (
    SELECT e.period, count(*) AS outlets, count(*) FILTER (f.days = e.days) AS collected
    FROM expected e LEFT JOIN found f USING (period, outlet) GROUP BY e.period
)
SELECT g.period, g.first_day, g.last_day, coalesce(o.outlets, 0), coalesce(o.collected, 0),
    g.days, g.days_collected, g.touched, g.failed, g.declared
FROM grid g LEFT JOIN outlets o USING (period)
ORDER BY g.period
"""


def timeline(cursor: Cursor, filters: Filters) -> Timeline:
    """Return the axis for the filters: the asked range, else all days that are known.

    An outlet counts as expected from the first to the last day that the warehouse knows of it;
    it covers a period when it was collected on all of these days that fall into it. Undated
    articles have no axis.
    """
    ends = fill(_ENDS, known=known(filters), outlets=_outlets(filters))
    first, last, received = cursor.execute(ends.sql, ends.values).fetchall()[0]
    if first is None or filters.undated:
        return Timeline(grain_for(filters, date.min, date.min))
    start, end = _range(filters, first, last)
    grain = grain_for(filters, start, end)
    start = start if filters.from_ else period_of(start, grain)
    end = end if filters.to else period_end(period_of(end, grain), grain)
    grid = fill(_GRID, known=known(filters))
    bounds = {"first": start, "last": end, "grain": str(grain)}
    rows = cursor.execute(grid.sql, {**grid.values, **bounds}).fetchall()
    periods = tuple(_period(row, filters, grain, received) for row in rows)
    return Timeline(grain, periods, start, end)


def known(filters: Filters) -> Scope:
    """Return the beginning of a query that knows the `days` and `spans` of the outlets in view.

    days: outlet, day, held (collected, or with articles), noted (declared or polled), articles
    (in the languages in view); days that were only tried are not held. spans: outlet, first_day,
    last_day.
    """
    language = among("language", "language", filters.language)
    return fill(_KNOWN, outlets=_outlets(filters), language=language)


def _outlets(filters: Filters) -> Scope:
    chosen = outlets(filters)
    if not filters.language:
        return chosen
    language = among("language", "language", filters.language)
    return chosen.narrowed(fill(_IN_LANGUAGE, language=language))


def _range(filters: Filters, first: date, last: date) -> tuple[date, date]:
    """Clip the asked range to the neighbourhood of the known days (an axis has an end)."""
    start = first if filters.from_ is None else max(filters.from_, first - _MARGIN)
    end = last if filters.to is None else min(filters.to, last + _MARGIN)
    if start <= end:
        return start, end
    # The range lies wholly outside: show its near end, all of it without data.
    if filters.to is not None and filters.to < first:
        return max(filters.from_ or date.min, filters.to - min(_MARGIN, filters.to - date.min)), (
            filters.to
        )
    begin = filters.from_ or last
    return begin, min(filters.to or begin, begin + min(_MARGIN, date.max - begin))


def _period(
    row: tuple[date, date, date, int, int, int, int, bool, bool, bool],
    filters: Filters,
    grain: Grain,
    received: date | None,
) -> Period:
    first, begins, ends, *counts, touched, failed, declared = row
    outlets, collected, days, days_collected = counts
    last = period_end(first, grain)
    cut = (filters.from_ is not None and begins > first) or (filters.to is not None and ends < last)
    running = received is not None and first <= received <= last
    return Period(
        first,
        outlets,
        collected,
        days,
        days_collected,
        touched,
        failed,
        declared,
        cut or running,
    )


def frame(
    rows: Iterable[Sequence[object]], columns: tuple[str, ...], *, numbers: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Return rows as a frame of exactly these columns, values as they are (None stays None).

    Columns in `numbers` may hold NaN and are floats; columns of nothing but whole numbers or
    truth values get their own kind.
    """
    built = pd.DataFrame([tuple(row) for row in rows], columns=list(columns), dtype="object")
    kinds: dict[str, str] = dict.fromkeys(numbers, "float64")
    for name in columns:
        met = {type(value) for value in built[name]}
        if name not in kinds and met in ({int}, {bool}, {float}):
            kinds[name] = {int: "int64", bool: "bool", float: "float64"}[met.pop()]
    return built.astype(kinds)
