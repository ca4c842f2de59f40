"""Where the articles come from: outlets, languages, what was collected, what was rejected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from warehouse.model import DayState
from warehouse.queries import scope
from warehouse.queries.filters import Filters, group_of
from warehouse.queries.scope import Cursor, fill
from warehouse.queries.timeline import frame, known, shown, timeline

OUTLETS_COLUMNS = ("outlet", "articles", "first_date", "last_date", "collected_days")
LANGUAGES_COLUMNS = ("language", "articles", "analysed")
REJECTIONS_COLUMNS = ("received_at", "origin", "stage", "reason", "message")
COVERAGE_COLUMNS = (
    "outlet",
    "period",
    "state",
    "articles",
    "days_collected",
    "days",
    "declared",
    "failed",
)
DECLARED_COLUMNS = ("outlet", "first", "last", "days")
HOLDINGS_COLUMNS = (
    "outlet",
    "fictional",
    "group",
    "rights",
    "languages",
    "articles",
    "undated",
    "first_date",
    "last_date",
    "days_collected",
    "days_declared",
    "gap_days",
    "rejections",
)
GAPS_COLUMNS = ("outlet", "first", "last", "days", "why")

_OUTLETS = """
WITH written AS (
    SELECT outlet, count(*) AS articles, min(pub_date) AS first_date, max(pub_date) AS last_date
    FROM articles GROUP BY outlet
), collected AS (
    SELECT outlet, count(*) AS days FROM (
        SELECT outlet, pub_date AS day FROM day_articles
        UNION
        SELECT outlet, day FROM ledger WHERE collected
    ) GROUP BY outlet
)
SELECT outlet, coalesce(articles, 0), first_date, last_date, coalesce(days, 0)
FROM (SELECT outlet FROM written UNION SELECT outlet FROM collected)
LEFT JOIN written USING (outlet) LEFT JOIN collected USING (outlet)
ORDER BY coalesce(articles, 0) DESC, outlet
"""


def outlets(cursor: Cursor) -> pd.DataFrame:
    """Return all outlets, the largest first.

    Columns: outlet, articles (undated ones too), first_date, last_date, collected_days.
    """
    return frame(cursor.execute(_OUTLETS).fetchall(), OUTLETS_COLUMNS)


def fictional(cursor: Cursor) -> tuple[str, ...]:
    """Return the names of the demo's outlets, in their order; none without the demo."""
    found = cursor.execute("SELECT outlet FROM outlets WHERE fictional ORDER BY outlet").fetchall()
    return tuple(str(outlet) for (outlet,) in found)


def groups(cursor: Cursor) -> tuple[str, ...]:
    """Return the names of all groups of outlets, in their order."""
    found = cursor.execute(
        "SELECT DISTINCT outlet_group FROM outlets WHERE outlet_group IS NOT NULL ORDER BY ALL"
    ).fetchall()
    return tuple(str(name) for (name,) in found)


def members(cursor: Cursor, filters: Filters) -> frozenset[str]:
    """Return the outlets that the filter outlet names, groups as all of their outlets."""
    asked = fill("SELECT outlet FROM outlets WHERE {chosen}", chosen=scope.outlets(filters))
    found = cursor.execute(asked.sql, asked.values)
    alone = {value for value in filters.outlet if group_of(value) is None}
    return frozenset(alone.union(str(outlet) for (outlet,) in found.fetchall()))


_LANGUAGES = """
SELECT language, count(*) AS articles, count(*) FILTER (analysed) AS analysed
FROM articles GROUP BY language ORDER BY articles DESC, language
"""


def languages(cursor: Cursor) -> pd.DataFrame:
    """Return all languages, the most frequent first.

    Columns: language, articles, analysed (0 for a language without a pack).
    """
    return frame(cursor.execute(_LANGUAGES).fetchall(), LANGUAGES_COLUMNS)


_REJECTIONS = """
SELECT received_at, origin, stage, reason, message FROM rejections
ORDER BY received_at DESC NULLS LAST, origin, rejection_key LIMIT $limit
"""


