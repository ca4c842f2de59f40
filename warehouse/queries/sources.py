"""Where the articles come from: outlets, languages, what was collected, what was rejected."""

from __future__ import annotations

from datetime import date

import pandas as pd

from warehouse.model import DayState
from warehouse.queries.filters import Filters
from warehouse.queries.scope import Cursor, among, days, fill, places
from warehouse.queries.timeline import frame, shown

OUTLETS_COLUMNS = ("outlet", "articles", "first_date", "last_date", "collected_days")
LANGUAGES_COLUMNS = ("language", "articles", "analysed")
REJECTIONS_COLUMNS = ("received_at", "origin", "stage", "reason", "message")
COVERAGE_COLUMNS = ("outlet", "day", "state", "articles")

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
WITH known AS (
    SELECT outlet, pub_date AS day, articles, true AS collected, false AS failed
    FROM day_articles WHERE {places}
    UNION ALL
    SELECT outlet, day, 0, collected, tried > 0 AND NOT collected FROM ledger WHERE {outlets}
), days AS (
    SELECT outlet, day, sum(articles)::BIGINT AS articles, bool_or(collected) AS collected,
        bool_or(failed) AS failed
    FROM known GROUP BY outlet, day
), spans AS (
    SELECT outlet, min(day) AS first_day, max(day) AS last_day FROM days GROUP BY outlet
), grid AS (
    SELECT outlet, unnest(generate_series(first_day::TIMESTAMP, last_day::TIMESTAMP,
        INTERVAL 1 DAY))::DATE AS day
    FROM spans
)
SELECT outlet, day, coalesce(articles, 0), coalesce(collected, false), coalesce(failed, false)
FROM (SELECT outlet, day, day AS pub_date FROM grid) LEFT JOIN days USING (outlet, day)
WHERE {days}
ORDER BY outlet, day
"""


def coverage(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """Return every day of every outlet in view between its first and last known day.

    Columns: outlet, day, state (counted, zero, no_data or unknown), articles (NaN without data).
    """
    query = fill(
        _COVERAGE,
        places=places(filters),
        outlets=among("outlet", "outlet", filters.outlet),
        days=days(filters),
    )
    rows = (
        (outlet, day, state.value, shown(state, articles))
        for outlet, day, articles, state in _states(cursor.execute(query.sql, query.values))
    )
    return frame(rows, COVERAGE_COLUMNS, numbers=("articles",))


def _states(result: Cursor) -> list[tuple[str, date, int, DayState]]:
    found: list[tuple[str, date, int, DayState]] = []
    for outlet, day, articles, collected, failed in result.fetchall():
        if articles:
            state = DayState.COUNTED
        elif collected:
            state = DayState.ZERO
        else:
            state = DayState.NO_DATA if failed else DayState.UNKNOWN
        found.append((outlet, day, articles, state))
    return found
