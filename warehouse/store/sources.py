"""Outlets, the ledger of collected days, and rejections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from warehouse.model import Rejection
from warehouse.store import arrivals, columns, rows
from warehouse.store.connection import Cursor
from warehouse.store.registering import registered


@dataclass(frozen=True, slots=True)
class Coverage:
    """A declaration that an outlet was collected completely from `first` to `last` (inclusive).

    Attributes:
        outlet: who; None for all outlets of the delivery that the declaration comes with.
        first: the first day.
        last: the last one.
        complete: False takes back what was declared for these days.

    Raises:
        ValueError: the range ends before it begins.
    """

    outlet: str | None
    first: date
    last: date
    complete: bool = True

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"coverage ends ({self.last}) before it begins ({self.first})")


_DAYS = """
CREATE OR REPLACE TEMP TABLE declared_days AS
SELECT DISTINCT outlet, unnest(generate_series(first::TIMESTAMP, last::TIMESTAMP,
    INTERVAL 1 DAY))::DATE AS day
FROM incoming_declared;
"""
_DECLARE = """
UPDATE ledger SET declared = true, collected = true
FROM declared_days d WHERE ledger.outlet = d.outlet AND ledger.day = d.day;
INSERT INTO ledger BY NAME
SELECT d.outlet, d.day, 0 AS tried, 0 AS fetched, 0 AS new, 0 AS failed,
    true AS declared, true AS collected, false AS polled
FROM declared_days d ANTI JOIN ledger l ON l.outlet = d.outlet AND l.day = d.day
ORDER BY d.outlet, d.day;
DROP TABLE declared_days;
"""
_TAKE_BACK = """
UPDATE ledger SET declared = false, collected = ledger.polled
FROM declared_days d WHERE ledger.outlet = d.outlet AND ledger.day = d.day;
DELETE FROM ledger USING declared_days d
WHERE ledger.outlet = d.outlet AND ledger.day = d.day AND NOT collected
  AND tried = 0 AND fetched = 0 AND new = 0 AND failed = 0;
DROP TABLE declared_days;
"""

_STORED = """
SELECT rejection_key, received_at FROM rejections
WHERE rejection_key IN (SELECT rejection_key FROM incoming_rejections)
"""
_REJECT = """
UPDATE rejections SET received_at = least(rejections.received_at, n.received_at)
FROM incoming_rejections n WHERE rejections.rejection_key = n.rejection_key;
INSERT INTO rejections BY NAME
SELECT n.* FROM incoming_rejections n ANTI JOIN rejections r USING (rejection_key);
"""


def add_outlets(cursor: Cursor, outlets: Iterable[str]) -> None:
    """Note outlets that the warehouse has not met before."""
    names = sorted(set(outlets))
    if names:
        with registered(
            cursor, outlets=columns.table(columns.OUTLETS, [(name,) for name in names])
        ):
            cursor.execute(
                "INSERT INTO outlets (outlet) SELECT outlet FROM incoming_outlets"
                " WHERE outlet NOT IN (SELECT outlet FROM outlets) ORDER BY outlet"
            )


def set_rights(cursor: Cursor, outlet: str, rights: str | None) -> int:
    """Set what extracts may carry of an outlet's words (None: as the setting says).

    Returns:
        How many outlets have changed: 0 for one that the warehouse does not know.
    """
    return _change(cursor, "export_rights", outlet, rights)


def set_group(cursor: Cursor, outlet: str, group: str | None) -> int:
    """Put an outlet into a group (None: into none) and return how many outlets have changed."""
    return _change(cursor, "outlet_group", outlet, group)


_CHANGE = {
    "export_rights": "UPDATE outlets SET export_rights = $value"
    " WHERE outlet = $outlet AND export_rights IS DISTINCT FROM $value",
    "outlet_group": "UPDATE outlets SET outlet_group = $value"
    " WHERE outlet = $outlet AND outlet_group IS DISTINCT FROM $value",
}


def _change(cursor: Cursor, column: str, outlet: str, value: str | None) -> int:
    changed = cursor.execute(_CHANGE[column], {"outlet": outlet, "value": value}).fetchall()
    return int(changed[0][0])


def declare(cursor: Cursor, coverage: Sequence[Coverage]) -> None:
    """Write declared coverage into the ledger, one row per outlet and day, or take it back.

    In their order: what a later one says about a day stands.
    """
    for one in coverage:
        days = [(one.outlet or rows.UNKNOWN_OUTLET, one.first, one.last)]
        with registered(cursor, declared=columns.table(columns.DECLARED, days)):
            cursor.execute(_DAYS)
            cursor.execute(_DECLARE if one.complete else _TAKE_BACK)


def reject(cursor: Cursor, rejections: Sequence[Rejection]) -> None:
    """Store rejections, each one once however often it comes, and count them in the ledger."""
    if not rejections:
        return
    first: dict[str, Rejection] = {}
    for rejection in sorted(rejections, key=_received):
        first.setdefault(rejection_key(rejection), rejection)
    table = columns.table(columns.REJECTIONS, (_row(key, first[key]) for key in sorted(first)))
    with registered(cursor, rejections=table):
        stored = dict(cursor.execute(_STORED).fetchall())
        arrivals.add(cursor, arrivals.of_rejections(first, stored))
        cursor.execute(_REJECT)


def _received(rejection: Rejection) -> tuple[bool, str]:
    received = rows.utc(rejection.received_at)
    return (received is None, "" if received is None else received.isoformat())


def rejection_key(rejection: Rejection) -> str:
    """Return the key of a rejection: equal for equal bytes, hints, origin, stage and reason."""
    told = repr((rejection.stage, rejection.reason, rejection.origin, rejection.hints))
    return sha256(told.encode("utf-8", "replace") + b"\x00" + rejection.data).hexdigest()[:24]


def _row(key: str, rejection: Rejection) -> tuple[object, ...]:
    hints = rejection.hints
    return (
        key,
        rows.utc(rejection.received_at),
        rejection.origin,
        rejection.stage,
        rejection.reason,
        rejection.message,
        rejection.data,
        hints.outlet,
        hints.url,
        hints.published,
        hints.language,
        hints.title,
        hints.native_id,
    )
