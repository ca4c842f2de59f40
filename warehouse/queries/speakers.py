"""Who gets to speak: quoted speakers, how they are named, and the quotations themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from warehouse.queries.denominators import measured_axis
from warehouse.queries.filters import Filters
from warehouse.queries.names import key_labels
from warehouse.queries.quotations import QUOTATIONS_COLUMNS, count_quotations, quotations
from warehouse.queries.scope import (
    Axis,
    Cursor,
    adds_up,
    ask,
    counted,
    dated_places,
    fill,
    measured,
)
from warehouse.queries.timeline import COVERAGE_COLUMNS, Timeline, frame, timeline
from warehouse.queries.voices import VOICES_COLUMNS, voices
from warehouse.store.folding import fold

__all__ = [
    "NAMING_COLUMNS",
    "OVER_TIME_COLUMNS",
    "QUOTATIONS_COLUMNS",
    "SEARCH_COLUMNS",
    "TOP_COLUMNS",
    "VOICES_COLUMNS",
    "count_quotations",
    "naming",
    "over_time",
    "quotations",
    "search",
    "top",
    "voices",
]

TOP_COLUMNS = (
    "speaker_key",
    "name",
    "actor_id",
    "direct",
    "indirect",
    "mixed",
    "quotations",
    "articles",
)
OVER_TIME_COLUMNS = (
    "speaker_key",
    "name",
    "period",
    "state",
    "quotations",
    "articles",
    "denominator",
    *COVERAGE_COLUMNS,
)
NAMING_COLUMNS = ("naming", "quotations")
SEARCH_COLUMNS = ("speaker_key", "name", "quotations")

_TOP_OF_DAYS = """
SELECT speaker_key, sum(direct)::BIGINT, sum(indirect)::BIGINT, sum(mixed)::BIGINT,
    sum(quotations)::BIGINT AS quotations, sum(articles)::BIGINT AS articles
FROM day_speakers WHERE {where} AND {own}
GROUP BY speaker_key ORDER BY quotations DESC, articles DESC, speaker_key LIMIT $limit
"""
_TOP = """
SELECT series, count(*) FILTER (type = 'direct'), count(*) FILTER (type = 'indirect'),
    count(*) FILTER (type = 'mixed'), count(*) AS quotations,
    count(*) FILTER (first_of_speaker) AS articles
FROM ({rows}) WHERE series IS NOT NULL
GROUP BY series ORDER BY quotations DESC, articles DESC, series LIMIT $limit
"""


def top(
    cursor: Cursor, filters: Filters, *, limit: int | None = 12, language: str = "en"
) -> pd.DataFrame:
    """Return the speakers with the most quotations.

    A filter on speakers leaves only these. Columns: speaker_key, name, actor_id (None for a
    speaker outside the registry), direct, indirect, mixed, quotations, articles.
    """
    if adds_up(filters, Axis.SPEAKERS):
        own = measured(filters, Axis.SPEAKERS)
        query = fill(_TOP_OF_DAYS, where=dated_places(filters), own=own)
    else:
        query = fill(_TOP, rows=counted(filters, Axis.SPEAKERS))
    rows = ask(cursor, query, limit=limit).fetchall()
    names = key_labels(cursor, [key for key, *_ in rows], language)
    return frame(
        ((key, names.get(key, key), _actor_of(key), *counts) for key, *counts in rows),
        TOP_COLUMNS,
    )


def _actor_of(key: str) -> str | None:
    return None if key.startswith("name:") else key


_OVER_TIME_OF_DAYS = """
SELECT speaker_key, date_trunc({grain}, pub_date)::DATE AS period, sum(quotations)::BIGINT,
    sum(articles)::BIGINT
FROM day_speakers WHERE {where} AND {own} GROUP BY speaker_key, period
"""
_OVER_TIME = """
SELECT series, date_trunc({grain}, pub_date)::DATE AS period, count(*),
    count(*) FILTER (first_of_speaker)
