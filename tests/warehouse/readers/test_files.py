from __future__ import annotations

import gzip
import io
import lzma
import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from warehouse.model import Delivery, Hints, Rejection
from warehouse.readers.choice import choose
from warehouse.readers.files import Intake, deliveries, of_stream
from warehouse.readers.folders import Source, found_files


def test_folders_are_searched_to_the_bottom_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/z.txt", "a.jsonl.gz", "c.html", "left.pdf", ".hidden.txt"):
        (tmp_path / name).write_bytes(b"x")
    taken, left = found_files([tmp_path])
    assert [one.path.name for one in taken] == ["a.jsonl.gz", "c.html", "left.pdf", "z.txt"]
    assert [(one.path.name, one.why) for one in left] == [(".hidden.txt", "hidden")]


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "story"
    path.write_text("Wort", encoding="utf-8")
    (delivery,) = deliveries(found_files([path])[0], Intake())
    assert isinstance(delivery, Delivery)
    assert delivery.data == b"Wort"


def test_lines_are_delivered_one_by_one_from_packed_files_too(tmp_path: Path) -> None:
    lines = b'{"text": "a"}\n\n{"text": "b"}\n'
    (tmp_path / "plain.jsonl").write_bytes(lines)
    (tmp_path / "packed.jsonl.gz").write_bytes(gzip.compress(lines))
    (tmp_path / "packed.jsonl.xz").write_bytes(lzma.compress(lines))
    for path in sorted(tmp_path.iterdir()):
        found = list(deliveries([Source(path)], Intake(Hints(outlet="X"))))
        assert [one.data for one in found] == [b'{"text": "a"}', b'{"text": "b"}']
        assert [one.origin for one in found] == [f"{path}:1", f"{path}:3"]
        assert {one.hints.outlet for one in found} == {"X"}


def test_a_packed_text_is_unpacked_and_keeps_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"Wort"))
    (delivery,) = deliveries([Source(path)], Intake())
    assert (delivery.data, delivery.origin) == (b"Wort", str(tmp_path / "a.txt"))


def test_a_file_that_cannot_be_read_is_a_rejection_and_the_next_one_goes_on(tmp_path: Path) -> None:
    (tmp_path / "broken.txt.gz").write_bytes(gzip.compress(b"Wort" * 99)[:20])
    (tmp_path / "wrong.txt.xz").write_bytes(b"not packed")
    (tmp_path / "good.txt").write_bytes(b"Wort")
    names = ["broken.txt.gz", "missing.txt", "wrong.txt.xz", "good.txt"]
    found = list(deliveries([Source(tmp_path / name) for name in names], Intake()))
    assert [isinstance(one, Rejection) for one in found] == [True, True, True, False]
    assert all(isinstance(one, Delivery) or one.reason == "unreadable" for one in found)


def test_a_cut_off_file_gives_its_complete_lines_first(tmp_path: Path) -> None:
    lines = b"".join(b'{"text": "%d"}\n' % number for number in range(5000))
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(gzip.compress(lines)[:-2000])
    found = list(deliveries([Source(path)], Intake()))
    assert found[0].data == b'{"text": "0"}'
    assert isinstance(found[-1], Rejection)


def test_progress_adds_up_to_the_bytes_on_disk(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "a"}\n' * 3000)
    (tmp_path / "b.txt").write_bytes(b"Wort")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(b'{"text": "a"}\n' * 3000))
    taken, _ = found_files([tmp_path])
    steps: list[int] = []
    for _ in deliveries(taken, Intake(advance=steps.append)):
        pass
    assert sum(steps) == sum(one.path.stat().st_size for one in taken)
    assert min(steps) > 0


def test_pipes_and_links_that_lead_to_no_file_are_left_and_told(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_bytes(b"Wort")
    (tmp_path / "folder.txt").symlink_to(tmp_path / "real")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    taken, left = found_files([tmp_path])
    assert [one.path.name for one in taken] == ["a.txt"]
    assert [one.path.name for one in left] == ["folder.txt", "loop.txt", "pipe.txt"]


def test_a_name_of_other_bytes_can_be_printed(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"gr\xfc\xdfe.txt")
    path.write_bytes(b"Wort")
    (delivery,) = deliveries([Source(path)], Intake())
    assert delivery.origin.encode().decode().endswith("gr\ufffd\ufffde.txt")


def test_data_from_a_pipe_is_read_like_a_file() -> None:
    table = b"title;text\nEins;Wort\nZwei;Wort\n"
    for data in (table, gzip.compress(table)):
        found = list(of_stream(io.BytesIO(data), "stdin", Intake()))
        assert [one.origin for one in found] == ["stdin:2", "stdin:3"]


def test_what_is_not_packed_as_its_name_says_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.zst"
    path.write_bytes(b"title,text\n")
    (found,) = deliveries([Source(path)], Intake())
    assert isinstance(found, Rejection)
    assert found.message == f"{path} is not packed as its name says."


_NAMES = st.sampled_from(
    ["a", "a.txt", "a.html", "a.csv", "a.tsv", "a.json", "a.jsonl", "a.xlsx", "a.parquet", "a.zip"]
)
_STARTS = st.sampled_from(
    [b"", b"PK\x03\x04", b"PAR1", b"\x1f\x8b\x08", b"\xfd7zXZ\x00", b"BZh9", b"(\xb5/\xfd",
     b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<?xml ", b"<html>", b"{", b"[", b"\xff\xfe",
     b"\xef\xbb\xbf", b"title,text\n", b"text\turl\n", b"%PDF-", b"WARC/1.0\r\n"]
)  # fmt: skip
_PIECES = st.lists(
    st.sampled_from(
        [b"a", b'"', b"'", b",", b";", b"\t", b"\n", b"\r", b"\x00", b"\xe4", b"\xed\xa0\x80",
         b"<p>", b'{"text": "x"}', b"]", b"https://a.example/", b"03/04/2023"]
    )
).map(b"".join)  # fmt: skip


@given(_NAMES, _STARTS, st.one_of(st.binary(max_size=80), _PIECES))
def test_no_file_brings_the_readers_down(name: str, start: bytes, rest: bytes) -> None:
    for one in of_stream(io.BytesIO(start + rest), name, Intake()):
        read = [one] if isinstance(one, Rejection) else choose(one).read(one)
        for found in read:
            words = found.message if isinstance(found, Rejection) else found.text
            assert words.encode()
