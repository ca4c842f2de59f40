"""Saved views: a page and its state under a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from warehouse.store import rows
from warehouse.store.connection import Cursor
from warehouse.store.transaction import transaction


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view that somebody named.

    Attributes:
        name: under which it is found.
        page: the page that shows it, by the word of the menu.
        query: its state as an address carries it.
        made_at: when it was saved, in any zone.
        person: who did it, where that is known.
    """

    name: str
    page: str
    query: str
    made_at: datetime
    person: str | None = None


_SAVE = """
INSERT INTO saved_views (name, page, query, person, made_at)
VALUES ($name, $page, $query, $person, $made_at)
"""


def save_view(cursor: Cursor, view: SavedView) -> None:
    """Keep a view under its name; one of the same name gives way, in one transaction."""
    values = {
        "name": view.name,
        "page": view.page,
        "query": view.query,
        "person": view.person,
        "made_at": rows.utc(view.made_at),
    }
    with transaction(cursor):
        cursor.execute("DELETE FROM saved_views WHERE name = $name", {"name": view.name})
        cursor.execute(_SAVE, values)


def delete_view(cursor: Cursor, name: str) -> int:
    """Forget a view and return how many there were of this name: 0 or 1."""
    gone = cursor.execute("DELETE FROM saved_views WHERE name = $name", {"name": name}).fetchall()
    return int(gone[0][0])
