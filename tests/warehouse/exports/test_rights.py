"""No word leaves the warehouse that an outlet's rights hold back: every dataset, every format."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from zipfile import ZipFile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.warehouse.articles_made import article, credit, mention, quotation
from warehouse import exports
from warehouse.exports import Format, Wanted
from warehouse.model import Rejection, Stage
from warehouse.settings import Rights
from warehouse.store import sources
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner

# Words that stand in no name, no key and no dictionary.
TEXT = "Zwirnhölzer trug Ada Abel. „Quendelwind weht“, sagte Ada Abel. (AFP) Kramsvogel."
TITLE = "Flachsbreche vor Ort"
HELD_BACK = ("Zwirnhölzer", "Quendelwind", "Kramsvogel", "Flachsbreche")
WORDS = {"text", "title", "before", "surface", "after", "speaker_surface", "cue"}


@pytest.fixture(scope="module")
def owner() -> Iterator[Owner]:
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(
            cursor,
            [
                article(
                    TEXT,
                    title=TITLE,
                    outlet="Nordblatt",
                    day=date(2023, 10, 1),
                    mentions=(mention(TEXT, "Ada Abel", "p:ada"),),
                    quotations=(
                        quotation(TEXT, "„Quendelwind weht“", speaker="Ada Abel", cue="sagte"),
                    ),
                    credits=(credit(TEXT, "(AFP)", "AFP"),),
                )
            ],
            rejections=[Rejection(Stage.READ, "empty", "Too short.", "a.txt", TEXT.encode())],
        )
        sources.set_rights(cursor, "Nordblatt", Rights.OFFSETS)
        yield owner


@pytest.fixture
def cursor(owner: Owner) -> Iterator[Cursor]:
    with owner.reading() as cursor:
        yield cursor


def inside(data: bytes) -> str:
    """All that a file holds as text, unpacked however deep."""
    if data[:4] == b"PAR1":
        return str(pq.read_table(io.BytesIO(data)).to_pylist())
    if data[:2] != b"PK":
        return data.decode()
    with ZipFile(io.BytesIO(data)) as archive:
        return "".join(inside(archive.read(name)) for name in archive.namelist())


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("dataset", exports.DATASETS)
def test_words_of_an_outlet_that_gives_offsets_only_are_in_no_file(
    cursor: Cursor, dataset: str, form: Format
) -> None:
    wanted = Wanted(dataset, rights=Rights.TEXT)
    for make in (exports.pieces, exports.package):
        told = inside(b"".join(make(cursor, wanted, form)))
        assert [word for word in HELD_BACK if word in told] == []


@pytest.mark.parametrize("dataset", exports.ROWS)
def test_columns_of_words_are_there_and_empty(cursor: Cursor, dataset: str) -> None:
    extract = exports.open_extract(cursor, Wanted(dataset, rights=Rights.TEXT))
    (table,) = extract.batches
    for name in WORDS & set(extract.schema.names):
        assert table.column(name).null_count == table.num_rows, name
    assert table.column("rights").to_pylist() == ["offsets"]


@pytest.mark.parametrize("dataset", exports.ROWS)
def test_parquet_keeps_the_types_of_its_columns(cursor: Cursor, dataset: str) -> None:
    data = b"".join(exports.pieces(cursor, Wanted(dataset), Format.PARQUET))
    schema = pq.read_schema(io.BytesIO(data))
    assert schema.field("pub_date").type == pa.date32()
    assert pa.types.is_timestamp(schema.field("published_at").type)
    for name in {"start", "end", "characters", "quotation_no"} & set(schema.names):
        assert pa.types.is_integer(schema.field(name).type)
    for name in {"analysed", "free"} & set(schema.names):
        assert schema.field(name).type == pa.bool_()
    for name in {"byline", "part_starts", "part_ends"} & set(schema.names):
        assert pa.types.is_list(schema.field(name).type)
