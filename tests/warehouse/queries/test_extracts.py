"""Rows for extracts come in slices of days that together are exactly the whole view."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pytest

from tests.warehouse.articles_made import article, mention
from warehouse.queries import extracts
from warehouse.queries.filters import Denominator, Filters
from warehouse.settings import Rights
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner

TEXT = "Ada Abel sprach. Bo Beck schwieg."
VIEWS = (
    Filters(),
    Filters(unique=True),
    Filters(denominator=Denominator.STORIES, actor=("p:bo",)),
    Filters(from_=date(2023, 10, 3), to=date(2023, 10, 7)),
    Filters(undated=True),
    Filters(outlet=("nobody",)),
)


@pytest.fixture(scope="module")
def owner() -> Iterator[Owner]:
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(
            cursor,
            [
                article(
                    f"{TEXT} {number % 4}",
                    outlet=f"Blatt {number % 3}",
                    url=f"https://blatt.example/{number}",
                    day=date(2023, 10, 1 + number // 2) if number < 18 else None,
                    mentions=(
                        mention(TEXT, "Ada Abel", "p:ada"),
                        mention(TEXT, "Bo Beck", "p:bo"),
                    ),
                )
                for number in range(20)
            ],
        )
        yield owner


@pytest.fixture
def cursor(owner: Owner) -> Iterator[Cursor]:
    with owner.reading() as cursor:
        yield cursor


def whole(cursor: Cursor, filters: Filters, dataset: str) -> pa.Table:
    with extracts.steady(cursor):
        found = extracts.open_rows(
            cursor, filters, dataset, rights=Rights.TEXT, language="de", batch_rows=3
        )
        return pa.Table.from_batches(found.batches, schema=found.schema)


@pytest.mark.parametrize("dataset", ["articles", "mentions"])
@pytest.mark.parametrize("filters", VIEWS)
def test_slices_hold_the_rows_of_the_view_in_its_order(
    cursor: Cursor, monkeypatch: pytest.MonkeyPatch, filters: Filters, dataset: str
) -> None:
    at_once = whole(cursor, filters, dataset)
    monkeypatch.setattr(extracts, "SLICE_ROWS", 5)
    assert whole(cursor, filters, dataset).equals(at_once)
    assert at_once.num_rows == extracts.count_rows(cursor, filters, dataset)


def test_what_is_written_meanwhile_is_in_no_later_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracts, "SLICE_ROWS", 1)
    days = [date(2023, 10, number) for number in (1, 2, 3)]
    with Owner.open(None) as owner, owner.reading() as cursor, owner.reading() as writer:
        save(writer, [article(url=f"https://x.example/{day}", day=day) for day in days[:2]])
        with extracts.steady(cursor):
            found = extracts.open_rows(
                cursor, Filters(), "articles", rights=Rights.TEXT, language="de", batch_rows=9
            )
            rows = next(found.batches).num_rows
            save(writer, [article(url=f"https://x.example/{day}/b", day=day) for day in days])
            rows += sum(batch.num_rows for batch in found.batches)
        assert rows == 2
        assert extracts.count_rows(cursor, Filters(), "articles") == 5
