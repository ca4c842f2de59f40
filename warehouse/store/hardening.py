"""The self-test of the engine's hardening: statements that must all fail."""

from __future__ import annotations

from pathlib import Path

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


def attacks() -> tuple[str, ...]:
    """Return the statements, aimed at a file that is there."""
    file = str(Path(__file__)).replace("'", "''")
    return tuple(statement.format(file=file) for statement in _ATTACKS)


def gaps(cursor: Cursor) -> tuple[str, ...]:
    """Try every attack; return those that the engine let pass, none when it is hardened."""
    # The engine would find it by its name in the frame of whoever executes the statement.
    secret_of_python = {"word": ["open sesame"]}
    passed = [statement for statement in attacks() if _passes(cursor, statement, secret_of_python)]
    return tuple(passed)


def _passes(cursor: Cursor, statement: str, secret_of_python: object) -> bool:  # noqa: ARG001
    try:
        cursor.execute(statement).fetchall()
    except duckdb.Error:
        return False
    return True
