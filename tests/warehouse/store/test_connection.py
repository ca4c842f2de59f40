"""The owner of the file: hardened, alone, and clear about files that it cannot use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.articles_made import article
from warehouse.errors import QueryTooLong, SchemaTooNew, WarehouseBusy, WarehouseDamaged
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner
from warehouse.store.transaction import transaction

OPEN_ELSEWHERE = """
import sys
from pathlib import Path
from warehouse.errors import WarehouseBusy
from warehouse.store.connection import Cursor, Owner
try:
    Owner.open(Path(sys.argv[1]))
except WarehouseBusy as error:
    print(error.facts["pid"], error)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder that is new" / "warehouse.duckdb"


def test_what_was_saved_is_there_after_closing_and_opening(path: Path) -> None:
    with Owner.open(path) as owner, owner.reading() as cursor:
        save(cursor, [article()])
    assert not path.with_name(path.name + ".wal").exists()
    with Owner.open(path) as owner, owner.reading() as cursor:
        assert cursor.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]


def test_a_second_process_is_told_who_has_the_file(path: Path) -> None:
    with Owner.open(path):
        told = subprocess.run(
            [sys.executable, "-c", OPEN_ELSEWHERE, str(path)],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    pid = os.getpid()
    assert told.startswith(f"{pid} The warehouse")
    assert f"in use by process {pid}" in told


def test_a_second_owner_in_this_process_is_refused_too(path: Path) -> None:
    with Owner.open(path), pytest.raises(WarehouseBusy):
        Owner.open(path)


@pytest.mark.parametrize("content", [b"", b"no database at all " * 500])
def test_a_damaged_file_is_named_and_left_alone(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(WarehouseDamaged, match="cannot be opened") as caught:
        Owner.open(path)
    assert caught.value.hint
    assert path.read_bytes() == content


def test_a_cut_off_file_is_damaged_not_empty(path: Path) -> None:
    with Owner.open(path) as owner, owner.reading() as cursor:
        save(cursor, [article()])
    path.write_bytes(path.read_bytes()[:9_000])
    with pytest.raises(WarehouseDamaged):
        Owner.open(path)


def test_a_database_of_somebody_else_is_refused(path: Path) -> None:
    path.parent.mkdir()
    with duckdb.connect(str(path)) as other:
        other.execute("CREATE TABLE accounts (id INTEGER)")
    content = path.read_bytes()
    with pytest.raises(WarehouseDamaged, match="no Newsprism warehouse"):
        Owner.open(path)
    assert path.read_bytes() == content


def test_a_newer_schema_is_refused_and_not_a_byte_changes(path: Path) -> None:
    Owner.open(path).close()
    with duckdb.connect(str(path)) as newer:
        newer.execute("INSERT INTO schema_migrations VALUES (9000, 'from_tomorrow', 'x')")
    content = path.read_bytes()
    with pytest.raises(SchemaTooNew, match="9000"):
        Owner.open(path)
    assert path.read_bytes() == content


def test_files_can_be_read_by_the_older_engine_that_we_support(path: Path) -> None:
    with Owner.open(path) as owner, owner.reading() as cursor:
        versions = cursor.execute(
            "SELECT tags['storage_version'] FROM duckdb_databases() WHERE path IS NOT NULL"
        ).fetchall()
    assert versions == [("v1.5.0+",)]


def test_what_is_too_big_for_memory_is_put_beside_the_file(path: Path) -> None:
    asked = "SELECT current_setting('temp_directory'), current_setting('allowed_configs')"
    big = """
        SELECT count(*) FROM (
            SELECT i, hash(i) AS h, repeat('x', 40) || i::VARCHAR AS s
            FROM range(500000) t(i) ORDER BY h, s LIMIT 490000
        )
    """
    with Owner.open(path, memory_limit="40MB", threads=1) as owner, owner.reading() as cursor:
        assert cursor.execute(asked).fetchall() == [
            (f"{path.resolve()}.tmp", ["max_execution_time"])
        ]
        assert cursor.execute(big).fetchall() == [(490_000,)]
    assert [left.name for left in path.parent.iterdir()] == ["warehouse.duckdb"]


def test_a_statement_that_runs_too_long_is_stopped_for_its_reader_only() -> None:
    endless = "SELECT count(*) FROM range(1000000000) a, range(1000) b"
    with Owner.open(None) as owner:
        with (
            pytest.raises(QueryTooLong, match="seconds and was stopped"),
            owner.reading(seconds=0.05) as one,
        ):
            one.execute(endless).fetchall()
        with owner.reading() as other:
            limit = other.execute("SELECT current_setting('max_execution_time')").fetchall()
    assert str(limit[0][0]) == "0"


def test_big_sorts_may_still_use_the_disk_beside_the_file(path: Path) -> None:
    with Owner.open(path, threads=1, memory_limit="100MB") as owner, owner.reading() as cursor:
        cursor.execute("CREATE TABLE big AS SELECT hash(range) AS h FROM range(3000000)")
        rows = cursor.execute("SELECT h, h + 1, h + 2 FROM big ORDER BY h").fetchmany(1)
        assert len(rows) == 1
    assert sorted(found.name for found in path.parent.iterdir()) == ["warehouse.duckdb"]


def test_a_transaction_keeps_nothing_of_a_block_that_failed() -> None:
    def fail_half_way(cursor: Cursor) -> None:
        with transaction(cursor):
            cursor.execute("INSERT INTO outlets (outlet) VALUES ('nordblatt')")
            raise ZeroDivisionError

    with Owner.open(None) as owner, owner.reading() as cursor:
        with pytest.raises(ZeroDivisionError):
            fail_half_way(cursor)
        assert cursor.execute("SELECT count(*) FROM outlets").fetchall() == [(0,)]
