"""The records of a delimited file, cell by cell, from bytes in bounded memory and linear time.

Quoted cells may hold delimiters, line ends and quotes, doubled or not. A quote that is never closed
costs its own line, not the rest of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LARGEST_RECORD_BYTES = 20_000_000
_LF, _CR, _SPACE = b"\n\r "
_MOST_SPACES = 8
_MOST_KEPT = 1_000_000


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is written: one ASCII character parts its cells, one (or none) quotes them.

    `backslash`: a quote inside a quoted cell stands behind a backslash; else it is doubled.
    """

    delimiter: str = ","
    quote: str | None = '"'
    backslash: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One record; `number` counts records from 1, blank lines (without cells) too.

    `quoted` is the number of cells that stood in quotes.
    """

    number: int
    cells: tuple[bytes, ...]
    quoted: int = 0


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A line from which no record could be read, cut to the first megabyte."""

    number: int
    reason: str
    data: bytes


class _Unclosed(Exception):
    """A quote was opened that nothing closes; `seen` tells how far nothing was found."""

    def __init__(self, seen: int) -> None:
        super().__init__()
        self.seen = seen


class _Incomplete(Exception):
    """The record goes on behind what has been read, or beyond the limit."""


def records(chunks: Iterable[bytes], dialect: Dialect) -> Iterator[Record | BadRecord]:
    """Yield the records of a file that comes in pieces.

    A record beyond 20 MB and one with a quote that nothing closes are bad (reasons "too_large" and
    "unclosed_quote"); reading goes on with the next line.
    """
    return _Parser(iter(chunks), dialect).records()


class _Parser:
    """Holds the unread end of what has come so far."""

    def __init__(self, chunks: Iterator[bytes], dialect: Dialect) -> None:
        self._chunks = chunks
        self._delimiter = dialect.delimiter.encode()
        self._quote = b"" if dialect.quote is None else dialect.quote.encode()
        self._backslash = dialect.backslash
        self._data = b""
        self._at = 0
        self._complete = False
        self._hopeless = 0

    def records(self) -> Iterator[Record | BadRecord]:
        """Yield all records."""
        number = 0
        while self._more_to_come():
            number += 1
            try:
                yield self._next(number)
            except _Unclosed as verdict:
                # No quote before this place can close another one: none is looked for twice.
                self._hopeless = max(self._hopeless, verdict.seen)
                yield self._bad(number, "unclosed_quote")
            except _Incomplete:
                yield self._bad(number, "too_large")

    def _more_to_come(self) -> bool:
        while self._at >= len(self._data) and not self._complete:
            self._fill()
        return self._at < len(self._data)

    def _next(self, number: int) -> Record:
        while True:
            try:
                cells, quoted, end = self._record(self._at)
            except _Incomplete:
                if len(self._data) - self._at > LARGEST_RECORD_BYTES:
                    if self._data.find(b"\n", self._at) >= 0:
                        raise _Unclosed(len(self._data)) from None
                    raise
                self._fill()
            else:
                if end - self._at > LARGEST_RECORD_BYTES:
                    raise _Incomplete
                self._at = end
                return Record(number, cells, quoted)

    def _fill(self) -> None:
        """Read as much as is held already, so that reading a long record again costs little."""
        pieces = [self._data[self._at :]]
        self._hopeless = max(0, self._hopeless - self._at)
        self._at = 0
        wanted = max(1, len(pieces[0]))
        while wanted > 0:
            chunk = next(self._chunks, None)
            if chunk is None:
                self._complete = True
                break
            pieces.append(chunk)
            wanted -= len(chunk)
        self._data = b"".join(pieces)

    def _bad(self, number: int, reason: str) -> BadRecord:
        """Pass the first line of a bad record over, however long it is."""
        end = self._data.find(b"\n", self._at)
        line = self._data[
            self._at : self._at + _MOST_KEPT if end < 0 else min(end, self._at + _MOST_KEPT)
        ]
        while end < 0 and not self._complete:
            self._at = len(self._data)
            self._fill()
            end = self._data.find(b"\n", self._at)
        self._at = len(self._data) if end < 0 else end + 1
        return BadRecord(number, reason, line.rstrip(b"\r"))

    def _record(self, at: int) -> tuple[tuple[bytes, ...], int, int]:
        """Return the cells of the record at a place, how many were quoted, and where it ends."""
        cells: list[bytes] = []
        quoted = 0
        line_end = self._line_end(at)
        while True:
            opening = self._opening(at)
            if opening is None:
                stop = self._data.find(self._delimiter, at, line_end)
                stop = line_end if stop < 0 else stop
                cells.append(self._data[at:stop])
            else:
                value, stop = self._quoted(opening + 1)
                cells.append(value)
                quoted += 1
                if stop > line_end:
                    line_end = self._line_end(stop)
            if stop >= line_end:
                break
            at = stop + 1
        cells[-1] = cells[-1] if quoted and opening is not None else cells[-1].removesuffix(b"\r")
        is_blank = len(cells) == 1 and not cells[0].strip() and not quoted
        return (() if is_blank else tuple(cells)), quoted, line_end + 1

    def _line_end(self, at: int) -> int:
        end = self._data.find(b"\n", at)
        if end >= 0:
            return end
        if not self._complete:
            raise _Incomplete
        return len(self._data)

    def _opening(self, at: int) -> int | None:
        """Return the place of the quote that a cell begins with, spaces before it or not."""
        if not self._quote:
            return None
        data, limit = self._data, min(at + _MOST_SPACES, len(self._data) - 1)
        while at < limit and data[at] == _SPACE:
            at += 1
        return at if data[at : at + 1] == self._quote else None

    def _quoted(self, start: int) -> tuple[bytes, int]:
        """Return the words of a quoted cell and the place of the delimiter or line end behind."""
        data, quote = self._data, self._quote
        limit = len(data)
        if start <= self._hopeless:
            limit = self._line_end(start)
        at = start
        while (found := data.find(quote, at, limit)) >= 0:
            if self._backslash and _is_escaped(data, start, found):
                at = found + 1
            elif data[found + 1 : found + 2] == quote:
                at = found + 2
            elif (behind := self._behind(found + 1)) is not None:
                return self._plain(data[start:found]), behind
            elif found > start and data[found - 1] in (self._delimiter[0], _LF):
                # A quote that opens a cell inside a quoted cell: the first one was never closed.
                raise _Unclosed(found)
            else:
                at = found + 1
        if limit < len(data) or self._complete:
            raise _Unclosed(limit)
        raise _Incomplete

    def _behind(self, at: int) -> int | None:
        """Return where the cell ends whose last quote stands before a place, None in its middle."""
        data = self._data
        limit = min(at + _MOST_SPACES, len(data))
        while at < limit and data[at] == _SPACE:
            at += 1
        if at >= len(data):
            if self._complete:
                return len(data)
            raise _Incomplete
        if data[at] == _CR and data[at + 1 : at + 2] in (b"\n", b""):
            if at + 1 >= len(data) and not self._complete:
                raise _Incomplete
            return at + 1
        return at if data[at] in (self._delimiter[0], _LF) else None

    def _plain(self, words: bytes) -> bytes:
        if self._backslash:
            words = words.replace(b"\\" + self._quote, self._quote)
        return words.replace(self._quote * 2, self._quote)


def _is_escaped(data: bytes, start: int, at: int) -> bool:
    """Tell whether an odd number of backslashes stands before a place."""
    first = at
    while first > start and data[first - 1] == 0x5C:
        first -= 1
    return (at - first) % 2 == 1
