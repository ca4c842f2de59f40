"""Declaring coverage from the command line, showing it, and taking it back."""

from __future__ import annotations

import json
from argparse import ArgumentTypeError
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from warehouse.cli import guarded, main
from warehouse.cli.days import days

Run = Callable[..., tuple[int, str, str]]
NOTHING = "read 0 = stored 0 + revised 0 + duplicate 0 + rejected 0\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    def command(*argv: object) -> tuple[int, str, str]:
        words = [str(one) for one in argv] + ["--warehouse", str(tmp_path / "w.duckdb")]
        code = guarded(lambda: main(words))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


def delivery(folder: Path, *outlets: str | None) -> Path:
    """A file with one article of each outlet."""
    path = folder / "in.jsonl"
    records = [
        {"id": str(number), "outlet": outlet, "published_at": "2024-03-05", "language": "de"}
        | {"text": f"Der Hafen {number} bleibt offen, sagte Mara Linz."}
        for number, outlet in enumerate(outlets)
    ]
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    return path


def shown(run: Run) -> list[str]:
    """What the doctor says about coverage."""
    lines = run("doctor")[1].splitlines()
    return [line.removeprefix("coverage").strip() for line in lines if line.startswith("coverage")]


def test_coverage_is_declared_for_all_outlets_of_the_delivery(run: Run, tmp_path: Path) -> None:
    code, _, err = run("ingest", delivery(tmp_path, "Bote", "Kurier"), "--covers", "2024-03")
    assert code == 0
    assert "coverage declared: Bote 2024-03-01..2024-03-31 (31 days)" in err
    assert shown(run) == [
        "Bote 2024-03-01..2024-03-31 (31 days)",
        "Kurier 2024-03-01..2024-03-31 (31 days)",
    ]


def test_coverage_is_declared_and_taken_back_without_a_delivery(run: Run) -> None:
    code, out, err = run("ingest", "--covers", "2024-03-01..2024-03-07", "--outlet", "Bote")
    assert (code, out) == (0, NOTHING)
    assert "coverage declared: Bote 2024-03-01..2024-03-07 (7 days)" in err
    _, _, err = run("ingest", "--not-covered", "2024-03-03", "--outlet", "Bote")
    assert "coverage taken back: Bote 2024-03-03..2024-03-03 (1 day)" in err
    assert shown(run) == [
        "Bote 2024-03-01..2024-03-02 (2 days)",
        "Bote 2024-03-04..2024-03-07 (4 days)",
    ]
    run("ingest", "--not-covered", "2024", "--outlet", "Bote")
    assert shown(run)[0].startswith("nothing declared")


def test_coverage_that_belongs_to_nobody_is_refused_with_a_way_out(
    run: Run, tmp_path: Path
) -> None:
    code, out, err = run("ingest", "--covers", "2024-03")
    assert (code, out) == (64, "")
    assert "--outlet NAME" in err
    code, out, err = run("ingest", delivery(tmp_path, None), "--covers", "2024-03")
    assert code == 64
    assert out.startswith("read 1 = stored 1")
    assert "coverage was left as it was" in err
    assert shown(run)[0].startswith("nothing declared")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2024-03-05", date(2024, 3, 5), date(2024, 3, 5)),
        ("2024-03-05..2024-04-01", date(2024, 3, 5), date(2024, 4, 1)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2022..2023-02", date(2022, 1, 1), date(2023, 2, 28)),
    ],
)
def test_days_are_written_as_days_months_or_years(words: str, first: date, last: date) -> None:
    assert days(words) == (first, last)


@pytest.mark.parametrize("words", ["", "..", "2024-3", "24", "2024-02-30", "2024-05..2024-04"])
def test_what_is_no_range_is_refused(words: str) -> None:
    with pytest.raises(ArgumentTypeError):
        days(words)


def test_the_future_is_refused_and_the_past_part_of_it_offered() -> None:
    today = datetime.now(UTC).date()
    late = today + timedelta(days=40)
    with pytest.raises(ArgumentTypeError, match=rf"future.*2024-01-01\.\.{today.year}"):
        days(f"2024-01-01..{late}")
