"""`annotate`: its balance, and input of every kind that people have."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from warehouse.cli import main
from warehouse.errors import BadFilter, UnreadableInput

TEXT = "„Wir bauen weiter“, sagte Bürgermeisterin Hanna Oldenkamp am Montag in Wellenstedt."


def annotate(path: Path, *, expecting: int = 0) -> list[dict[str, Any]]:
    target = path.with_name("out.jsonl")
    assert main(["annotate", str(path), "--output", str(target)]) == expecting
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def given(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "in.jsonl"
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


def test_the_balance_adds_up_and_two_tells_of_rejections(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    finnish = json.dumps({"text": "Pormestari puhui eilen illalla.", "language": "fi"})
    path = given(tmp_path, json.dumps({"text": TEXT}), finnish, "{", '{"title": "Nur ein Titel"}')
    found = annotate(path, expecting=2)
    err = capsys.readouterr().err
    assert err.splitlines()[0] == "read 4 = annotated 1 + rejected 2 + not analysed 1"
    assert "rejected 1: no_body" in err
    assert [one["line"] for one in found] == [1, 2, 3, 4]


def test_all_well_is_nothing_but_the_balance(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    annotate(given(tmp_path, json.dumps({"text": TEXT})))
    assert capsys.readouterr().err == "read 1 = annotated 1 + rejected 0\n"


def test_a_lone_surrogate_never_stops_the_run(tmp_path: Path) -> None:
    lines = [json.dumps({"id": "a\udfff", "text": TEXT}), '{"id": "\\udfff", "text": 7}']
    first, second, third = annotate(
        given(tmp_path, *lines, json.dumps({"id": "b", "text": TEXT})), expecting=2
    )
    assert [first["id"], second["id"], third["id"]] == ["a\ufffd", "\ufffd", "b"]


def test_ids_keep_their_type(tmp_path: Path) -> None:
    lines = [f'{{"id": {one}, "text": "{TEXT}"}}' for one in ("5", '"5"', "5.5", "null")]
    found = annotate(given(tmp_path, *lines, '{"id": 6}'), expecting=2)
    assert [one["id"] for one in found] == [5, "5", 5.5, None, 6]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_an_array_in_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = given(tmp_path, json.dumps([{"id": 1, "text": TEXT}], ensure_ascii=False, indent=1))
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    (found,) = annotate(path)
    assert found["text"] == TEXT


def test_dates_that_nobody_can_read_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [json.dumps({"text": TEXT, "published_at": one}) for one in ("gestern", "2. Mai 2024")]
    first, second = annotate(given(tmp_path, *lines))
    assert (first["published_at"], first["published_given"]) == (None, "gestern")
    assert (second["published_at"], second["published_given"]) == ("2024-05-02", None)
    assert "dates not understood 1, first 'gestern'" in capsys.readouterr().err


def test_a_folder_is_called_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", str(tmp_path)]) == UnreadableInput.exit_code
    assert "is a folder" in capsys.readouterr().err


def test_a_pipe_is_read_and_written_as_a_pipe(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    os.mkfifo(source)
    os.mkfifo(target)
    written: list[str] = []
    data = json.dumps({"id": 1, "text": TEXT}) + "\n"
    threads = [
        threading.Thread(target=lambda: source.write_text(data, encoding="utf-8")),
        threading.Thread(target=lambda: written.append(target.read_text(encoding="utf-8"))),
    ]
    for thread in threads:
        thread.start()
    assert main(["annotate", str(source), "--output", str(target)]) == 0
    for thread in threads:
        thread.join()
    assert json.loads(written[0])["id"] == 1
    assert target.is_fifo()
    assert sorted(tmp_path.iterdir()) == [source, target]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.jsonl", tmp_path / "out.jsonl"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    annotate(given(tmp_path, json.dumps({"text": TEXT})))
    assert link.is_symlink()
    assert json.loads(real.read_text(encoding="utf-8"))["text"] == TEXT


def test_the_input_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = given(tmp_path, json.dumps({"text": TEXT}))
    before = path.read_bytes()
    assert main(["annotate", str(path), "--output", str(path)]) == BadFilter.exit_code
    assert "input and output at once" in capsys.readouterr().err
    assert path.read_bytes() == before
