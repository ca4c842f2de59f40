"""Where `ingest` stores: the warehouse when it can be had, else the landing of its owner."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from warehouse.actors import registry
from warehouse.commands import store_landed
from warehouse.errors import NotFound, NotStored, WarehouseBusy
from warehouse.ingest import Balance
from warehouse.landing.folder import Landing
from warehouse.model import Outcome
from warehouse.store import actors
from warehouse.store.connection import Owner

Settled = Callable[[Balance], None]
_SECONDS_BETWEEN_LOOKS = 0.2
# Nothing was stored for so long: whoever holds the file does not look at its landing.
PATIENCE = 600.0


@contextmanager
def destination(
    warehouse: Path, *, wait: bool, patience: float = PATIENCE
) -> Iterator[tuple[Owner | Landing, Settled]]:
    """Give what `ingest` stores into, and what to call with the balance when it is through.

    Args:
        warehouse: the file.
        wait: when the file is held, wait until its owner has stored everything.
        patience: seconds to wait for one package at most.
    """
    try:
        owner = Owner.open(warehouse)
    except WarehouseBusy as busy:
        landing = Landing.beside(warehouse, receipts=wait)
        pid = busy.facts.get("pid")
        waiting = _Waiting(landing, warehouse, patience) if wait else None
        yield landing, lambda balance: _hand_over(landing, warehouse, balance, pid, waiting)
        return
    with owner:
        with owner.reading() as cursor:
            actors.load(cursor, registry.load().actors)
        store_landed(owner)
        yield owner, lambda _: None
        # Whoever found the file held in the meantime has handed over to this process.
        store_landed(owner)


def _hand_over(
    landing: Landing, warehouse: Path, balance: Balance, pid: object, waiting: _Waiting | None
) -> None:
    if not landing.dropped:
        return
    if waiting is not None:
        balance.outcomes = waiting.outcomes()
        balance.handed_over = 0
    elif not _stored_here(warehouse):
        sys.stderr.write(
            f"  handed to process {pid}, which holds the warehouse (the dashboard?): it will "
            "store them, or else whoever opens the warehouse next\n"
        )


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Waits for a receipt of each package; an owner that is gone is stood in for."""

    landing: Landing
    warehouse: Path
    patience: float

    def outcomes(self) -> Counter[Outcome]:
        """Return what became of the articles.

        Raises:
            NotFound: the owner refused a package.
            NotStored: a package is not stored, and waiting longer does not help.
        """
        counts: Counter[Outcome] = Counter()
        for name in self.landing.dropped:
            until = time.monotonic() + self.patience
            while (receipt := self.landing.receipt(name)) is None:
                self._check(name, until)
                time.sleep(_SECONDS_BETWEEN_LOOKS)
            counts.update(receipt)
        return counts

    def _check(self, name: str, until: float) -> None:
        if (self.landing.refused / name).exists():
            raise NotFound(
                f"The owner of the warehouse refused the load package {name}.",
                hint="It stands among the rejections; "
                "ingest the files again when the cause is mended.",
            )
        tried_here = _stored_here(self.warehouse)
        trouble = self.landing.trouble(name)
        if trouble is not None and (trouble.aside or trouble.too_new or tried_here):
            raise NotStored(
                f"The load package {name} is not stored: {trouble.message}",
                hint="Mend the cause; it is tried again when the warehouse is opened next.",
            )
        if time.monotonic() >= until:
            raise NotStored(
                f"Nobody has stored the load package {name} for {self.patience:g} seconds.",
                hint="It waits in the landing, and is stored when the warehouse is opened next.",
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
