from __future__ import annotations

from pathlib import Path

from warehouse.model import Delivery, Hints, Rejection
from warehouse.readers.files import Intake
from warehouse.readers.urllists import addressed, listed


def read(tmp_path: Path, name: str, words: str, *, intake: Intake | None = None) -> list[str]:
    path = tmp_path / name
    path.write_text(words, encoding="utf-8")
    found = list(listed([path], intake or Intake()))
    return [one.reason if isinstance(one, Rejection) else one.hints.url or "" for one in found]


def test_an_address_a_line_with_comments(tmp_path: Path) -> None:
    words = "# meine Liste\nhttps://a.example/1\n\n  https://a.example/2\nkeine\n"
    expected = ["https://a.example/1", "https://a.example/2", "bad_address"]
    assert read(tmp_path, "list.txt", words) == expected
    assert read(tmp_path, "list", words) == expected


def test_a_column_of_addresses_with_what_else_is_known(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Titel;Link;Datum\nEins;https://a.example/1;2024-05-02\nZwei;-;2024-05-03\n"
        "Drei;https://a.example/3;\n",
        encoding="utf-8",
    )
    first, second, third = listed([path], Intake(Hints(outlet="Bote")))
    assert isinstance(first, Delivery)
    assert first.hints == Hints(
        outlet="Bote", url="https://a.example/1", published="2024-05-02", title="Eins"
    )
    assert (first.data, first.origin) == (b"", f"{path}:2")
    assert isinstance(second, Rejection)
    assert second.reason == "bad_address"
    assert isinstance(third, Delivery)


def test_lists_in_other_formats(tmp_path: Path) -> None:
    assert read(tmp_path, "a.jsonl", '{"url": "https://a.example/1"}\n{"x": 1}\nbroken\n') == [
        "https://a.example/1",
        "bad_address",
        "bad_json",
    ]
    assert read(tmp_path, "b.csv", "https://a.example/1\nhttps://a.example/2\n") == [
        "https://a.example/1",
        "https://a.example/2",
    ]
    assert read(tmp_path, "c.csv", "name;size\na;1\n") == ["no_url_column"]


def test_a_list_that_is_no_text_is_a_rejection(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes(b"\x81\x8d\xff\xfe\xfa")
    (found,) = listed([tmp_path / "list.txt"], Intake())
    assert isinstance(found, Rejection)


def test_addresses_that_were_named_keep_what_is_known() -> None:
    (one,) = addressed(["https://a.example/1"], Intake(Hints(outlet="Bote")))
    assert one.hints == Hints(outlet="Bote", url="https://a.example/1")
