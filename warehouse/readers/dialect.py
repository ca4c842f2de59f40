"""How a delimited file is written: what parts its cells, what quotes them, how quotes are escaped.

Told from the beginning of the file: the reading under which its rows have the same number of cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice, product

from warehouse.readers.delimited import BadRecord, Dialect, Record, records

DELIMITERS = (",", ";", "\t", "|")
# Single quotes are believed where they are seen at work only: running text is full of them.
_USUAL = ("'", None, '"')
_MOST_RECORDS = 400
_FEWEST_ALIKE = 0.8
_QUOTED_EVIDENCE = 0.02


class _CutOff(Exception):
    """The sample ends here, but the file does not: its last record cannot be told."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A dialect tried out: the share of records alike, how many cells, how many were quoted."""

    dialect: Dialect
    alike: float
    cells: int
    quoted: float

    @property
    def rank(self) -> tuple[float, float, int, tuple[int, bool]]:
        # Quotes that do their work explain more of the file than a delimiter alone.
        usual = (_USUAL.index(self.dialect.quote), self.dialect.backslash)
        return (round(self.alike, 2), round(self.quoted, 3), self.cells, usual)


def sniff(head: bytes, *, complete: bool) -> Dialect | None:
    """Return the dialect of a delimited file, None when its lines have no cells in common.

    Args:
        head: its first bytes, in an encoding in which ASCII characters are ASCII bytes.
        complete: whether that is the whole file; else its last record may be cut off.
    """
    readings = [
        reading
        for dialect in _dialects(head)
        if (reading := _tried(head, complete, dialect)) is not None
    ]
    if not readings:
        return None
    best = max(readings, key=lambda reading: reading.rank)
    return best.dialect if best.alike >= _FEWEST_ALIKE and best.cells > 1 else None


def _dialects(head: bytes) -> Iterator[Dialect]:
    """Yield all ways of writing of which the marks are there."""
    for quote, delimiter in product(_USUAL, DELIMITERS):
        if delimiter.encode() in head:
            yield Dialect(delimiter, quote)
            if quote is not None and b"\\" + quote.encode() in head:
                yield Dialect(delimiter, quote, backslash=True)


def _tried(head: bytes, complete: bool, dialect: Dialect) -> _Reading | None:
    found: list[Record | BadRecord] = []
    with suppress(_CutOff):
        # Not in one go: what came before the sample's end is kept.
        for one in islice(records(_chunks(head, complete), dialect), _MOST_RECORDS):
            found += [one] * (isinstance(one, BadRecord) or bool(one.cells))
    whole = [
        record
        for record in found
        if not isinstance(record, BadRecord)
        and not any(_is_odd(one, dialect) for one in record.cells)
    ]
    if not whole:
        return None
    counts = Counter(len(record.cells) for record in whole)
    cells, alike = max(counts.items(), key=lambda item: (item[1], item[0]))
    quoted = _share([record.quoted for record in whole])
    return _Reading(dialect, alike / len(found), cells, quoted if quoted > 0 else 0.0)


def _is_odd(cell: bytes, dialect: Dialect) -> bool:
    """Tell whether a cell speaks against a dialect.

    A cell from a delimiter to a delimiter, or over the line's end, lies between two quotes that
    are words of their own; a cell that stands in quotes is quoted.
    """
    if dialect.quote != '"' and len(cell) > 1 and cell.startswith(b'"') and cell.endswith(b'"'):
        return True
    delimiter = dialect.delimiter.encode()
    is_swallowed = len(cell) > 1 and cell.startswith(delimiter)
    return is_swallowed and (b"\n" in cell or cell.endswith(delimiter))


def _chunks(head: bytes, complete: bool) -> Iterator[bytes]:
    yield head
    if not complete:
        raise _CutOff


def _share(quoted: Sequence[int]) -> float:
    share = sum(1 for count in quoted if count) / len(quoted)
    return share if share >= _QUOTED_EVIDENCE else 0.0
