from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.warehouse.fetch.server import serving
from warehouse.cli import main
from warehouse.store.connection import Owner

PROSE = (
    "Der Hafen von Ostermoor bleibt bis Freitag zu und das sagte Mara Linz am Montag im Rathaus."
)
TABLE = f"Überschrift;Inhalt;Tag\nEins;{PROSE};18/10/2023\nZwei;{PROSE} Ja.;03/04/2023\nDrei;;\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    def command(*argv: object) -> tuple[int, str, str]:
        code = main(
            ["ingest", *map(str, argv), "--warehouse", str(tmp_path / "w.duckdb"), "--workers", "1"]
        )
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "in.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def stored(tmp_path: Path, columns: str) -> list[tuple[object, ...]]:
    with Owner.open(tmp_path / "w.duckdb") as owner, owner.reading() as cursor:
        return cursor.execute(f"SELECT {columns} FROM articles ORDER BY title, url").fetchall()  # noqa: S608


def test_a_table_says_how_it_is_read_and_its_rows_are_articles(
    run: Run, table: Path, tmp_path: Path
) -> None:
    code, out, err = run(table)
    assert (code, out) == (2, "read 3 = stored 2 + revised 0 + duplicate 0 + rejected 1\n")
    first, *others = err.splitlines()
    assert first == (
        f"  {table}: text = Inhalt; title = Überschrift; date = Tag; dates are read day first"
    )
    assert others == [f"  rejected 1: no_body ({table}:4 has a title but no text.)"]
    days = [(title, str(day)) for title, day in stored(tmp_path, "title, pub_date")]
    assert days == [("Eins", "2023-10-18"), ("Zwei", "2023-04-03")]


def test_what_a_person_says_is_kept_in_a_file_and_used_again(
    run: Run, table: Path, tmp_path: Path
) -> None:
    mapping = tmp_path / "old.toml"
    _, _, err = run(table, "--column", "title=Tag", "--column", "date=", "--save-mapping", mapping)
    assert f"is read stands in {mapping}" in err
    assert 'title = "Tag"' in mapping.read_text(encoding="utf-8")
    code, out, _ = run(table, "--mapping", mapping)
    assert (code, out) == (2, "read 3 = stored 0 + revised 0 + duplicate 2 + rejected 1\n")
    titles = [title for (title,) in stored(tmp_path, "title")]
    assert titles == ["03/04/2023", "18/10/2023"]


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--column", "text=Inhald"], "no column 'Inhald'. Did you mean"),
        (["--column", "txt=Inhalt"], "Did you mean 'text'"),
    ],
)
def test_a_wrong_column_is_wrong_usage(
    run: Run, table: Path, options: list[str], complaint: str
) -> None:
    code, out, err = run(table, *options)
    assert (code, out) == (64, "")
    assert complaint in " ".join(err.split()).replace("newsprism:", "")


def test_a_preview_shows_the_columns_and_stores_nothing(
    run: Run, table: Path, tmp_path: Path
) -> None:
    code, out, err = run(table, "--preview")
    assert (code, err) == (0, "")
    lines = [line.split() for line in out.splitlines()]
    assert lines[1] == ["column", "taken", "as", "how", "sure", "first", "values"]
    assert lines[2][:3] == ["Überschrift", "title", "sure"]
    assert lines[3][:3] == ["Inhalt", "text", "sure"]
    assert out.splitlines()[-1] == f"{table}: to be read 3, rejected 0"
    assert not (tmp_path / "w.duckdb").exists()


def test_a_preview_saves_the_mapping_that_it_shows(run: Run, table: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "old.toml"
    code, _, err = run(table, "--preview", "--column", "title=Tag", "--save-mapping", mapping)
    assert (code, err) == (0, f"  how {table} is read stands in {mapping}\n")
    assert 'title = "Tag"' in mapping.read_text(encoding="utf-8")
    assert not (tmp_path / "w.duckdb").exists()


def test_nothing_is_fetched_for_a_preview(run: Run) -> None:
    assert run("https://bote.example/1", "--preview")[0] == 64


def test_dates_that_are_not_clear_are_said_to_be(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text(f"text,date\n{PROSE},03/04/2023\n", encoding="utf-8")
    code, _, err = run(path)
    assert code == 0
    assert "say --date-order day-first or month-first" in err
    assert "dates not understood 1, first '03/04/2023'" in err
    code, _, err = run(path, "--date-order", "month-first", "--outlet", "Bote")
    assert "dates are read month first" in err


def test_stdin_may_be_a_table(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(TABLE.encode())

    monkeypatch.setattr(sys, "stdin", Stdin)
    assert run("-", "--preview")[1].endswith("stdin: to be read 3, rejected 0\n")
    Stdin.buffer.seek(0)
    assert run("-")[1] == "read 3 = stored 2 + revised 0 + duplicate 0 + rejected 1\n"


def test_what_lies_in_folders_is_read_left_out_or_rejected_and_all_of_it_is_told(
    run: Run, table: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    table.rename(folder / "in.csv")
    for name, data in {
        "a.txt": PROSE.encode(),
        "b.pdf": b"%PDF-1.7\x00",
        "notes.md": b"# Notes",
        "style.css": b"p {}",
        ".hidden.txt": b"x",
        "c.txt.part": b"x",
    }.items():
        (folder / name).write_bytes(data)
    code, out, err = run(folder)
    assert (code, out) == (2, "read 5 = stored 3 + revised 0 + duplicate 0 + rejected 2\n")
    assert f"binary ({folder}/b.pdf is a PDF. Save its text as TXT or HTML.)" in err
    left = [line.strip() for line in err.splitlines() if "left out" in line]
    assert left == [
        f"left out, files hidden: 1, first {folder}/.hidden.txt",
        f"left out, files of other kinds: 1, first {folder}/notes.md",
        f"left out, files temporary: 1, first {folder}/c.txt.part",
        f"left out, files that are parts of pages: 1, first {folder}/style.css",
    ]


def test_addresses_are_fetched_and_failures_are_kept(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as site:
        monkeypatch.setenv("NEWSPRISM_FETCH_PRIVATE_HOSTS", site.place)
        monkeypatch.setenv("NEWSPRISM_FETCH_DELAY", "0")
        first = site.page("/1", f"<html><body><h1>Eins</h1><p>{PROSE * 5}</p>")
        second = site.page("/2", f"<html><body><h1>Zwei</h1><p>{PROSE * 5}</p>")
        path = tmp_path / "list.txt"
        path.write_text(f"# Liste\n{second}\n{site.url('/gone')}\n", encoding="utf-8")
        code, out, err = run(first, "--urls", path, "--outlet", "Bote")
    assert (code, out) == (2, "read 3 = stored 2 + revised 0 + duplicate 0 + rejected 1\n")
    assert f"status ({site.url('/gone')} was answered with 404 Not Found.)" in err
    assert stored(tmp_path, "title, url") == [("Eins", first), ("Zwei", second)]
    with Owner.open(tmp_path / "w.duckdb") as owner, owner.reading() as cursor:
        kept = cursor.execute("SELECT stage, reason, url FROM rejections").fetchall()
    assert kept == [("fetch", "status", site.url("/gone"))]


def test_this_machine_is_not_fetched_from_unasked(run: Run) -> None:
    code, _, err = run("http://127.0.0.1/", "http://localhost/x")
    assert code == 2
    assert "not on the public internet" in err
