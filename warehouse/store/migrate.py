"""Migrations: the numbered SQL files beside this module, applied in order, each exactly once."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import duckdb

from warehouse.errors import SchemaTooNew, WarehouseDamaged
from warehouse.store.transaction import transaction

_FOLDER = Path(__file__).with_name("migrations")


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered step of the schema; `digest` is the hash of its SQL."""

    number: int
    name: str
    sql: str

    @property
    def digest(self) -> str:
        """The hash by which an edited file is recognised (line ends do not count)."""
        return sha256(self.sql.encode()).hexdigest()


def available(folder: Path = _FOLDER) -> tuple[Migration, ...]:
    """Return all migrations of this version, in order.

    Raises:
        ValueError: the numbers are not 1, 2, 3 ...
    """
    found = tuple(
        Migration(int(path.stem[:4]), path.stem[5:], path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    )
    if [step.number for step in found] != list(range(1, len(found) + 1)):
        raise ValueError(f"the migrations in {folder} are not numbered without gaps")
    return found


def applied(connection: duckdb.DuckDBPyConnection) -> dict[int, str]:
    """Return number and hash of every migration that a warehouse has seen."""
    if not _tables(connection) & {"schema_migrations"}:
        return {}
    rows = connection.execute("SELECT number, digest FROM schema_migrations").fetchall()
    return dict(rows)


def check(
    connection: duckdb.DuckDBPyConnection, path: str, *, steps: tuple[Migration, ...] | None = None
) -> None:
    """Make sure that this version may write to a warehouse, without changing it.

    Raises:
        SchemaTooNew: it has migrations that this version does not know.
        WarehouseDamaged: it is no warehouse, or an applied migration was edited afterwards.
    """
    steps = available() if steps is None else steps
    seen = applied(connection)
    if not seen and _tables(connection):
        raise WarehouseDamaged(
            f"{path} is a DuckDB file, but no Newsprism warehouse.",
            hint="Choose another file with --warehouse.",
            path=path,
        )
    if seen and max(seen) > len(steps):
        raise SchemaTooNew(
            f"{path} has schema {max(seen)}, this version knows only {len(steps)}.",
            hint="Update Newsprism; the file was left as it is.",
            path=path,
        )
    for step in steps:
        if seen.get(step.number, step.digest) != step.digest:
            raise WarehouseDamaged(
                f"Migration {step.number} was edited after it was applied to {path}.",
                hint="Restore the file warehouse/store/migrations; write a new migration instead.",
                path=path,
            )


def migrate(
    connection: duckdb.DuckDBPyConnection, *, steps: tuple[Migration, ...] | None = None
) -> tuple[Migration, ...]:
    """Apply what is missing, each migration in its own transaction; return what was applied."""
    steps = available() if steps is None else steps
    seen = applied(connection)
    missing = tuple(step for step in steps if step.number not in seen)
    for step in missing:
        with transaction(connection):
            connection.execute(
                "CREATE TABLE IF NOT EXISTS schema_migrations"
                " (number INTEGER NOT NULL, name VARCHAR NOT NULL, digest VARCHAR NOT NULL)"
            )
            connection.execute(step.sql)
            connection.execute(
                "INSERT INTO schema_migrations VALUES (?, ?, ?)",
                [step.number, step.name, step.digest],
            )
        # A crash must never have to replay schema changes from the write-ahead log.
        connection.execute("CHECKPOINT")
    return missing


def _tables(connection: duckdb.DuckDBPyConnection) -> set[str]:
    rows = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE NOT internal"
    ).fetchall()
    return {name for (name,) in rows}
