"""Packages hold all that explains an extract, are the same each time, and tell when they differ."""

from __future__ import annotations

import csv
import hashlib
import json
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tests.sources import ROOT
from tests.warehouse.articles_made import article, credit, mention, quotation
from tests.warehouse.exports.test_files import DANGEROUS
from warehouse import exports
from warehouse.errors import UnreadableInput
from warehouse.exports import Format, Tally, Wanted
from warehouse.exports.datasets import Extract
from warehouse.exports.dictionary import type_of
from warehouse.exports.workbook import workbook
from warehouse.model import AnnotatedArticle, CreditRole
from warehouse.queries import extracts, overview
from warehouse.queries.filters import Denominator, Filters, Grain
from warehouse.settings import Rights
from warehouse.store import sources
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner

TEXT = "Ada Abel sagte: „Wir bleiben.“ Bo Beck schwieg. (AFP)"
EXPORTS = ROOT / "warehouse" / "exports"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def made(number: int, *, day: date | None, outlet: str = "Nordblatt") -> AnnotatedArticle:
    return article(
        TEXT,
        title="=1+1",
        outlet=outlet,
        url=f"https://nordblatt.example/{number}",
        day=day,
        mentions=(mention(TEXT, "Ada Abel", "p:ada"), mention(TEXT, "Bo Beck", "p:bo")),
        quotations=(quotation(TEXT, "„Wir bleiben.“", speaker="Ada Abel"),),
        credits=(credit(TEXT, "AFP", "AFP"),),
    )


@pytest.fixture(scope="module")
def owner() -> Iterator[Owner]:
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(cursor, [made(n, day=date(2023, 10, 1 + n)) for n in range(4)])
        save(cursor, [made(n, day=date(2023, 10, n), outlet="Südblatt") for n in range(5, 8)])
        save(cursor, [made(9, day=None)])
        yield owner


@pytest.fixture
def cursor(owner: Owner) -> Iterator[Cursor]:
    with owner.reading() as cursor:
        yield cursor


def whole(cursor: Cursor, wanted: Wanted, form: Format) -> bytes:
    return b"".join(exports.pieces(cursor, wanted, form))


def packed(cursor: Cursor, wanted: Wanted, form: Format = Format.CSV) -> bytes:
    return b"".join(exports.package(cursor, wanted, form))


def sheets(data: bytes) -> dict[str, list[list[str]]]:
    """The cells of a workbook as text, by the number of the sheet."""
    found = {}
    with ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        for name in sorted(names):
            root = ET.fromstring(archive.read(name))  # noqa: S314 - we wrote it
            rows = root.iter(f"{MAIN}row")
            found[Path(name).stem] = [["".join(cell.itertext()) for cell in row] for row in rows]
    return found


def rows_in(data: bytes, form: Format) -> int:
    if form is Format.PARQUET:
        return int(pq.read_table(BytesIO(data)).num_rows)
    if form is Format.XLSX:
        return len(sheets(data)["sheet1"]) - 1
    if form is Format.JSONL:
        return len(data.decode().splitlines())
    return len(list(csv.DictReader(StringIO(data.decode(), newline=""))))


FILTERS = st.builds(
    Filters,
    from_=st.sampled_from([None, date(2023, 10, 2)]),
    to=st.sampled_from([None, date(2023, 10, 6)]),
    outlet=st.sampled_from([(), ("Südblatt",)]),
    actor=st.sampled_from([(), ("p:bo",), ("p:nobody",)]),
    unique=st.booleans(),
)


@settings(max_examples=12, deadline=None)
@given(filters=FILTERS, dataset=st.sampled_from(exports.DATASETS))
def test_every_format_has_the_rows_that_the_charts_count(
    owner: Owner, filters: Filters, dataset: str
) -> None:
    with owner.reading() as cursor:
        wanted = Wanted(dataset, filters)
        counts = {rows_in(whole(cursor, wanted, form), form) for form in Format}
        if dataset in exports.ROWS:
            counts.add(extracts.count_rows(cursor, filters, dataset))
        if dataset == "articles":
            counts.add(int(overview.totals(cursor, filters)["articles"].iloc[0]))
    assert len(counts) == 1


