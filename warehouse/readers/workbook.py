"""Workbooks (XLSX, XLSM, XLSB, XLS, ODS) as tables: each visible sheet is one.

The values that formulas had when the file was saved are read; nothing is computed.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
    XmlError,
    ZipError,
)

from warehouse.errors import UnreadableInput
from warehouse.readers.table import Cell, Row, Table

# A sheet is held in memory whole; this much of XML is about the largest one that Excel can write.
MOST_UNPACKED_BYTES = 500_000_000
_PIECE = 1 << 20


def workbook_tables(data: bytes, origin: str) -> Iterator[Table]:
    """Yield the sheets of a workbook that hold anything, named "origin/sheet".

    Raises:
        UnreadableInput: it is damaged, locked with a password (reason "locked"), or unpacks to
            more than 500 MB (reason "bomb").
    """
    _weigh(data, origin)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        visible = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible is SheetVisibleEnum.Visible
        ]
        for name in visible:
            sheet = book.get_sheet_by_name(name)
            if sheet.height:
                yield Table(f"{origin}/{name}", _rows(sheet), layout="sheet")
    except PasswordError as error:
        raise UnreadableInput(
            f"{origin} is locked with a password.",
            hint="Save it without one.",
            reason="locked",
        ) from error
    except (CalamineError, XmlError, ZipError, OSError, ValueError) as error:
        raise UnreadableInput(
            f"{origin} cannot be read as a workbook: {error}.",
            hint="Save it as XLSX or CSV again.",
            reason="unreadable",
        ) from error


def _weigh(data: bytes, origin: str) -> None:
    """Unpack a zipped workbook once, without keeping it: what its directory says may be a lie."""
    if not data.startswith(b"PK"):
        return
    left = MOST_UNPACKED_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                with archive.open(member) as stream:
                    while left > 0 and (piece := stream.read(_PIECE)):
                        left -= len(piece)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise UnreadableInput(
            f"{origin} cannot be read as a workbook: {error}.",
            hint="Save it as XLSX or CSV again.",
            reason="unreadable",
        ) from error
    if left <= 0:
        raise UnreadableInput(
            f"{origin} unpacks to more than 500 MB.", hint="Save it as CSV.", reason="bomb"
        )


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    first = 1 if sheet.start is None else sheet.start[0] + 1
    for number, cells in enumerate(sheet.iter_rows(), first):
        yield Row(number, tuple(map(_cell, cells)))


def _cell(value: int | float | str | bool | time | date | datetime | timedelta) -> Cell:
    return str(value) if isinstance(value, (time, timedelta)) else value
