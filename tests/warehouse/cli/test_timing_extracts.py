"""`benchmark extracts` measures every format, each in a process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.articles_made import article
from warehouse.cli import guarded, main
from warehouse.exports import Format
from warehouse.store.articles import save
from warehouse.store.connection import Owner


def test_every_format_is_measured_with_its_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "w.duckdb"
    with Owner.open(path) as owner, owner.reading() as cursor:
        save(cursor, [article(url=f"https://x.example/{n}") for n in range(3)])
    argv = ["benchmark", "extracts", "--dataset", "articles", "--warehouse", str(path)]
    assert main(argv) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()[2:]]
    assert [(line[0], line[1]) for line in lines] == [(str(form), "3") for form in Format]


@pytest.mark.parametrize("argv", [["--dataset", "secrets"], ["--warehouse", "gone.duckdb"]])
def test_what_is_not_there_cannot_be_measured(argv: list[str], tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    Owner.open(path).close()
    assert guarded(lambda: main(["benchmark", "extracts", "--warehouse", str(path), *argv])) == 66
