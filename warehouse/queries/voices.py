"""Mentioned against quoted: whose words are reported, and who is only talked about."""

from __future__ import annotations

import pandas as pd

from warehouse.queries.filters import Filters
from warehouse.queries.names import labels
from warehouse.queries.scope import (
    Axis,
    Cursor,
    Scope,
    adds_up,
    ask,
    counted,
    dated_places,
    fill,
    ranked,
)
from warehouse.queries.timeline import frame

VOICES_COLUMNS = ("actor_id", "name", "mentioned", "quoted", "ratio")

_VOICES = """
WITH mentioned AS ({mentioned}), quoted AS ({quoted})
SELECT m.actor_id, m.articles, coalesce(q.articles, 0)
FROM mentioned m LEFT JOIN quoted q USING (actor_id)
ORDER BY m.articles DESC, coalesce(q.articles, 0) DESC, m.actor_id
LIMIT $limit
"""
_MENTIONED_ON_DAYS = """
SELECT actor_id, sum(articles)::BIGINT AS articles
FROM day_actors WHERE {where} AND {own} GROUP BY actor_id
"""
_QUOTED_ON_DAYS = """
SELECT speaker_key AS actor_id, sum(articles)::BIGINT AS articles
FROM day_speakers WHERE {where} GROUP BY speaker_key
"""
_MENTIONED = """
SELECT series AS actor_id, count(*) FILTER (first_of_actor) AS articles
FROM ({rows}) WHERE series IS NOT NULL GROUP BY series
"""
_QUOTED = """
SELECT series AS actor_id, count(*) FILTER (first_of_speaker) AS articles
FROM ({rows}) WHERE series IS NOT NULL GROUP BY series
"""


def voices(
    cursor: Cursor, filters: Filters, *, limit: int | None = 30, language: str = "en"
) -> pd.DataFrame:
    """Return the most mentioned actors with the articles that mention and that quote them.

    A filter on actors leaves only these; without one, places are left out. Columns: actor_id,
    name, mentioned, quoted (articles), ratio (quoted / mentioned).
    """
    query = fill(_VOICES, mentioned=mentioned(filters), quoted=quoted(filters))
    rows = ask(cursor, query, limit=limit).fetchall()
    names = labels(cursor, [actor_id for actor_id, _, _ in rows], language)
    return frame(
        (
            (actor_id, names[actor_id].name, mentioned, quoted, quoted / mentioned)
            for actor_id, mentioned, quoted in rows
        ),
        VOICES_COLUMNS,
    )


def mentioned(filters: Filters) -> Scope:
    """Return the query for actor_id and the articles that mention the actor."""
    """Return the query for how many articles mention each actor."""
    if adds_up(filters, Axis.ACTORS):
        return fill(_MENTIONED_ON_DAYS, where=dated_places(filters), own=ranked(filters))
    return fill(_MENTIONED, rows=counted(filters, Axis.ACTORS, also=ranked(filters)))


def quoted(filters: Filters) -> Scope:
    """Return the query for actor_id and the articles in view that quote the actor."""
    """Return the query for how many articles quote each actor."""
    if adds_up(filters, Axis.ACTORS):
        return fill(_QUOTED_ON_DAYS, where=dated_places(filters))
    # The filter on actors chooses who is compared, not the articles; one on speakers does.
    return fill(_QUOTED, rows=counted(filters, Axis.SPEAKERS, view=Axis.ACTORS))
