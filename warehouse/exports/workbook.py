"""The workbook: rows as XLSX, over as many sheets as they need, with no cell cut and no formula."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from warehouse.exports.datasets import Extract

SHEET_ROWS = 1_048_576
# Rows that are Python objects at the same time.
AS_OBJECTS = 2_000
# Between the parts of a list, where a format has no lists.
LIST_JOINT = "; "
CELL_UNITS = 32_767
_PIECE = 1 << 16
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
# What XML cannot carry.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FIRST_YEAR = 1901
_CONTINUED = ("sheet", "row", "column", "part", "text")


@dataclass(slots=True)
class Tally:
    """What was counted while a file was written: rows, and cells that were changed for it.

    `escaped`: cells that got a mark against formulas (CSV). `cleaned`: control characters that
    were replaced by U+FFFD. `continued`: cells that go on in the sheet `continued` (XLSX).
    """

    rows: int = 0
    escaped: int = 0
    cleaned: int = 0
    continued: int = 0
    sheets: int = 0


def workbook(
    extract: Extract, tally: Tally, *, sheet_rows: int = SHEET_ROWS, cell_units: int = CELL_UNITS
) -> Iterator[bytes]:
    """Yield a workbook in pieces, from a temporary folder that is always removed.

    Args:
        extract: the rows.
        tally: is brought up to date.
        sheet_rows: rows of a sheet, its header included.
        cell_units: UTF-16 units of a cell; the rest goes into the sheet `continued`.
    """
    with tempfile.TemporaryDirectory(prefix="newsprism-") as folder:
        path = Path(folder) / "extract.xlsx"
        book = _Book(path, extract.schema.names, sheet_rows, cell_units, tally)
        try:
            yield b""
            for table in extract.batches:
                for some in table.to_batches(max_chunksize=AS_OBJECTS):
                    for row in zip(*(column.to_pylist() for column in some.columns), strict=True):
                        book.write(row)
                    yield b""
            book.close()
        finally:
            book.abandon()
        with path.open("rb") as finished:
            while piece := finished.read(_PIECE):
                yield piece


class _Book:
    def __init__(
        self, path: Path, names: list[str], sheet_rows: int, cell_units: int, tally: Tally
    ) -> None:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "tmpdir": str(path.parent),
        }
        self._book: Any = xlsxwriter.Workbook(str(path), options)
        self._book.set_properties({"created": _EPOCH})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._instant = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._names, self._sheet_rows, self._cell_units = names, sheet_rows, cell_units
        self._tally = tally
        self._continued: Any = None
        self._continued_row = 0
        self._begin()

    def _begin(self) -> None:
        self._tally.sheets += 1
        self._sheet = self._book.add_worksheet(f"rows {self._tally.sheets}")
        self._sheet.freeze_panes(1, 0)
        for column, name in enumerate(self._names):
            self._sheet.write_string(0, column, name)
        self._row = 1

    def write(self, row: tuple[Any, ...]) -> None:
        if self._row >= self._sheet_rows:
            self._begin()
        for column, value in enumerate(row):
            self._cell(column, value)
        self._row += 1
        self._tally.rows += 1

    def _cell(self, column: int, value: Any) -> None:
        sheet, row = self._sheet, self._row
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value)
        elif isinstance(value, date) and value.year >= _FIRST_YEAR:
            form = self._instant if isinstance(value, datetime) else self._day
            sheet.write_datetime(row, column, value, form)
        elif isinstance(value, list):
            self._text(column, LIST_JOINT.join(str(one) for one in value))
        else:
            self._text(column, value.isoformat() if isinstance(value, date) else str(value))

    def _text(self, column: int, text: str) -> None:
        text, cleaned = _CONTROL.subn("\ufffd", text)
        self._tally.cleaned += cleaned
        first, *rest = _fitting(text, self._cell_units)
        self._sheet.write_string(self._row, column, first)
        if rest:
            self._tally.continued += 1
        for part, piece in enumerate(rest, start=2):
            self._continue((self._sheet.name, self._row + 1, self._names[column], part), piece)

    def _continue(self, place: tuple[str, int, str, int], piece: str) -> None:
        if self._continued is None or self._continued_row >= self._sheet_rows:
            number = "" if self._continued is None else f" {self._tally.continued}"
            self._continued = self._book.add_worksheet(f"continued{number}")
            for column, name in enumerate(_CONTINUED):
                self._continued.write_string(0, column, name)
            self._continued_row = 1
        for column, value in enumerate((*place, piece)):
            write = (
                self._continued.write_string if isinstance(value, str) else self._continued.write
            )
            write(self._continued_row, column, value)
        self._continued_row += 1

    def close(self) -> None:
        self._book.close()

    def abandon(self) -> None:
        """Let go of the files of a book that will not be finished."""
        for sheet in self._book.worksheets():
            sheet.row_data_fh.close()


def _fitting(text: str, units: int) -> list[str]:
    """Split a text so that each piece fits into a cell, which counts in UTF-16 units."""
    if len(text) * 2 <= units or len(text.encode("utf-16-le")) <= units * 2:
        return [text]
    size = units if text.isascii() else units // 2
    return [text[start : start + size] for start in range(0, len(text), size)]
