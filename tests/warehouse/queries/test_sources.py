"""Sources: outlets, languages, rejections, and every day of every outlet."""

from __future__ import annotations

from datetime import date

from warehouse.queries import sources
from warehouse.queries.filters import Filters, Grain
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner
from warehouse.store.sources import Coverage


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
    assert [day.day for day in found["period"]] == list(range(16, 23))
    assert list(found["state"]) == ["zero", "counted", *["zero"] * 4, "counted"]
    assert found["declared"].all()


def test_coverage_keeps_to_the_range(cursor: Cursor) -> None:
    found = sources.coverage(cursor, Filters(from_=date(2023, 10, 22)))
    assert list(found["outlet"]) == ["nordblatt"]


def test_coverage_of_longer_periods_counts_their_days(cursor: Cursor) -> None:
    found = sources.coverage(cursor, Filters(grain=Grain.WEEK))
    rows = found[["outlet", "state", "articles", "days_collected", "days", "declared"]]
    assert [tuple(row) for row in rows.to_numpy()] == [
        ("nordblatt", "counted", 2, 7, 7, True),
        ("suedpost", "partial", 1, 1, 7, False),
        ("xa", "partial", 1, 1, 7, False),
    ]


def test_coverage_counts_only_articles_of_the_languages_in_view(cursor: Cursor) -> None:
    found = sources.coverage(cursor, Filters(grain=Grain.WEEK, language=("xx",)))
    assert list(found["outlet"]) == ["xa"]


def test_declared_coverage_is_told_as_ranges() -> None:
    with Owner.open(None) as owner, owner.reading() as own:
        october = Coverage("nordblatt", date(2023, 10, 30), date(2023, 11, 2))
        hole = Coverage("nordblatt", date(2023, 10, 31), date(2023, 10, 31), complete=False)
        save(own, [], coverage=[october, hole])
        found = sources.declared(own)
    assert tuple(found.columns) == sources.DECLARED_COLUMNS
    assert [tuple(row) for row in found.to_numpy()] == [
        ("nordblatt", date(2023, 10, 30), date(2023, 10, 30), 1),
        ("nordblatt", date(2023, 11, 1), date(2023, 11, 2), 2),
    ]
