"""What was rejected, why, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from warehouse.queries.scope import Cursor
from warehouse.queries.timeline import frame

LISTING_COLUMNS = (
    "rejection_key",
    "received_at",
    "outlet",
    "origin",
    "stage",
    "reason",
    "message",
    "state",
)
REASONS_COLUMNS = ("reason", "open", "replayed", "dismissed")

_CHOSEN = """
FROM rejections WHERE ($reason IS NULL OR reason = $reason) AND ($state IS NULL OR state = $state)
"""
_LISTING = f"""
SELECT rejection_key, received_at, outlet, origin, stage, reason, message, state {_CHOSEN}
ORDER BY received_at DESC NULLS LAST, origin, rejection_key LIMIT $limit OFFSET $offset
"""
_COUNT = f"SELECT count(*) {_CHOSEN}"
_REASONS = """
SELECT reason, count(*) FILTER (state = 'open') AS waiting, count(*) FILTER (state = 'replayed'),
    count(*) FILTER (state = 'dismissed')
FROM rejections GROUP BY reason ORDER BY waiting DESC, count(*) DESC, reason
"""


@dataclass(frozen=True, slots=True)
class Opened:
    """A rejection with the beginning of its bytes as text; `size` counts all bytes."""

    origin: str
    message: str
    state: str
    size: int
    text: str
    cut: bool


def listing(
    cursor: Cursor,
    *,
    reason: str | None = None,
    state: str | None = None,
    limit: int = 25,
    offset: int = 0,
) -> pd.DataFrame:
    """Return one page of rejections, the newest first.

    Columns: rejection_key, received_at (UTC), outlet (None: nobody said), origin, stage, reason,
    message, state (open, replayed, dismissed).
    """
    values = {"reason": reason, "state": state, "limit": limit, "offset": offset}
    return frame(cursor.execute(_LISTING, values).fetchall(), LISTING_COLUMNS)


def count(cursor: Cursor, *, reason: str | None = None, state: str | None = None) -> int:
    """Return how many rejections there are."""
    ((found,),) = cursor.execute(_COUNT, {"reason": reason, "state": state}).fetchall()
    return int(found)


def reasons(cursor: Cursor) -> pd.DataFrame:
    """Return the reasons, those with the most open rejections first.

    Columns: reason, open, replayed, dismissed.
    """
    return frame(cursor.execute(_REASONS).fetchall(), REASONS_COLUMNS)


def opened(cursor: Cursor, key: str, *, most: int = 4_000) -> Opened | None:
    """Return what a rejection holds, its first `most` bytes as text; None: there is no such one.

    Bytes that are no UTF-8 are shown as the replacement character.
    """
    rows = cursor.execute(
        "SELECT origin, message, state, data FROM rejections WHERE rejection_key = $key",
        {"key": key},
    ).fetchall()
    if not rows:
        return None
    origin, message, state, data = rows[0]
    text = bytes(data[:most]).decode("utf-8", "replace")
    return Opened(origin, message, state, len(data), text, cut=len(data) > most)