FROM ({rows}) WHERE series IS NOT NULL GROUP BY series, period
"""


def over_time(
    cursor: Cursor, filters: Filters, *, speaker_keys: Sequence[str], language: str = "en"
) -> pd.DataFrame:
    """Return how often each of the speakers is quoted in each period.

    The given speakers take the place of the filter on speakers. Columns: speaker_key, name,
    period, state, quotations and articles (NaN without data), denominator, and those of
    `COVERAGE_COLUMNS`.
    """
    filters = replace(filters, speaker=tuple(dict.fromkeys(speaker_keys)))
    axis = timeline(cursor, filters)
    base = measured_axis(cursor, filters, Axis.SPEAKERS, timeline=axis)
    found = _by_period(cursor, filters, axis) if filters.speaker else {}
    names = key_labels(cursor, filters.speaker, language)
    rows = (
        (
            key,
            names.get(key, key.removeprefix("name:")),
            period.first,
            state,
            quotations,
            articles,
            denominator,
            *period.coverage,
        )
        for key in filters.speaker
        for (period, state, quotations, denominator), (_, _, articles, _) in zip(
            base.rows({day: pair[0] for day, pair in found.get(key, {}).items()}),
            base.rows({day: pair[1] for day, pair in found.get(key, {}).items()}),
            strict=True,
        )
    )
    return frame(rows, OVER_TIME_COLUMNS, numbers=("quotations", "articles"))


def _by_period(
    cursor: Cursor, filters: Filters, axis: Timeline
) -> dict[str, dict[date, tuple[int, int]]]:
    if adds_up(filters, Axis.SPEAKERS):
        own = measured(filters, Axis.SPEAKERS)
        query = fill(_OVER_TIME_OF_DAYS, grain=axis.bound, where=dated_places(filters), own=own)
    else:
        query = fill(_OVER_TIME, grain=axis.bound, rows=counted(filters, Axis.SPEAKERS)).once()
    found: dict[str, dict[date, tuple[int, int]]] = {}
    for key, period, *counts in ask(cursor, query).fetchall():
        found.setdefault(key, {})[period] = (counts[0], counts[1])
    return found


_NAMING = """
SELECT naming, count(*) AS quotations FROM ({rows})
GROUP BY naming ORDER BY quotations DESC, naming
"""


def naming(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """Return how the speakers of all quotations in view are named.

    Columns: naming, quotations; unresolved speakers are shown like all others.
    """
    query = fill(_NAMING, rows=counted(filters, Axis.SPEAKERS))
    return frame(ask(cursor, query).fetchall(), NAMING_COLUMNS)


# The same form as `fold` makes, in SQL, because there may be very many speakers.
_SEARCH = """
WITH spoken AS (
    SELECT speaker_key, min(name) AS name, sum(quotations)::BIGINT AS quotations
    FROM day_speakers GROUP BY speaker_key
)
SELECT speaker_key, quotations FROM spoken
WHERE contains(
        regexp_replace(strip_accents(lower(name)), '[^\\p{L}\\p{N}]+', ' ', 'g'), $text
    )
    OR speaker_key IN (SELECT actor_id FROM aliases WHERE contains(folded, $text))
ORDER BY quotations DESC, speaker_key
LIMIT $limit
"""


def search(cursor: Cursor, text: str, *, limit: int = 20, language: str = "en") -> pd.DataFrame:
    """Return quoted speakers whose name contains a text, the most quoted first.

    Case, accents and signs do not matter. Columns: speaker_key, name, quotations (in the whole
    warehouse).
    """
    folded = fold(text)
    if not folded:
        return frame((), SEARCH_COLUMNS)
    rows = cursor.execute(_SEARCH, {"text": folded, "limit": limit}).fetchall()
    names = key_labels(cursor, [key for key, _ in rows], language)
    return frame(((key, names[key], count) for key, count in rows), SEARCH_COLUMNS)
