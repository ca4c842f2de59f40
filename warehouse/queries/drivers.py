"""Drivers: who, where and which words stand out in the articles of a spike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

import pandas as pd

from warehouse.queries.chance import keyness
from warehouse.queries.filters import Filters
from warehouse.queries.names import labels
from warehouse.queries.scope import Axis, Cursor, Scope, among, ask, counted, fill
from warehouse.queries.timeline import frame
from warehouse.store.folding import fold

DRIVERS_COLUMNS = (
    "spike",
    "kind",
    "key",
    "name",
    "inside",
    "inside_of",
    "outside",
    "outside_of",
    "keyness",
)
# Chi-squared of one degree of freedom at 0.1 %: what stands out less is not told.
LEAST_KEYNESS = 10.83
_LEAST_INSIDE = 2
_MOST_ARTICLES = 200


class Driver(StrEnum):
    """What may drive a spike."""

    ACTOR = "actor"
    OUTLET = "outlet"
    AGENCY = "agency"
    TERM = "term"


# Articles of a spike and, to compare, other articles that mention its actor. Of each at most so
# many, those with the smallest keys: keys are hashes, so these are a fair sample, always the same.
_SAMPLE = """
WITH spiked AS (
    SELECT unnest($actors::VARCHAR[]) AS actor_id, unnest($firsts::DATE[]) AS first_day,
        unnest($lasts::DATE[]) AS last_day, unnest($numbers::INTEGER[]) AS spike
), every AS (
    SELECT p.spike, r.article_id, r.article_key,
        r.pub_date BETWEEN p.first_day AND p.last_day AS inside
    FROM ({rows}) r JOIN spiked p ON r.series = p.actor_id WHERE r.article_key < $below
)
SELECT spike, inside, unnest(arg_min(article_id, article_key, $most)) AS article_id
FROM every GROUP BY spike, inside
"""
_COUNTED = """
WITH spike_sample AS (
    SELECT unnest($spikes::INTEGER[]) AS spike, unnest($inside::BOOLEAN[]) AS inside,
        unnest($articles::BIGINT[]) AS article_id
)
SELECT spike, key, count(*) FILTER (inside) AS hits, count(*) FILTER (NOT inside)
FROM ({found}) GROUP BY spike, key HAVING hits >= $least ORDER BY spike, key
"""
_FOUND = {
    Driver.ACTOR: """
SELECT s.spike, s.inside, m.actor_id AS key FROM mentions m JOIN spike_sample s USING (article_id)
WHERE m.first_of_actor AND m.counted AND m.actor_id IS NOT NULL
    AND m.actor_id NOT IN (SELECT actor_id FROM actors WHERE type = 'place')
""",
    Driver.OUTLET: """
SELECT s.spike, s.inside, a.outlet AS key FROM articles a JOIN spike_sample s USING (article_id)
""",
    Driver.AGENCY: """
SELECT DISTINCT s.spike, s.inside, w.article_id, w.agency AS key
FROM wire_credits w JOIN spike_sample s USING (article_id) WHERE w.credit_group = 'text'
""",
    Driver.TERM: """
SELECT DISTINCT s.spike, s.inside, a.article_id,
    unnest(regexp_extract_all(lower(a.title), '[\\pL\\pN]{4,}')) AS key
FROM articles a JOIN spike_sample s USING (article_id)
""",
}


# A spike: its actor, first day, last day, and how many articles are in it.
Run = tuple[str, date, date, int]


def drivers(
    cursor: Cursor,
    filters: Filters,
    spikes: Sequence[Run],
    *,
    most: int = 2,
    language: str = "en",
) -> pd.DataFrame:
    """Return what stands out in the articles of each spike.

    They are compared with the other articles in view that mention the same actor: other actors,
    outlets, agencies of text credits, and words of titles (of four letters or more, without the
    names of the actor). Columns: spike (its place in `spikes`), kind, key, name, inside,
    inside_of, outside, outside_of (articles, in samples of at most 200), keyness; the `most`
    outstanding ones of each kind, in the order of kinds.
    """
    if not spikes:
        return frame((), DRIVERS_COLUMNS)
    ids = tuple(dict.fromkeys(actor_id for actor_id, *_ in spikes))
    also = Scope("first_of_actor")
    rows = counted(replace(filters, actor=ids, together=False), Axis.ACTORS, also=also)
    query = fill(_SAMPLE, rows=rows)
    values = {
        "actors": [actor_id for actor_id, *_ in spikes],
        "firsts": [first for _, first, _, _ in spikes],
        "lasts": [last for _, _, last, _ in spikes],
        "numbers": list(range(len(spikes))),
        "most": _MOST_ARTICLES,
        "below": _below(min(articles for *_, articles in spikes)),
    }
    sample = ask(cursor, query, **values).fetchall()
    found = [
        (one[0], place, kind, one)
        for place, kind in enumerate(Driver)
        for one in _outstanding(cursor, kind, sample, spikes, most=most)
    ]
    found.sort(key=lambda row: row[:2])
    others = [one[1] for _, _, kind, one in found if kind is Driver.ACTOR]
    named = labels(cursor, others, language)
    return frame(
        (
            (spike, kind.value, key, named[key].name if key in named else key, *numbers)
            for spike, _, kind, (_, key, *numbers) in found
        ),
        DRIVERS_COLUMNS,
    )


def _below(fewest: int) -> str:
    """Return the key under which twice as many of so many articles stand as a sample takes."""
    share = min(1.0, 2 * _MOST_ARTICLES / max(1, fewest))
    return "g" if share == 1.0 else f"{int(share * 16**8):08x}"


Sampled = tuple[int, bool, int]
Outstanding = tuple[int, str, int, int, int, int, float]


def _outstanding(
    cursor: Cursor,
    kind: Driver,
    sample: Sequence[Sampled],
    spikes: Sequence[Run],
    *,
    most: int,
) -> Iterable[Outstanding]:
    """Yield the keys of a kind that stand out in each spike, most outstanding first."""
    sizes = Counter((spike, inside) for spike, inside, _ in sample)
    query = fill(_COUNTED, found=Scope(_FOUND[kind]))
    columns = [list(column) for column in zip(*sample, strict=True)] or [[], [], []]
    names = ("spikes", "inside", "articles")
    values = dict(zip(names, columns, strict=True)) | {"least": _LEAST_INSIDE}
    best: dict[int, list[Outstanding]] = {}
    own = _own_words(cursor, spikes) if kind is Driver.TERM else [{one[0]} for one in spikes]
    for spike, key, hits, others in cursor.execute(query.sql, values).fetchall():
        of, of_others = sizes[spike, True], sizes[spike, False]
        score = keyness((hits, of), (others, of_others))
        taken = fold(key) if kind is Driver.TERM else key
        if score >= LEAST_KEYNESS and taken not in own[spike]:
            best.setdefault(spike, []).append((spike, key, hits, of, others, of_others, score))
    for found in best.values():
        yield from sorted(found, key=lambda row: (-row[-1], row[1]))[:most]


def _own_words(cursor: Cursor, spikes: Sequence[Run]) -> list[set[str]]:
    """Return for each spike the words that the names of its actor consist of."""
    ids = list(dict.fromkeys(actor_id for actor_id, *_ in spikes))
    query = fill(_NAMES, own=among("actor_id", "own", ids))
    words: dict[str, set[str]] = {}
    for actor_id, folded in ask(cursor, query).fetchall():
        words.setdefault(actor_id, set()).update(folded.split())
    return [words.get(actor_id, set()) for actor_id, *_ in spikes]


_NAMES = "SELECT actor_id, folded FROM aliases WHERE {own}"
