"""`sources` on the command line: listing, rights and groups, and reading rejections again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from warehouse.cli import guarded, main
from warehouse.model import Hints, Rejection, Stage
from warehouse.store.articles import save
from warehouse.store.connection import Owner

Run = Callable[..., tuple[int, str, str]]
GOOD = b"Der Hafen von Nordau bleibt offen. Das sagte die Hafenmeisterin am Dienstag."


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """A warehouse with a good and a bad rejection of one outlet."""
    path = tmp_path / "w.duckdb"
    hints = Hints(outlet="nordblatt", published="2023-10-19", language="de")
    refused = [
        Rejection(Stage.ANNOTATE, "too_hard", "It\tgave up.", f"{len(data)}.txt", data, hints=hints)
        for data in (GOOD, b"")
    ]
    with Owner.open(path) as owner, owner.reading() as cursor:
        save(cursor, (), rejections=refused)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], warehouse: Path) -> Run:
    def command(*argv: str) -> tuple[int, str, str]:
        code = guarded(lambda: main(["sources", *argv, "--warehouse", str(warehouse)]))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


def test_rejections_are_read_again_and_what_is_still_bad_stays(run: Run) -> None:
    code, out, err = run("--replay")
    assert code == 2
    assert out == "2 read again: 1 are articles now, 1 are still rejected\n"
    assert err.startswith("1 empty: ")
    code, out, _ = run()
    assert code == 0
    assert out.splitlines()[1].split("\t")[:6] == ["nordblatt", "False", "-", "-", "de", "1"]


def test_rights_and_group_belong_to_an_outlet(run: Run) -> None:
    assert run("--rights", "text")[0] != 0
    assert "No outlet" in run("--outlet", "nobody", "--group", "x")[2]
    run("--replay")
    code, out, _ = run("--outlet", "nordblatt", "--rights", "text", "--group", "Coast")
    assert code == 0
    assert out.splitlines()[1].split("\t")[2:4] == ["Coast", "text"]
    out = run("--outlet", "nordblatt", "--rights", "default", "--group", "")[1]
    assert out.splitlines()[1].split("\t")[2:4] == ["-", "-"]


def test_rejections_are_listed_by_reason_and_one_by_one(run: Run) -> None:
    lines = run("--rejections")[1].splitlines()
    assert lines[:3] == ["reason\topen\treplayed\tdismissed", "too_hard\t2\t0\t0", ""]
    assert len(lines) == 6
    assert "It gave up." in lines[4]


def test_a_reason_that_nothing_has_is_said(run: Run) -> None:
    code, _, err = run("--replay", "other")
    assert code == 66
    assert "No open rejection" in err


def test_a_file_that_is_held_leads_to_the_page_that_does_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "w.duckdb"
    with Owner.open(path):
        assert main(["sources", "--warehouse", str(path)]) == 75
    assert "its page Sources" in capsys.readouterr().err
