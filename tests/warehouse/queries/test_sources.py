"""Sources: outlets, languages, rejections, and every day of every outlet."""

from __future__ import annotations

from datetime import date

from warehouse.queries import sources
from warehouse.queries.filters import Filters
from warehouse.store.connection import Cursor


def test_outlets_tell_how_much_and_when(cursor: Cursor) -> None:
    found = sources.outlets(cursor)
    assert tuple(found.columns) == sources.OUTLETS_COLUMNS
    first = found.to_dict("records")[0]
    assert first == {
        "outlet": "nordblatt",
        "articles": 3,
        "first_date": date(2023, 10, 17),
        "last_date": date(2023, 10, 22),
        "collected_days": 7,
    }


def test_languages_tell_what_is_not_analysed(cursor: Cursor) -> None:
    found = sources.languages(cursor)
    rows = zip(found["language"], found["articles"], found["analysed"], strict=True)
    assert list(rows) == [("de", 4, 4), ("xx", 1, 0)]


def test_rejections_keep_origin_and_reason(cursor: Cursor) -> None:
    (row,) = sources.rejections(cursor).to_dict("records")
    assert (row["origin"], row["stage"], row["reason"]) == ("a.jsonl:3", "read", "no_text")
    assert sources.count_rejections(cursor) == 1


def test_coverage_shows_every_day_between_the_first_and_the_last(cursor: Cursor) -> None:
    found = sources.coverage(cursor, Filters(outlet=("nordblatt",)))
    assert tuple(found.columns) == sources.COVERAGE_COLUMNS
    assert [day.day for day in found["day"]] == list(range(16, 23))
    assert list(found["state"]) == ["zero", "counted", *["zero"] * 4, "counted"]


def test_coverage_keeps_to_the_range(cursor: Cursor) -> None:
    found = sources.coverage(cursor, Filters(from_=date(2023, 10, 22)))
    assert list(found["outlet"]) == ["nordblatt"]
