"""Inferred copies: articles that credit nobody, beside a copy that credits an agency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from warehouse.store import columns
from warehouse.store.connection import Cursor
from warehouse.store.registering import registered
from warehouse.syndication.cluster import NEAR, Member, Story, containment

ANNOTATOR = "stories@1"
_RULE = "uncredited-sibling"

_FORGET = """
DELETE FROM inferred_copies WHERE article_id IN (SELECT article_id FROM incoming_touched)
"""
_CREDITED = """
SELECT DISTINCT article_id, agency FROM wire_credits
WHERE credit_group = 'text' AND article_id IN (SELECT article_id FROM incoming_touched)
ORDER BY article_id, agency
"""
_ANALYSED = """
SELECT article_id, outlet FROM articles
WHERE analysed AND article_id IN (SELECT article_id FROM incoming_touched)
"""
_WRITE = "INSERT INTO inferred_copies BY NAME SELECT * FROM incoming_rows"


def infer(cursor: Cursor, article_ids: Iterable[int], made: Sequence[Story]) -> None:
    """Write the inferred copies of articles anew, inside the caller's transaction.

    Args:
        cursor: a cursor of the owner.
        article_ids: whose inferred copies are forgotten first.
        made: the stories that these articles make now.
    """
    touched = columns.table(columns.TOUCHED, [(number,) for number in sorted(article_ids)])
    with registered(cursor, touched=touched):
        cursor.execute(_FORGET)
        if not made:
            return
        credited: dict[int, list[str]] = {}
        for number, agency in cursor.execute(_CREDITED).fetchall():
            credited.setdefault(number, []).append(agency)
        outlets: dict[int, str] = dict(cursor.execute(_ANALYSED).fetchall())
    rows = [row for story in made for row in _of(story, credited, outlets)]
    if rows:
        with registered(cursor, rows=columns.table(columns.INFERRED, rows)):
            cursor.execute(_WRITE)


def _of(
    story: Story, credited: dict[int, list[str]], outlets: dict[int, str]
) -> Iterator[tuple[Any, ...]]:
    """Yield a row for each agency that an uncredited member's siblings credit."""
    by_agency: dict[str, list[Member]] = {}
    for one in story.members:
        for agency in credited.get(one.number, ()):
            by_agency.setdefault(agency, []).append(one)
    silent = [one for one in story.members if one.number in outlets and one.number not in credited]
    for one in silent if by_agency else ():
        for agency in sorted(by_agency):
            source, share = _nearest(one, by_agency[agency])
            if share >= NEAR:
                yield (
                    one.number, one.day, outlets[one.number], one.language, agency, source.key,
                    share, _RULE, share, ANNOTATOR,
                )  # fmt: skip


def _nearest(one: Member, sources: Sequence[Member]) -> tuple[Member, float]:
    """Return the sibling that has most of an article, the earliest of equals."""
    shares = [containment(one.print, source.print) for source in sources]
    best = max(shares)
    return sources[shares.index(best)], best
