"""Stories in the tables: clustered as articles arrive, in the transaction that stores them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa

from warehouse.errors import BadFilter
from warehouse.store import columns, revising, rollups
from warehouse.store.connection import Cursor
from warehouse.store.copies import infer
from warehouse.store.marks import held, mark, members_of
from warehouse.store.registering import registered
from warehouse.store.transaction import transaction
from warehouse.syndication.cluster import (
    LEAST_SHARED,
    LEAST_WORDS,
    Story,
    are_one_story,
    stories,
)

# A mark that more articles of the time around have is worn: it leads to the first of them only.
_WORN = 64
_FIRST = 4
_AT_ONCE = 4_000

_MATES = """
SELECT DISTINCT s.article_id FROM stories s
WHERE s.story_key IN (
    SELECT story_key FROM stories WHERE article_id IN (SELECT article_id FROM incoming_touched)
)
"""
_AROUND = """
SELECT min(pub_date) - $days::INTEGER, max(pub_date) + $days::INTEGER, bool_or(pub_date IS NULL)
FROM story_marks WHERE article_id IN (SELECT article_id FROM incoming_touched)
"""
# Articles that have enough marks in common with the asked ones, or the same words throughout.
_ALIKE = """
WITH asked AS (
    SELECT * FROM story_marks WHERE article_id IN (SELECT article_id FROM incoming_touched)
), wanted AS (
    SELECT article_id, pub_date, language, unnest(marks) AS mark FROM asked WHERE words >= $words
), sought AS (
    SELECT DISTINCT mark FROM wanted
), near AS (
    SELECT article_id, pub_date, language, unnest(marks) AS mark FROM story_marks
    WHERE words >= $words AND (pub_date BETWEEN $first AND $last OR pub_date IS NULL OR $undated)
), met AS (
    SELECT n.* FROM near n SEMI JOIN sought USING (mark)
), often AS (
    SELECT mark, language FROM met GROUP BY mark, language HAVING count(*) > $worn
), usable AS (
    SELECT * FROM met ANTI JOIN often USING (mark, language)
    UNION ALL
    SELECT m.* FROM met m SEMI JOIN often USING (mark, language)
    QUALIFY row_number() OVER (
        PARTITION BY mark, language ORDER BY pub_date NULLS LAST, article_id
    ) <= $first_ones
)
SELECT w.article_id, u.article_id
FROM wanted w JOIN usable u ON u.mark = w.mark AND u.language = w.language
WHERE w.article_id <> u.article_id
    AND (w.pub_date IS NULL OR u.pub_date IS NULL OR abs(w.pub_date - u.pub_date) <= $days)
GROUP BY w.article_id, u.article_id HAVING count(*) >= $shared
UNION
SELECT a.article_id, s.article_id FROM asked a JOIN story_marks s ON s.whole = a.whole
WHERE a.article_id <> s.article_id AND a.words >= $words
UNION
SELECT a.article_id, s.article_id FROM asked a JOIN story_marks s
    ON s.content_hash = a.content_hash
WHERE a.article_id <> s.article_id
"""
_FORGET = """
DELETE FROM stories WHERE article_id IN (SELECT article_id FROM incoming_touched)
"""
_WRITE = "INSERT INTO stories BY NAME SELECT * FROM incoming_rows"
_NAME = """
UPDATE articles SET story_key = coalesce(s.story_key, articles.article_key)
FROM incoming_touched t LEFT JOIN stories s ON s.article_id = t.article_id
WHERE articles.article_id = t.article_id
    AND articles.story_key <> coalesce(s.story_key, articles.article_key)
