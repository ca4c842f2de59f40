"""The command that stores a load package, and storing all that wait when a file is opened."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.commands.command import Done
from warehouse.errors import WarehouseError
from warehouse.landing.folder import Landing, Trouble
from warehouse.landing.packages import PackageRefused, PackageTooNew, unpacked
from warehouse.model import Outcome, Rejection, Stage
from warehouse.store import articles
from warehouse.store.connection import Owner

_HINT = "Look for a full disk or a folder without rights; it is tried again."
# What storing a package may fail with: the disk, the engine, or values that no table takes.
CANNOT_STORE = (
    WarehouseError,
    OSError,
    duckdb.Error,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    MemoryError,
)


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
    """Store all packages that wait beside an open warehouse; return how many were stored.

    What cannot be stored stays where it is, with word of why beside it.
    """
    if owner.path is None:
        return 0
    landing = Landing.beside(owner.path)
    landing.sweep()
    landing.bring_back()
    stored = 0
    for package in landing.pending():
        try:
            StoreLanded(landing, package).carry_out(owner)
        except CANNOT_STORE as problem:
            landing.report(told(landing, package, problem))
        else:
            stored += 1
    return stored


def told(landing: Landing, package: Path, problem: BaseException) -> Trouble:
    """Return the trouble with a package that has failed once more."""
    before = landing.trouble(package.name)
    message = problem.message if isinstance(problem, WarehouseError) else str(problem)
    return Trouble(
        package.name,
        message.splitlines()[0] if message else type(problem).__name__,
        problem.hint if isinstance(problem, WarehouseError) else _HINT,
        tries=1 if before is None else before.tries + 1,
        too_new=isinstance(problem, PackageTooNew),
    )
