"""Who is mentioned: the most frequent actors, their course over time, and finding one by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from warehouse.queries.denominators import measured_axis
from warehouse.queries.filters import Filters
from warehouse.queries.names import labels
from warehouse.queries.scope import (
    Axis,
    Cursor,
    adds_up,
    ask,
    counted,
    dated_places,
    fill,
    measured,
    ranked,
)
from warehouse.queries.timeline import COVERAGE_COLUMNS, Timeline, frame, timeline
from warehouse.store.folding import fold

TOP_COLUMNS = ("actor_id", "name", "type", "articles", "mentions")
OVER_TIME_COLUMNS = (
    "actor_id",
    "name",
    "period",
    "state",
    "articles",
    "denominator",
    *COVERAGE_COLUMNS,
)
SEARCH_COLUMNS = ("actor_id", "name", "type", "alias", "articles")
NAMED_COLUMNS = ("actor_id", "name", "type")

_TOP_OF_DAYS = """
SELECT actor_id, sum(articles)::BIGINT AS articles, sum(mentions)::BIGINT AS mentions
FROM day_actors WHERE {where} AND {own}
GROUP BY actor_id ORDER BY articles DESC, mentions DESC, actor_id LIMIT $limit
"""
_RANKING = """
SELECT series, count(*) FILTER (first_of_actor) AS articles, count(*) AS mentions
FROM ({rows}) WHERE series IS NOT NULL GROUP BY series
"""
_TOP = "SELECT * FROM ({ranking}) ORDER BY articles DESC, mentions DESC, series LIMIT $limit"


def top(
    cursor: Cursor, filters: Filters, *, limit: int | None = 12, language: str = "en"
) -> pd.DataFrame:
    """Return the actors that most articles mention.

    A filter on actors leaves only these; without one, places are left out: they are where things
    happen, not who acts. Columns: actor_id, name, type, articles, mentions.
    """
    if adds_up(filters, Axis.ACTORS):
        query = fill(_TOP_OF_DAYS, where=dated_places(filters), own=ranked(filters))
    else:
        # Most cards about actors begin with this question.
        ranking = fill(_RANKING, rows=counted(filters, Axis.ACTORS, also=ranked(filters)))
        query = fill(_TOP, ranking=ranking.once())
    rows = ask(cursor, query, limit=limit).fetchall()
    named_as = labels(cursor, [actor_id for actor_id, _, _ in rows], language)
    return frame(
        (
            (actor_id, named_as[actor_id].name, named_as[actor_id].type, articles, mentions)
            for actor_id, articles, mentions in rows
        ),
        TOP_COLUMNS,
    )


_OVER_TIME_OF_DAYS = """
SELECT actor_id, date_trunc({grain}, pub_date)::DATE AS period, sum(articles)::BIGINT
FROM day_actors WHERE {where} AND {own} GROUP BY actor_id, period
"""
_OVER_TIME = """
SELECT series, date_trunc({grain}, pub_date)::DATE AS period, count(*) FILTER (first_of_actor)
FROM ({rows}) WHERE series IS NOT NULL GROUP BY series, period
"""


def over_time(
    cursor: Cursor, filters: Filters, *, actor_ids: Sequence[str], language: str = "en"
) -> pd.DataFrame:
    """Return in how many articles of each period each of the actors is mentioned.

    The given actors take the place of the filter on actors. Columns: actor_id, name, period,
    state, articles (NaN without data), denominator, and those of `COVERAGE_COLUMNS`; every actor
    has every period.
    """
    filters = replace(filters, actor=tuple(dict.fromkeys(actor_ids)))
    axis = timeline(cursor, filters)
    base = measured_axis(cursor, filters, Axis.ACTORS, timeline=axis)
    found = _by_period(cursor, filters, axis) if filters.actor else {}
    named_as = labels(cursor, filters.actor, language)
    rows = (
        (
            actor_id,
            named_as[actor_id].name if actor_id in named_as else actor_id,
            period.first,
            state,
            articles,
            denominator,
            *period.coverage,
        )
        for actor_id in filters.actor
        for period, state, articles, denominator in base.rows(found.get(actor_id, {}))
    )
    return frame(rows, OVER_TIME_COLUMNS, numbers=("articles",))


def _by_period(cursor: Cursor, filters: Filters, axis: Timeline) -> dict[str, dict[date, int]]:
    if adds_up(filters, Axis.ACTORS):
        own = measured(filters, Axis.ACTORS)
        query = fill(_OVER_TIME_OF_DAYS, grain=axis.bound, where=dated_places(filters), own=own)
    else:
        query = fill(_OVER_TIME, grain=axis.bound, rows=counted(filters, Axis.ACTORS)).once()
    found: dict[str, dict[date, int]] = {}
    for actor_id, period, articles in ask(cursor, query).fetchall():
        found.setdefault(actor_id, {})[period] = articles
    return found


_SEARCH = """
WITH hits AS (
    SELECT actor_id, alias, folded, starts_with(folded, $text) AS begins
    FROM aliases
    WHERE contains(folded, $text)
    QUALIFY row_number() OVER (
        PARTITION BY actor_id
        ORDER BY begins DESC, coalesce(language = $language, false) DESC, display DESC,
            length(alias), alias
    ) = 1
), frequency AS (
    SELECT actor_id, sum(articles)::BIGINT AS articles FROM day_actors
    WHERE actor_id IN (SELECT actor_id FROM hits) GROUP BY actor_id
)
SELECT h.actor_id, h.alias, coalesce(f.articles, 0)
FROM hits h LEFT JOIN frequency f USING (actor_id)
ORDER BY h.folded = $text DESC, h.begins DESC, coalesce(f.articles, 0) DESC, h.actor_id
LIMIT $limit
"""


def search(cursor: Cursor, text: str, *, language: str = "en", limit: int = 20) -> pd.DataFrame:
    """Return actors one of whose names begins with or contains a text, likeliest first.

    Case, accents and signs do not matter. Columns: actor_id, name, type, alias (the name that
    was hit, None if it is the shown name), articles (in the whole warehouse).
    """
    folded = fold(text)
    if not folded:
        return frame((), SEARCH_COLUMNS)
    values = {"text": folded, "language": language, "limit": limit}
    rows = cursor.execute(_SEARCH, values).fetchall()
    named_as = labels(cursor, [actor_id for actor_id, _, _ in rows], language)
    return frame(
        (
            (
                actor_id,
                named_as[actor_id].name,
                named_as[actor_id].type,
                None if alias == named_as[actor_id].name else alias,
                articles,
            )
            for actor_id, alias, articles in rows
        ),
        SEARCH_COLUMNS,
    )


def named(cursor: Cursor, actor_ids: Sequence[str], *, language: str = "en") -> pd.DataFrame:
    """Return the names of actors, in the order asked; unknown ids are left out.

    Columns: actor_id, name, type.
    """
    named_as = labels(cursor, actor_ids, language)
    return frame(
        (
            (actor_id, named_as[actor_id].name, named_as[actor_id].type)
            for actor_id in dict.fromkeys(actor_ids)
            if actor_id in named_as
        ),
        NAMED_COLUMNS,
    )
