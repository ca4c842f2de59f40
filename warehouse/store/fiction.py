"""The demo in the tables: its outlets are marked as fictional, and all of it can be taken out."""

from __future__ import annotations

from collections.abc import Iterable

from warehouse.actors.names import Actor
from warehouse.errors import BadFilter
from warehouse.store import actors, revising, rollups, stories
from warehouse.store.connection import Cursor
from warehouse.store.transaction import transaction

_TAKEN = """
SELECT o.outlet FROM outlets o JOIN (SELECT unnest($names) AS outlet) n USING (outlet)
WHERE NOT o.fictional ORDER BY o.outlet LIMIT 1
"""
_MARK = """
INSERT INTO outlets (outlet, outlet_group, fictional)
SELECT $outlet, $outlet_group, true WHERE $outlet NOT IN (SELECT outlet FROM outlets)
"""
_ARTICLES = "article_id IN (SELECT article_id FROM fictional_articles)"
_OUTLETS = "outlet IN (SELECT outlet FROM outlets WHERE fictional)"
_BY_ARTICLE = (
    "mentions",
    "quotations",
    "wire_credits",
    "revision_mentions",
    "revision_quotations",
    "revision_wire_credits",
    "inferred_copies",
    "stories",
    "story_marks",
    "article_text",
    "revisions",
    "articles",
)
_BY_OUTLET = (
    "day_articles",
    "day_actors",
    "day_speakers",
    "day_wire_roles",
    "day_wire_groups",
    "day_wire_dependence",
    "rejections",
    "ledger",
    "feeds",
    "outlets",
)
_NOTE = """
CREATE OR REPLACE TEMP TABLE fictional_articles AS
SELECT DISTINCT article_id, article_key, run_key FROM revisions
WHERE outlet IN (SELECT outlet FROM outlets WHERE fictional);
"""
# Real articles that were in a story with fictional ones.
_SURVIVORS = """
SELECT DISTINCT s.article_id FROM stories s JOIN stories f USING (story_key)
WHERE f.article_id IN (SELECT article_id FROM fictional_articles)
    AND s.article_id NOT IN (SELECT article_id FROM fictional_articles)
"""
# A run stays when it stands for other articles too, or was there without any.
_AFTERWARDS = """
DELETE FROM corrections WHERE article_key IN (SELECT article_key FROM fictional_articles)
    AND article_key NOT IN (SELECT article_key FROM articles);
DELETE FROM runs WHERE run_key IN (SELECT run_key FROM fictional_articles)
    AND run_key NOT IN (SELECT run_key FROM revisions);
DROP TABLE fictional_articles;
"""


def mark(cursor: Cursor, outlets: Iterable[tuple[str, str | None]], cast: Iterable[Actor]) -> None:
    """Note the demo's outlets (name and group) as fictional, and its actors, before its articles.

    Raises:
        BadFilter: a real outlet of the warehouse has the name of one of them.
    """
    known = tuple(outlets)
    taken = cursor.execute(_TAKEN, {"names": [name for name, _ in known]}).fetchall()
    if taken:
        raise BadFilter(
            f"The warehouse has articles of an outlet named {taken[0][0]!r}, as the demo has.",
            hint="Load the demo into another warehouse: demo --warehouse FILE.",
        )
    with transaction(cursor):
        for name, group in known:
            cursor.execute(_MARK, {"outlet": name, "outlet_group": group})
        actors.put(cursor, cast)


def remove(cursor: Cursor) -> int:
    """Take out all that belongs to fictional outlets, and the demo's actors, in one transaction.

    Returns:
        How many articles there were.
    """
    with transaction(cursor):
        cursor.execute(_NOTE)
        ((found,),) = cursor.execute(
            "SELECT count(DISTINCT article_id) FROM fictional_articles"
        ).fetchall()
        survivors = cursor.execute(_SURVIVORS).fetchall()
        for table in _BY_ARTICLE:
            cursor.execute(f"DELETE FROM {table} WHERE {_ARTICLES}")  # noqa: S608 - own constants
        for table in _BY_OUTLET:
            cursor.execute(f"DELETE FROM {table} WHERE {_OUTLETS}")  # noqa: S608 - own constants
        cursor.execute(_AFTERWARDS)
        renewed = stories.renew(cursor, [number for (number,) in survivors])
        rollups.rebuild(cursor, revising.days_of(cursor, renewed))
        actors.put(cursor, ())
    return int(found)
