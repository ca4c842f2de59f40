"""What a serving process does beside serving: storing what other processes hand over."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType

import duckdb

from warehouse.commands import Desk, StoreLanded
from warehouse.errors import WarehouseError
from warehouse.landing.folder import Landing

SECONDS_BETWEEN_LOOKS = 1.0


class Background:
    """A thread that watches the landing of a warehouse and has the desk store what lands.

    Args:
        desk: the open warehouse.
        warehouse: its file.
        seconds: how long it rests between two looks.
    """

    def __init__(
        self, desk: Desk, warehouse: Path, *, seconds: float = SECONDS_BETWEEN_LOOKS
    ) -> None:
        self._desk = desk
        self._landing = Landing.beside(warehouse)
        self._seconds = seconds
        self._ended = threading.Event()
        self._left: set[Path] = set()
        self._thread = threading.Thread(target=self._watch, name="warehouse-landing", daemon=True)

    def __enter__(self) -> Background:
        self._landing.sweep()
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
                if not self._ended.is_set() and package not in self._left:
                    self._store(package)
            self._ended.wait(self._seconds)

    def _store(self, package: Path) -> None:
        try:
            self._desk.submit(StoreLanded(self._landing, package))
        except (WarehouseError, OSError, duckdb.Error):
            # It waits for a version (or a disk) that can take it; doctor tells of it.
            self._left.add(package)
