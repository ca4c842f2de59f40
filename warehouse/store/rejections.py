"""Rejections that are looked at again: what they hold, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from warehouse.model import Delivery, Hints, Rejection, Stage
from warehouse.store import sources
from warehouse.store.connection import Cursor
from warehouse.store.transaction import transaction


class RejectionState(StrEnum):
    """What became of a rejection."""

    OPEN = "open"
    REPLAYED = "replayed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored rejection and the delivery that it can be read again from."""

    key: str
    delivery: Delivery


# What could not be fetched left no bytes to read again.
_WAITING = """
SELECT rejection_key FROM rejections
WHERE state = 'open' AND stage <> $fetch
  AND (len($keys) = 0 OR list_contains($keys, rejection_key))
  AND ($reason IS NULL OR reason = $reason)
ORDER BY rejection_key
"""
_KEPT = """
SELECT rejection_key, data, origin, received_at, outlet, url, published, language, title, native_id
FROM rejections WHERE list_contains($keys, rejection_key) ORDER BY rejection_key
"""


def waiting(
    cursor: Cursor, *, keys: Sequence[str] = (), reason: str | None = None
) -> tuple[str, ...]:
    """Return the keys of open rejections that hold bytes, in order.

    Args:
        cursor: a cursor of the owner.
        keys: only these; none for all.
        reason: only those with this reason.
    """
    values = {"keys": list(keys), "reason": reason, "fetch": str(Stage.FETCH)}
    return tuple(key for (key,) in cursor.execute(_WAITING, values).fetchall())


def kept(cursor: Cursor, keys: Sequence[str]) -> tuple[Kept, ...]:
    """Return rejections with all that they hold, in the order of their keys."""
    return tuple(
        Kept(key, Delivery(bytes(data), origin, received, hints=Hints(*hints)))
        for key, data, origin, received, *hints in cursor.execute(
            _KEPT, {"keys": list(keys)}
        ).fetchall()
    )


def settle(cursor: Cursor, keys: Sequence[str], state: RejectionState) -> int:
    """Give rejections a state and return how many have changed; all or nothing."""
    with transaction(cursor):
        changed = cursor.execute(
            "UPDATE rejections SET state = $state"
            " WHERE list_contains($keys, rejection_key) AND state <> $state",
            {"keys": list(keys), "state": str(state)},
        ).fetchall()
    return int(changed[0][0])


def renew(cursor: Cursor, key: str, rejection: Rejection) -> None:
    """Say of a rejection why it was rejected again, in the same row; it stays open.

    Where the new reason is stored already (the same bytes came again meanwhile), that row stands
    for both, and the old one counts as replayed.
    """
    newest = sources.rejection_key(rejection)
    told = {
        "key": key,
        "newest": newest,
        "stage": str(rejection.stage),
        "reason": rejection.reason,
        "message": rejection.message,
    }
    with transaction(cursor):
        ((others,),) = cursor.execute(
            "SELECT count(*) FROM rejections WHERE rejection_key = $newest AND $newest <> $key",
            {"newest": newest, "key": key},
        ).fetchall()
        if others:
            cursor.execute(
                "UPDATE rejections SET state = 'replayed' WHERE rejection_key = $key", {"key": key}
            )
            return
        cursor.execute(
            "UPDATE rejections SET rejection_key = $newest, stage = $stage, reason = $reason,"
            " message = $message WHERE rejection_key = $key",
            told,
        )
