"""What a serving process does beside serving: storing what other processes hand over."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from warehouse.commands import Desk, StoreLanded
from warehouse.commands.landed import CANNOT_STORE, told
from warehouse.landing.folder import Landing

SECONDS_BETWEEN_LOOKS = 1.0
# Seconds until a package that could not be stored is tried again; after the last it is given up.
PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0)


class Background:
    """A thread that watches the landing of a warehouse and has the desk store what lands.

    Args:
        desk: the open warehouse.
        warehouse: its file.
        seconds: how long it rests between two looks.
        pauses: how long a package rests after each failure, before it is given up.
    """

    def __init__(
        self,
        desk: Desk,
        warehouse: Path,
        *,
        seconds: float = SECONDS_BETWEEN_LOOKS,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self._desk = desk
        self._landing = Landing.beside(warehouse)
        self._seconds = seconds
        self._ended = threading.Event()
        self._pauses = pauses
        self._not_before: dict[Path, float] = {}
        self._thread = threading.Thread(target=self._watch, name="warehouse-landing", daemon=True)

    def __enter__(self) -> Background:
        self._landing.sweep()
        self._landing.bring_back()
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.is_set():
            for package in self._landing.pending():
                rested = time.monotonic() >= self._not_before.get(package, 0.0)
                if rested and not self._ended.is_set():
                    self._store(package)
            self._ended.wait(self._seconds)

    def _store(self, package: Path) -> None:
        try:
            self._desk.submit(StoreLanded(self._landing, package))
        except CANNOT_STORE as problem:
            self._put_off(package, problem)
        else:
            self._not_before.pop(package, None)

    def _put_off(self, package: Path, problem: BaseException) -> None:
        """Try it again after a pause, each longer than the one before; in the end, put it aside."""
        trouble = told(self._landing, package, problem)
        if trouble.too_new:
            # No pause helps: it waits for a version that can read it.
            self._not_before[package] = float("inf")
        elif trouble.tries > len(self._pauses):
            self._not_before.pop(package, None)
            trouble = replace(trouble, aside=True)
        else:
            self._not_before[package] = time.monotonic() + self._pauses[trouble.tries - 1]
        try:
            self._landing.report(trouble)
        except OSError:
            # On a full disk not even this can be written; the package stays, and so does the try.
            self._not_before[package] = time.monotonic() + max(self._pauses, default=1.0)
