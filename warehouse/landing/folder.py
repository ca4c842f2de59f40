"""The landing: the folder beside a warehouse file where load packages wait for the owner."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from warehouse.landing.packages import Package, packed
from warehouse.model import AnnotatedArticle, Outcome, Rejection
from warehouse.store.sources import Coverage

_PACKAGE = ".parquet"
_HALF = ".part"
_RECEIPT = ".receipt.json"
# Writing a package takes seconds; what is half after an hour was left by a process that is gone.
_STALE_SECONDS = 3_600


@dataclass(slots=True)
class Landing:
    """The landing of one warehouse; `dropped` are the names that this run has handed over.

    `folder` is landing/NAME beside the file, so that warehouses in one folder stay apart.
    """

    folder: Path
    receipts: bool = False
    dropped: list[str] = field(default_factory=list)

    @classmethod
    def beside(cls, warehouse: Path, *, receipts: bool = False) -> Landing:
        """Return the landing of a warehouse file.

        Args:
            warehouse: the file; neither it nor the folder need be there.
            receipts: whether whoever drops packages will wait for what becomes of them.
        """
        path = warehouse.expanduser().resolve()
        return cls(path.parent / "landing" / path.name, receipts)

    @property
    def refused(self) -> Path:
        """Where packages are kept that cannot be read."""
        return self.folder / "refused"

    def drop(
        self,
        articles: Sequence[AnnotatedArticle],
        *,
        rejections: Sequence[Rejection] = (),
        coverage: Sequence[Coverage] = (),
    ) -> str:
        """Hand one batch over; return the name of its package.

        When this returns, the package is on the disk under its name, or the call has failed.
        """
        data = packed(Package(tuple(articles), tuple(rejections), tuple(coverage)))
        # Names sort by when they were dropped, and the owner stores them in that order.
        kind = "asked" if self.receipts else "load"
        name = f"{time.time_ns():020}-{os.getpid()}-{len(self.dropped):06}.{kind}{_PACKAGE}"
        self.folder.mkdir(parents=True, exist_ok=True)
        _write(self.folder / name, data)
        self.dropped.append(name)
        return name

    def pending(self) -> tuple[Path, ...]:
        """Return the packages that wait, in the order in which they are stored."""
        return tuple(sorted(self.folder.glob(f"*{_PACKAGE}")))

    def set_aside(self, package: Path) -> None:
        """Keep a package that cannot be read apart from those that wait."""
        self.refused.mkdir(parents=True, exist_ok=True)
        package.replace(self.refused / package.name)

    def acknowledge(self, package: Path, outcomes: Counter[Outcome]) -> None:
        """Take a stored package away, leaving a receipt when somebody waits for it."""
        if package.stem.endswith(".asked"):
            words = json.dumps({outcome.value: outcomes[outcome] for outcome in Outcome})
            _write(package.with_suffix(_RECEIPT), words.encode())
        package.unlink(missing_ok=True)

    def receipt(self, name: str) -> Counter[Outcome] | None:
        """Take the receipt of a dropped package; None while there is none."""
        path = (self.folder / name).with_suffix(_RECEIPT)
        if not path.exists():
            return None
        counts = json.loads(path.read_bytes())
        path.unlink()
        return Counter({Outcome(name): count for name, count in counts.items()})

    def sweep(self) -> None:
        """Take away what processes that died have left half-written."""
        for path in sorted(self.folder.glob(f"*{_HALF}")):
            if time.time() - path.stat().st_mtime > _STALE_SECONDS:
                path.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, whatever dies in between."""
    half = path.with_name(path.name + _HALF)
    with half.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    half.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    # Only there is a folder something that can be opened and flushed.
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
