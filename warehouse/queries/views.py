"""Saved views: all of them, and one by its name."""

from __future__ import annotations

import pandas as pd

from warehouse.errors import NotFound
from warehouse.queries.scope import Cursor
from warehouse.queries.timeline import frame

VIEWS_COLUMNS = ("name", "page", "query", "person", "made_at")

_VIEWS = "SELECT name, page, query, person, made_at FROM saved_views"


def saved(cursor: Cursor) -> pd.DataFrame:
    """Return all saved views by their names.

    Columns: name, page (the word of the menu), query (the state as an address carries it),
    person (None: not known), made_at (UTC).
    """
    return frame(cursor.execute(f"{_VIEWS} ORDER BY name").fetchall(), VIEWS_COLUMNS)


def named(cursor: Cursor, name: str) -> tuple[str, str]:
    """Return page and query of the view with a name.

    Raises:
        NotFound: there is none.
    """
    found = cursor.execute(f"{_VIEWS} WHERE name = $name", {"name": name}).fetchall()
    if not found:
        raise NotFound(
            f"No view is called {name[:80]!r}.", hint="The word views lists all saved views."
        )
    return str(found[0][1]), str(found[0][2])
