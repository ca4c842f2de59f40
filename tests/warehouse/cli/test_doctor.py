from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.articles_made import article
from warehouse.cli import main
from warehouse.landing.folder import Landing
from warehouse.model import Rejection, Stage
from warehouse.store.articles import save
from warehouse.store.connection import Owner
from warehouse.store.migrate import available, migrate

Checks = Callable[[], tuple[int, list[dict[str, str]]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path.resolve() / "w.duckdb"


@pytest.fixture
def doctor(path: Path, capsys: pytest.CaptureFixture[str]) -> Checks:
    def checks() -> tuple[int, list[dict[str, str]]]:
        code = main(["doctor", "--json", "--warehouse", str(path)])
        return code, json.loads(capsys.readouterr().out)

    return checks


def named(checks: list[dict[str, str]], name: str) -> list[tuple[str, str]]:
    return [(one["verdict"], one["words"]) for one in checks if one["name"] == name]


def test_a_sound_warehouse_has_no_warning(doctor: Checks, path: Path) -> None:
    Owner.open(path).close()
    code, checks = doctor()
    assert code == 0
    assert {one["verdict"] for one in checks if one["name"] != "free disk"} == {"ok"}


def test_open_rejections_and_packages_that_wait_are_warnings(doctor: Checks, path: Path) -> None:
    with Owner.open(path) as owner, owner.reading() as cursor:
        save(cursor, [], rejections=[Rejection(Stage.READ, "empty", "a.txt is empty.", "a.txt")])
    landing = Landing.beside(path)
    landing.drop([article()])
    landing.drop([article()])
    landing.set_aside(landing.pending()[0])
    code, checks = doctor()
    assert code == 0
    assert named(checks, "rejections") == [("warning", "1 are open")]
    assert named(checks, "landing") == [
        ("warning", "1 load packages wait"),
        ("warning", "1 packages were refused"),
    ]
    assert all(one["hint"] for one in checks if one["verdict"] != "ok")


def test_a_file_that_is_held_is_a_warning_that_names_the_holder(doctor: Checks, path: Path) -> None:
    with Owner.open(path):
        code, checks = doctor()
    ((verdict, words),) = named(checks, "file")
    assert (code, verdict) == (0, "warning")
    assert f"in use by process {os.getpid()}" in words


def test_a_damaged_file_is_a_problem(doctor: Checks, path: Path) -> None:
    path.write_bytes(b"no database at all")
    code, checks = doctor()
    assert code == 1
    assert named(checks, "file")[0][0] == "problem"


@pytest.mark.skipif(os.name != "posix", reason="folders have other rights there")
def test_a_folder_that_everybody_may_write_into_is_a_warning(doctor: Checks, path: Path) -> None:
    path.parent.chmod(0o777)
    assert named(doctor()[1], "folder") == [("warning", "everybody may write into it")]


def test_an_old_schema_is_told_and_left_and_migrate_keeps_a_copy(
    doctor: Checks, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with duckdb.connect(str(path)) as connection:
        migrate(connection, steps=available()[:1])
    content = path.read_bytes()
    behind = len(available()) - 1
    assert f"{behind} migrations behind" in named(doctor()[1], "file")[0][1]
    assert main(["migrate", "--check", "--warehouse", str(path)]) == 0
    assert f"{behind} steps are missing; nothing was changed" in capsys.readouterr().out
    assert path.read_bytes() == content
    assert main(["migrate", "--warehouse", str(path)]) == 0
    out = capsys.readouterr().out
    assert "  step 2: " in out
    assert "is kept as" in out
    assert path.with_name("w.duckdb.schema-1.backup").read_bytes()
    assert doctor()[0] == 0
