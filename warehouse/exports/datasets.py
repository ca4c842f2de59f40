"""Datasets: what each extract holds, as one schema and a stream of Arrow batches in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import pyarrow as pa

from warehouse.errors import NotFound
from warehouse.exports import studies
from warehouse.exports.dictionary import schema_of
from warehouse.model import CreditGroup
from warehouse.queries import (
    actors,
    details,
    extracts,
    overview,
    rejections,
    sources,
    speakers,
    voices,
    wires,
)
from warehouse.queries.filters import Filters
from warehouse.queries.scope import Cursor
from warehouse.settings import Rights

_BATCH_ROWS = 10_000
_SERIES_AT_ONCE = 100
_ALL = 1 << 40

ROWS = ("articles", "mentions", "quotations", "wire_credits")
DATASETS = (
    "volume",
    "coverage",
    "actors",
    "actors_over_time",
    *studies.STUDIES,
    "speakers",
    "speakers_over_time",
    "voices",
    "naming",
    "wires_over_time",
    "wires_by_role",
    "wires_by_outlet",
    *details.DETAILS,
    "outlets",
    "gaps",
    "rejections",
    *ROWS,
)
STREAMED = (*ROWS, *details.DETAILS)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which extract is asked for.

    Attributes:
        dataset: one of DATASETS.
        filters: what is in view.
        rights: what may be carried of the words of outlets without rights of their own.
        group: the kind of credit, for wires_over_time and wires_by_outlet.
        actor_ids: the series of actors_over_time; None = those filtered for, else all in view.
        speaker_keys: the same for speakers_over_time.
        language: of the names and of the words that go with the extract.
        most: only the first rows, for a preview (row datasets and series); None = all.
    """

    dataset: str
    filters: Filters = field(default_factory=Filters)
    rights: Rights = Rights.SNIPPETS
    group: CreditGroup = CreditGroup.TEXT
    actor_ids: Sequence[str] | None = None
    speaker_keys: Sequence[str] | None = None
    language: str = "en"
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """All rows of a dataset: their columns, and the batches that hold them, to be taken once."""

    schema: pa.Schema
    batches: Iterator[pa.Table]


def check(dataset: str) -> None:
    """Make sure that there is such a dataset.

    Raises:
        NotFound: there is not.
    """
    if dataset not in DATASETS:
        known = ", ".join(DATASETS)
        raise NotFound(f"There is no dataset {dataset[:40]!r}.", hint=f"Known: {known}.")


def open_extract(cursor: Cursor, wanted: Wanted) -> Extract:
    """Return every row of the view, in a fixed order; the cursor is kept until the last batch.

    Raises:
        NotFound: there is no such dataset.
    """
    check(wanted.dataset)
    if wanted.dataset in _COLUMNS:
        schema = schema_of(wanted.dataset, _COLUMNS[wanted.dataset])
        return Extract(schema, _typed(_frames(cursor, wanted)[wanted.dataset](), schema))
    found = _rows(cursor, wanted)
    tables = (pa.Table.from_batches([batch]) for batch in found.batches if batch.num_rows)
    return Extract(found.schema, tables)


def _rows(cursor: Cursor, wanted: Wanted) -> extracts.RowStream:
    if wanted.dataset in details.DETAILS:
        return details.open_details(
            cursor,
            wanted.filters,
            wanted.dataset,
            language=wanted.language,
            batch_rows=_BATCH_ROWS,
            most=wanted.most,
        )
    return extracts.open_rows(
        cursor,
        wanted.filters,
        wanted.dataset,
        rights=wanted.rights,
        language=wanted.language,
        batch_rows=_BATCH_ROWS,
        most=wanted.most,
    )


def count_rows(cursor: Cursor, wanted: Wanted) -> int:
    """Count the rows of an extract; every series has every period, so one of them is enough."""
    check(wanted.dataset)
    if wanted.dataset in ROWS:
        return extracts.count_rows(cursor, wanted.filters, wanted.dataset)
    if wanted.dataset in details.DETAILS:
        return details.count_cells(cursor, wanted.filters, wanted.dataset)
    if wanted.dataset == "actors_over_time":
        ids = _actor_ids(cursor, wanted.filters, wanted.actor_ids)
        one = replace(wanted, actor_ids=ids[:1])
    elif wanted.dataset == "speakers_over_time":
        ids = _speaker_keys(cursor, wanted.filters, wanted.speaker_keys)
        one = replace(wanted, speaker_keys=ids[:1])
    else:
        ids, one = [""], wanted
    if not ids:
        return 0
    return len(ids) * sum(table.num_rows for table in open_extract(cursor, one).batches)


