"""Replays in the background: chunk by chunk, so that neither the writer nor a request waits."""

from __future__ import annotations

import threading
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from warehouse.actors import registry
from warehouse.commands.command import Done
from warehouse.commands.landed import CANNOT_STORE
from warehouse.commands.sources import conveyed, nothing_waits, store_replayed
from warehouse.ingest import Balance
from warehouse.model import Conveyed
from warehouse.store import rejections
from warehouse.store.connection import Owner
from warehouse.store.rejections import Kept

if TYPE_CHECKING:
    from warehouse.commands.desk import Desk

# So few that the engine reads them in this thread, and that an answer is never far.
AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a replay is.

    Attributes:
        total: rejections that are read again.
        done: those of them that are through.
        balance: what became of these.
        finished: no more will come.
        problem: why it ended early; empty when it did not.
    """

    total: int
    done: int = 0
    balance: Balance = field(default_factory=Balance)
    finished: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class StoreReplayed:
    """Store what came of some rejections that were read again."""

    found: tuple[tuple[Kept, tuple[Conveyed, ...]], ...]

    def carry_out(self, owner: Owner) -> Done:
        """Store it, a transaction for each rejection."""
        balance = Balance()
        for kept, articles in self.found:
            store_replayed(owner, kept, articles, balance)
        return Done(balance=balance, changed=len(self.found))


class Replays:
    """The replay of a desk; there is one at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._finished = threading.Event()
        self._thread: threading.Thread | None = None
        self._progress: Progress | None = None

    @property
    def progress(self) -> Progress | None:
        """How far the last replay is; None before the first one."""
        return self._progress

    def start(self, *, keys: tuple[str, ...] = (), reason: str | None = None) -> bool:
        """Begin to read open rejections again: all, those of a reason, or the named ones.

        Returns:
            Whether it began; False while another replay runs.

        Raises:
            NotFound: nothing is there to be read again.
        """
        with self._lock:
            if self._thread is not None and self._thread.is_alive():
                return False
            with self._desk.read() as cursor:
                waiting = rejections.waiting(cursor, keys=keys, reason=reason)
            if not waiting:
                raise nothing_waits()
            self._progress = Progress(len(waiting))
            self._finished.clear()
            self._thread = threading.Thread(
                target=self._run, args=(waiting,), name="warehouse-replay", daemon=True
            )
            self._thread.start()
            return True

    def wait(self, seconds: float) -> Progress | None:
        """Wait for the end, but not longer than so many seconds, and return how far it is."""
        if self._progress is not None:
            self._finished.wait(seconds)
        return self._progress

    def stop(self) -> None:
        """End after what is under way now; what is left stays open."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self, keys: tuple[str, ...]) -> None:
        progress = Progress(len(keys))
        try:
            for first in range(0, len(keys), AT_ONCE):
                if self._stopping.is_set():
                    break
                progress = self._chunk(keys[first : first + AT_ONCE], progress)
                self._progress = progress
        except (*CANNOT_STORE, RuntimeError) as problem:
            progress = replace(progress, problem=str(problem) or type(problem).__name__)
        self._progress = replace(progress, finished=True)
        self._finished.set()

    def _chunk(self, keys: tuple[str, ...], before: Progress) -> Progress:
        with self._desk.read() as cursor:
            page = rejections.kept(cursor, keys)
        found = tuple(conveyed(page, registry.load()))
        receipt = self._desk.submit(StoreReplayed(found))
        balance = deepcopy(before.balance)
        if receipt.balance is not None:
            balance.merge(receipt.balance)
        return replace(before, done=before.done + len(keys), balance=balance)
