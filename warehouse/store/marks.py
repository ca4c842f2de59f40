"""Marks in the tables: what is kept of every current text, so that copies are known again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa

from warehouse.store import columns
from warehouse.store.connection import Cursor
from warehouse.store.registering import registered
from warehouse.syndication.cluster import Member
from warehouse.syndication.fingerprint import Fingerprint, Marks, fingerprint

_FORGET = """
DELETE FROM story_marks WHERE article_id IN (SELECT article_id FROM incoming_touched)
    AND NOT EXISTS (
        SELECT 1 FROM articles a
        WHERE a.article_id = story_marks.article_id AND a.content_hash = story_marks.content_hash
            AND a.language = story_marks.language
    );
UPDATE story_marks SET pub_date = a.pub_date FROM articles a
WHERE a.article_id = story_marks.article_id
    AND a.article_id IN (SELECT article_id FROM incoming_touched)
    AND a.pub_date IS DISTINCT FROM story_marks.pub_date;
"""
_UNMARKED = """
SELECT a.article_id, a.content_hash, a.pub_date, a.language, t.text
FROM articles a JOIN article_text t ON t.article_id = a.article_id AND t.current
WHERE a.article_id IN (SELECT article_id FROM incoming_touched)
    AND a.article_id NOT IN (SELECT article_id FROM story_marks)
ORDER BY a.pub_date NULLS LAST, a.article_key
"""
_KEEP = "INSERT INTO story_marks BY NAME SELECT * FROM incoming_rows"
_MEMBERS = """
SELECT a.article_id, a.article_key, a.content_hash, a.language, a.pub_date,
    coalesce(a.published_at, a.pub_date::TIMESTAMP) AS moment, r.received_at,
    m.words, m.reach, m.whole, m.numbers, m.marks
FROM story_marks m JOIN articles a USING (article_id)
JOIN (
    SELECT article_id, min(received_at) AS received_at FROM revisions
    WHERE article_id IN (SELECT article_id FROM incoming_touched) GROUP BY article_id
) r USING (article_id)
WHERE a.article_id IN (SELECT article_id FROM incoming_touched)
ORDER BY a.article_id
"""
_HELD = """
SELECT story_key, article_id FROM stories
WHERE article_id IN (SELECT article_id FROM incoming_touched) ORDER BY story_key, article_id
"""


def mark(cursor: Cursor, article_ids: Iterable[int]) -> None:
    """Keep the marks of articles that are new or have another text, and forget those gone."""
    with registered(cursor, touched=_table(article_ids)):
        cursor.execute(_FORGET)
        fresh = cursor.execute(_UNMARKED).fetchall()
    if not fresh:
        return
    rows = columns.table(columns.STORY_MARKS, [(*row[:4], *_kept(row[4])) for row in fresh])
    with registered(cursor, rows=rows):
        cursor.execute(_KEEP)


def _kept(text: str) -> tuple[int, int, int, Marks, Marks]:
    made = fingerprint(text)
    return made.words, made.reach, made.whole, made.numbers, made.marks


def members_of(cursor: Cursor, article_ids: Collection[int]) -> Iterator[Member]:
    """Yield articles with their marks, in the order of their numbers."""
    if not article_ids:
        return
    with registered(cursor, touched=_table(article_ids)):
        found = cursor.sql(_MEMBERS).to_arrow_table().combine_chunks()
    numbers, marks = _lists(found["numbers"]), _lists(found["marks"])
    plain = found.drop_columns(["numbers", "marks"]).to_pylist()
    for row, named, kept in zip(plain, numbers, marks, strict=True):
        yield Member(
            number=row["article_id"],
            key=row["article_key"],
            words=row["content_hash"],
            language=row["language"],
            day=row["pub_date"],
            moment=row["moment"],
            received=row["received_at"],
            print=Fingerprint(kept, row["reach"], row["words"], named, row["whole"]),
        )


def held(cursor: Cursor, article_ids: Iterable[int]) -> list[tuple[str, int]]:
    """Return the stories that articles belong to, with their numbers."""
    with registered(cursor, touched=_table(article_ids)):
        return cursor.execute(_HELD).fetchall()


def _lists(column: Any) -> list[Marks]:
    """Return each list of an Arrow column as numbers, without a Python object for each."""
    found: list[Marks] = []
    for chunk in column.chunks:
        values = chunk.values.to_numpy().astype(np.uint32, copy=False)
        found.extend(values[first:last] for first, last in pairwise(chunk.offsets.to_numpy()))
    return found


def _table(article_ids: Iterable[int]) -> pa.Table:
    return columns.table(columns.TOUCHED, [(number,) for number in sorted(article_ids)])
