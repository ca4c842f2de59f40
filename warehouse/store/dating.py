"""Days that a person gives to articles: dated, undoable, and stronger than what was delivered."""

from __future__ import annotations

from datetime import date, datetime

from warehouse.errors import NotFound
from warehouse.store import revising, rollups, rows, stories
from warehouse.store.connection import Cursor
from warehouse.store.transaction import transaction

_UNDO = """
UPDATE corrections SET undone_at = $made_at
WHERE article_key = $key AND kind = 'date' AND undone_at IS NULL
"""
_NOTE = """
INSERT INTO corrections (article_key, kind, field, was, becomes, person, made_at)
SELECT article_key, 'date', 'published', coalesce(pub_date::VARCHAR, published_given), $becomes,
    $person, $made_at
FROM articles WHERE article_key = $key
"""
_MOVE = tuple(
    f"UPDATE {table} SET pub_date = a.pub_date FROM articles a"  # noqa: S608  # our own names
    f" WHERE a.article_id = {table}.article_id AND a.article_id = $article"
    for table in ("mentions", "quotations", "wire_credits", "inferred_copies", "stories")
)


def give_date(
    cursor: Cursor,
    article_key: str,
    day: date | None,
    *,
    made_at: datetime,
    person: str | None = None,
) -> None:
    """Let an article count at a day that a person knows; None takes such a day back.

    One transaction, with the rollups of the days before and after. The day stands through every
    later delivery and annotation of the article.

    Args:
        cursor: a cursor of the owner, outside any transaction.
        article_key: the public key.
        day: the publication day in the outlet's zone.
        made_at: when the person said so.
        person: who it was, if known.

    Raises:
        NotFound: the warehouse has no such article.
    """
    found = cursor.execute(
        "SELECT article_id FROM articles WHERE article_key = $key", {"key": article_key}
    ).fetchall()
    if not found:
        raise NotFound("This article is not in the warehouse.", hint="It may have been removed.")
    article = int(found[0][0])
    values = {"key": article_key, "made_at": rows.utc(made_at)}
    with transaction(cursor):
        days = set(revising.days_of(cursor, [article]))
        cursor.execute(_UNDO, values)
        if day is not None:
            cursor.execute(_NOTE, {**values, "becomes": day.isoformat(), "person": person})
        cursor.execute("DELETE FROM articles WHERE article_id = $article", {"article": article})
        revising.derive_articles(cursor, [article])
        for statement in _MOVE:
            cursor.execute(statement, {"article": article})
        days.update(revising.days_of(cursor, stories.renew(cursor, [article])))
        rollups.rebuild(cursor, sorted(days))
