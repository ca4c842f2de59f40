"""Where `ingest` stores: the warehouse when it can be had, else the landing of its owner."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.actors import registry
from warehouse.commands import store_landed
from warehouse.errors import NotFound, WarehouseBusy
from warehouse.ingest import Balance
from warehouse.landing.folder import Landing
from warehouse.model import Outcome
from warehouse.store import actors
from warehouse.store.connection import Owner

Settled = Callable[[Balance], None]
_SECONDS_BETWEEN_LOOKS = 0.2


@contextmanager
def destination(warehouse: Path, *, wait: bool) -> Iterator[tuple[Owner | Landing, Settled]]:
    """Give what `ingest` stores into, and what to call with the balance when it is through.

    Args:
        warehouse: the file.
        wait: when the file is held, wait until its owner has stored everything.
    """
    try:
        owner = Owner.open(warehouse)
    except WarehouseBusy as busy:
        landing = Landing.beside(warehouse, receipts=wait)
        pid = busy.facts.get("pid")
        yield landing, lambda balance: _hand_over(landing, warehouse, balance, pid=pid, wait=wait)
        return
    with owner:
        with owner.reading() as cursor:
            actors.load(cursor, registry.load().actors)
        store_landed(owner)
        yield owner, lambda _: None
        # Whoever found the file held in the meantime has handed over to this process.
        store_landed(owner)


def _hand_over(
    landing: Landing, warehouse: Path, balance: Balance, *, pid: object, wait: bool
) -> None:
    if not landing.dropped:
        return
    if wait:
        balance.outcomes = _awaited(landing, warehouse)
        balance.handed_over = 0
    elif not _stored_here(warehouse):
        sys.stderr.write(
            f"  handed to process {pid}, which holds the warehouse (the dashboard?): it will "
            "store them, or else whoever opens the warehouse next\n"
        )


def _awaited(landing: Landing, warehouse: Path) -> Counter[Outcome]:
    """Wait for a receipt of each package; an owner that is gone is stood in for."""
    counts: Counter[Outcome] = Counter()
    for name in landing.dropped:
        while (receipt := landing.receipt(name)) is None:
            _check_taken(landing, name)
            _stored_here(warehouse)
            time.sleep(_SECONDS_BETWEEN_LOOKS)
        counts.update(receipt)
    return counts


def _check_taken(landing: Landing, name: str) -> None:
    if (landing.refused / name).exists():
        raise NotFound(
            f"The owner of the warehouse refused the load package {name}.",
            hint="It stands among the rejections; ingest the files again when the cause is mended.",
        )


def _stored_here(warehouse: Path) -> bool:
    """Store what waits when the file can be had after all; tell whether it could."""
    try:
        with Owner.open(warehouse) as owner:
            with owner.reading() as cursor:
                actors.load(cursor, registry.load().actors)
            store_landed(owner)
    except WarehouseBusy:
        return False
    return True
