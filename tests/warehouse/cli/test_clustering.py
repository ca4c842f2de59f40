"""The word `stories`: clusters anew, with a window that stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from warehouse.cli import guarded, main
from warehouse.store import stories
from warehouse.store.connection import Owner

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*argv: object) -> tuple[int, str, str]:
        words = [str(one) for one in argv]
        code = guarded(lambda: main(words))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


def test_stories_are_found_anew_with_the_window_given(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    run("demo", "--articles", 60, "--as-written", "--warehouse", path)
    code, out, _ = run("stories", "--window", 3, "--warehouse", path)
    assert code == 0
    assert "copies may lie 3 days apart" in out
    with Owner.open(path) as owner, owner.reading() as cursor:
        assert stories.window_of(cursor) == 3


def test_a_warehouse_that_is_not_there_is_said_to_be_missing(run: Run, tmp_path: Path) -> None:
    assert run("stories", "--warehouse", tmp_path / "none.duckdb")[0] == 66
    assert not (tmp_path / "none.duckdb").exists()
