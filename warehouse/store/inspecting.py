"""The deep look into an open warehouse: rollups against the tables, spans against their texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from warehouse.store import rollups
from warehouse.store.checksums import checksums
from warehouse.store.connection import Cursor
from warehouse.store.transaction import transaction

_ROLLUPS = (
    "day_articles",
    "day_actors",
    "day_speakers",
    "day_wire_roles",
    "day_wire_groups",
    "day_wire_dependence",
)
_DAYS = """
SELECT DISTINCT pub_date FROM (
    SELECT pub_date FROM articles
    UNION SELECT pub_date FROM mentions
    UNION SELECT pub_date FROM quotations
    UNION SELECT pub_date FROM wire_credits
    UNION SELECT pub_date FROM day_articles
    UNION SELECT pub_date FROM day_actors
    UNION SELECT pub_date FROM day_speakers
    UNION SELECT pub_date FROM day_wire_roles
    UNION SELECT pub_date FROM day_wire_groups
    UNION SELECT pub_date FROM day_wire_dependence
) WHERE pub_date IS NOT NULL ORDER BY pub_date
"""
_PLACES = """
SELECT count(*), count(*) FILTER (
    x.article_id IS NULL OR x.start < 0 OR x."end" <= x.start
    OR substring(CASE x.field WHEN 'title' THEN a.title ELSE t.text END,
        x.start + 1, x."end" - x.start) IS DISTINCT FROM x.{words}
)
FROM {table} x
LEFT JOIN articles a ON a.article_id = x.article_id
LEFT JOIN article_text t ON t.article_id = x.article_id AND t.current
WHERE x.start IS NOT NULL
"""
_SPANS = (("mentions", "surface"), ("quotations", "text"), ("wire_credits", "surface"))
_TEXTS = """
SELECT count(*), count(*) FILTER (
    t.article_id IS NULL OR t.content_hash <> a.content_hash
    OR substring(sha256(coalesce(a.title, '') || chr(0) || t.text), 1, 32) <> a.content_hash
)
FROM articles a LEFT JOIN article_text t ON t.article_id = a.article_id AND t.current
"""
_WITHOUT_ARTICLE = """
SELECT count(*) FROM {table} x ANTI JOIN articles a ON a.article_id = x.article_id
"""
_OF_ARTICLES = (
    "article_text",
    "revisions",
    "mentions",
    "quotations",
    "wire_credits",
    "stories",
    "inferred_copies",
)
# `run.py stories` finds those of articles that an earlier version stored.
_UNMARKED = """
SELECT count(*), count(*) FILTER (m.article_id IS NULL)
FROM articles a LEFT JOIN story_marks m ON m.article_id = a.article_id
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked: `bad` of `checked` rows are not as they should be."""

    name: str
    checked: int
    bad: int


def deep(cursor: Cursor) -> Iterator[Finding]:
    """Check everything that can be derived anew; nothing is changed."""
    yield Finding("texts", *_counts(cursor, _TEXTS))
    for table, words in _SPANS:
        query = _PLACES.replace("{table}", table).replace("{words}", words)
        yield Finding(f"spans of {table}", *_counts(cursor, query))
    for table in _OF_ARTICLES:
        lost = cursor.execute(_WITHOUT_ARTICLE.replace("{table}", table)).fetchall()
        yield Finding(f"{table} without an article", int(lost[0][0]), int(lost[0][0]))
    yield Finding("articles in no story yet", *_counts(cursor, _UNMARKED))
    yield from _rolled_up(cursor)


def _counts(cursor: Cursor, query: str) -> tuple[int, int]:
    ((checked, bad),) = cursor.execute(query).fetchall()
    return int(checked), int(bad)


def _rolled_up(cursor: Cursor) -> Iterator[Finding]:
    """Count all days anew, compare, and take that back."""
    before = checksums(cursor)
    days = [day for (day,) in cursor.execute(_DAYS).fetchall()]
    cursor.execute("BEGIN TRANSACTION")
    try:
        rollups.rebuild(cursor, days)
        after = checksums(cursor)
    finally:
        cursor.execute("ROLLBACK")
    for table in _ROLLUPS:
        same = before[table] == after[table]
        yield Finding(f"rollup {table}", after[table][0], 0 if same else after[table][0])


def rebuild_rollups(cursor: Cursor) -> int:
    """Count all days anew and keep that, in one transaction; return how many days there are."""
    days = [day for (day,) in cursor.execute(_DAYS).fetchall()]
    with transaction(cursor):
        rollups.rebuild(cursor, days)
    return len(days)


def fingerprint(cursor: Cursor) -> str:
    """Return one checksum of all tables: equal for warehouses that hold the same."""
    return sha256(repr(sorted(checksums(cursor).items())).encode()).hexdigest()[:16]
