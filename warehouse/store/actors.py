"""The actor registry as tables, so that queries can name and find actors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager

from warehouse.actors.names import Actor
from warehouse.store import columns
from warehouse.store.connection import Cursor
from warehouse.store.folding import fold
from warehouse.store.registering import registered
from warehouse.store.transaction import transaction

_SAME = """
SELECT NOT EXISTS (
    (SELECT * FROM incoming_actors EXCEPT ALL SELECT actor_id, type, name FROM actors
        WHERE starts_with(actor_id, $fiction) = $demo)
    UNION ALL
    (SELECT actor_id, type, name FROM actors
        WHERE starts_with(actor_id, $fiction) = $demo EXCEPT ALL SELECT * FROM incoming_actors)
) AND NOT EXISTS (
    (SELECT * FROM incoming_aliases EXCEPT ALL SELECT * FROM aliases
        WHERE starts_with(actor_id, $fiction) = $demo)
    UNION ALL
    (SELECT * FROM aliases WHERE starts_with(actor_id, $fiction) = $demo
        EXCEPT ALL SELECT * FROM incoming_aliases)
)
"""
_REPLACE = (
    "DELETE FROM actors WHERE starts_with(actor_id, $fiction) = $demo",
    "DELETE FROM aliases WHERE starts_with(actor_id, $fiction) = $demo",
)
_INSERT = """
INSERT INTO actors BY NAME SELECT * FROM incoming_actors;
INSERT INTO aliases BY NAME SELECT * FROM incoming_aliases;
"""
# How the ids of the demo's actors begin; they come and go with the demo.
FICTION = "demo:"


def load(cursor: Cursor, actors: Iterable[Actor]) -> bool:
    """Make the tables hold exactly these actors beside the demo's; tell whether they changed."""
    with _incoming(cursor, actors):
        which = {"fiction": FICTION, "demo": False}
        ((same,),) = cursor.execute(_SAME, which).fetchall()
        if not same:
            with transaction(cursor):
                _replace(cursor, demo=False)
    return not same


def put(cursor: Cursor, cast: Iterable[Actor]) -> None:
    """Make the tables hold exactly these actors of the demo, inside the caller's transaction."""
    with _incoming(cursor, cast):
        _replace(cursor, demo=True)


def _replace(cursor: Cursor, *, demo: bool) -> None:
    for statement in _REPLACE:
        cursor.execute(statement, {"fiction": FICTION, "demo": demo})
    cursor.execute(_INSERT)


def _incoming(cursor: Cursor, actors: Iterable[Actor]) -> AbstractContextManager[None]:
    known = sorted(actors, key=lambda actor: actor.id)
    rows = columns.table(columns.ACTORS, ((a.id, a.type, a.name("en")) for a in known))
    aliases = columns.table(columns.ALIASES, (row for actor in known for row in _aliases(actor)))
    return registered(cursor, actors=rows, aliases=aliases)


def _aliases(actor: Actor) -> Iterator[tuple[str, str | None, str, str, str, bool]]:
    """Yield every name once: the first of a language is the one that is shown in it."""
    for language, names in sorted(actor.names.items()):
        for position, name in enumerate(dict.fromkeys(names)):
            yield actor.id, language, name, fold(name), "name", position == 0
    for name in dict.fromkeys(actor.aliases):
        yield actor.id, None, name, fold(name), "name", False
    for name in dict.fromkeys(actor.acronyms):
        yield actor.id, None, name, fold(name), "acronym", False
