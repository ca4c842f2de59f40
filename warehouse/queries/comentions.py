"""Who is mentioned together: the actors beside others in the same articles, and how unusually."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from warehouse.queries.denominators import left_out
from warehouse.queries.filters import Filters
from warehouse.queries.names import labels
from warehouse.queries.scope import (
    Axis,
    Cursor,
    Scope,
    adds_up,
    among,
    counted,
    dated_places,
    fill,
    unit,
)
from warehouse.queries.timeline import frame

COMENTIONS_COLUMNS = ("actor_id", "name", "type", "together", "articles", "expected", "lift")
# Fewer common articles than these tell nothing about what is usual.
LEAST_TOGETHER = 3

_TOGETHER = """
WITH every AS MATERIALIZED (
    SELECT DISTINCT series AS actor_id, {unit} AS counted FROM ({rows}) WHERE series IS NOT NULL
), chosen AS (
    SELECT DISTINCT counted FROM every WHERE {own}
)
SELECT actor_id, count(*) AS together, (SELECT count(*) FROM chosen)
FROM every SEMI JOIN chosen USING (counted)
WHERE NOT ({own}) AND actor_id NOT IN (SELECT actor_id FROM actors WHERE type = 'place')
GROUP BY actor_id HAVING together >= $least
ORDER BY together DESC, actor_id LIMIT $limit
"""
_ALONE_ON_DAYS = """
SELECT actor_id, sum(articles)::BIGINT FROM day_actors WHERE {where} AND {found} GROUP BY actor_id
"""
_ALONE = """
SELECT series AS actor_id, count(DISTINCT {unit}) FROM ({rows}) WHERE {found} GROUP BY series
"""


def comentions(
    cursor: Cursor,
    filters: Filters,
    *,
    actor_ids: Sequence[str],
    limit: int | None = 12,
    least: int = LEAST_TOGETHER,
    language: str = "en",
) -> pd.DataFrame:
    """Return who is mentioned in the same articles as any of the given actors, most often first.

    The given actors take the place of the filter on actors; places are left out. Columns:
    actor_id, name, type, together (articles that mention both), articles (that mention the actor
    at all), expected (common articles if mentions were independent), lift (together / expected:
    above 1 is more often than by chance).
    """
    if not actor_ids:
        return frame((), COMENTIONS_COLUMNS)
    every = replace(filters, actor=())
    rows = counted(every, Axis.ACTORS, every=True)
    own = among("actor_id", "actor", actor_ids)
    query = fill(_TOGETHER, unit=unit(filters), rows=rows, own=own)
    values = {**query.values, "least": least, "limit": limit}
    found = cursor.execute(query.sql, values).fetchall()
    others = [actor_id for actor_id, _, _ in found]
    alone = _alone(cursor, every, rows, others)
    named_as = labels(cursor, others, language)
    whole = left_out(cursor, every, Axis.ACTORS).analysed
    return frame(
        (
            (
                actor_id,
                named_as[actor_id].name,
                named_as[actor_id].type,
                together,
                alone[actor_id],
                alone[actor_id] * chosen / whole,
                together * whole / (alone[actor_id] * chosen),
            )
            for actor_id, together, chosen in found
        ),
        COMENTIONS_COLUMNS,
    )


def _alone(cursor: Cursor, filters: Filters, rows: Scope, others: list[str]) -> dict[str, int]:
    """Return how many articles mention each of the actors, whoever stands beside them."""
    if not others:
        return {}
    if adds_up(filters, Axis.ACTORS):
        found = among("actor_id", "other", others)
        query = fill(_ALONE_ON_DAYS, where=dated_places(filters), found=found)
    else:
        query = fill(_ALONE, unit=unit(filters), rows=rows, found=among("series", "other", others))
    return dict(cursor.execute(query.sql, query.values).fetchall())
