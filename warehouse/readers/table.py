"""A table as its format's reader gives it: rows of cells, numbered as a person sees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

Cell = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `number` counts all rows of the table from 1, the header too."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be read: the reason, what is wrong in words, and what stood there."""

    number: int
    reason: str
    message: str
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Table:
    """A table before anybody knows what its columns mean.

    `names` are the columns' names where the format states them; else a header may be the first
    row. `layout` says in words how the table is written.
    """

    origin: str
    rows: Iterator[Row | BadRow]
    names: tuple[str, ...] | None = None
    layout: str = ""


def words(cell: Cell) -> str:
    """Return a cell as text: whole numbers without a point, days and times as ISO writes them.

    A time of midnight without a zone is a day: that is how sheets and data frames keep days.
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, datetime):
        is_day = cell.tzinfo is None and cell.time() == time.min
        return (cell.date() if is_day else cell).isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def is_blank(cells: Sequence[Cell]) -> bool:
    """Tell whether a row says nothing."""
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells)
