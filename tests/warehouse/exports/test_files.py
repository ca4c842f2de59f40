"""Extracts: exactly the view, whole, the same bytes each time, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.articles_made import article, credit, mention, quotation
from warehouse import exports
from warehouse.errors import NotFound
from warehouse.queries import actors, overview, speakers
from warehouse.queries.filters import Filters, Grain
from warehouse.settings import Rights
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner

TEXT = "Ada Abel sagte: „Wir, die „Alten“, bleiben.“ Bo Beck\nschwieg. (AFP)" + " Und so fort." * 40


@pytest.fixture(scope="module")
def owner() -> Iterator[Owner]:
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(
            cursor,
            [
                article(
                    TEXT,
                    title='=cmd("x"), "Titel"',
                    url=f"https://nordblatt.example/{number}",
                    day=date(2023, 10, 1 + number),
                    mentions=(
                        mention(TEXT, "Ada Abel", "p:ada"),
                        mention(TEXT, "Bo Beck", "p:bo"),
                    ),
                    quotations=(
                        quotation(TEXT, "„Wir, die „Alten“, bleiben.“", speaker="Ada Abel"),
                    ),
                    credits=(credit(TEXT, "AFP", "AFP"),),
                )
                for number in range(5)
            ],
        )
        yield owner


@pytest.fixture
def cursor(owner: Owner) -> Iterator[Cursor]:
    with owner.reading() as cursor:
        yield cursor


def rows(cursor: Cursor, dataset: str, filters: Filters, **more: object) -> list[dict[str, str]]:
    """An extract as a reader of CSV gets it."""
    stream = exports.stream_csv(cursor, filters, dataset, **more)  # type: ignore[arg-type]
    return list(csv.DictReader(StringIO(b"".join(stream).decode("utf-8"), newline="")))


@pytest.mark.parametrize("dataset", exports.DATASETS)
def test_the_same_view_gives_the_same_bytes_and_a_header_first(
    cursor: Cursor, dataset: str
) -> None:
    first = list(exports.stream_csv(cursor, Filters(), dataset))
    assert first[0].endswith(b"\n")
    assert first[0].count(b"\n") == 1
    assert b"".join(exports.stream_csv(cursor, Filters(), dataset)) == b"".join(first)
    assert len(first) > 1 or dataset not in exports.ROWS


@pytest.mark.parametrize("dataset", exports.DATASETS)
def test_an_empty_view_is_a_header(cursor: Cursor, dataset: str) -> None:
    nobody = Filters(outlet=("nobody",))
    text = b"".join(exports.stream_csv(cursor, nobody, dataset)).decode()
    assert text.count("\n") == 1
    assert text.split(",")[0].isidentifier()


def test_articles_are_all_there_and_carry_a_snippet_only(cursor: Cursor) -> None:
    found = rows(cursor, "articles", Filters())
    assert [row["pub_date"] for row in found] == [f"2023-10-0{day}" for day in range(1, 6)]
    assert {row["text"] for row in found} == {TEXT[:240]}


def test_rights_decide_about_the_words(cursor: Cursor) -> None:
    assert rows(cursor, "articles", Filters(), rights=Rights.TEXT)[0]["text"] == TEXT
    bare = rows(cursor, "articles", Filters(), rights=Rights.OFFSETS)[0]
    assert (bare["text"], bare["title"]) == ("", "")
    bare = rows(cursor, "mentions", Filters(), rights=Rights.OFFSETS)[0]
    assert (bare["before"], bare["surface"], bare["after"]) == ("", "", "")
    assert (bare["start"], bare["end"]) == ("0", "8")
    assert rows(cursor, "quotations", Filters(), rights=Rights.OFFSETS)[0]["text"] == ""


def test_rows_are_those_that_charts_count(cursor: Cursor) -> None:
    only = Filters(actor=("p:bo",), from_=date(2023, 10, 2))
    found = rows(cursor, "mentions", only)
    assert {row["actor_id"] for row in found} == {"p:bo"}
    assert len(found) == actors.top(cursor, only)["mentions"].sum() == 4
    assert len(rows(cursor, "quotations", only)) == speakers.count_quotations(cursor, only)


def test_quotes_commas_and_line_ends_survive_the_way(cursor: Cursor) -> None:
    found = rows(cursor, "quotations", Filters())[0]
    assert found["text"] == "„Wir, die „Alten“, bleiben.“"
    around = rows(cursor, "mentions", Filters(actor=("p:bo",)))[0]
    assert around["after"].startswith("'\nschwieg.")


def test_evidence_fits_its_surroundings(cursor: Cursor) -> None:
    for dataset in ("mentions", "wire_credits"):
        for row in rows(cursor, dataset, Filters()):
            start, end = int(row["start"]), int(row["end"])
            assert row["surface"] == TEXT[start:end]
            assert row["before"].removeprefix("'") == TEXT[max(0, start - 80) : start]
            assert row["after"].removeprefix("'") == TEXT[end : end + 80]


def test_a_formula_in_a_title_is_text(cursor: Cursor) -> None:
    assert rows(cursor, "articles", Filters())[0]["title"] == '\'=cmd("x"), "Titel"'


def test_over_time_has_every_actor_and_period_and_empty_cells_for_gaps(cursor: Cursor) -> None:
    filters = Filters(from_=date(2023, 9, 30), grain=Grain.DAY)
    found = rows(cursor, "actors_over_time", filters)
    assert len(found) == 2 * 6
    assert (found[0]["state"], found[0]["articles"]) == ("no_data", "")
    assert found[1]["articles"] == "1"
    chosen = rows(cursor, "actors_over_time", filters, actor_ids=["p:bo"])
    assert {row["actor_id"] for row in chosen} == {"p:bo"}
    volume = rows(cursor, "volume", filters)
    assert len(volume) == len(overview.volume(cursor, filters))


def test_an_unknown_dataset_is_named(cursor: Cursor) -> None:
    with pytest.raises(NotFound, match="readers"):
        list(exports.stream_csv(cursor, Filters(), "readers"))


def test_file_names_tell_dataset_and_range() -> None:
    filters = Filters(from_=date(2023, 1, 1), to=date(2023, 2, 1), actor=("../../etc",))
    name = exports.filename("quotations", filters)
    assert name == "newsprism-quotations-2023-01-01-2023-02-01-filtered.csv"
    assert exports.filename("../x\r\n", Filters()) == "newsprism-x.csv"


DANGEROUS = (
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\tx",
    "\rx",
    "\n=x",
    "  =x",
    "\u00a0=x",
    "＝x",
    "＠x",
    "\ufeff=x",
)


@pytest.mark.parametrize("cell", DANGEROUS)
def test_every_way_into_a_formula_is_closed(cell: str) -> None:
    assert extracted(cell) == "'" + cell


@settings(max_examples=25, deadline=None)
@given(cell=st.text(min_size=1, max_size=20).filter(lambda text: "\x00" not in text))
def test_any_text_comes_back_with_at_most_a_mark_in_front(cell: str) -> None:
    clean = cell.encode("utf-8", "replace").decode()
    assert extracted(clean) in (clean, "'" + clean)
    if clean.strip()[:1] in "=+-@" and clean.strip():
        assert extracted(clean) == "'" + clean


def extracted(title: str) -> str:
    """A title as the extract of articles carries it."""
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(cursor, [article("Text.", title=title)])
        return rows(cursor, "articles", Filters())[0]["title"]
