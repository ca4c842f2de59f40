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
from warehouse.landing.records import plain, value_of
from warehouse.model import AnnotatedArticle, Outcome, Rejection
from warehouse.store.sources import Coverage

_PACKAGE = ".parquet"
_HALF = ".part"
_RECEIPT = ".receipt.json"
_TROUBLE = ".trouble.json"
# Writing a package takes seconds; what is half after an hour was left by a process that is gone.
_STALE_SECONDS = 3_600


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a load package is not stored.

    Attributes:
        package: its name.
        message: what went wrong, and `hint` what a person can do.
        tries: how often storing it has failed.
        aside: it is tried no more until the warehouse is opened again.
        too_new: a newer Newsprism wrote it.
    """

    package: str
    message: str
    hint: str = ""
    tries: int = 1
    aside: bool = False
    too_new: bool = False


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

    @property
    def failed(self) -> Path:
        """Where packages are kept that could not be stored, however often it was tried."""
        return self.folder / "failed"

    def pending(self) -> tuple[Path, ...]:
        """Return the packages that wait, in the order in which they are stored."""
        return tuple(sorted(self.folder.glob(f"*{_PACKAGE}")))

    def set_aside(self, package: Path) -> None:
        """Keep a package that cannot be read apart from those that wait."""
        self.refused.mkdir(parents=True, exist_ok=True)
        package.replace(self.refused / package.name)
        self._note(package).unlink(missing_ok=True)

    def report(self, trouble: Trouble) -> None:
        """Leave word beside a package why it is not stored; move it when it is given up."""
        package = self.folder / trouble.package
        note = self._note(package)
        words = json.dumps(plain(trouble)).encode()
        if not trouble.aside:
            _write(note, words)
            return
        # The word first: who sees that the package is gone finds out why.
        self.failed.mkdir(parents=True, exist_ok=True)
        _write(self.failed / note.name, words)
        if package.exists():
            package.replace(self.failed / package.name)
        note.unlink(missing_ok=True)

    def trouble(self, name: str) -> Trouble | None:
        """Return why a package is not stored; None when nothing is known against it."""
        for folder in (self.folder, self.failed):
            try:
                found = value_of(Trouble, json.loads(self._note(folder / name).read_bytes()))
            except (OSError, ValueError, TypeError):
                continue
            return found if isinstance(found, Trouble) else None
        return None

    def troubles(self) -> tuple[Trouble, ...]:
        """Return all troubles, in the order of the packages."""
        notes = [*self.folder.glob(f"*{_TROUBLE}"), *self.failed.glob(f"*{_TROUBLE}")]
        names = sorted({note.name.removesuffix(_TROUBLE) + _PACKAGE for note in notes})
        return tuple(found for name in names if (found := self.trouble(name)) is not None)

    def bring_back(self) -> None:
        """Let packages that were given up wait again: the cause may be mended by now."""
        for package in sorted(self.failed.glob(f"*{_PACKAGE}")):
            self._note(package).unlink(missing_ok=True)
            package.replace(self.folder / package.name)

    def _note(self, package: Path) -> Path:
        return package.with_suffix(_TROUBLE)

    def acknowledge(self, package: Path, outcomes: Counter[Outcome]) -> None:
        """Take a stored package away, leaving a receipt when somebody waits for it."""
        if package.stem.endswith(".asked"):
            words = json.dumps({outcome.value: outcomes[outcome] for outcome in Outcome})
            _write(package.with_suffix(_RECEIPT), words.encode())
        package.unlink(missing_ok=True)
        self._note(package).unlink(missing_ok=True)

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
