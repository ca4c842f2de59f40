"""Extracts as files: CSV, JSON lines, Parquet or a workbook, written in pieces as rows arrive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from io import BytesIO, RawIOBase
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq

from warehouse.exports.datasets import Extract, Wanted, check, open_extract
from warehouse.exports.workbook import AS_OBJECTS, LIST_JOINT, Tally, workbook
from warehouse.model import CreditGroup
from warehouse.queries.extracts import steady
from warehouse.queries.filters import Filters, to_query
from warehouse.queries.scope import Cursor
from warehouse.settings import Rights

# A spreadsheet takes such a cell for a formula; a quote mark in front makes it text again. Cells
# that look marked already are marked once more, so that taking one mark away is the exact inverse.
_FORMULA = r"^('*(?:[\t\r\n]|[\s\x{00a0}\x{feff}\x{200b}]*[=+\-@＝＋－＠]))"
_TEXTS = pa.list_(pa.string())
_LINE = orjson.OPT_APPEND_NEWLINE
_WRITTEN = arrow_csv.WriteOptions(include_header=False, quoting_style="needed")


class Format(StrEnum):
    """The format of the data file; the value is the end of its name."""

    CSV = "csv"
    PARQUET = "parquet"
    JSONL = "jsonl"
    XLSX = "xlsx"


class Outbox(RawIOBase):
    """A file that keeps what is written to it only until it is taken; it cannot be rewound."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def write(self, data: Any, /) -> int:
        """Keep a piece."""
        self._parts.append(bytes(data))
        return len(self._parts[-1])

    def take(self) -> bytes:
        """Return what was written since the last time."""
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken


def stream_csv(
    cursor: Cursor,
    filters: Filters,
    dataset: str,
    *,
    rights: Rights = Rights.SNIPPETS,
    group: CreditGroup = CreditGroup.TEXT,
    actor_ids: Sequence[str] | None = None,
    speaker_keys: Sequence[str] | None = None,
    language: str = "en",
) -> Iterator[bytes]:
    """Yield a dataset of the view as UTF-8 CSV in pieces, the header first; see `Wanted`.

    Raises:
        NotFound: there is no such dataset.
    """
    check(dataset)
    wanted = Wanted(dataset, filters, rights, group, actor_ids, speaker_keys, language)
    return pieces(cursor, wanted, Format.CSV)


def pieces(
    cursor: Cursor, wanted: Wanted, form: Format, *, tally: Tally | None = None
) -> Iterator[bytes]:
    """Yield a data file in pieces; the same warehouse and wish give the same bytes.

    Args:
        cursor: from `Desk.read()`, kept until the last piece is taken.
        wanted: which extract.
        form: its format.
        tally: counts rows and changed cells along the way.

    Raises:
        NotFound: there is no such dataset.
    """
    with steady(cursor):
        yield from pieces_of(open_extract(cursor, wanted), form, tally or Tally())


def pieces_of(extract: Extract, form: Format, tally: Tally) -> Iterator[bytes]:
    """Yield an opened extract as a data file in pieces."""
    writers = {Format.CSV: _csv, Format.JSONL: _jsonl, Format.PARQUET: _parquet}
    writer = writers.get(form, workbook)
    return writer(extract, tally)


def filename(
    dataset: str, filters: Filters, form: Format = Format.CSV, *, packed: bool = False
) -> str:
    """Return a file name that tells dataset and range, safe on every system."""
    days = [day.isoformat() for day in (filters.from_, filters.to) if day is not None]
    narrowed = bool(to_query(replace(filters, from_=None, to=None, grain=None)))
    parts = ["newsprism", re.sub(r"[^a-z_]", "", dataset), *days, *(["filtered"] * narrowed)]
    return "-".join(parts) + f".{form}" + ".zip" * packed


def _csv(extract: Extract, tally: Tally) -> Iterator[bytes]:
    yield (",".join(extract.schema.names) + "\n").encode()
    for table in extract.batches:
        tally.rows += table.num_rows
        sink = BytesIO()
        arrow_csv.write_csv(_harmless(table, tally), sink, _WRITTEN)
        yield sink.getvalue()


def _harmless(table: pa.Table, tally: Tally) -> pa.Table:
    for position, column in enumerate(table.schema):
        if pa.types.is_list(column.type):
            joined: Any = pc.binary_join(table.column(position).cast(_TEXTS), LIST_JOINT)
            table = table.set_column(position, column.name, joined)
    for position, column in enumerate(table.schema):
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            values = table.column(position)
            marked = pc.match_substring_regex(values, _FORMULA).cast(pa.int64())
            tally.escaped += pc.sum(marked).as_py() or 0
            safe = pc.replace_substring_regex(values, _FORMULA, r"'\1", max_replacements=1)
            table = table.set_column(position, column.name, safe)
    return table


def _jsonl(extract: Extract, tally: Tally) -> Iterator[bytes]:
    yield b""
    for table in extract.batches:
        tally.rows += table.num_rows
        for some in table.to_batches(max_chunksize=AS_OBJECTS):
            yield b"".join(orjson.dumps(row, option=_LINE) for row in some.to_pylist())


def _parquet(extract: Extract, tally: Tally) -> Iterator[bytes]:
    outbox = Outbox()
    with pq.ParquetWriter(
        pa.PythonFile(outbox, mode="w"), extract.schema, compression="zstd"
    ) as writer:
        for table in extract.batches:
            tally.rows += table.num_rows
            writer.write_table(table)
            yield outbox.take()
    yield outbox.take()
