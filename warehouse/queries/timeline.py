"""The time axis: its periods, which of them were collected, and what a number on it means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from warehouse.model import DayState
from warehouse.queries.filters import Filters, Grain, grain_for, period_end
from warehouse.queries.scope import Cursor, Scope, among, fill

# How far an axis may reach beyond the days that the warehouse knows anything about.
_MARGIN = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Period:
    """One period of an axis.

    Attributes:
        first: its first day, also where the axis begins later.
        expected: outlets in view that were being collected around it.
        covered: those of them that were collected on every one of its days.
        touched: whether any outlet was collected on any of its days.
        failed: whether collecting was tried and failed.
        incomplete: it is not over, not collected to its end, or cut by the range.
    """

    first: date
    expected: int
    covered: int
    touched: bool
    failed: bool
    incomplete: bool

    def state(self, found: int, *, analysed: bool = True) -> DayState:
        """Tell what it means that `found` things were counted in this period."""
        if not self.touched and not found:
            return DayState.UNKNOWN if self.expected and not self.failed else DayState.NO_DATA
        if not analysed:
            return DayState.NOT_ANALYSED
        if self.covered < self.expected:
            return DayState.PARTIAL
        return DayState.COUNTED if found else DayState.ZERO


_BLANK = frozenset({DayState.NO_DATA, DayState.UNKNOWN, DayState.NOT_ANALYSED})


def shown(state: DayState, found: int) -> float:
    """Return the number to show: NaN where nothing was collected or analysed, never 0."""
    return float("nan") if state in _BLANK else float(found)


@dataclass(frozen=True, slots=True)
class Timeline:
    """All periods of an axis without gaps, oldest first."""

    grain: Grain
    periods: tuple[Period, ...]

    @property
    def bound(self) -> Scope:
        """The grain as a value to bind in `date_trunc($grain, ...)`."""
        return Scope("$grain", {"grain": str(self.grain)})


_KNOWN = """
WITH known AS (
    SELECT outlet, pub_date AS day, true AS collected, false AS noted FROM day_articles
    WHERE {outlets}
    UNION ALL
    SELECT outlet, day, collected, collected AS noted FROM ledger
    WHERE (collected OR tried > 0) AND {outlets}
), days AS (
    SELECT outlet, day, bool_or(collected) AS collected, bool_or(noted) AS noted
    FROM known GROUP BY outlet, day
)
"""
_IN_LANGUAGE = """
(outlet IN (SELECT outlet FROM day_articles WHERE {language})
 OR outlet NOT IN (SELECT outlet FROM day_articles))
"""
_ENDS = "{known} SELECT min(day), max(day), max(day) FILTER (noted) FROM days"
_GRID = """
{known}, spans AS (
    SELECT outlet, min(day) AS first_day, max(day) AS last_day FROM days GROUP BY outlet
), axis AS (
    SELECT unnest(generate_series($first::TIMESTAMP, $last::TIMESTAMP, INTERVAL 1 DAY))::DATE
        AS day
), grid AS (
    SELECT date_trunc($grain, day)::DATE AS period, min(day) AS first_day, max(day) AS last_day
    FROM axis GROUP BY period
), expected AS (
    SELECT g.period, s.outlet,
        least(g.last_day, s.last_day) - greatest(g.first_day, s.first_day) + 1 AS days
    FROM grid g JOIN spans s ON s.first_day <= g.last_day AND s.last_day >= g.first_day
), found AS (
    SELECT date_trunc($grain, day)::DATE AS period, outlet,
        count(*) FILTER (collected) AS days, count(*) FILTER (NOT collected) AS missed
    FROM days WHERE day BETWEEN $first AND $last GROUP BY period, outlet
)
SELECT g.period, g.first_day, g.last_day, count(e.outlet) AS expected,
    count(*) FILTER (f.days = e.days) AS covered,
    coalesce(sum(f.days), 0) > 0 AS touched, coalesce(sum(f.missed), 0) > 0 AS failed
FROM grid g
LEFT JOIN expected e USING (period)
LEFT JOIN found f ON f.period = e.period AND f.outlet = e.outlet
GROUP BY g.period, g.first_day, g.last_day
ORDER BY g.period
"""


def timeline(cursor: Cursor, filters: Filters) -> Timeline:
    """Return the axis for the filters: the asked range, else all days that are known.

    An outlet counts as expected from the first to the last day that the warehouse knows of it;
    it covers a period when it was collected on all of these days that fall into it.
    """
    known = _known(filters)
    ends = fill(_ENDS, known=known)
    first, last, noted = cursor.execute(ends.sql, ends.values).fetchall()[0]
    if first is None:
        return Timeline(grain_for(filters, date.min, date.min), ())
    start, end = _range(filters, first, last)
    grain = grain_for(filters, start, end)
    bounds = {"first": start, "last": end, "grain": str(grain)}
    grid = fill(_GRID, known=known)
    rows = cursor.execute(grid.sql, {**grid.values, **bounds}).fetchall()
    newest = last if noted is None or noted < last else None
    return Timeline(grain, tuple(_period(row, filters, grain, last, newest) for row in rows))


def _known(filters: Filters) -> Scope:
    outlets = among("outlet", "outlet", filters.outlet)
    if filters.language:
        language = among("language", "language", filters.language)
        outlets = outlets.narrowed(fill(_IN_LANGUAGE, language=language))
    return fill(_KNOWN, outlets=outlets)


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
    row: tuple[date, date, date, int, int, bool, bool],
    filters: Filters,
    grain: Grain,
    newest: date,
    uncollected: date | None,
) -> Period:
    first, begins, ends, expected, covered, touched, failed = row
    natural_end = period_end(first, grain)
    cut = (filters.from_ is not None and begins > first) or (
        filters.to is not None and ends < natural_end
    )
    unfinished = first <= newest <= natural_end and (newest < natural_end or newest == uncollected)
    return Period(first, expected, covered, touched, failed, cut or unfinished)


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