def _frames(cursor: Cursor, wanted: Wanted) -> dict[str, Callable[[], Iterable[pd.DataFrame]]]:
    filters, group, language = wanted.filters, wanted.group, wanted.language
    return {
        "volume": lambda: [overview.volume(cursor, filters)],
        "coverage": lambda: [sources.coverage(cursor, filters)],
        "speakers": lambda: [speakers.top(cursor, filters, limit=None, language=language)],
        "actors": lambda: [actors.top(cursor, filters, limit=None, language=language)],
        "actors_over_time": lambda: _actors(cursor, filters, wanted.actor_ids, language),
        "speakers_over_time": lambda: _speakers(cursor, filters, wanted.speaker_keys, language),
        "voices": lambda: [voices.voices(cursor, filters, limit=None, language=language)],
        "naming": lambda: [speakers.naming(cursor, filters)],
        "wires_over_time": lambda: [
            wires.over_time(cursor, filters, group=group, language=language)
        ],
        "wires_by_role": lambda: [wires.by_role(cursor, filters, language=language)],
        "wires_by_outlet": lambda: [
            wires.by_outlet(cursor, filters, group=group, language=language)
        ],
        "outlets": lambda: [_outlets(cursor, filters)],
        "gaps": lambda: [sources.gaps(cursor, filters, limit=_ALL)[0]],
        "rejections": lambda: [_of(cursor, filters, rejections.listing(cursor, limit=_ALL))],
        **studies.frames(cursor, filters, language),
    }


_RENAMED = {"group": "outlet_group"}
_COLUMNS = {
    "volume": overview.VOLUME_COLUMNS,
    "coverage": sources.COVERAGE_COLUMNS,
    "actors": actors.TOP_COLUMNS,
    "actors_over_time": actors.OVER_TIME_COLUMNS,
    **studies.COLUMNS,
    "speakers": speakers.TOP_COLUMNS,
    "speakers_over_time": speakers.OVER_TIME_COLUMNS,
    "voices": voices.VOICES_COLUMNS,
    "naming": speakers.NAMING_COLUMNS,
    "wires_over_time": wires.OVER_TIME_COLUMNS,
    "wires_by_role": wires.BY_ROLE_COLUMNS,
    "wires_by_outlet": wires.BY_OUTLET_COLUMNS,
    "outlets": tuple(_RENAMED.get(name, name) for name in sources.HOLDINGS_COLUMNS),
    "gaps": sources.GAPS_COLUMNS,
    "rejections": rejections.LISTING_COLUMNS,
}


def _outlets(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    return _of(cursor, filters, sources.holdings(cursor).rename(columns=_RENAMED))


def _of(cursor: Cursor, filters: Filters, found: pd.DataFrame) -> pd.DataFrame:
    """Leave the rows of the outlets in view; whose outlet nobody knows is in the whole view."""
    if not filters.outlet:
        return found
    return found[found["outlet"].isin(sources.members(cursor, filters))]


def _actors(
    cursor: Cursor, filters: Filters, chosen: Sequence[str] | None, language: str
) -> Iterator[pd.DataFrame]:
    for some in _in_pieces(_actor_ids(cursor, filters, chosen)):
        yield actors.over_time(cursor, filters, actor_ids=some, language=language)


def _speakers(
    cursor: Cursor, filters: Filters, chosen: Sequence[str] | None, language: str
) -> Iterator[pd.DataFrame]:
    for some in _in_pieces(_speaker_keys(cursor, filters, chosen)):
        yield speakers.over_time(cursor, filters, speaker_keys=some, language=language)


def _actor_ids(cursor: Cursor, filters: Filters, chosen: Sequence[str] | None) -> Sequence[str]:
    return chosen or filters.actor or list(actors.top(cursor, filters, limit=None)["actor_id"])


def _speaker_keys(cursor: Cursor, filters: Filters, chosen: Sequence[str] | None) -> Sequence[str]:
    keys = chosen or filters.speaker
    return keys or list(speakers.top(cursor, filters, limit=None)["speaker_key"])


def _in_pieces(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), _SERIES_AT_ONCE):
        yield values[start : start + _SERIES_AT_ONCE]


def _typed(frames: Iterable[pd.DataFrame], schema: pa.Schema) -> Iterator[pa.Table]:
    for frame in frames:
        if len(frame):
            columns = [_column(frame[one.name], one.type) for one in schema]
            yield pa.Table.from_arrays(columns, schema=schema)


def _column(values: pd.Series[Any], kind: pa.DataType) -> pa.Array[Any]:
    """Turn a column into Arrow; what is not there becomes an empty cell."""
    plain = [None if pd.isna(value) else value for value in values.tolist()]
    if pa.types.is_integer(kind):
        plain = [None if value is None else int(value) for value in plain]
    array: pa.Array[Any] = pa.array(plain, type=kind)
    return array
