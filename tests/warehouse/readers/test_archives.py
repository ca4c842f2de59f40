from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from warehouse.model import Delivery, Rejection
from warehouse.readers.files import Intake, deliveries
from warehouse.readers.folders import Source


def archive(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return path


def read(path: Path) -> list[Delivery | Rejection]:
    return list(deliveries([Source(path)], Intake()))


def test_files_of_all_kinds_are_read_in_place(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.zip",
        {
            "b/seite.html": b"<html><p>Wort",
            "a.txt": b"Wort",
            "c.jsonl": b'{"text": "x"}\n{"text": "y"}\n',
            "d.csv": b"title,text\nA,B\n",
            ".hidden": b"x",
            "b/bild.png": b"\x89PNG",
            "__MACOSX/a.txt": b"x",
        },
    )
    assert [one.origin for one in read(path)] == [
        f"{path}/a.txt",
        f"{path}/b/seite.html",
        f"{path}/c.jsonl:1",
        f"{path}/c.jsonl:2",
        f"{path}/d.csv:2",
    ]


def test_names_that_lead_out_of_the_archive_are_only_names(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"../../evil.txt": b"Wort"})
    (one,) = read(path)
    assert isinstance(one, Delivery)
    assert one.data == b"Wort"
    assert not (tmp_path.parent.parent / "evil.txt").exists()


def test_a_damaged_member_is_rejected_alone(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"a.txt": b"x" * 500, "b.txt": b"Wort"})
    data = bytearray(path.read_bytes())
    data[40] ^= 0xFF
    path.write_bytes(data)
    found = read(path)
    assert [type(one) for one in found] == [Rejection, Delivery]
    assert isinstance(found[0], Rejection)
    assert found[0].reason == "unreadable"


def test_an_archive_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04" + bytes(99))
    (one,) = read(path)
    assert isinstance(one, Rejection)
    assert "cannot be unpacked" in one.message


def test_a_bomb_is_refused_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warehouse.readers.archives._FREE_BYTES", 1_000_000)
    path = archive(tmp_path / "a.zip", {"a.txt": b"\x00" * 2_000_000})
    (one,) = read(path)
    assert isinstance(one, Rejection)
    assert one.reason == "bomb"


def test_an_archive_inside_an_archive_is_read(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as inner:
        inner.writestr("a.txt", "Wort")
    path = archive(tmp_path / "a.zip", {"b.zip": held.getvalue()})
    (one,) = read(path)
    assert isinstance(one, Delivery)
    assert one.origin == f"{path}/b.zip/a.txt"


def test_archives_are_not_opened_for_ever(tmp_path: Path) -> None:
    data = b"Wort"
    for _ in range(9):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as around:
            around.writestr("in.zip", data)
        data = held.getvalue()
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    (one,) = read(path)
    assert isinstance(one, Rejection)
    assert one.reason == "too_deep"


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_records_are_streamed(tmp_path: Path, suffix: str) -> None:
    line, header = (b'{"text": "x"}\n', b"") if suffix == ".jsonl" else (b"A,B\n", b"title,text\n")
    path = archive(tmp_path / "a.zip", {f"a{suffix}": header + line * 5_000})
    assert len(read(path)) == 5_000