@pytest.mark.parametrize("form", list(Format))
def test_a_package_is_the_same_twice_and_its_hashes_are_those_of_its_files(
    cursor: Cursor, form: Format, tmp_path: Path
) -> None:
    wanted = Wanted("quotations", Filters(outlet=("Nordblatt",)))
    first = packed(cursor, wanted, form)
    assert packed(cursor, wanted, form) == first
    with ZipFile(BytesIO(first)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        for name, digest in manifest["sha256"].items():
            assert hashlib.sha256(archive.read(name)).hexdigest() == digest
    assert (manifest["rows"], manifest["undated"]) == (4, 1)
    assert manifest["filters"] == "outlet=Nordblatt"
    assert manifest["annotators"] == ["credits@1", "mentions@1", "quotations@1", "speakers@1"]
    target = tmp_path / "x.zip"
    target.write_bytes(first)
    assert exports.verify(target, cursor) == []


@pytest.mark.parametrize("dataset", exports.DATASETS)
def test_the_dictionary_describes_every_column_with_its_type(cursor: Cursor, dataset: str) -> None:
    schema = exports.open_extract(cursor, Wanted(dataset)).schema
    described = exports.columns_of(dataset, schema.names)
    assert [(one.name, one.type) for one in described] == [
        (one.name, type_of(one.type)) for one in schema
    ]


def test_every_meaning_is_told_in_german_too() -> None:
    described = tomllib.loads((EXPORTS / "dictionary.toml").read_text("utf-8"))
    german = tomllib.loads((EXPORTS / "meanings.de.toml").read_text("utf-8"))
    places = {(place, name) for place, several in described.items() for name in several}
    assert places == {(place, name) for place, several in german.items() for name in several}
    (column,) = exports.columns_of("gaps", ["why"], "de")
    assert column.meaning.startswith("failed: an einigen der Tage")


@pytest.mark.parametrize("form", list(Format))
def test_a_package_describes_itself_to_other_tools(cursor: Cursor, form: Format) -> None:
    wanted = Wanted("mentions", Filters(outlet=("Nordblatt",)), language="de")
    with ZipFile(BytesIO(packed(cursor, wanted, form))) as archive:
        told = json.loads(archive.read("datapackage.json"))
        (resource,) = told["resources"]
        data = archive.read(resource["path"])
        dictionary = archive.read("dictionary.csv").decode()
    assert resource["bytes"] == len(data)
    assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert resource["rows"] == rows_in(data, form)
    fields = {one["name"]: one for one in resource["schema"]["fields"]}
    assert list(fields) == exports.open_extract(cursor, wanted).schema.names
    assert (fields["pub_date"]["type"], fields["name"]["type"]) == ("date", "string")
    assert fields["surface"]["description"] in dictionary
    assert told["description"] == "Medium: Nordblatt"
    assert told["sources"] == [{"title": "Nordblatt"}]


def test_a_readme_says_in_german_what_is_in_and_what_is_out(cursor: Cursor) -> None:
    wanted = Wanted("mentions", Filters(from_=date(2023, 10, 2)), language="de")
    with ZipFile(BytesIO(packed(cursor, wanted))) as archive:
        said = archive.read("README.txt").decode()
    assert "Zeilen: 12" in said
    assert "von: 2023-10-02" in said
    assert "Undatierte Artikel, die hier fehlen: 1" in said


def test_a_changed_file_and_a_changed_warehouse_are_told(cursor: Cursor, tmp_path: Path) -> None:
    target = tmp_path / "x.zip"
    target.write_bytes(packed(cursor, Wanted("articles")))
    with Owner.open(None) as other, other.reading() as changed:
        save(changed, [made(1, day=date(2023, 10, 1))])
        assert exports.verify(target, changed) == [
            "The warehouse gives 1 rows now, the package has 7."
        ]
    with ZipFile(target) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(target, "w") as archive:
        for name, data in kept.items():
            archive.writestr(name, data.replace(b"Nord", b"Nerd") if name[0] == "a" else data)
    assert exports.verify(target) == ["articles.csv was changed."]
    target.write_bytes(b"PK nothing")
    with pytest.raises(UnreadableInput):
        exports.verify(target)


def test_each_outlet_decides_about_its_own_words() -> None:
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(cursor, [made(1, day=date(2023, 10, 1))])
        save(cursor, [made(2, day=date(2023, 10, 2), outlet="Südblatt")])
        sources.set_rights(cursor, "Südblatt", Rights.OFFSETS)
        data = whole(cursor, Wanted("articles", rights=Rights.TEXT), Format.CSV).decode()
        found = list(csv.DictReader(StringIO(data, newline="")))
        assert [(row["rights"], row["text"]) for row in found] == [("text", TEXT), ("offsets", "")]
        told = extracts.facts(cursor, Filters(), rights=Rights.TEXT).outlets
        assert [(one.outlet, one.rights) for one in told] == [
            ("Nordblatt", "text"),
            ("Südblatt", "offsets"),
        ]


@settings(max_examples=30, deadline=None)
@given(cell=st.text("'=+ a＝\n\t", min_size=1, max_size=6))
def test_taking_one_mark_away_gives_every_cell_back(cell: str) -> None:
    schema = pa.schema([("cell", pa.string())])
    extract = Extract(schema, iter([pa.table({"cell": [cell]}, schema=schema)]))
    tally = Tally()
    data = b"".join(exports.pieces_of(extract, Format.CSV, tally)).decode()
    ((written,),) = list(csv.reader(StringIO(data.split("\n", 1)[1], newline="")))
    assert written == ("'" + cell if tally.escaped else cell)


def small_book(cells: list[str], **limits: int) -> tuple[dict[str, list[list[str]]], Tally]:
    schema = pa.schema([("cell", pa.string())])
    extract = Extract(schema, iter([pa.table({"cell": cells}, schema=schema)]))
    tally = Tally()
    return sheets(b"".join(workbook(extract, tally, **limits))), tally


def test_rows_beyond_a_sheet_go_on_in_the_next() -> None:
    found, tally = small_book([f"c{n}" for n in range(5)], sheet_rows=3)
    assert [len(rows) for rows in found.values()] == [3, 3, 2]
    assert all(rows[0] == ["cell"] for rows in found.values())
    assert (tally.rows, tally.sheets) == (5, 3)


@pytest.mark.parametrize("letter", ["x", "😀"])
def test_a_long_cell_goes_on_in_its_own_sheet(letter: str) -> None:
    long = letter * 40_000
    found, tally = small_book([long, "short"])
    parts = [found["sheet1"][1][0], *(row[-1] for row in found["sheet2"][1:])]
    assert "".join(parts) == long
    assert all(len(part.encode("utf-16-le")) // 2 <= 32_767 for part in parts)
    assert found["sheet2"][1][:4] == ["rows 1", "2", "cell", "2"]
    assert tally.continued == 1


def test_a_workbook_has_no_formula_no_link_and_no_control_character() -> None:
    found, tally = small_book(["=1+1", "https://x.example", "a\x00b", "＝1", "_x0041_"])
    assert [row[0] for row in found["sheet1"][1:4]] == ["=1+1", "https://x.example", "a\ufffdb"]
    assert tally.cleaned == 1


def test_a_spreadsheet_reads_every_dangerous_cell_as_the_text_that_it_is() -> None:
    schema = pa.schema([("cell", pa.string())])
    cells = [*DANGEROUS, "a\rb", "a\tb\nc", "_x0041_", "'=x", "<b>&amp;", " 007 ", "1e5", "TRUE"]
    extract = Extract(schema, iter([pa.table({"cell": cells}, schema=schema)]))
    data = b"".join(workbook(extract, Tally()))
    read = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in read[1:]] == cells
    with ZipFile(BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert sheet.count(b'"inlineStr"') == len(cells) + 1


def test_a_stream_that_nobody_reads_to_the_end_leaves_no_file(
    cursor: Cursor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    stream: Any = exports.pieces(cursor, Wanted("articles"), Format.XLSX)
    next(stream)
    assert list(tmp_path.iterdir()) != []
    stream.close()
    assert list(tmp_path.iterdir()) == []


def test_undated_articles_are_there_when_they_are_asked_for(cursor: Cursor) -> None:
    wanted = Wanted("articles", replace(Filters(), undated=True))
    assert rows_in(whole(cursor, wanted, Format.JSONL), Format.JSONL) == 1


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_filter_is_said_in_words(cursor: Cursor, language: str) -> None:
    everything = Filters(
        from_=date(2024, 1, 1),
        to=date(2024, 2, 1),
        actor=("country:FR", "org:un"),
        speaker=("country:FR",),
        outlet=("group:Nord",),
        language=("de",),
        agency=("AFP",),
        role=tuple(CreditRole),
        q="Hafen",
        unique=True,
        denominator=Denominator.QUOTING,
        grain=Grain.MONTH,
        together=True,
    )
    said = exports.filters_in_words(cursor, everything, language)
    left = {one.name for one in fields(Filters) if getattr(everything, one.name) == one.default}
    assert left == {"undated"}  # a new filter has to be said as well
    assert not [line for line in said if line.endswith((": 1", ": quoting", ": in_text"))]
    assert exports.filters_in_words(cursor, Filters(undated=True), language)