def rejections(cursor: Cursor, *, limit: int = 50) -> pd.DataFrame:
    """Return the newest rejections.

    Columns: received_at (UTC), origin, stage, reason, message.
    """
    return frame(cursor.execute(_REJECTIONS, {"limit": limit}).fetchall(), REJECTIONS_COLUMNS)


def count_rejections(cursor: Cursor) -> int:
    """Return how many rejections the warehouse keeps."""
    ((found,),) = cursor.execute("SELECT count(*) FROM rejections").fetchall()
    return int(found)


_COVERAGE = """
{known}, axis AS (
    SELECT unnest(generate_series($first::TIMESTAMP, $last::TIMESTAMP, INTERVAL 1 DAY))::DATE
        AS day
), grid AS (
    SELECT date_trunc($grain, day)::DATE AS period, min(day) AS first_day, max(day) AS last_day,
        count(*) AS days
    FROM axis GROUP BY period
), found AS (
    SELECT outlet, date_trunc($grain, day)::DATE AS period, sum(articles)::BIGINT AS articles,
        count(*) FILTER (held) AS held, count(*) FILTER (noted) AS noted,
        count(*) FILTER (NOT held) AS missed
    FROM days WHERE day BETWEEN $first AND $last GROUP BY outlet, period
)
SELECT s.outlet, g.period, coalesce(f.articles, 0), coalesce(f.held, 0), g.days,
    coalesce(f.noted, 0) > 0 AND f.noted = f.held, coalesce(f.missed, 0) > 0
FROM spans s
JOIN grid g ON s.first_day <= g.last_day AND s.last_day >= g.first_day
LEFT JOIN found f ON f.outlet = s.outlet AND f.period = g.period
ORDER BY sum(f.articles) OVER (PARTITION BY s.outlet) DESC NULLS LAST, s.outlet, g.period
"""


