"""Day rollups: rebuilt from the tables for exactly the days that a batch touched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from warehouse.store import columns
from warehouse.store.connection import Cursor
from warehouse.store.registering import registered

_SQL = Path(__file__).with_name("rollups.sql")


def rebuild(cursor: Cursor, days: Sequence[date]) -> None:
    """Count the given publication days anew, inside the caller's transaction."""
    if days:
        with registered(cursor, days=columns.table(columns.DAYS, [(day,) for day in days])):
            cursor.execute(_SQL.read_text(encoding="utf-8"))
