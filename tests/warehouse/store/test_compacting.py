from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.warehouse.articles_made import article
from warehouse.cli import main
from warehouse.errors import NotFound, WarehouseBusy, WarehouseDamaged
from warehouse.store.articles import save
from warehouse.store.checksums import checksums
from warehouse.store.compacting import compact, log_of, set_log_aside
from warehouse.store.connection import Owner


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path.resolve() / "w.duckdb"


def filled(path: Path, *, n: int = 3) -> dict[str, tuple[int, str]]:
    with Owner.open(path) as owner, owner.reading() as cursor:
        save(cursor, [article(native_id=str(number)) for number in range(n)])
        return checksums(cursor)


def held(path: Path) -> dict[str, tuple[int, str]]:
    with Owner.open(path) as owner, owner.reading() as cursor:
        return checksums(cursor)


def crashed(path: Path) -> None:
    """Leave a file whose newest articles stand in its log only, as a crash does."""
    elsewhere = path.with_name("running.duckdb")
    filled(elsewhere, n=2)
    with Owner.open(elsewhere) as owner, owner.reading() as cursor:
        save(cursor, [article(native_id="late")])
        shutil.copyfile(elsewhere, path)
        shutil.copyfile(log_of(elsewhere), log_of(path))


def damage(file: Path) -> None:
    data = bytearray(file.read_bytes())
    # In the words of an early entry: one with a flipped length reads like a log that was cut off.
    for place in range(112, 128):
        data[place] ^= 0xFF
    file.write_bytes(data)


def test_a_compact_file_holds_the_same_and_the_old_one_is_kept(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = filled(path)
    assert main(["migrate", "--compact", "--warehouse", str(path)]) == 0
    assert "all tables are the same" in capsys.readouterr().out
    assert held(path) == before
    assert held(path.with_name("w.duckdb.before-compact-1")) == before
    again = compact(path)
    assert again.kept.name == "w.duckdb.before-compact-2"
    assert not list(path.parent.glob("*.part"))


def test_a_file_that_is_held_is_not_compacted(path: Path) -> None:
    filled(path)
    with Owner.open(path), pytest.raises(WarehouseBusy):
        compact(path)
    assert [file.name for file in path.parent.glob("*compact*")] == []


def test_a_damaged_log_is_set_aside_and_what_was_in_the_file_is_there(path: Path) -> None:
    crashed(path)
    damage(log_of(path))
    with pytest.raises(WarehouseDamaged):
        Owner.open(path)
    assert main(["doctor", "--set-aside-wal", "--warehouse", str(path)]) == 0
    assert path.with_name("w.duckdb.wal.corrupt-1").stat().st_size > 0
    assert held(path)["articles"][0] == 2


def test_a_sound_log_is_not_set_aside(path: Path) -> None:
    crashed(path)
    with pytest.raises(NotFound, match="opens with its log"):
        set_log_aside(path)
    assert held(path)["articles"][0] == 3
    with pytest.raises(NotFound, match="no log"):
        set_log_aside(path)


def test_a_log_stays_in_its_place_when_the_file_itself_is_damaged(path: Path) -> None:
    crashed(path)
    path.write_bytes(b"no database at all" * 400)
    log = log_of(path).read_bytes()
    with pytest.raises(WarehouseDamaged, match="without its log either"):
        set_log_aside(path)
    assert log_of(path).read_bytes() == log
