"""Lending Arrow tables to one statement, under names that no table of ours can have."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow as pa

from warehouse.store.connection import Cursor


@contextmanager
def registered(cursor: Cursor, **tables: pa.Table) -> Iterator[None]:
    """Make tables readable in SQL as `incoming_<name>` while inside, on this cursor only."""
    names = [f"incoming_{name}" for name in tables]
    for name, lent in zip(names, tables.values(), strict=True):
        cursor.register(name, lent)
    try:
        yield
    finally:
        for name in names:
            cursor.unregister(name)
