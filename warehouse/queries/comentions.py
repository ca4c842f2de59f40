"""Who is mentioned together with whom: pairs beside several actors, and all pairs of a few."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

import pandas as pd

from warehouse.queries import actors
from warehouse.queries.denominators import left_out
from warehouse.queries.filters import Filters
from warehouse.queries.names import Label, labels
from warehouse.queries.scope import (
    Axis,
    Cursor,
    Scope,
    adds_up,
    among,
    ask,
    counted,
    dated_places,
    fill,
    unit,
)
from warehouse.queries.timeline import frame

COMENTIONS_COLUMNS = (
    "beside_id",
    "beside",
    "actor_id",
    "name",
    "type",
    "together",
    "beside_articles",
    "articles",
    "expected",
    "lift",
)
# An article's mask of who stands in it has room for these many.
MOST_BESIDE = 6
MOST_OF_MATRIX = 8
# Fewer common articles than these tell nothing about what is usual, see decision 0028.
LEAST_TOGETHER = 3
LEAST_IN_SMALL_VIEWS = 2
SMALL_VIEW = 500

_MASKS = """
SELECT {unit} AS one, bit_or({bit}) AS mask FROM ({rows}) GROUP BY one
"""
_BESIDE = """
WITH masks AS MATERIALIZED ({masks}), others AS (
    SELECT DISTINCT series AS actor_id, {unit} AS one
    FROM ({rows}) WHERE series IS NOT NULL
)
SELECT actor_id, mask, count(*) FROM others JOIN masks USING (one)
WHERE NOT ({own}) AND actor_id NOT IN (SELECT actor_id FROM actors WHERE type = 'place')
GROUP BY actor_id, mask
UNION ALL
SELECT NULL, mask, count(*) FROM masks GROUP BY mask
"""
_MATRIX = "SELECT mask, count(*) FROM ({masks}) GROUP BY mask"
_ALONE_ON_DAYS = """
SELECT actor_id, sum(articles)::BIGINT FROM day_actors WHERE {where} AND {found} GROUP BY actor_id
"""
_ALONE = "SELECT series, count(DISTINCT {unit}) FROM ({rows}) GROUP BY series"


def least_together(analysed: int) -> int:
    """Return how many common articles a pair needs in a view of so many analysed articles."""
    return LEAST_IN_SMALL_VIEWS if analysed < SMALL_VIEW else LEAST_TOGETHER


def beside(
    cursor: Cursor,
    filters: Filters,
    *,
    actor_ids: Sequence[str],
    limit: int | None = 14,
    least: int | None = None,
    language: str = "en",
) -> pd.DataFrame:
    """Return the pairs of one of the given actors and another one, most common articles first.

    The given actors (the first `MOST_BESIDE`) take the place of the filter on actors; places and
    pairs of two given ones are left out. Columns: beside_id, beside (the given actor), actor_id,
    name, type (of the other one), together (articles that mention both), beside_articles,
    articles (that mention the one, the other, at all), expected (common articles if mentions
    were independent), lift (together / expected).

    Args:
        cursor: of the warehouse.
        filters: what is in view.
        actor_ids: the given actors.
        limit: of the pairs; None = all.
        least: common articles that a pair needs; None = as many as the size of the view asks for.
        language: of the names.
    """
    ids = list(dict.fromkeys(actor_ids))[:MOST_BESIDE]
    if not ids:
        return frame((), COMENTIONS_COLUMNS)
    every = replace(filters, actor=(), together=False)
    whole = left_out(cursor, every, Axis.ACTORS).analysed
    floor = least_together(whole) if least is None else least
    sums, totals = _sums(cursor, every, ids)
    found = [
        (index, other, together)
        for other, counts in sums.items()
        for index, together in enumerate(counts)
        if together >= floor
    ]
    found.sort(key=lambda pair: (-pair[2], pair[0], pair[1]))
    kept = found[:limit]
    others = sorted({other for _, other, _ in kept})
    alone = _alone(cursor, every, others)
    rows = ((ids[at], other, both, totals[at], alone[other]) for at, other, both in kept)
    return _told(rows, labels(cursor, [*ids, *others], language), whole)


def few(cursor: Cursor, filters: Filters) -> list[str]:
    """Return the actors of the matrix: the chosen ones, or one with the most mentioned ones."""
    ids = list(filters.actor)
    if len(ids) < 2:
        every = replace(filters, actor=(), together=False)
        top = actors.top(cursor, every, limit=MOST_OF_MATRIX)["actor_id"]
        ids = list(dict.fromkeys([*ids, *top]))
    return ids[:MOST_OF_MATRIX]


def matrix(
    cursor: Cursor, filters: Filters, *, actor_ids: Sequence[str], language: str = "en"
) -> pd.DataFrame:
    """Return every pair of the given actors (the first `MOST_OF_MATRIX`), also those never met.

    The given actors take the place of the filter on actors. The columns are those of `beside`;
    pairs stand in the order of the given actors, each once.
    """
    ids = list(dict.fromkeys(actor_ids))[:MOST_OF_MATRIX]
    if len(ids) < 2:
        return frame((), COMENTIONS_COLUMNS)
    every = replace(filters, actor=(), together=False)
    query = fill(_MATRIX, masks=_masks(every, ids))
    masks = ask(cursor, query).fetchall()
    alone = [sum(n for mask, n in masks if mask >> at & 1) for at in range(len(ids))]
    pairs = (
        (
            ids[one],
            ids[two],
            sum(n for mask, n in masks if mask >> one & 1 and mask >> two & 1),
            alone[one],
            alone[two],
        )
        for one, two in combinations(range(len(ids)), 2)
    )
    whole = left_out(cursor, every, Axis.ACTORS).analysed
    return _told(pairs, labels(cursor, ids, language), whole)


def _told(
    pairs: Iterable[tuple[str, str, int, int, int]], names: dict[str, Label], whole: int
) -> pd.DataFrame:
    """Return pairs (one, other, together, articles of each) with what chance would give."""
    rows = []
    for one, other, together, articles, others in pairs:
        expected = articles * others / whole if whole else 0.0
        known = [names.get(key, Label(key, "")) for key in (one, other)]
        lift = together / expected if expected else float("nan")
        kind = known[1].type
        named = (one, known[0].name, other, known[1].name, kind)
        rows.append((*named, together, articles, others, expected, lift))
    return frame(rows, COMENTIONS_COLUMNS, numbers=("expected", "lift"))


def _masks(filters: Filters, ids: Sequence[str]) -> Scope:
    """Return the query for who of the given actors stands in each article, a bit for each."""
    chosen = replace(filters, actor=tuple(ids))
    rows = counted(chosen, Axis.ACTORS, every=True)
    values: dict[str, object] = {f"bit_{at}": actor_id for at, actor_id in enumerate(ids)}
    values |= {f"mask_{at}": 1 << at for at in range(len(ids))}
    cases = " ".join(f"WHEN $bit_{at} THEN $mask_{at}" for at in range(len(ids)))
    bit = Scope(f"CASE series {cases} ELSE 0 END", values)
    return fill(_MASKS, unit=unit(filters), bit=bit, rows=rows)


def _sums(
    cursor: Cursor, filters: Filters, ids: Sequence[str]
) -> tuple[dict[str, list[int]], list[int]]:
    """Return how many articles each other actor shares with each given one, and all of theirs."""
    query = fill(
        _BESIDE,
        masks=_masks(filters, ids),
        unit=unit(filters),
        rows=counted(filters, Axis.ACTORS, every=True),
        own=among("actor_id", "own", ids),
    )
    sums: dict[str | None, list[int]] = {}
    for actor_id, mask, articles in ask(cursor, query).fetchall():
        counts = sums.setdefault(actor_id, [0] * len(ids))
        for at in range(len(ids)):
            counts[at] += articles if mask >> at & 1 else 0
    totals = sums.pop(None, [0] * len(ids))
    return {key: counts for key, counts in sums.items() if key is not None}, totals


def _alone(cursor: Cursor, filters: Filters, others: list[str]) -> dict[str, int]:
    """Return how many articles mention each of the actors, whoever stands beside them."""
    if not others:
        return {}
    if adds_up(filters, Axis.ACTORS):
        found = among("actor_id", "other", others)
        query = fill(_ALONE_ON_DAYS, where=dated_places(filters), found=found)
    else:
        also = among("actor_id", "other", others)
        rows = counted(filters, Axis.ACTORS, every=True, also=also)
        query = fill(_ALONE, unit=unit(filters), rows=rows)
    return dict(ask(cursor, query).fetchall())
