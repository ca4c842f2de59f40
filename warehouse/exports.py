"""Extracts: exactly the filtered view as CSV, streamed by Arrow batches and never cut short."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from warehouse.errors import NotFound
from warehouse.model import CreditGroup
from warehouse.queries import actors, extracts, overview, sources, speakers, voices, wires
from warehouse.queries.filters import Filters, to_query
from warehouse.queries.scope import Cursor
from warehouse.settings import Rights

# A spreadsheet takes such a cell for a formula; a quote mark in front makes it text again.
_FORMULA = r"^([\t\r\n]|[\s\x{00a0}\x{feff}\x{200b}]*[=+\-@＝＋－＠])"
_BATCH_ROWS = 20_000
_SERIES_AT_ONCE = 100
_WRITTEN = arrow_csv.WriteOptions(include_header=False, quoting_style="needed")

DATASETS = (
    "volume",
    "coverage",
    "actors_over_time",
    "speakers",
    "speakers_over_time",
    "voices",
    "naming",
    "wires_over_time",
    "wires_by_role",
    "wires_by_outlet",
    "articles",
    "mentions",
    "quotations",
    "wire_credits",
)


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
    """Yield a dataset of the view as UTF-8 CSV in pieces, the header first.

    Every row of the view is there, in a fixed order; the same warehouse and filters give the
    same bytes. A text cell that a spreadsheet would take for a formula begins with `'`.

    Args:
        cursor: from `Desk.read()`, kept until the last piece is taken.
        filters: what is in view.
        dataset: one of DATASETS.
        rights: what may be carried of the articles' words.
        group: the kind of credit, for wires_over_time and wires_by_outlet.
        actor_ids: the series of actors_over_time; None = those filtered for, else all in view.
        speaker_keys: the same for speakers_over_time.
        language: of the names.

    Raises:
        NotFound: there is no such dataset.
    """
    frames: dict[str, Callable[[], Iterable[pd.DataFrame]]] = {
        "volume": lambda: [overview.volume(cursor, filters)],
        "coverage": lambda: [sources.coverage(cursor, filters)],
        "speakers": lambda: [speakers.top(cursor, filters, limit=None, language=language)],
        "actors_over_time": lambda: _actors(cursor, filters, actor_ids, language),
        "speakers_over_time": lambda: _speakers(cursor, filters, speaker_keys, language),
        "voices": lambda: [voices.voices(cursor, filters, limit=None, language=language)],
        "naming": lambda: [speakers.naming(cursor, filters)],
        "wires_over_time": lambda: [
            wires.over_time(cursor, filters, group=group, language=language)
        ],
        "wires_by_role": lambda: [wires.by_role(cursor, filters, language=language)],
        "wires_by_outlet": lambda: [
            wires.by_outlet(cursor, filters, group=group, language=language)
        ],
    }
    if dataset in frames:
        return _from_frames(frames[dataset](), _COLUMNS[dataset])
    if dataset in DATASETS:
        reader = extracts.open_reader(
            cursor, filters, dataset, rights=rights, language=language, batch_rows=_BATCH_ROWS
        )
        return _from_batches(reader)
    raise NotFound(f"There is no dataset {dataset[:40]!r}.", hint=f"Known: {', '.join(DATASETS)}.")


def filename(dataset: str, filters: Filters) -> str:
    """Return a file name that tells dataset and range, safe on every system."""
    days = [day.isoformat() for day in (filters.from_, filters.to) if day is not None]
    narrowed = bool(to_query(replace(filters, from_=None, to=None, grain=None)))
    parts = ["newsprism", re.sub(r"[^a-z_]", "", dataset), *days, *(["filtered"] * narrowed)]
    return "-".join(parts) + ".csv"


_COLUMNS = {
    "volume": overview.VOLUME_COLUMNS,
    "coverage": sources.COVERAGE_COLUMNS,
    "actors_over_time": actors.OVER_TIME_COLUMNS,
    "speakers": speakers.TOP_COLUMNS,
    "speakers_over_time": speakers.OVER_TIME_COLUMNS,
    "voices": voices.VOICES_COLUMNS,
    "naming": speakers.NAMING_COLUMNS,
    "wires_over_time": wires.OVER_TIME_COLUMNS,
    "wires_by_role": wires.BY_ROLE_COLUMNS,
    "wires_by_outlet": wires.BY_OUTLET_COLUMNS,
}


def _actors(
    cursor: Cursor, filters: Filters, chosen: Sequence[str] | None, language: str
) -> Iterator[pd.DataFrame]:
    ids = chosen or filters.actor or list(actors.top(cursor, filters, limit=None)["actor_id"])
    for some in _in_pieces(ids):
        yield actors.over_time(cursor, filters, actor_ids=some, language=language)


def _speakers(
    cursor: Cursor, filters: Filters, chosen: Sequence[str] | None, language: str
) -> Iterator[pd.DataFrame]:
    keys = chosen or filters.speaker
    keys = keys or list(speakers.top(cursor, filters, limit=None)["speaker_key"])
    for some in _in_pieces(keys):
        yield speakers.over_time(cursor, filters, speaker_keys=some, language=language)


def _in_pieces(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), _SERIES_AT_ONCE):
        yield values[start : start + _SERIES_AT_ONCE]


def _from_frames(frames: Iterable[pd.DataFrame], columns: Sequence[str]) -> Iterator[bytes]:
    yield _header(columns)
    for frame in frames:
        if len(frame):
            yield _lines(pa.table({name: _column(frame[name]) for name in columns}))


def _column(values: pd.Series[Any]) -> pa.Array[Any]:
    """Turn a column into Arrow: NaN becomes an empty cell and counts lose their decimal point."""
    if values.dtype != "float64":
        plain: pa.Array[Any] = pa.array(values.tolist())
        return plain
    numbers = [None if pd.isna(value) else value for value in values.tolist()]
    if all(number is None or number.is_integer() for number in numbers):
        return pa.array([None if n is None else int(n) for n in numbers], type=pa.int64())
    return pa.array(numbers, type=pa.float64())


def _from_batches(reader: pa.RecordBatchReader) -> Iterator[bytes]:
    yield _header(reader.schema.names)
    for batch in reader:
        if batch.num_rows:
            yield _lines(pa.Table.from_batches([batch]))


def _header(columns: Sequence[str]) -> bytes:
    return (",".join(columns) + "\n").encode()


def _lines(table: pa.Table) -> bytes:
    sink = BytesIO()
    arrow_csv.write_csv(_harmless(table), sink, _WRITTEN)
    return sink.getvalue()


def _harmless(table: pa.Table) -> pa.Table:
    for position, column in enumerate(table.schema):
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            values = table.column(position)
            safe = pc.replace_substring_regex(values, _FORMULA, r"'\1", max_replacements=1)
            table = table.set_column(position, column.name, safe)
    return table
