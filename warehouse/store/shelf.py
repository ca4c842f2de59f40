"""What a search found, kept in memory beside the file for all readers of one state of it.

Finding articles by their words reads every text, and each card of a page asks for the same. Only
ids are kept, under the state that they were found in, and all of them go when something changes.
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
_HELD = """
SELECT count(*), count(*) FILTER (table_name = $table)
FROM duckdb_tables() WHERE database_name = $shelf
"""
_ALL = "SELECT table_name FROM duckdb_tables() WHERE database_name = $shelf ORDER BY table_name"
# An id takes eight bytes: with 200,000 articles that is 1.6 MB for the widest search.
MOST = 24
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


def kept(cursor: Cursor, name: str, sql: str, values: Mapping[str, object]) -> str | None:
    """Return the table that holds what a search finds, searching if nobody has before.

    Args:
        cursor: who asks.
        name: what the search is called, letters and digits only.
        sql: the search, a query for ids of articles.
        values: what is bound in it.

    Returns:
        Its full name; None where the cursor shares nothing or the shelf is full.
    """
    state = (cursor.execute(_STATE).fetchone() or (None,))[0]
    if state is None:
        return None
    table = f"{name}_{int(state)}"
    with _SEARCHING:
        asked = {"shelf": _NAME, "table": table}
        held, here = cursor.execute(_HELD, asked).fetchone() or (0, 0)
        if not here and held >= MOST:
            return None
        if not here:
            cursor.execute(f"CREATE TABLE {_NAME}.main.{table} AS {sql}", values)
    return f"{_NAME}.main.{table}"


def clear(cursor: Cursor) -> None:
    """Take everything off the shelf; who still reads from it keeps reading what was there."""
    with _SEARCHING:
        for (table,) in cursor.execute(_ALL, {"shelf": _NAME}).fetchall():
            cursor.execute(f'DROP TABLE {_NAME}.main."{table}"')
