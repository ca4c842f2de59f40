"""The command that stores a load package, and storing all that wait when a file is opened."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from warehouse.commands.command import Done
from warehouse.landing.folder import Landing
from warehouse.landing.packages import PackageRefused, PackageTooNew, unpacked
from warehouse.model import Outcome, Rejection, Stage
from warehouse.store import articles
from warehouse.store.connection import Owner


@dataclass(frozen=True, slots=True)
class StoreLanded:
    """Store one package of the landing in one transaction, then take it away.

    A crash in between stores it a second time at the next opening, which changes no table.
    """

    landing: Landing
    package: Path

    def carry_out(self, owner: Owner) -> Done:
        """Store it; one that cannot be read becomes a rejection and is kept apart."""
        if not self.package.exists():
            return Done()
        try:
            load = unpacked(self.package.read_bytes())
        except PackageRefused as refused:
            return self._refuse(owner, refused)
        with owner.reading() as cursor:
            outcomes = articles.save(
                cursor, load.articles, rejections=load.rejections, coverage=load.coverage
            )
        counts = Counter(outcomes)
        counts[Outcome.REJECTED] += len(load.rejections)
        self.landing.acknowledge(self.package, counts)
        return Done(outcomes, changed=counts.total() + len(load.coverage))

    def _refuse(self, owner: Owner, refused: PackageRefused) -> Done:
        name = self.package.name
        rejection = Rejection(Stage.STORE, "package_refused", refused.message, name)
        with owner.reading() as cursor:
            articles.save(cursor, (), rejections=[rejection])
        self.landing.set_aside(self.package)
        return Done(changed=1)


def store_landed(owner: Owner) -> int:
    """Store all packages that wait beside an open warehouse; return how many there were.

    Those of a newer format stay where they are.
    """
    if owner.path is None:
        return 0
    landing = Landing.beside(owner.path)
    landing.sweep()
    stored = 0
    for package in landing.pending():
        try:
            StoreLanded(landing, package).carry_out(owner)
        except PackageTooNew:
            continue
        stored += 1
    return stored
