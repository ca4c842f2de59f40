"""Datasets about sources, and those that break a chart down into every dimension."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import Any

import pytest

from tests.warehouse.articles_made import article, credit, mention, quotation
from warehouse import exports
from warehouse.exports import Format, Wanted
from warehouse.exports.datasets import count_rows
from warehouse.model import CreditRole, Hints, Rejection, Stage
from warehouse.queries import actors, extracts, overview, speakers, wires
from warehouse.queries.filters import Filters, Grain
from warehouse.store import sources
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner
from warehouse.store.sources import Coverage

TEXT = "Ada Abel sagte: „Wir bleiben.“ Bo Beck schwieg. (AFP) Foto: AFP"
HINTS = Hints(outlet="Südblatt")


@pytest.fixture(scope="module")
def owner() -> Iterator[Owner]:
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(
            cursor,
            [
                article(
                    TEXT,
                    outlet="Nordblatt" if number % 2 else "Südblatt",
                    language="de" if number % 3 else "en",
                    url=f"https://blatt.example/{number}",
                    day=date(2023, 10, 1 + number) if number < 9 else date(2023, 12, 1),
                    mentions=(
                        mention(TEXT, "Ada Abel", "p:ada"),
                        mention(TEXT, "Bo Beck", "p:bo"),
                    ),
                    quotations=(quotation(TEXT, "„Wir bleiben.“", speaker="Ada Abel"),),
                    credits=(
                        credit(TEXT, "AFP", "AFP"),
                        credit(TEXT, "Foto: AFP", "AFP", CreditRole.PHOTO),
                    ),
                )
                for number in range(10)
            ],
            rejections=[
                Rejection(Stage.READ, "empty", "Nothing is in it.", "a.txt", b"a", hints=HINTS),
                Rejection(Stage.READ, "empty", "Nothing is in it.", "b.txt", b"b"),
            ],
            coverage=(Coverage("Nordblatt", date(2023, 10, 1), date(2023, 10, 31)),),
        )
        sources.set_group(cursor, "Nordblatt", "Küste")
        yield owner


@pytest.fixture
def cursor(owner: Owner) -> Iterator[Cursor]:
    with owner.reading() as cursor:
        yield cursor


def rows(cursor: Cursor, dataset: str, filters: Filters | None = None) -> list[dict[str, Any]]:
    wanted = Wanted(dataset, filters or Filters())
    found = [
        row for table in exports.open_extract(cursor, wanted).batches for row in table.to_pylist()
    ]
    assert len(found) == count_rows(cursor, wanted)
    return found


def test_outlets_say_what_is_held_of_each_and_follow_the_filter(cursor: Cursor) -> None:
    found = {row["outlet"]: row for row in rows(cursor, "outlets")}
    assert found["Nordblatt"]["outlet_group"] == "Küste"
    assert found["Nordblatt"]["days_declared"] == 31
    assert found["Südblatt"]["rejections"] == 1
    assert [row["outlet"] for row in rows(cursor, "outlets", Filters(outlet=("Südblatt",)))] == [
        "Südblatt"
    ]


def test_gaps_are_runs_of_missing_days(cursor: Cursor) -> None:
    found = rows(cursor, "gaps", Filters(outlet=("Nordblatt",)))
    assert found == [
        {
            "outlet": "Nordblatt",
            "first": date(2023, 11, 1),
            "last": date(2023, 11, 30),
            "days": 30,
            "why": "unknown",
        }
    ]


def test_rejections_are_all_there_and_those_of_nobody_only_in_the_whole_view(
    cursor: Cursor,
) -> None:
    assert {row["origin"] for row in rows(cursor, "rejections")} == {"a.txt", "b.txt"}
    some = rows(cursor, "rejections", Filters(outlet=("Südblatt",)))
    assert [(row["origin"], row["state"]) for row in some] == [("a.txt", "open")]


FILTERS = (
    Filters(grain=Grain.MONTH),
    Filters(grain=Grain.WEEK, outlet=("Nordblatt",)),
    Filters(grain=Grain.DAY, language=("de",), actor=("p:bo",)),
    Filters(unique=True),
)


@pytest.mark.parametrize("filters", FILTERS)
def test_cells_add_up_to_what_charts_count(cursor: Cursor, filters: Filters) -> None:
    volume = rows(cursor, "volume_in_detail", filters)
    assert (
        sum(row["articles"] for row in volume) == overview.volume(cursor, filters)["articles"].sum()
    )
    counted = Counter[str]()
    for row in rows(cursor, "actors_in_detail", filters):
        counted[row["actor_id"]] += row["articles"]
    top = actors.top(cursor, filters, limit=None)
    assert counted == dict(zip(top["actor_id"], top["articles"], strict=True))
    quoted = rows(cursor, "speakers_in_detail", filters)
    assert sum(row["quotations"] for row in quoted) == speakers.count_quotations(cursor, filters)
    roles = Counter[str]()
    for row in rows(cursor, "wires_in_detail", filters):
        roles[row["role"]] += row["articles"]
    by_role = wires.by_role(cursor, filters)
    assert roles == dict(zip(by_role["role"], by_role["articles"], strict=True))


def test_lists_are_lists_where_a_format_has_them(cursor: Cursor) -> None:
    only = Filters(outlet=("Nordblatt",), to=date(2023, 10, 2))
    lines = b"".join(exports.pieces(cursor, Wanted("quotations", only), Format.JSONL))
    row = json.loads(lines)
    assert (row["part_starts"], row["part_ends"]) == ([row["start"]], [row["end"]])
    cells = b"".join(exports.pieces(cursor, Wanted("quotations", only), Format.CSV)).decode()
    (flat,) = csv.DictReader(StringIO(cells, newline=""))
    assert flat["part_starts"] == str(row["start"])


def test_cells_carry_every_dimension(cursor: Cursor) -> None:
    row = rows(cursor, "wires_in_detail", Filters(grain=Grain.MONTH, outlet=("Nordblatt",)))[0]
    assert row == {
        "period": date(2023, 10, 1),
        "outlet": "Nordblatt",
        "outlet_group": "Küste",
        "language": "de",
        "agency": "AFP",
        "role": "credit",
        "credit_group": "text",
        "articles": 3,
    }


@pytest.mark.parametrize("dataset", exports.DATASETS)
def test_every_dataset_answers_for_undated_articles(cursor: Cursor, dataset: str) -> None:
    wanted = Wanted(dataset, Filters(undated=True))
    assert b"".join(exports.pieces(cursor, wanted, Format.CSV)).count(b"\n") >= 1


@pytest.mark.parametrize("dataset", exports.STREAMED)
@pytest.mark.parametrize("filters", [*FILTERS, Filters(undated=True), Filters(outlet=("nobody",))])
def test_a_preview_is_the_beginning_of_the_whole(
    cursor: Cursor, monkeypatch: pytest.MonkeyPatch, dataset: str, filters: Filters
) -> None:
    monkeypatch.setattr(extracts, "SLICE_ROWS", 2)
    whole = rows(cursor, dataset, filters)
    for most in (1, 5, 100):
        few = exports.open_extract(cursor, Wanted(dataset, filters, most=most))
        assert [row for table in few.batches for row in table.to_pylist()] == whole[:most]
