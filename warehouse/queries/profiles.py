"""Profiles: each actor in a line: mentioned, heard, since when, in which outlets and languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from warehouse.queries.actors import top
from warehouse.queries.chance import wilson
from warehouse.queries.filters import Filters
from warehouse.queries.scope import (
    Axis,
    Cursor,
    Scope,
    adds_up,
    among,
    ask,
    counted,
    dated_places,
    days,
    fill,
    unit,
)
from warehouse.queries.timeline import frame

PROFILES_COLUMNS = (
    "actor_id",
    "name",
    "type",
    "mentioned",
    "mentions",
    "quoted",
    "ratio",
    "low",
    "high",
    "first_date",
    "outlets",
    "languages",
)

_OF_DAYS = """
SELECT actor_id, min(pub_date), count(DISTINCT outlet),
    array_to_string(list_sort(list(DISTINCT language)), ', ')
FROM day_actors WHERE {where} AND {own} GROUP BY actor_id
"""
_OF_ROWS = """
SELECT series, min(pub_date), count(DISTINCT outlet),
    array_to_string(list_sort(list(DISTINCT language)), ', ')
FROM ({rows}) GROUP BY series
"""
# Their own quotations, in articles that also mention them by name: a part of what is mentioned.
_QUOTED_ON_DAYS = """
SELECT q.speaker_key, count(*) FROM quotations q
SEMI JOIN (
    SELECT article_id, actor_id FROM mentions WHERE first_of_actor AND {where} AND {own}
) m ON m.article_id = q.article_id AND m.actor_id = q.speaker_key
WHERE q.first_of_speaker AND {spoken} AND {where} GROUP BY q.speaker_key
"""
_QUOTED = """
SELECT m.series, count(DISTINCT m.{unit}) FROM ({rows}) m
SEMI JOIN (SELECT article_id, speaker_key FROM quotations WHERE {spoken} AND {dated}) q
ON m.article_id = q.article_id AND m.series = q.speaker_key
GROUP BY m.series
"""


def profiles(
    cursor: Cursor, filters: Filters, *, limit: int | None = 20, language: str = "en"
) -> pd.DataFrame:
    """Return the most mentioned actors with all that a ranking tells of them.

    A filter on actors leaves only these; without one, places are left out. Columns: actor_id,
    name, type, mentioned (articles), mentions, quoted (articles that both mention and quote the
    actor), ratio (quoted / mentioned) with its 95 % interval low, high (Wilson), first_date (in
    view), outlets (how many), languages (codes).
    """
    found = top(cursor, filters, limit=limit, language=language)
    ids = list(found["actor_id"])
    if not ids:
        return frame((), PROFILES_COLUMNS)
    own = among("actor_id", "listed", ids)
    facts = {key: rest for key, *rest in _rows(cursor, _facts(filters, own))}
    heard: dict[str, int] = dict(_rows(cursor, _heard(filters, own, ids)))
    rows = []
    for actor_id, name, kind, mentioned, mentions in found.itertuples(index=False):
        quoted = heard.get(actor_id, 0)
        share = (quoted, quoted / mentioned, *wilson(quoted, mentioned))
        rows.append((actor_id, name, kind, mentioned, mentions, *share, *facts[actor_id]))
    return frame(rows, PROFILES_COLUMNS)


def _facts(filters: Filters, own: Scope) -> Scope:
    if adds_up(filters, Axis.ACTORS):
        return fill(_OF_DAYS, where=dated_places(filters), own=own)
    return fill(_OF_ROWS, rows=counted(filters, Axis.ACTORS, also=own, every=True))


def _heard(filters: Filters, own: Scope, ids: Sequence[str]) -> Scope:
    spoken = among("speaker_key", "listed", ids)
    if adds_up(filters, Axis.ACTORS):
        return fill(_QUOTED_ON_DAYS, where=dated_places(filters), own=own, spoken=spoken)
    rows = counted(filters, Axis.ACTORS, also=own, every=True)
    return fill(_QUOTED, unit=unit(filters), rows=rows, spoken=spoken, dated=days(filters))


def _rows(cursor: Cursor, query: Scope) -> list[Any]:
    return ask(cursor, query).fetchall()
