"""The preview: the first rows of an extract, its columns, how many rows it has, and its size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from warehouse.exports.datasets import Wanted, count_rows, open_extract
from warehouse.exports.dictionary import Column, columns_of
from warehouse.exports.workbook import LIST_JOINT
from warehouse.queries.scope import Cursor


@dataclass(frozen=True, slots=True)
class Preview:
    """What an extract will hold.

    Attributes:
        columns: with their meanings.
        cells: the first rows as text, an empty cell as "".
        rows: of the whole extract, exactly.
        csv_bytes: of the whole extract as CSV, estimated from the first rows.
    """

    columns: tuple[Column, ...]
    cells: tuple[tuple[str, ...], ...]
    rows: int
    csv_bytes: int


def preview(cursor: Cursor, wanted: Wanted, most: int) -> Preview:
    """Return the first `most` rows of an extract and what can be said about all of them.

    Raises:
        NotFound: there is no such dataset.
    """
    rows = count_rows(cursor, wanted)
    extract = open_extract(cursor, replace(wanted, most=most))
    lines = (
        line
        for table in extract.batches
        for line in zip(*(column.to_pylist() for column in table.columns), strict=True)
    )
    cells = tuple(tuple(_shown(cell) for cell in line) for line in islice(lines, most))
    shown = sum(len(cell.encode()) + 1 for line in cells for cell in line)
    return Preview(
        columns_of(wanted.dataset, extract.schema.names, wanted.language),
        cells,
        rows,
        shown * rows // len(cells) if cells else 0,
    )


def _shown(cell: Any) -> str:
    if isinstance(cell, list):
        return LIST_JOINT.join(str(one) for one in cell)
    return "" if cell is None else str(cell)