def coverage(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """Return what was collected of each outlet in view, between its first and last known day.

    The outlets with the most articles come first. Columns: outlet, period, state (counted, zero,
    partial, no_data where collecting failed, or unknown), articles (NaN without data),
    days_collected (declared, polled, or with articles), days, declared (somebody vouches for all
    that was collected), failed.
    """
    axis = timeline(cursor, filters)
    if not axis.periods:
        return frame((), COVERAGE_COLUMNS)
    query = fill(_COVERAGE, known=known(filters))
    bounds = {"first": axis.first, "last": axis.last, "grain": str(axis.grain)}
    rows = (
        (outlet, period, state.value, shown(state, articles), held, days, declared, failed)
        for outlet, period, articles, held, days, declared, failed, state in _states(
            cursor.execute(query.sql, {**query.values, **bounds})
        )
    )
    return frame(rows, COVERAGE_COLUMNS, numbers=("articles",))


_Cell = tuple[str, date, int, int, int, bool, bool]


def _states(result: Cursor) -> Iterator[tuple[*_Cell, DayState]]:
    for cell in result.fetchall():
        _outlet, _period, articles, held, days, _declared, failed = cell
        if not held:
            state = DayState.NO_DATA if failed else DayState.UNKNOWN
        elif held < days:
            state = DayState.PARTIAL
        else:
            state = DayState.COUNTED if articles else DayState.ZERO
        yield (*cell, state)


_DECLARED = """
WITH runs AS (
    SELECT outlet, day,
        day - row_number() OVER (PARTITION BY outlet ORDER BY day)::INTEGER AS run
    FROM ledger WHERE declared
)
SELECT outlet, min(day), max(day), count(*) FROM runs
GROUP BY outlet, run ORDER BY outlet, min(day)
"""


def declared(cursor: Cursor) -> pd.DataFrame:
    """Return the ranges of days that were declared as completely collected.

    Columns: outlet, first, last (inclusive), days.
    """
    return frame(cursor.execute(_DECLARED).fetchall(), DECLARED_COLUMNS)


_HOLDINGS = """
{known}, written AS (
    SELECT outlet, count(*) AS articles, count(*) FILTER (pub_date IS NULL) AS undated,
        min(pub_date) AS first_date, max(pub_date) AS last_date,
        string_agg(DISTINCT language, ', ' ORDER BY language) AS languages
    FROM articles GROUP BY outlet
), held AS (
    SELECT s.outlet, count(*) FILTER (d.held) AS collected,
        any_value(s.last_day - s.first_day) + 1 AS span
    FROM spans s JOIN days d USING (outlet) GROUP BY s.outlet
), declared AS (
    SELECT outlet, count(*) AS days FROM ledger WHERE declared GROUP BY outlet
), refused AS (
    SELECT coalesce(outlet, 'unknown') AS outlet, count(*) AS rejections
    FROM rejections WHERE state = 'open' GROUP BY ALL
), every AS (
    SELECT outlet FROM outlets UNION SELECT outlet FROM written UNION SELECT outlet FROM held
    UNION SELECT outlet FROM refused
)
SELECT e.outlet, coalesce(o.fictional, false), o.outlet_group, o.export_rights,
    coalesce(w.languages, ''), coalesce(w.articles, 0), coalesce(w.undated, 0),
    w.first_date, w.last_date, coalesce(h.collected, 0), coalesce(d.days, 0),
    coalesce(h.span - h.collected, 0), coalesce(r.rejections, 0)
FROM every e
LEFT JOIN outlets o ON o.outlet = e.outlet
LEFT JOIN written w ON w.outlet = e.outlet
LEFT JOIN held h ON h.outlet = e.outlet
LEFT JOIN declared d ON d.outlet = e.outlet
LEFT JOIN refused r ON r.outlet = e.outlet
ORDER BY coalesce(w.articles, 0) DESC, e.outlet
"""


def holdings(cursor: Cursor) -> pd.DataFrame:
    """Return what the warehouse holds of each outlet, the largest first.

    Columns: outlet, fictional, group and rights (None: not set), languages (codes with commas),
    articles, undated, first_date, last_date, days_collected (declared, polled, or with articles),
    days_declared, gap_days (between the first and the last known day), rejections (open ones).
    """
    query = fill(_HOLDINGS, known=known(Filters()))
    return frame(cursor.execute(query.sql, query.values).fetchall(), HOLDINGS_COLUMNS)


_GAPS = """
{known}, held AS (
    SELECT outlet, day, lead(day) OVER (PARTITION BY outlet ORDER BY day) AS next
    FROM days WHERE held
), edges AS (
    SELECT s.outlet, s.first_day AS first, (min(h.day) - 1)::DATE AS last
    FROM spans s JOIN held h USING (outlet) GROUP BY s.outlet, s.first_day
    UNION ALL
    SELECT s.outlet, (max(h.day) + 1)::DATE, s.last_day
    FROM spans s JOIN held h USING (outlet) GROUP BY s.outlet, s.last_day
    UNION ALL
    SELECT s.outlet, s.first_day, s.last_day FROM spans s
    WHERE s.outlet NOT IN (SELECT outlet FROM held)
    UNION ALL
    SELECT outlet, (day + 1)::DATE, (next - 1)::DATE FROM held WHERE next > day + 1
)
SELECT outlet, first, last, last - first + 1 AS length,
    CASE WHEN EXISTS (SELECT 1 FROM days d WHERE d.outlet = e.outlet AND NOT d.held
        AND d.day BETWEEN e.first AND e.last) THEN 'failed' ELSE 'unknown' END,
    count(*) OVER ()
FROM edges e WHERE first <= last
ORDER BY length DESC, outlet, first LIMIT $limit
"""


def gaps(cursor: Cursor, filters: Filters, *, limit: int = 50) -> tuple[pd.DataFrame, int]:
    """Return unbroken runs of days without data inside what is known of the outlets in view.

    Returns:
        The longest ones first, and how many there are in all. Columns: outlet, first, last
        (inclusive), days, why (failed: collecting was tried and failed on some of these days;
        unknown: nobody said whether they were collected).
    """
    query = fill(_GAPS, known=known(filters))
    rows = cursor.execute(query.sql, {**query.values, "limit": limit}).fetchall()
    total = int(rows[0][-1]) if rows else 0
    return frame((row[:-1] for row in rows), GAPS_COLUMNS), total
