"""Tables as deliveries: a row becomes one record with the keys of the annotate contract.

The rows of all table formats pass through here, one by one: CSV, sheets and Parquet.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from warehouse.model import Delivery, Rejection
from warehouse.readers.columns import Role, is_known
from warehouse.readers.decoding import writable
from warehouse.readers.mapping import Plan, Reading, read_as
from warehouse.readers.numeric import cleared, is_date
from warehouse.readers.plain import rejected
from warehouse.readers.records import RECORD
from warehouse.readers.table import BadRow, Cell, Row, Table, is_blank, words

_SAMPLE_ROWS = 1_000
_SAMPLE_CHARACTERS = 4_000_000
_LONGEST_NAME = 80
_LONGEST_SHOWN = 30
_MOST_ABOVE = 10
_MOST_COLUMNS = 5_000
_FEWEST_KNOWN = 2
KEYS = {
    Role.TEXT: "text",
    Role.HTML: "html",
    Role.TITLE: "title",
    Role.URL: "url",
    Role.DATE: "published_at",
    Role.OUTLET: "outlet",
    Role.AUTHOR: "authors",
    Role.LANGUAGE: "language",
    Role.ID: "id",
}


def rows_of(
    table: Table,
    whole: Delivery,
    plan: Plan,
    told: Callable[[Reading], object],
    *,
    needs: Role = Role.TEXT,
) -> Iterator[Delivery | Rejection]:
    """Yield one delivery for each row of a table, named "origin:row".

    A row that cannot be read, or has too few or too many cells, is a rejection and the others go
    on. A table without a column for text is one rejection (reason "no_text_column").

    Args:
        table: the table.
        whole: what is known about all rows; its origin is replaced.
        plan: what a person asks of its columns.
        told: hears how the table is read, once, before its rows come.
        needs: what a table is refused without: its text (or pages), or the addresses of pages.

    Raises:
        BadFilter: the plan names a column that the table does not have.
    """
    whole = replace(whole, origin=table.origin)
    beginning = _beginning(table.rows)
    names, body = _header(table, beginning, plan)
    good = [row.cells for row in body if isinstance(row, Row)]
    if not good:
        yield from (_bad(row, whole) for row in body if isinstance(row, BadRow))
        if not body:
            yield rejected(whole, "empty", f"{table.origin} holds no rows.")
        return
    width = len(names) if names is not None else _usual_width(good)
    if width > _MOST_COLUMNS:
        message = f"{table.origin} has {width:,} columns; no table of articles has so many."
        yield rejected(whole, "too_large", message)
        return
    fitted = (_fitted(cells, width) for cells in good)
    sample = [tuple(map(words, cells)) for cells in fitted if cells is not None]
    reading = read_as(table.origin, names, sample, plan, layout=table.layout)
    told(reading)
    if needs is Role.TEXT and not reading.has_text:
        yield _without_text(reading, whole)
        return
    if needs is not Role.TEXT and reading.column(needs) is None:
        message = f"{reading.origin} has no column of {needs}s. Name it with --column {needs}=NAME."
        yield rejected(whole, f"no_{needs}_column", message)
        return
    whole = with_constants(whole, plan)
    for row in chain(body, table.rows):
        if isinstance(row, BadRow):
            yield _bad(row, whole)
        elif not is_blank(row.cells) and not _is_repeated(row, names):
            yield _delivery(row, whole, reading, width)


def _beginning(rows: Iterator[Row | BadRow]) -> list[Row | BadRow]:
    """Return the first rows, enough to tell what the columns are."""
    found: list[Row | BadRow] = []
    characters = 0
    for row in rows:
        if isinstance(row, Row) and is_blank(row.cells):
            continue
        found.append(row)
        if isinstance(row, Row):
            characters += sum(len(cell) + 1 if isinstance(cell, str) else 1 for cell in row.cells)
        if len(found) >= _SAMPLE_ROWS or characters > _SAMPLE_CHARACTERS:
            break
    return found


def _header(
    table: Table, beginning: list[Row | BadRow], plan: Plan
) -> tuple[tuple[str, ...] | None, list[Row | BadRow]]:
    """Return the columns' names, None where there are none, and the rows that hold articles."""
    if table.names is not None:
        return table.names, beginning
    at = _header_place(beginning, plan)
    if at is None:
        return None, beginning
    found = beginning[at]
    first = tuple(map(words, found.cells)) if isinstance(found, Row) else ()
    others = [row.cells for row in beginning[at + 1 :] if isinstance(row, Row)]
    # Sheets and exports often pad their header with empty cells.
    while len(first) > 1 and not first[-1].strip() and all(len(row) < len(first) for row in others):
        first = first[:-1]
    return first, beginning[at + 1 :]


