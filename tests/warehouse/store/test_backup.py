from __future__ import annotations

import shutil
from collections import namedtuple
from pathlib import Path

import duckdb
import pytest

from warehouse.errors import NoRoom
from warehouse.store.backup import backup_path
from warehouse.store.connection import Owner, waiting
from warehouse.store.migrate import applied, available, migrate

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file with the schema of the first migration only."""
    path = tmp_path.resolve() / "w.duckdb"
    with duckdb.connect(str(path)) as connection:
        migrate(connection, steps=available()[:1])
        connection.execute("INSERT INTO outlets (outlet) VALUES ('nordblatt')")
    return path


def test_before_the_schema_changes_the_file_is_copied(old: Path) -> None:
    Owner.open(old).close()
    with duckdb.connect(str(backup_path(old, 1)), read_only=True) as copy:
        assert set(applied(copy)) == {1}
        assert copy.execute("SELECT outlet FROM outlets").fetchall() == [("nordblatt",)]
    assert waiting(old) == ()


def test_what_is_only_in_the_log_is_in_the_copy_too(old: Path) -> None:
    crashed = duckdb.connect(str(old))
    crashed.execute("PRAGMA disable_checkpoint_on_shutdown")
    crashed.execute("INSERT INTO outlets (outlet) VALUES ('suedpost')")
    crashed.close()
    assert old.with_name("w.duckdb.wal").exists()
    Owner.open(old).close()
    with duckdb.connect(str(backup_path(old, 1)), read_only=True) as copy:
        assert copy.execute("SELECT count(*) FROM outlets").fetchall() == [(2,)]


def test_a_file_that_is_new_or_up_to_date_is_not_copied(tmp_path: Path) -> None:
    for _ in range(2):
        Owner.open(tmp_path / "w.duckdb").close()
    assert [path.name for path in tmp_path.iterdir()] == ["w.duckdb"]


def test_what_waits_is_told_without_a_change(old: Path) -> None:
    content = old.read_bytes()
    assert waiting(old) == available()[1:]
    assert old.read_bytes() == content


def test_without_room_for_the_copy_nothing_is_changed(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1, 1, 0))
    with pytest.raises(NoRoom, match="needed"):
        Owner.open(old)
    assert waiting(old) == available()[1:]
    assert not backup_path(old, 1).exists()
