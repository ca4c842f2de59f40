"""CSV and its kin as tables: told apart, decoded record by record, streamed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, cast

from warehouse.errors import UnreadableInput
from warehouse.readers.decoding import decode, wide_encoding
from warehouse.readers.delimited import BadRecord, Dialect, Record, records
from warehouse.readers.dialect import sniff
from warehouse.readers.table import BadRow, Row, Table

HEAD_BYTES = 1 << 18
_BOM = "\ufeff".encode()
# The first line by which Excel tells itself what parts the cells.
_HINT = re.compile(rb"sep=([,;\t|])\r?\n", re.IGNORECASE)
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_MESSAGES = {
    "unclosed_quote": "opens a quote that nothing closes",
    "too_large": "is longer than 20 MB",
}


def separated_table(content: io.BufferedIOBase, origin: str, dialect: Dialect | None) -> Table:
    """Return the table of a delimited file, read as its rows are asked for.

    Args:
        content: UTF-8, UTF-16 or Windows-1252; a record in another encoding is a bad row.
        origin: the file's name.
        dialect: how it is written; None to tell from its beginning, else comma and double quotes.
    """
    stream = _as_bytes(content)
    head = _head(stream)
    is_whole = len(head) < HEAD_BYTES
    head = head.removeprefix(_BOM)
    if (hint := _HINT.match(head)) is not None:
        dialect = dialect or Dialect(hint[1].decode())
        head = head[hint.end() :]
    told = dialect or sniff(head, complete=is_whole) or Dialect()
    chunks = _chunks(head, stream)
    if b"\n" not in head and b"\r" in head:
        # Lines of the first Macintoshes.
        chunks = (chunk.replace(b"\r", b"\n") for chunk in chunks)
    return Table(origin, _rows(chunks, told, origin), layout=_in_words(told))


def looks_separated(head: bytes, *, complete: bool) -> bool:
    """Tell whether the beginning of a file has the same number of cells in all of its rows."""
    return sniff(head.removeprefix(_BOM), complete=complete) is not None


def _as_bytes(content: io.BufferedIOBase) -> io.BufferedIOBase:
    """Return the stream in an encoding in which ASCII characters are ASCII bytes."""
    head = content.peek(4_096) if isinstance(content, io.BufferedReader) else b""
    encoding = wide_encoding(head)
    if encoding is None:
        return content
    return _Narrowed(
        io.TextIOWrapper(cast("BinaryIO", content), encoding=encoding, errors="replace", newline="")
    )


class _Narrowed(io.BufferedIOBase):
    """Gives UTF-16 as UTF-8."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text

    def read(self, size: int | None = -1, /) -> bytes:
        return self._text.read(size).encode()


def _head(stream: io.BufferedIOBase) -> bytes:
    pieces: list[bytes] = []
    wanted = HEAD_BYTES
    while wanted > 0 and (piece := stream.read(wanted)):
        pieces.append(piece)
        wanted -= len(piece)
    return b"".join(pieces)


def _chunks(head: bytes, stream: io.BufferedIOBase) -> Iterator[bytes]:
    yield head
    while chunk := stream.read(HEAD_BYTES):
        yield chunk


def _rows(chunks: Iterator[bytes], dialect: Dialect, origin: str) -> Iterator[Row | BadRow]:
    for record in records(chunks, dialect):
        if isinstance(record, BadRecord):
            message = _MESSAGES[record.reason]
            yield BadRow(record.number, record.reason, message, record.data)
        elif record.cells:
            yield _row(record, dialect, origin)


def _row(record: Record, dialect: Dialect, origin: str) -> Row | BadRow:
    try:
        return Row(record.number, tuple(_decoded(cell, origin) for cell in record.cells))
    except UnreadableInput as error:
        data = dialect.delimiter.encode().join(record.cells)
        return BadRow(record.number, str(error.facts["reason"]), error.message, data)


def _decoded(cell: bytes, origin: str) -> str:
    try:
        return cell.decode()
    except UnicodeDecodeError:
        return decode(cell, origin=origin)


def _in_words(dialect: Dialect) -> str:
    between = _NAMES.get(dialect.delimiter, repr(dialect.delimiter))
    return f"{between} between cells" + (f", quotes {dialect.quote}" if dialect.quote else "")