def _header_place(beginning: Sequence[Row | BadRow], plan: Plan) -> int | None:
    """Return which of the first rows names the columns: the first one, or one below a title."""
    rows = [
        tuple(map(words, row.cells)) if isinstance(row, Row) else ()
        for row in beginning[:_MOST_ABOVE]
    ]
    if plan.header is False or not rows:
        return None
    others = [row.cells for row in beginning[1:] if isinstance(row, Row)]
    if _is_header(rows[0], others):
        return 0
    for at, row in enumerate(rows):
        if sum(map(is_known, row)) >= _FEWEST_KNOWN and _is_header(row, ()):
            return at
    return 0 if plan.header else None


def _is_header(first: Sequence[str], others: Sequence[Sequence[object]]) -> bool:
    """Tell whether a first row names the columns: short words, and unlike what stands below."""
    named = [cell for cell in first if cell.strip()]
    if not named or any(
        len(cell) > _LONGEST_NAME or "://" in cell or is_date(cell) for cell in named
    ):
        return False
    if any(is_known(cell) for cell in named):
        return True
    if len(set(named)) < len(named) or any(cell.strip().isdecimal() for cell in named):
        return False
    longest = max((len(str(cell)) for row in others for cell in row), default=0)
    return len(named) == len(first) and longest > 2 * _LONGEST_NAME


def _is_repeated(row: Row, names: tuple[str, ...] | None) -> bool:
    """Tell whether a row is the header once more: tables get joined one behind the other."""
    return names is not None and row.cells[:1] == names[:1] and row.cells == names


def _usual_width(rows: Sequence[Sequence[object]]) -> int:
    counts = Counter(map(len, rows))
    return max(counts, key=lambda width: (counts[width], width))


def _fitted(cells: Sequence[Cell], width: int) -> Sequence[Cell] | None:
    """Return a row as wide as the table; None for one that does not fit.

    Empty cells too many at the end are none.
    """
    if len(cells) < width or not is_blank(cells[width:]):
        return None
    return cells[:width]


def _delivery(row: Row, whole: Delivery, reading: Reading, width: int) -> Delivery | Rejection:
    cells = _fitted(row.cells, width)
    if cells is None:
        problem = "too few" if len(row.cells) < width else "too many"
        return _bad(
            BadRow(
                row.number,
                "ragged",
                f"has {len(row.cells)} cells, {problem} for {width} columns",
                json.dumps([*map(words, row.cells)], ensure_ascii=False).encode(errors="replace"),
            ),
            whole,
        )
    record: dict[str, str] = {}
    for guess in reading.guesses:
        value = writable(words(row.cells[guess.column]))
        if guess.role is Role.DATE:
            value = cleared(value, reading.order)
        if value.strip():
            record[KEYS[guess.role]] = (
                value if guess.role in (Role.TEXT, Role.HTML) else value.strip()
            )
    return replace(
        whole,
        data=json.dumps(record, ensure_ascii=False).encode(),
        origin=f"{whole.origin}:{row.number}",
        media_type=RECORD,
        line=row.number,
    )


def _bad(row: BadRow, whole: Delivery) -> Rejection:
    here = replace(whole, origin=f"{whole.origin}:{row.number}", line=row.number, data=row.data)
    return rejected(here, row.reason, f"{here.origin} {row.message}.")


def _without_text(reading: Reading, whole: Delivery) -> Rejection:
    columns = ", ".join(
        name if reading.has_header else f"{name} such as {value[:_LONGEST_SHOWN]!r}"
        for name, value in zip_longest(reading.names, reading.sample[0], fillvalue="")
    )
    columns = columns if len(columns) <= 300 else f"{columns[:300]} ..."
    cure = "Name it with --column text=NAME."
    if reading.column(Role.URL) is not None:
        cure += " If the articles stand on the web, fetch them with --urls."
    return rejected(
        whole,
        "no_text_column",
        f"{reading.origin} has no column with the text of articles (its columns: {columns}). "
        + cure,
    )


def with_constants(whole: Delivery, plan: Plan) -> Delivery:
    """Give all rows what a mapping file says of them; what the caller says wins."""
    if plan.saved is None:
        return whole
    hints = whole.hints
    return replace(
        whole,
        hints=replace(
            hints,
            outlet=hints.outlet or plan.saved.outlet,
            language=hints.language or plan.saved.language,
        ),
    )
