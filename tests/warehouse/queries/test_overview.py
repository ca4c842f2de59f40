"""Totals and volume of a small newspaper world."""

from __future__ import annotations

from datetime import date

from warehouse.queries import overview
from warehouse.queries.filters import Filters, Grain
from warehouse.store.connection import Cursor


def test_totals_sum_up_the_dated_articles_and_name_the_undated(cursor: Cursor) -> None:
    (row,) = overview.totals(cursor, Filters()).to_dict("records")
    assert row == {
        "articles": 4,
        "undated": 1,
        "outlets": 3,
        "mentions": 4,
        "quotations": 4,
        "speakers": 3,
        "credited": 2,
        "first_date": date(2023, 10, 17),
        "last_date": date(2023, 10, 22),
        "not_analysed": 1,
    }


def test_totals_of_nothing_are_zero_and_without_dates(cursor: Cursor) -> None:
    (row,) = overview.totals(cursor, Filters(outlet=("nobody",))).to_dict("records")
    assert row["articles"] == row["undated"] == row["quotations"] == 0
    assert row["first_date"] is None


def test_undated_articles_are_counted_under_the_other_filters(cursor: Cursor) -> None:
    (row,) = overview.totals(cursor, Filters(outlet=("suedpost",))).to_dict("records")
    assert row["undated"] == 0
    (row,) = overview.totals(cursor, Filters(from_=date(2030, 1, 1))).to_dict("records")
    assert (row["articles"], row["undated"]) == (0, 1)


def test_volume_is_a_complete_grid(cursor: Cursor) -> None:
    volume = overview.volume(cursor, Filters(grain=Grain.DAY))
    assert tuple(volume.columns) == overview.VOLUME_COLUMNS
    assert [period.day for period in volume["period"]] == list(range(16, 23))
    assert list(volume["articles"]) == [0, 2, 1, 0, 0, 0, 1]
    assert list(volume["state"]) == ["zero", "counted", "counted", *["zero"] * 3, "counted"]
