"""The self-test of the engine's hardening: statements that must all fail."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from warehouse.store.connection import Cursor

# {file} is one that exists; a missing one would fail for the wrong reason.
_ATTACKS = (
    "SELECT * FROM read_text('{file}')",
    "SELECT * FROM read_blob('{file}')",
    "SELECT * FROM read_csv('{file}', header = false, columns = {{'a': 'VARCHAR'}})",
    "SELECT * FROM '{file}'",
    "SELECT * FROM glob('{file}')",
    "COPY (SELECT 1) TO '{file}.stolen'",
    "EXPORT DATABASE '{file}.stolen'",
    "IMPORT DATABASE '{file}'",
    "ATTACH '{file}.duckdb'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SELECT * FROM secret_of_python",
    "SET enable_external_access = true",
    "SET lock_configuration = false",
    "SET allow_unsigned_extensions = true",
    "SET allow_community_extensions = true",
    "SET autoinstall_known_extensions = true",
    "SET autoload_known_extensions = true",
    "SET python_enable_replacements = true",
    "SET memory_limit = '1TB'",
    "SET temp_directory = '/'",
    "SET allowed_directories = ['/']",
    "RESET enable_external_access",
    "PRAGMA enable_profiling",
    "CREATE SECRET s (TYPE s3)",
)


def attacks(file: Path) -> tuple[str, ...]:
    """Return the statements, aimed at a file that is there; what they write lies beside it."""
    return tuple(one.format(file=str(file).replace("'", "''")) for one in _ATTACKS)


def gaps(cursor: Cursor, *, only: str = "") -> tuple[str, ...]:
    """Try every attack; return those that the engine let pass, none when it is hardened.

    `only` leaves those that hold this word.
    """
    # The engine would find it by its name in the frame of whoever executes the statement.
    secret_of_python = {"word": ["open sesame"]}
    with TemporaryDirectory() as folder:
        bait = Path(folder) / "bait.csv"
        bait.write_text("bait\n", encoding="utf-8")
        tried = [one for one in attacks(bait) if only in one]
        return tuple(one for one in tried if _passes(cursor, one, secret_of_python))


def _passes(cursor: Cursor, statement: str, secret_of_python: object) -> bool:  # noqa: ARG001
    try:
        cursor.execute(statement).fetchall()
    except duckdb.Error:
        return False
    return True
