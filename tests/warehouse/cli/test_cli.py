from __future__ import annotations

import csv
import json
import lzma
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sources import ROOT
from warehouse.cli import guarded, main, open_for_serving
from warehouse.errors import BadSetting, NotFound, WarehouseBusy
from warehouse.exports import DATASETS
from warehouse.store.connection import Owner

TEXT = (
    "„Wir reden weiter“, sagte Sergej Lawrow am Montag in Genf.\nHuyen Le (Laut AFP , Reuters )\n"
)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*argv: object) -> tuple[int, str, str]:
        code = main([str(one) for one in argv])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def lines(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    return path


def test_ingesting_twice_is_ingesting_once(run: Run, story: Path, tmp_path: Path) -> None:
    argv = ["ingest", story, "--published", "2024-05-02", "--outlet", "Bote"]
    argv += ["--warehouse", tmp_path / "w.duckdb"]
    assert run(*argv) == (0, "read 1 = stored 1 + revised 0 + duplicate 0 + rejected 0\n", "")
    assert run(*argv) == (0, "read 1 = stored 0 + revised 0 + duplicate 1 + rejected 0\n", "")


def test_rejected_input_is_told_and_shows_in_the_exit_code(run: Run, tmp_path: Path) -> None:
    path = lines(tmp_path / "in.jsonl", {"id": "1", "text": TEXT}, {"id": "2", "text": ""}, [])
    (tmp_path / "left.pdf").write_bytes(b"x")
    code, out, err = run("ingest", tmp_path, "--warehouse", tmp_path / "data" / "w.duckdb")
    assert code == 2
    assert out == "read 3 = stored 1 + revised 0 + duplicate 0 + rejected 2\n"
    assert f"rejected 1: empty ({path}:2 holds no text.)" in err
    assert "left out, files of other kinds: 1, first" in err


def test_a_name_that_is_no_file_stops_before_anything_is_read(
    run: Run, story: Path, tmp_path: Path
) -> None:
    code, out, err = run("ingest", story, tmp_path / "gone", "--warehouse", tmp_path / "w.duckdb")
    assert (code, out) == (NotFound.exit_code, "")
    assert "gone" in err
    assert not (tmp_path / "w.duckdb").exists()


def test_naming_nothing_is_wrong_usage(run: Run) -> None:
    code, _, err = run("ingest")
    assert code == 64
    assert "Nothing was named" in err


def test_an_address_belongs_to_one_file(run: Run, story: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(TEXT, encoding="utf-8")
    code, _, err = run("ingest", story, other, "--url", "https://bote.example/1")
    assert code == 64
    assert "--url belongs to one article" in err
    assert sorted(tmp_path.iterdir()) == [other, story]


def test_a_file_in_use_is_said_in_plain_words(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    command = [
        sys.executable,
        "-c",
        "import sys, warehouse.cli as c; sys.exit(c.main(sys.argv[1:]))",
    ]
    command += ["migrate", "--warehouse", str(path)]
    with Owner.open(path):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == WarehouseBusy.exit_code == 75
    assert done.stdout == ""
    assert "is in use by process" in done.stderr
    assert "Traceback" not in done.stderr


def test_annotate_answers_every_line_in_order(run: Run, tmp_path: Path) -> None:
    path = lines(
        tmp_path / "in.jsonl",
        {"id": "1", "text": TEXT, "published_at": "2024-05-02"},
        {"id": "2"},
        {"id": "3", "html": f"<html><body><p>{TEXT * 9}</p></body></html>"},
    )
    target = tmp_path / "out.jsonl"
    code, out, err = run("annotate", path, "--output", target)
    assert (code, out) == (2, "")
    assert err.startswith("read 3 = annotated 2 + rejected 1\n  rejected 1: no_text (")
    found = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [one["id"] for one in found] == ["1", "2", "3"]
    assert [one["rejected"] is None for one in found] == [True, False, True]
    assert found[0]["byline"] == ["Huyen Le"]
    assert [credit["agency"] for credit in found[0]["wire_credits"]] == ["AFP", "Reuters"]
    assert found[1]["rejected"]["reason"] == "no_text"
    assert found[2]["cuts"] == []
    assert not (tmp_path / "out.jsonl.part").exists()


def test_annotate_never_depends_on_the_workers(run: Run, tmp_path: Path) -> None:
    records = [{"id": str(number), "text": f"Tag {number}. {TEXT}"} for number in range(40)]
    path = tmp_path / "in.jsonl.xz"
    path.write_bytes(lzma.compress("".join(json.dumps(one) + "\n" for one in records).encode()))
    _, alone, _ = run("annotate", path, "--workers", 1)
    _, together, _ = run("annotate", path, "--workers", 2)
    assert alone == together
    assert len(alone.splitlines()) == 40


def test_ingest_reads_from_stdin(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    command = [
        sys.executable,
        "-c",
        "import sys, warehouse.cli as c; sys.exit(c.main(sys.argv[1:]))",
    ]
    done = subprocess.run(
        [*command, "ingest", "-", "--warehouse", path],
        cwd=ROOT,
        input=json.dumps({"id": "\udfff", "text": TEXT, "published_at": "neulich"}) + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "read 1 = stored 1 + revised 0 + duplicate 0 + rejected 0\n"
    assert "dates not understood 1, first 'neulich'" in done.stderr


def test_annotate_reads_from_stdin() -> None:
    command = [
        sys.executable,
        "-c",
        "import sys, warehouse.cli as c; sys.exit(c.main(sys.argv[1:]))",
    ]
    line = json.dumps({"id": "1", "text": TEXT}) + "\n"
    done = subprocess.run(
        [*command, "annotate", "-"],
        cwd=ROOT,
        input=line,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["id"] == "1"


def test_evaluate_prints_a_table_and_writes_figures_and_errors(run: Run, tmp_path: Path) -> None:
    text = "„Wir reden weiter und weiter“, sagte Mara Linz."

    def role(words: str) -> dict[str, object]:
        start = text.index(words)
        return {"spans": [{"charBegin": start, "charEnd": start + len(words)}]}

    gold = {
        "documentName": "7 - Linz redet (2024-05-02)",
        "originalText": text,
        "annotations": [
            {
                "type": "Direct",
                "quote": role("„Wir reden weiter und weiter“"),
                "speaker": role("Mara Linz"),
                "cue": role("sagte"),
            }
        ],
    }
    path = lines(tmp_path / "gold.jsonl", gold, {**gold, "documentName": "8"})
    figures, page = tmp_path / "f.json", tmp_path / "e.html"
    code, out, _ = run(
        "evaluate", "quotations", "--data", path, "--json", figures, "--errors", page
    )
    assert code == 0
    told = {tuple(line.split()[:3]) for line in out.splitlines()}
    assert {("newsprism", "de", "direct"), ("baseline", "de", "all")} <= told
    found = json.loads(figures.read_text(encoding="utf-8"))
    assert found["quotations"]["newsprism"]["de"]["direct"]["gold"] == 2
    assert found["quotations"]["newsprism"]["de"]["direct"]["f1"]["value"] == 1
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    _, half, _ = run("evaluate", "quotations", "--data", path, "--half", "second")
    assert half.splitlines()[1].split()[3] == "1"
    articles = tmp_path / "articles.jsonl"
    assert run("evaluate", "quotations", "--data", path, "--as-jsonl", articles)[0] == 0
    first = json.loads(articles.read_text(encoding="utf-8").splitlines()[0])
    assert first == {
        "id": "7",
        "text": text,
        "title": "Linz redet",
        "language": "de",
        "published_at": "2024-05-02",
    }


def rows(path: Path) -> int:
    """Count the records of a CSV file, its header not among them."""
    with path.open(encoding="utf-8", newline="") as lines:
        return len(list(csv.reader(lines))) - 1


def test_export_writes_the_filtered_view(run: Run, story: Path, tmp_path: Path) -> None:
    path, target = tmp_path / "w.duckdb", tmp_path / "out.csv"
    run("ingest", story, "--published", "2024-05-02", "--outlet", "Bote", "--warehouse", path)
    argv = ["export", "articles", "--output", target, "--warehouse", path]
    assert run(*argv)[0] == 0
    assert rows(target) == 1
    assert run(*argv, "--outlet", "Bote", "--from", "2024-05-02")[0] == 0
    assert rows(target) == 1
    assert run(*argv, "--outlet", "Anderer")[0] == 0
    assert rows(target) == 0
    assert "no known actor has the id 'nobody'" in run(*argv, "--actor", "nobody")[2]
    assert run(*argv, "--from", "gestern")[0] == 64
    assert run("export", "unheard-of", "--warehouse", path)[0] == NotFound.exit_code
    assert run("export", "articles", "--warehouse", tmp_path / "gone.duckdb")[0] == 66


def test_the_help_of_export_names_every_dataset(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    said = capsys.readouterr().out
    assert [name for name in DATASETS if name not in said] == []


def test_an_actor_is_found_by_a_piece_of_its_name(run: Run) -> None:
    code, out, _ = run("actors", "lawrow")
    assert code == 0
    assert out.startswith("person:sergei-lavrov\tperson\t")
    assert run("actors", "nobody of this name")[0] == NotFound.exit_code


def test_benchmark_prints_every_stage(run: Run) -> None:
    code, out, _ = run("benchmark", "annotate", "--articles", 3)
    assert code == 0
    stages = [line.split()[0] for line in out.splitlines()[1:8]]
    assert stages == ["clean", "mentions", "quotations", "speakers", "credits", "mediums", "total"]


def test_doctor_parts_every_name_from_what_it_says(run: Run, tmp_path: Path) -> None:
    _, out, _ = run("doctor", "--warehouse", tmp_path / "w.duckdb")
    names = [line[:22] for line in out.splitlines()]
    assert "fetch_private_hosts   " in names
    assert all(name.endswith(" ") for name in names)


def test_doctor_tells_whether_the_warehouse_opens(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    assert "not there yet" in run("doctor", "--warehouse", path)[1]
    assert not path.exists()
    code, out, _ = run("migrate", "--warehouse", path)
    assert code == 0
    assert "has schema" in out
    assert "opens; schema" in run("doctor", "--warehouse", path)[1]
    path.write_bytes(b"no database at all")
    assert run("doctor", "--warehouse", path)[0] != 0


def test_serving_takes_its_options_and_closes_the_warehouse(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    arguments = ["--warehouse", str(path), "--port", "0", "--host", "127.0.0.2"]
    with open_for_serving(arguments) as serving:
        assert (serving.host, serving.port) == ("127.0.0.2", 0)
        with serving.desk.read() as cursor:
            assert cursor is not None
    with Owner.open(path):
        pass


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["ingest", "a", "--column", "text"],
        ["unheard-of"],
        ["ingest", "a", "--published", "gestern"],
        ["ingest", "a", "--published", "0001-01-01"],
        ["ingest", "a", "--covers", "2024-05-02..2024-05-01"],
        ["ingest", "a", "--covers", "0001-01-01..2024-05-01"],
        ["ingest", "a", "--covers", "1900-01-01..2024-05-01"],
        ["ingest", "a", "--covers", "2024-05-02..2199-05-01"],
        ["ingest", "a", "--covers", "2199"],
        ["ingest", "a", "--not-covered", "2024-13"],
        ["ingest", "a", "--workers", "0"],
    ],
)
def test_wrong_usage_exits_with_64(argv: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(argv)
    assert stop.value.code == 64


def test_an_unusable_setting_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "newsprism.toml"
    path.write_text("prot = 1", encoding="utf-8")
    code, _, err = run("migrate", "--settings", path)
    assert code == BadSetting.exit_code
    assert "'port'" in err


@pytest.mark.parametrize(
    "argv",
    [
        ["annotate", "FILE", "--output", "FOLDER/none/out.jsonl"],
        ["export", "articles", "--output", "FOLDER", "--warehouse", "FILE"],
    ],
)
def test_a_path_of_the_wrong_kind_is_no_traceback(
    run: Run, story: Path, tmp_path: Path, argv: list[str]
) -> None:
    given = [one.replace("FOLDER", str(tmp_path)).replace("FILE", str(story)) for one in argv]
    code, _, err = run(*given)
    assert code == 74
    assert str(tmp_path) in err


def test_evaluate_says_what_kind_of_data_it_wants(run: Run, story: Path, tmp_path: Path) -> None:
    code, _, err = run("evaluate", "--data", story)
    assert code == 65
    assert f"no labelled corpus at {story}" in err
    assert "labels.jsonl" in err
    gold = tmp_path / "kai.xml"
    gold.write_text(
        '<article language="de"><text>Der Kai ist alt.</text></article>', encoding="utf-8"
    )
    labels = tmp_path / "labels.jsonl"
    labels.write_text('{"url": "u"}\n', encoding="utf-8")
    code, _, err = run("evaluate", "--data", gold, "--labels", labels)
    assert code == 65
    assert "line 1 does not fit" in err


def test_an_interruption_is_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    assert guarded(interrupted) == 130
    assert "stopped" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to catch")
def test_a_request_to_end_unwinds_and_closes(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    code = f"""
import os, signal, sys
from pathlib import Path
from warehouse.cli import guarded
from warehouse.store.connection import Owner
def action():
    with Owner.open(Path({str(path)!r})):
        os.kill(os.getpid(), signal.SIGTERM)
        signal.pause()
sys.exit(guarded(action))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 143
    assert done.stderr == "newsprism: stopped; everything stored so far is safe.\n"
    with Owner.open(path):
        pass


def test_a_package_is_written_and_verified(run: Run, story: Path, tmp_path: Path) -> None:
    path, target = tmp_path / "w.duckdb", tmp_path / "out.zip"
    run("ingest", story, "--published", "2024-05-02", "--outlet", "Bote", "--warehouse", path)
    wanted = ["export", "articles", "--format", "xlsx", "--package", "--warehouse", path]
    assert run(*wanted, "--output", target)[0] == 0
    assert run("export", "--verify", target)[0] == 0
    assert run("export", "--verify", target, "--warehouse", path)[0] == 0
    other = story.with_name("second.txt")
    other.write_text("Der Pegel steigt.", "utf-8")
    run("ingest", other, "--published", "2024-05-03", "--outlet", "Bote", "--warehouse", path)
    code, said, _ = run("export", "--verify", target, "--warehouse", path)
    assert (code, said) == (1, "The warehouse gives 2 rows now, the package has 1.\n")
    assert run("export", "--verify", story)[0] == 65
    assert run("export")[0] == 64
