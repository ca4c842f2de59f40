"""Columns of the Arrow tables that go into the warehouse, as Arrow types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

_TIME = pa.timestamp("us")
_TEXTS = pa.list_(pa.string())
_NUMBERS = pa.list_(pa.int32())


def schema(*, before: pa.Schema | None = None, **columns: pa.DataType) -> pa.Schema:
    """Build a schema from names and types, after those of `before`."""
    fields = [pa.field(name, kind) for name, kind in columns.items()]
    return pa.schema([*(before or ()), *fields])


def table(columns: pa.Schema, rows: Iterable[tuple[Any, ...]]) -> pa.Table:
    """Turn rows into an Arrow table; half surrogate pairs become "?" (offsets stay right)."""
    by_column = list(zip(*rows, strict=True)) or [() for _ in columns]
    try:
        return _arrays(columns, by_column)
    except UnicodeEncodeError:
        return _arrays(columns, [[_storable(value) for value in column] for column in by_column])


def _arrays(columns: pa.Schema, by_column: Sequence[Sequence[Any]]) -> pa.Table:
    return pa.Table.from_arrays(
        [
            pa.array(list(values), type=column.type)
            for column, values in zip(columns, by_column, strict=True)
        ],
        schema=columns,
    )


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, list | tuple):
        return [_storable(item) for item in value]
    return value


_PLACE = schema(
    article_id=pa.int64(),
    content_hash=pa.string(),
    pub_date=pa.date32(),
    outlet=pa.string(),
    language=pa.string(),
)

REVISIONS = schema(
    article_id=pa.int64(),
    content_hash=pa.string(),
    current=pa.bool_(),
    received_at=_TIME,
    modified_at=_TIME,
    fingerprint=pa.string(),
    article_key=pa.string(),
    outlet=pa.string(),
    language=pa.string(),
    pub_date=pa.date32(),
    published_at=_TIME,
    precision=pa.string(),
    published_from=pa.string(),
    title=pa.string(),
    url=pa.string(),
    native_id=pa.string(),
    byline=_TEXTS,
    origin=pa.string(),
    raw_text=pa.string(),
    characters=pa.int32(),
    analysed=pa.bool_(),
    run_key=pa.string(),
    published_given=pa.string(),
)
TEXTS = schema(
    article_id=pa.int64(),
    content_hash=pa.string(),
    current=pa.bool_(),
    text=pa.string(),
    block_kinds=_TEXTS,
    block_starts=_NUMBERS,
    block_ends=_NUMBERS,
    cut_starts=_NUMBERS,
    cut_ends=_NUMBERS,
    cut_reasons=_TEXTS,
)
MENTIONS = schema(
    before=_PLACE,
    actor_id=pa.string(),
    actor=pa.string(),
    type=pa.string(),
    form=pa.string(),
    counted=pa.bool_(),
    first_of_actor=pa.bool_(),
    field=pa.string(),
    start=pa.int32(),
    end=pa.int32(),
    surface=pa.string(),
    rule=pa.string(),
    confidence=pa.float64(),
    annotator=pa.string(),
)
QUOTATIONS = schema(
    before=_PLACE,
    quotation_no=pa.int32(),
    type=pa.string(),
    free=pa.bool_(),
    field=pa.string(),
    start=pa.int32(),
    end=pa.int32(),
    text=pa.string(),
    part_starts=_NUMBERS,
    part_ends=_NUMBERS,
    speaker_name=pa.string(),
    speaker_key=pa.string(),
    first_of_speaker=pa.bool_(),
    actor_id=pa.string(),
    naming=pa.string(),
    speaker_field=pa.string(),
    speaker_start=pa.int32(),
    speaker_end=pa.int32(),
    speaker_surface=pa.string(),
    antecedent_field=pa.string(),
    antecedent_start=pa.int32(),
    antecedent_end=pa.int32(),
    cue_field=pa.string(),
    cue_start=pa.int32(),
    cue_end=pa.int32(),
    cue=pa.string(),
    medium=pa.string(),
    medium_agency=pa.string(),
    medium_field=pa.string(),
    medium_start=pa.int32(),
    medium_end=pa.int32(),
    medium_surface=pa.string(),
    rule=pa.string(),
    confidence=pa.float64(),
    annotator=pa.string(),
)
CREDITS = schema(
    before=_PLACE,
    agency=pa.string(),
    role=pa.string(),
    credit_group=pa.string(),
    surface=pa.string(),
    origin=pa.string(),
    field=pa.string(),
    start=pa.int32(),
    end=pa.int32(),
    rule=pa.string(),
    confidence=pa.float64(),
    annotator=pa.string(),
)
RUNS = schema(run_key=pa.string(), position=pa.int32(), annotator=pa.string())
OUTLETS = schema(outlet=pa.string())
DECLARED = schema(outlet=pa.string(), first=pa.date32(), last=pa.date32())
ARRIVALS = schema(
    outlet=pa.string(), day=pa.date32(), fetched=pa.int32(), new=pa.int32(), failed=pa.int32()
)
DAYS = schema(day=pa.date32())
TOUCHED = schema(article_id=pa.int64())
KEYS = schema(article_key=pa.string())
REJECTIONS = schema(
    rejection_key=pa.string(),
    received_at=_TIME,
    origin=pa.string(),
    stage=pa.string(),
    reason=pa.string(),
    message=pa.string(),
    data=pa.binary(),
    outlet=pa.string(),
    url=pa.string(),
    published=pa.string(),
    language=pa.string(),
    title=pa.string(),
    native_id=pa.string(),
)
ACTORS = schema(actor_id=pa.string(), type=pa.string(), name=pa.string())
ALIASES = schema(
    actor_id=pa.string(),
    language=pa.string(),
    alias=pa.string(),
    folded=pa.string(),
    form=pa.string(),
    display=pa.bool_(),
)
STORY_MARKS = schema(
    article_id=pa.int64(),
    content_hash=pa.string(),
    pub_date=pa.date32(),
    language=pa.string(),
    words=pa.int32(),
    reach=pa.int64(),
    whole=pa.int64(),
    numbers=pa.list_(pa.uint32()),
    marks=pa.list_(pa.uint32()),
)
STORIES = schema(
    story_key=pa.string(), article_id=pa.int64(), pub_date=pa.date32(), containment=pa.float64()
)
INFERRED = schema(
    article_id=pa.int64(),
    pub_date=pa.date32(),
    outlet=pa.string(),
    language=pa.string(),
    agency=pa.string(),
    from_article_key=pa.string(),
    containment=pa.float64(),
    rule=pa.string(),
    confidence=pa.float64(),
    annotator=pa.string(),
)
