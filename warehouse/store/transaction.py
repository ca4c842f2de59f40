"""One transaction: everything inside it is stored, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb


@contextmanager
def transaction(cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commit what happens inside, or nothing of it when an error leaves the block."""
    cursor.execute("BEGIN TRANSACTION")
    finished = False
    try:
        yield
        finished = True
    finally:
        cursor.execute("COMMIT" if finished else "ROLLBACK")
