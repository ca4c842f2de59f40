"""`demo` on the command line: the invented articles come, and go again."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.cli import guarded, main
from warehouse.store.checksums import checksums
from warehouse.store.connection import Owner


def _run(path: Path, *argv: str) -> int:
    return guarded(lambda: main(["demo", *argv, "--warehouse", str(path)]))


def test_the_demo_comes_with_its_balance_and_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "w.duckdb"
    assert _run(path, "--articles", "30", "--as-written") == 0
    told = capsys.readouterr()
    assert told.out == "read 30 = stored 30 + revised 0 + duplicate 0 + rejected 0\n"
    assert told.err.endswith("30 of 30\n")
    assert _run(path, "--remove") == 0
    assert capsys.readouterr().out == "removed 30 articles of the demo\n"


def test_the_same_seed_makes_the_same_warehouse(tmp_path: Path) -> None:
    found = []
    for name, seed in (("a", "5"), ("b", "5"), ("c", "6")):
        path = tmp_path / f"{name}.duckdb"
        assert _run(path, "--articles", "30", "--as-written", "--seed", seed) == 0
        with Owner.open(path) as owner, owner.reading() as cursor:
            found.append(checksums(cursor))
    assert found[0] == found[1]
    assert found[0] != found[2]
