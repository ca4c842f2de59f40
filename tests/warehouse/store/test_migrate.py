"""Migrations: in order, once, whole or not at all, and never edited afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.errors import WarehouseDamaged
from warehouse.store.migrate import Migration, applied, available, check, migrate

FIRST = Migration(1, "first", "CREATE TABLE a (i INTEGER); CREATE TABLE b (i INTEGER)")
SECOND = Migration(2, "second", "ALTER TABLE a ADD COLUMN j INTEGER")


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:") as connection:
        yield connection


def tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    rows = connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()
    return [name for (name,) in rows]


def test_each_migration_runs_once_and_in_order(connection: duckdb.DuckDBPyConnection) -> None:
    assert migrate(connection, steps=(FIRST,)) == (FIRST,)
    assert migrate(connection, steps=(FIRST, SECOND)) == (SECOND,)
    assert migrate(connection, steps=(FIRST, SECOND)) == ()
    assert applied(connection) == {1: FIRST.digest, 2: SECOND.digest}


def test_a_migration_that_fails_leaves_nothing_behind(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    migrate(connection, steps=(FIRST,))
    broken = Migration(2, "broken", "CREATE TABLE c (i INTEGER); CREATE TABLE a (i INTEGER)")
    with pytest.raises(duckdb.CatalogException):
        migrate(connection, steps=(FIRST, broken))
    assert tables(connection) == ["a", "b", "schema_migrations"]
    assert applied(connection) == {1: FIRST.digest}


def test_an_applied_migration_must_not_be_edited(connection: duckdb.DuckDBPyConnection) -> None:
    migrate(connection, steps=(FIRST,))
    edited = Migration(1, "first", FIRST.sql + "; CREATE TABLE c (i INTEGER)")
    with pytest.raises(WarehouseDamaged, match="edited"):
        check(connection, "warehouse.duckdb", steps=(edited,))


def test_our_migrations_build_the_whole_schema_from_nothing(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    assert [step.number for step in migrate(connection)] == [s.number for s in available()]
    check(connection, "warehouse.duckdb")
    assert {"articles", "mentions", "quotations", "wire_credits"} <= set(tables(connection))


def test_an_old_warehouse_learns_what_was_delivered_and_what_was_declared(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    first, *later = available()
    migrate(connection, steps=(first,))
    for day, tried, declared in (("2024-01-01", 0, True), ("2024-01-02", 3, False)):
        connection.execute(
            "INSERT INTO ledger VALUES ('a', $day, $tried, 0, 0, 0, $declared, true)",
            {"day": day, "tried": tried, "declared": declared},
        )
    for article, words, received in ((1, "x", "2024-01-02"), (1, "y", "2024-01-03"), (2, "z", "")):
        connection.execute(
            "INSERT INTO revisions BY NAME SELECT $article AS article_id, $words AS content_hash,"
            " false AS current, nullif($received, '')::TIMESTAMP AS received_at,"
            " '' AS fingerprint, '' AS article_key, 'a' AS outlet, 'de' AS language,"
            " 'none' AS precision, 'unknown' AS published_from, [] AS byline, '' AS origin,"
            " 1 AS characters, true AS analysed, '' AS run_key",
            {"article": article, "words": words, "received": received},
        )
    migrate(connection, steps=(first, *later))
    rows = connection.execute(
        "SELECT day::VARCHAR, tried, fetched, new, declared, collected, polled FROM ledger"
        " ORDER BY day"
    ).fetchall()
    assert rows == [
        ("2024-01-01", 0, 0, 0, True, True, False),
        ("2024-01-02", 3, 1, 1, False, True, True),
        ("2024-01-03", 0, 1, 0, False, False, False),
    ]


def test_line_ends_do_not_make_another_migration(tmp_path: Path) -> None:
    for folder, ends in (("unix", "\n"), ("windows", "\r\n")):
        (tmp_path / folder).mkdir()
        sql = ends.join(("CREATE TABLE a (", "i INTEGER)"))
        (tmp_path / folder / "0001_first.sql").write_bytes(sql.encode())
    (unix,), (windows,) = available(tmp_path / "unix"), available(tmp_path / "windows")
    assert unix.digest == windows.digest


def test_gaps_in_the_numbers_are_refused(tmp_path: Path) -> None:
    (tmp_path / "0002_second.sql").write_text("SELECT 1", encoding="utf-8")
    with pytest.raises(ValueError, match="gaps"):
        available(tmp_path)


def test_only_articles_has_a_key_and_nothing_refers_to_anything(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    migrate(connection)
    keys = connection.execute(
        "SELECT table_name, constraint_type FROM duckdb_constraints()"
        " WHERE constraint_type IN ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')"
    ).fetchall()
    assert keys == [("articles", "PRIMARY KEY")]
