"""Records of a stream: lines, wide encodings, one array."""

from __future__ import annotations

import json
from io import BufferedReader, BytesIO

import pytest

from warehouse.model import Delivery, Rejection
from warehouse.readers import records
from warehouse.readers.records import RECORD, split

OBJECTS = [{"id": 1, "text": "Größe „eins“"}, {"id": 2, "text": "zwei"}]


def records_of(data: bytes) -> list[Delivery | Rejection]:
    return list(split(BufferedReader(BytesIO(data)), Delivery(b"", "in")))


def words(data: bytes) -> list[object]:
    found = records_of(data)
    assert all(isinstance(one, Delivery) and one.media_type == RECORD for one in found)
    return [json.loads(one.data) for one in found]


def test_lines_are_numbered_and_blank_ones_count() -> None:
    found = records_of(b'\n{"id": 1}\n\n{"id": 2}')
    assert [(one.origin, one.data) for one in found] == [
        ("in:2", b'{"id": 1}'),
        ("in:4", b'{"id": 2}'),
    ]
    assert [one.line for one in found if isinstance(one, Delivery)] == [2, 4]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_tells_the_encoding_of_the_file(encoding: str) -> None:
    text = "\n".join(json.dumps(one, ensure_ascii=False) for one in OBJECTS)
    assert words(text.encode(encoding)) == OBJECTS
    assert words(json.dumps(OBJECTS, ensure_ascii=False).encode(encoding)) == OBJECTS


def test_utf_16_of_either_order_is_read() -> None:
    text = '\ufeff{"id": 1}\r\n{"text": "\u0a0a"}\r\n'
    for encoding in ("utf-16-le", "utf-16-be"):
        assert words(text.encode(encoding)) == [{"id": 1}, {"text": "\u0a0a"}]


@pytest.mark.parametrize("indent", [None, 2])
def test_an_array_is_read_record_by_record(indent: int | None) -> None:
    data = json.dumps(OBJECTS, indent=indent).encode()
    assert words(data) == OBJECTS
    assert [one.origin for one in records_of(data)] == ["in:1", "in:2"]


def test_a_record_keeps_its_doubtful_keys_for_the_reader_to_judge() -> None:
    (found,) = records_of(b'[{"a": 1, "a": NaN}]')
    assert found.data == b'{"a": 1, "a": NaN}'


@pytest.mark.parametrize(
    ("data", "kept", "message"),
    [
        (b"[]", 0, "it is empty"),
        (b'[{"id": 1}, {"id": ', 1, "element 2 is not valid JSON"),
        (b'[{"id": 1} {"id": 2}]', 1, "no comma or end after element 1"),
        (b'[{"id": 1}', 1, "no comma or end after element 1"),
        (b"[" * 90_000, 0, "element 1 is not valid JSON"),
    ],
)
def test_a_broken_array_gives_one_clear_rejection(data: bytes, kept: int, message: str) -> None:
    *found, last = records_of(data)
    assert len(found) == kept
    assert isinstance(last, Rejection)
    assert message in last.message
    assert last.message.startswith("in:1 is not a usable JSON array")


def test_lines_behind_an_array_are_read_on() -> None:
    first, second = records_of(b'[]\n{"id": 2}\n')
    assert isinstance(first, Rejection)
    assert (second.origin, second.data) == ("in:2", b'{"id": 2}')


def test_an_array_beyond_the_limit_is_one_rejection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LARGEST_ARRAY_BYTES", 10)
    (found,) = records_of(json.dumps(OBJECTS).encode())
    assert isinstance(found, Rejection)
    assert found.reason == "too_large"


def test_an_endless_line_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LONGEST_TEXT_BYTES", 10)
    found = records_of(b'{"a": "' + b"x" * 100 + b'"}\n{}\n')
    assert [len(one.data) for one in found] == [11, 2]
