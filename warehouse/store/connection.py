"""The owner of the warehouse file: opens it hardened, gives out cursors, closes it."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

import duckdb

Cursor = duckdb.DuckDBPyConnection


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
            SchemaTooNew: a newer Newsprism wrote it.
        """
        raise NotImplementedError

    def cursor(self) -> Cursor:
        """Return a new cursor; use it in one thread, for one task, then close it."""
        return self._connection.cursor()

    def close(self) -> None:
        """Write everything into the file and let go of it."""
        self._connection.close()

    def __enter__(self) -> Owner:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