"""


def renew(cursor: Cursor, article_ids: Iterable[int]) -> list[int]:
    """Find the stories of articles anew, inside the caller's transaction.

    Call it when articles are new, have another text, day or credits, or are gone: the others of
    their stories are looked at again too.

    Args:
        cursor: a cursor of the owner, inside a transaction.
        article_ids: internal numbers.

    Returns:
        All articles that were looked at: the rollups of their days count inferred copies.
    """
    touched = set(article_ids)
    mates = _ids(cursor, _MATES, touched)
    mark(cursor, touched)
    asked = touched | mates
    links = list(_links(cursor, asked))
    found = {number for pair in links for number in pair}
    # Who is met brings the whole of its story, which holds together as before.
    met = _ids(cursor, _MATES, found - asked)
    links.extend(_held_together(cursor, met - asked))
    everybody = asked | found | met
    linked = {number for pair in links for number in pair}
    members = {one.number: one for one in members_of(cursor, sorted(linked))}
    _write(cursor, sorted(everybody), stories(members, links))
    return sorted(everybody)


def rebuild(cursor: Cursor, *, window: int | None = None) -> int:
    """Cluster all articles anew, in one transaction; return how many stories have several.

    Args:
        cursor: a cursor of the owner, outside any transaction.
        window: days that may lie between two copies, kept for all articles to come; None keeps
            the window that the warehouse has.

    Raises:
        BadFilter: the window is not between 0 and 366 days.
    """
    if window is not None and not 0 <= window <= 366:
        raise BadFilter(f"A window of {window} days is not possible.", hint="Take 0 to 366 days.")
    with transaction(cursor):
        if window is not None:
            cursor.execute("UPDATE story_window SET days = $days", {"days": window})
        cursor.execute("DELETE FROM stories")
        numbers = [
            number
            for (number,) in cursor.execute(
                "SELECT article_id FROM articles ORDER BY pub_date NULLS LAST, article_key"
            ).fetchall()
        ]
        for several in _in_parts(numbers):
            mark(cursor, several)
        links = [link for several in _in_parts(numbers) for link in _links(cursor, several)]
        linked = sorted({number for pair in links for number in pair})
        members = {one.number: one for one in members_of(cursor, linked)}
        made = stories(members, links)
        _write(cursor, sorted(numbers), made)
        rollups.rebuild(cursor, revising.days_of(cursor, numbers))
    return len(made)


def window_of(cursor: Cursor) -> int:
    """Return how many days may lie between two copies of a story in this warehouse."""
    return int(cursor.execute("SELECT days FROM story_window").fetchall()[0][0])


def unmarked(cursor: Cursor) -> int:
    """Return how many articles are not clustered yet: those of earlier versions."""
    found = cursor.execute("SELECT count(*) FROM articles ANTI JOIN story_marks USING (article_id)")
    return int(found.fetchall()[0][0])


def _in_parts(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[place : place + _AT_ONCE] for place in range(0, len(numbers), _AT_ONCE))


def _links(cursor: Cursor, asked: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of articles that are one story, one of each pair among those asked for."""
    days = window_of(cursor)
    with registered(cursor, touched=_table(asked)):
        ((first, last, undated),) = cursor.execute(_AROUND, {"days": days}).fetchall()
        values = {
            "days": days,
            "first": first,
            "last": last,
            "undated": bool(undated),
            "words": LEAST_WORDS,
            "worn": _WORN,
            "first_ones": _FIRST,
            "shared": LEAST_SHARED,
        }
        pairs = sorted({tuple(sorted(pair)) for pair in cursor.execute(_ALIKE, values).fetchall()})
    members = {one.number: one for one in members_of(cursor, {n for pair in pairs for n in pair})}
    for one, other in pairs:
        if are_one_story(members[one], members[other], window=days):
            yield one, other


def _held_together(cursor: Cursor, numbers: set[int]) -> Iterator[tuple[int, int]]:
    """Yield a pair of each of these articles with the first of its story."""
    first: dict[str, int] = {}
    for story, number in held(cursor, sorted(numbers)):
        yield first.setdefault(story, number), number


def _write(cursor: Cursor, everybody: Sequence[int], made: Sequence[Story]) -> None:
    rows = [
        (story.key, one.number, one.day, share)
        for story in made
        for one, share in zip(story.members, story.containment, strict=True)
    ]
    with registered(cursor, touched=_table(everybody)):
        cursor.execute(_FORGET)
        if rows:
            with registered(cursor, rows=columns.table(columns.STORIES, rows)):
                cursor.execute(_WRITE)
        cursor.execute(_NAME)
    infer(cursor, everybody, made)


def _ids(cursor: Cursor, query: str, numbers: Iterable[int]) -> set[int]:
    with registered(cursor, touched=_table(numbers)):
        return {number for (number,) in cursor.execute(query).fetchall()}


def _table(numbers: Iterable[int]) -> pa.Table:
    return columns.table(columns.TOUCHED, [(number,) for number in sorted(numbers)])
