"""`views` on the command line, and an export of a saved view."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.warehouse.articles_made import article
from warehouse.cli import guarded, main
from warehouse.store.articles import save
from warehouse.store.connection import Owner

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    path = tmp_path / "w.duckdb"
    with Owner.open(path) as owner, owner.reading() as cursor:
        save(cursor, [article(outlet=name, url=f"https://{name}.example/") for name in "ab"])

    def command(*argv: str) -> tuple[int, str]:
        code = guarded(lambda: main([*argv, "--warehouse", str(path)]))
        return code, capsys.readouterr().out

    return command


def test_views_are_saved_listed_and_deleted(run: Run) -> None:
    code, out = run("views", "--save", "Nur a", "--page", "wires", "--query", "?outlet=a&ui=de")
    assert code == 0
    assert out.split("\t")[:3] == ["Nur a", "wires", "outlet=a&ui=de"]
    assert run("views")[1] == out
    assert run("views", "--delete", "Nur a") == (0, "")
    assert run("views", "--delete", "Nur a")[0] == 66


def test_an_export_of_a_view_has_its_filters(run: Run) -> None:
    run("views", "--save", "Nur a", "--query", "outlet=a")
    code, out = run("export", "articles", "--format", "jsonl", "--view", "Nur a")
    assert (code, len(out.splitlines())) == (0, 1)
    assert '"outlet":"a"' in out
    assert run("export", "articles", "--view", "Nur a", "--outlet", "b")[0] == 64
    assert run("export", "articles", "--view", "gone")[0] == 66


@pytest.mark.parametrize("bad", [["--query", "from=never"], ["--page", "../x"], ["--save", " "]])
def test_what_cannot_be_opened_again_is_not_saved(run: Run, bad: list[str]) -> None:
    assert run("views", "--save", "x", *bad)[0] == 64
    assert run("views") == (0, "")
