"""The ledger of collected days, the outlets, and rejections that are never lost or doubled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.warehouse.articles_made import article
from warehouse.model import Hints, Rejection, Stage
from warehouse.store.articles import save
from warehouse.store.checksums import checksums
from warehouse.store.connection import Cursor, Owner
from warehouse.store.sources import Coverage

OCTOBER = Coverage("nordblatt", date(2023, 10, 30), date(2023, 11, 2))
BAD = Rejection(Stage.READ, "no_text", "There is no text.", "a.jsonl:3", b"\x00{}")


@pytest.fixture
def cursor() -> Iterator[Cursor]:
    with Owner.open(None) as owner, owner.reading() as cursor:
        yield cursor


def test_declared_coverage_is_written_day_by_day_across_months(cursor: Cursor) -> None:
    save(cursor, [], coverage=[OCTOBER])
    days = cursor.execute("SELECT outlet, day, declared, collected FROM ledger").fetchall()
    assert days == [
        ("nordblatt", date(2023, 10, 30), True, True),
        ("nordblatt", date(2023, 10, 31), True, True),
        ("nordblatt", date(2023, 11, 1), True, True),
        ("nordblatt", date(2023, 11, 2), True, True),
    ]
    assert cursor.execute("SELECT outlet FROM outlets").fetchall() == [("nordblatt",)]


def test_declaring_twice_is_declaring_once(cursor: Cursor) -> None:
    save(cursor, [], coverage=[OCTOBER])
    before = checksums(cursor)
    save(cursor, [], coverage=[OCTOBER, OCTOBER])
    assert checksums(cursor) == before


def test_a_day_of_the_ledger_becomes_declared_where_it_was_polled(cursor: Cursor) -> None:
    poll(cursor, date(2023, 10, 31), polled=False)
    save(cursor, [], coverage=[OCTOBER])
    rows = cursor.execute(
        "SELECT tried, failed, declared, collected FROM ledger WHERE day = DATE '2023-10-31'"
    ).fetchall()
    assert rows == [(3, 3, True, True)]


def poll(cursor: Cursor, day: date, *, polled: bool) -> None:
    """Three polls of a day, which collected it or failed."""
    cursor.execute(
        "INSERT INTO ledger (outlet, day, tried, fetched, new, failed, declared, collected, polled)"
        " VALUES ('nordblatt', $day, 3, 0, 0, 3, false, $polled, $polled)",
        {"day": day, "polled": polled},
    )


def test_declared_coverage_can_be_taken_back_without_a_trace(cursor: Cursor) -> None:
    before = checksums(cursor)["ledger"]
    save(cursor, [], coverage=[OCTOBER])
    save(cursor, [], coverage=[replace(OCTOBER, complete=False)])
    assert checksums(cursor)["ledger"] == before


def test_taking_coverage_back_leaves_what_was_polled_or_delivered(cursor: Cursor) -> None:
    poll(cursor, date(2023, 10, 30), polled=True)
    received = datetime(2023, 10, 31, 8, tzinfo=UTC)
    save(cursor, [article(received=received)], coverage=[OCTOBER])
    save(cursor, [], coverage=[Coverage("nordblatt", OCTOBER.first, OCTOBER.last, complete=False)])
    rows = cursor.execute(
        "SELECT day, new, declared, collected FROM ledger ORDER BY day"
    ).fetchall()
    assert rows == [
        (date(2023, 10, 30), 0, False, True),
        (date(2023, 10, 31), 1, False, False),
    ]


def test_a_part_of_what_was_declared_can_be_taken_back_in_one_go(cursor: Cursor) -> None:
    hole = Coverage("nordblatt", date(2023, 10, 31), date(2023, 10, 31), complete=False)
    save(cursor, [], coverage=[OCTOBER, hole])
    days = cursor.execute("SELECT day FROM ledger ORDER BY day").fetchall()
    assert days == [(date(2023, 10, 30),), (date(2023, 11, 1),), (date(2023, 11, 2),)]


def test_coverage_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends"):
        Coverage("nordblatt", date(2023, 10, 2), date(2023, 10, 1))


def test_a_rejection_keeps_its_bytes_reason_and_hints(cursor: Cursor) -> None:
    hinted = Rejection(
        Stage.CLEAN, "empty", "Nothing was left.", "b.txt", b"\xff", None, Hints(outlet="nordblatt")
    )
    save(cursor, [article()], rejections=[hinted])
    rows = cursor.execute("SELECT stage, reason, origin, data, outlet FROM rejections").fetchall()
    assert rows == [("clean", "empty", "b.txt", b"\xff", "nordblatt")]


def test_a_rejection_is_stored_once_with_the_time_it_first_came(cursor: Cursor) -> None:
    early, late = datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 1, 2, tzinfo=UTC)
    for received in (late, early, late):
        again = Rejection(BAD.stage, BAD.reason, BAD.message, BAD.origin, BAD.data, received)
        save(cursor, [], rejections=[again, again])
    rows = cursor.execute("SELECT received_at FROM rejections").fetchall()
    assert rows == [(early.replace(tzinfo=None),)]


def test_two_different_rejections_of_one_file_are_both_kept(cursor: Cursor) -> None:
    other = Rejection(BAD.stage, BAD.reason, BAD.message, "a.jsonl:4", BAD.data)
    save(cursor, [], rejections=[BAD, other])
    assert cursor.execute("SELECT count(*) FROM rejections").fetchall() == [(2,)]
