"""The owner of the warehouse file: opens it hardened, gives out cursors, closes it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import duckdb

from warehouse.errors import QueryTooLong, StorageFailed, WarehouseBusy, WarehouseDamaged
from warehouse.store import backup, migrate, shelf

Cursor = duckdb.DuckDBPyConnection

# Read-only is no sandbox: the engine itself must not reach files, extensions or Python's variables.
_HARDENED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "allow_unsigned_extensions": False,
    "python_enable_replacements": False,
    "enable_external_access": False,
}
STORAGE = "v1.5.0"
# What the engine raises when a disk is full, takes no writing, or holds damage.
_FAULTS = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.SerializationException,
    duckdb.TransactionException,
)
_LIMITS = """
SELECT name, value FROM duckdb_settings()
WHERE name IN ('memory_limit', 'threads', 'max_temp_directory_size')
"""
_BUSY = re.compile(r"lock is held.{0,400}?PID (\d+)", re.DOTALL)


class Owner:
    """The one holder of a warehouse file (or of a warehouse in memory) in this process.

    Every task takes its own cursor and closes it; a cursor never crosses threads.
    """

    def __init__(self, connection: Cursor, path: Path | None) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(
        cls, path: Path | None, *, threads: int | None = None, memory_limit: str | None = None
    ) -> Owner:
        """Open (or create) a warehouse and bring it to the newest schema.

        Args:
            path: the file; None keeps the warehouse in memory.
            threads: processor threads for queries, None = all.
            memory_limit: such as "2GB", None = DuckDB's default.

        Raises:
            WarehouseBusy: another process holds the file.
            WarehouseDamaged: the file cannot be opened as a warehouse.
            SchemaTooNew: a newer Newsprism wrote it; not a byte of the file was changed.
            NoRoom: the schema is old, and the disk has no room for the copy made before it changes.
        """
        if path is not None:
            path = path.expanduser().resolve()
            path.parent.mkdir(parents=True, exist_ok=True)
            _back_up(path, _inspect(path))
        config = dict(_HARDENED)
        config["storage_compatibility_version"] = STORAGE
        if threads is not None:
            config["threads"] = threads
        if memory_limit is not None:
            config["memory_limit"] = memory_limit
        connection = _connect(path, config)
        try:
            migrate.migrate(connection)
        except duckdb.Error as error:
            connection.close()
            raise _damaged(path, str(error)) from error
        connection.execute("SET enable_progress_bar = false")
        connection.execute("SET TimeZone = 'UTC'")
        shelf.attach(connection)
        connection.execute("SET allowed_configs = ['max_execution_time']")
        connection.execute("SET lock_configuration = true")
        return cls(connection, path)

    def cursor(self) -> Cursor:
        """Return a new cursor; use it in one thread, for one task, then close it."""
        return self._connection.cursor()

    @contextmanager
    def reading(
        self, *, seconds: float | None = None, state: int | None = None
    ) -> Iterator[Cursor]:
        """Give a cursor for one task and close it afterwards.

        Args:
            seconds: how long one of its statements may run, None = for ever.
            state: a number that every change of the warehouse raises; who reads at the same one
                shares what searches found. None shares nothing.

        Raises:
            QueryTooLong: a statement ran longer.
            StorageFailed: the file could not be read or written.
        """
        cursor = self.cursor()
        try:
            if seconds is not None:
                limit = {"limit": max(1, int(seconds * 1_000))}
                cursor.execute("SET SESSION max_execution_time = $limit", limit)
            if state is not None:
                shelf.stand_at(cursor, state)
            yield cursor
        except duckdb.InterruptException as error:
            if seconds is None:
                raise
            raise QueryTooLong(
                f"The question took longer than {seconds:g} seconds and was stopped.",
                hint="Narrow the dates or the filters.",
            ) from error
        except duckdb.Error as error:
            # Damage of a block comes as the plain error, of no kind.
            if type(error) is duckdb.Error or isinstance(error, _FAULTS):
                raise _failed(error) from error
            raise
        finally:
            cursor.close()

    def limits(self) -> dict[str, str]:
        """Return what the engine may use of the machine, in its own words."""
        return dict(self._connection.execute(_LIMITS).fetchall())

    def close(self) -> None:
        """Write everything into the file and let go of it.

        Raises:
            StorageFailed: the disk refused; what was committed stands in the log beside the file.
        """
        try:
            if self.path is not None:
                self._connection.execute("CHECKPOINT")
        except duckdb.Error as error:
            raise _failed(error) from error
        finally:
            self._connection.close()

    def __enter__(self) -> Owner:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self.close()
        except StorageFailed:
            # It fails for the reason that ended the block, and that one is told.
            if error is None:
                raise


def waiting(path: Path) -> tuple[migrate.Migration, ...]:
    """Return the migrations that the next opening of a file will apply, changing nothing.

    Raises:
        WarehouseBusy, WarehouseDamaged, SchemaTooNew: as for opening it.
    """
    seen = _inspect(path.expanduser().resolve())
    return tuple(step for step in migrate.available() if step.number not in seen)


def _back_up(path: Path, seen: frozenset[int]) -> None:
    """Copy a file whose schema is about to change, with everything from its log in it."""
    if seen and len(seen) < len(migrate.available()):
        connection = _connect(path, dict(_HARDENED))
        try:
            connection.execute("CHECKPOINT")
        finally:
            connection.close()
        backup.back_up(path, max(seen))


def _inspect(path: Path) -> frozenset[int]:
    """Look at an existing file read-only first, so that one we must not touch stays as it is.

    Return the numbers of the migrations that it has seen.
    """
    if not path.exists():
        return frozenset()
    if path.stat().st_size == 0:
        raise _damaged(path, "it is empty")
    connection = _connect(path, dict(_HARDENED), read_only=True)
    try:
        migrate.check(connection, str(path))
        return frozenset(migrate.applied(connection))
    except duckdb.Error as error:
        raise _damaged(path, str(error)) from error
    finally:
        connection.close()


def _connect(
    path: Path | None,
    config: dict[str, str | bool | int | float | list[str]],
    *,
    read_only: bool = False,
) -> Cursor:
    try:
        return duckdb.connect(
            ":memory:" if path is None else str(path), read_only=read_only, config=config
        )
    except duckdb.ConnectionException as error:
        raise _busy(path, os.getpid()) from error
    except duckdb.Error as error:
        held = _BUSY.search(str(error))
        if held is not None:
            raise _busy(path, int(held.group(1))) from error
        raise _damaged(path, str(error)) from error


def _failed(error: duckdb.Error) -> StorageFailed:
    return StorageFailed(
        f"The warehouse could not be read or written: {str(error).splitlines()[0]}",
        hint="Look for a full disk or a folder without rights, then run doctor --deep; "
        "what was told as stored is safe.",
    )


def _busy(path: Path | None, pid: int) -> WarehouseBusy:
    return WarehouseBusy(
        f"The warehouse {path} is in use by process {pid}.",
        hint="Stop that process (it may be the dashboard), or use the dashboard it serves.",
        path=str(path),
        pid=pid,
    )


def _damaged(path: Path | None, reason: str) -> WarehouseDamaged:
    return WarehouseDamaged(
        f"The file {path} cannot be opened as a warehouse: {reason.splitlines()[0]}.",
        hint="Set it aside (keep it), then ingest your files again into a new warehouse.",
        path=str(path),
    )
