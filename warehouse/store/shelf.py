"""What a search found, kept in memory beside the file for all readers of one state of it.

Finding articles by their words reads every text, and each card of a page asks for the same. Ids
and short rankings are kept, under the state that they were found in; all go when it changes.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping

import duckdb

_NAME = "found_by_searches"
_ATTACH = f"ATTACH ':memory:' AS {_NAME}"
_STAND = "SET VARIABLE state_of_warehouse = $state"
_LEAVE = "RESET VARIABLE state_of_warehouse"
_STATE = "SELECT getvariable('state_of_warehouse')"
_LOOK = "SELECT 1 FROM {table} LIMIT 0"
# The oldest first.
_ALL = """
SELECT table_name, estimated_size FROM duckdb_tables() WHERE database_name = $shelf
ORDER BY table_oid
"""
# Four hundred short results take some 25 MB, four million ids of articles 32 MB.
MOST = 400
MOST_ROWS = 4_000_000
# One search at a time: whoever asks the same meanwhile finds it done.
_SEARCHING = threading.Lock()

Cursor = duckdb.DuckDBPyConnection


def attach(connection: Cursor) -> None:
    """Put up the shelf beside the warehouse that a connection has opened."""
    connection.execute(_ATTACH)


def stand_at(cursor: Cursor, state: int) -> None:
    """Let a cursor use what was found in a state of the warehouse; without it none is shared."""
    cursor.execute(_STAND, {"state": state})


def leave(cursor: Cursor) -> None:
    """Let a cursor share nothing any more, as before a transaction that may not write."""
    cursor.execute(_LEAVE)


def find(cursor: Cursor, name: str) -> str | None:
    """Return the full name of the table that already holds what a search found, if one does."""
    table = _named(cursor, name)
    if table is None:
        return None
    full = f"{_NAME}.main.{table}"
    try:
        cursor.execute(_LOOK.replace("{table}", full)).fetchall()
    except duckdb.CatalogException:
        return None
    return full


def keep(cursor: Cursor, name: str, sql: str, values: Mapping[str, object]) -> str | None:
    """Run a search and keep what it finds; the oldest goes when there is no more room.

    Args:
        cursor: who asks.
        name: what the search is called, letters and digits only.
        sql: the search.
        values: what is bound in it.

    Returns:
        The full name of the table; None, and nothing is run, where the cursor shares nothing.
    """
    table = _named(cursor, name)
    if table is None:
        return None
    with _SEARCHING:
        held = cursor.execute(_ALL, {"shelf": _NAME}).fetchall()
        if all(table != one for one, _ in held):
            rows = sum(size for _, size in held)
            while held and (len(held) >= MOST or rows > MOST_ROWS):
                oldest, size = held.pop(0)
                rows -= size
                cursor.execute(f'DROP TABLE {_NAME}.main."{oldest}"')
            cursor.execute(f"CREATE TABLE {_NAME}.main.{table} AS {sql}", values)
    return f"{_NAME}.main.{table}"


def _named(cursor: Cursor, name: str) -> str | None:
    state = (cursor.execute(_STATE).fetchone() or (None,))[0]
    return None if state is None else f"{name}_{int(state)}"


def clear(cursor: Cursor) -> None:
    """Take everything off the shelf; who still reads from it keeps reading what was there."""
    with _SEARCHING:
        for table, _ in cursor.execute(_ALL, {"shelf": _NAME}).fetchall():
            cursor.execute(f'DROP TABLE {_NAME}.main."{table}"')
