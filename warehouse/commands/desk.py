"""The desk: the one place to read at and the one door to write through."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from warehouse.actors import registry
from warehouse.commands.command import Command, Receipt
from warehouse.commands.replaying import Replays
from warehouse.landing.folder import Landing, Trouble
from warehouse.settings import Rights, Settings
from warehouse.store import actors, shelf
from warehouse.store.connection import Cursor, Owner

# Seconds that a reader's query may take; every page is meant to be a hundred times faster.
LONGEST_QUERY = 20.0


class Desk:
    """The open warehouse of a serving process: many readers, one writer fed by a queue.

    Args:
        owner: the holder of the file; the desk closes it.
        export_rights: what extracts may carry of the articles' words.
    """

    def __init__(self, owner: Owner, *, export_rights: Rights = Rights.SNIPPETS) -> None:
        self._owner = owner
        self.export_rights = export_rights
        self._orders: queue.SimpleQueue[tuple[Command, Future[Receipt]] | None] = (
            queue.SimpleQueue()
        )
        self._changed = threading.Condition()
        self._version = 0
        self._state = 0
        self._writing = False
        self._readers = 0
        self._closed = False
        self.replays = Replays(self)
        with owner.reading() as cursor:
            actors.load(cursor, registry.load().actors)
        self._writer = threading.Thread(target=self._write, name="warehouse-writer", daemon=True)
        self._writer.start()

    @classmethod
    def open(cls, path: Path | None, *, settings: Settings | None = None) -> Desk:
        """Open a warehouse file (None: one in memory) as its only owner.

        Raises:
            WarehouseBusy: another process owns the file.
            WarehouseDamaged: the file cannot be opened as a warehouse.
            SchemaTooNew: a newer Newsprism wrote it.
        """
        chosen = Settings() if settings is None else settings
        owner = Owner.open(path, threads=chosen.threads, memory_limit=chosen.memory_limit)
        return cls(owner, export_rights=chosen.export_rights)

    @classmethod
    def memory(cls) -> Desk:
        """Open an empty warehouse in memory."""
        return cls.open(None)

    @property
    def version(self) -> int:
        """A number that grows with every change of the warehouse, for caches."""
        return self._version

    @contextmanager
    def read(self) -> Iterator[Cursor]:
        """Give a cursor for one task in one thread; it is closed afterwards.

        Raises:
            RuntimeError: the desk is closed.
            QueryTooLong: a query took longer than LONGEST_QUERY seconds (extracts may take longer).
        """
        with self._changed:
            if self._closed:
                raise RuntimeError("the warehouse is closed")
            self._readers += 1
        try:
            # While something is being written, what one reader finds may be old for the next.
            state = None if self._writing else self._state
            with self._owner.reading(seconds=LONGEST_QUERY, state=state) as cursor:
                yield cursor
        finally:
            with self._changed:
                self._readers -= 1
                self._changed.notify_all()

    def submit(self, command: Command) -> Receipt:
        """Have the writer do a command, after all submitted before it; wait for the result.

        Raises:
            RuntimeError: the desk is closed.
            Exception: whatever the command failed with; nothing of it is stored then.
        """
        done: Future[Receipt] = Future()
        with self._changed:
            if self._closed:
                raise RuntimeError("the warehouse is closed")
            self._orders.put((command, done))
        return done.result()

    def troubles(self) -> tuple[Trouble, ...]:
        """Return the load packages that wait for this warehouse and cannot be stored, and why."""
        return () if self._owner.path is None else Landing.beside(self._owner.path).troubles()

    def close(self) -> None:
        """Finish what was submitted, wait for readers, and let go of the file."""
        self.replays.stop()
        with self._changed:
            if self._closed:
                return
            self._closed = True
            self._orders.put(None)
        self._writer.join()
        with self._changed:
            self._changed.wait_for(lambda: self._readers == 0)
        self._owner.close()

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _write(self) -> None:
        while (order := self._orders.get()) is not None:
            command, done = order
            # The writer must outlive every failed command, and whoever submitted it gets the
            # error: this is the writer loop, one of the named borders.
            try:
                receipt = self._do(command)
            except Exception as error:  # noqa: BLE001
                done.set_exception(error)
            else:
                done.set_result(receipt)

    def _do(self, command: Command) -> Receipt:
        self._writing = True
        try:
            done = command.carry_out(self._owner)
        finally:
            # Also after a command that failed: it may have stored a part of its work.
            self._state += 1
            with self._owner.reading() as cursor:
                shelf.clear(cursor)
            self._writing = False
        self._version += 1
        return Receipt(self._version, done.outcomes, done.balance, done.changed)
