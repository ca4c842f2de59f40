"""The records of a stream: JSON lines in any Unicode encoding, or one JSON array of objects.

One record at a time in bounded memory; only an array has to be held whole, up to a limit.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from io import TextIOWrapper
from typing import BinaryIO, Protocol, cast

from warehouse.errors import UnreadableInput
from warehouse.model import Delivery, Rejection
from warehouse.readers.decoding import decode
from warehouse.readers.plain import LONGEST_TEXT_BYTES, rejected

LINES = "application/x-ndjson"
RECORD = "application/json"
LARGEST_ARRAY_BYTES = 64_000_000
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PIECE = 1_000_000
_BLANK = re.compile(r"[ \t\r\n]*+")
_COMMA = re.compile(r"[ \t\r\n]*+,[ \t\r\n]*+")


class Stream(Protocol):
    """Bytes that can be looked at before they are read: a buffered file, packed or not."""

    def peek(self, size: int, /) -> bytes:
        """Return some of the next bytes without reading them."""
        ...

    def readline(self, size: int, /) -> bytes:
        """Return the next line, or its first `size` bytes."""
        ...


class _Lines(Protocol):
    def readline(self, size: int, /) -> bytes: ...


class _Wide:
    """Gives UTF-16 as lines of UTF-8."""

    def __init__(self, text: TextIOWrapper) -> None:
        self._text = text

    def readline(self, size: int, /) -> bytes:
        return self._text.readline(size).encode()


def split(content: Stream, whole: Delivery) -> Iterator[Delivery | Rejection]:
    """Yield one delivery for each record, named "origin:number" after its line.

    Records of an array are numbered by their place in it. Of a line beyond the limit only the
    beginning is kept, one byte too long to be read.

    Args:
        content: UTF-8, UTF-16 with a byte order mark, or lines in Windows-1252.
        whole: what is known about all records.
    """
    if content.peek(2)[:2] not in _WIDE:
        yield from _records(content, whole)
        return
    bytes_of = cast("BinaryIO", content)
    text = TextIOWrapper(bytes_of, encoding="utf-16", errors="replace", newline="\n")
    try:
        yield from _records(_Wide(text), whole)
    finally:
        # Else the wrapper would close a stream that is not its own.
        text.detach()


def _records(lines: _Lines, whole: Delivery) -> Iterator[Delivery | Rejection]:
    is_first = True
    for number, line in enumerate(_whole_lines(lines), 1):
        data = line.removeprefix(codecs.BOM_UTF8).strip()
        if is_first and data.startswith(b"["):
            yield from _array(data, lines, whole, number)
            return
        if data:
            is_first = False
            yield _record(whole, data, number)


def _whole_lines(lines: _Lines) -> Iterator[bytes]:
    """Yield lines; of one beyond the limit only its beginning, once its rest is asked for."""
    limit = LONGEST_TEXT_BYTES + 1
    while line := lines.readline(limit):
        yield line
        while len(line) >= limit and not line.endswith(b"\n"):
            line = lines.readline(limit)


def _record(whole: Delivery, data: bytes, number: int) -> Delivery:
    origin = f"{whole.origin}:{number}"
    return replace(whole, data=data, origin=origin, media_type=RECORD, line=number)


def _array(
    first: bytes, lines: _Lines, whole: Delivery, number: int
) -> Iterator[Delivery | Rejection]:
    """Yield the elements of an array, then what stands behind it as lines."""
    pieces, size = [first, b"\n"], len(first)
    while size <= LARGEST_ARRAY_BYTES and (piece := lines.readline(_PIECE)):
        pieces.append(piece)
        size += len(piece)
    here = replace(whole, origin=f"{whole.origin}:{number}", line=number, data=first[:_PIECE])
    if size > LARGEST_ARRAY_BYTES:
        message = f"{here.origin} begins a JSON array larger than 64 MB; write one object a line."
        yield rejected(here, "too_large", message)
        return
    try:
        text = decode(b"".join(pieces), origin=whole.origin)
    except UnreadableInput as error:
        yield rejected(here, str(error.facts["reason"]), str(error))
        return
    yield from _elements(text, here, whole)


def _elements(text: str, here: Delivery, whole: Delivery) -> Iterator[Delivery | Rejection]:
    decoder = json.JSONDecoder()
    at, count = _after(_BLANK, text, 1), 0
    while not text.startswith("]", at):
        try:
            end = decoder.raw_decode(text, at)[1]
        except (ValueError, RecursionError) as error:
            yield _broken(here, f"element {count + 1} is not valid JSON: {error}")
            return
        count += 1
        yield _record(whole, text[at:end].encode(), count)
        at = _after(_BLANK, text, end)
        if (comma := _COMMA.match(text, at)) is not None:
            at = comma.end()
        elif not text.startswith("]", at):
            yield _broken(here, f"no comma or end after element {count}")
            return
    if count == 0:
        yield _broken(here, "it is empty")
    start = (here.line or 1) + text.count("\n", 0, at)
    for number, line in enumerate(text[at + 1 :].split("\n"), start):
        if line.strip():
            yield _record(whole, line.strip().encode(), number)


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return at if found is None else found.end()


def _broken(here: Delivery, what: str) -> Rejection:
    message = f"{here.origin} is not a usable JSON array of articles: {what}."
    return rejected(here, "bad_json", message)
