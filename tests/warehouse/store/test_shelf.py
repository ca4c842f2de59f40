"""What searches found is shared by readers of one state of the warehouse, and never old."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from tests.warehouse.articles_made import article, mention
from warehouse.commands import Desk, Done, Store
from warehouse.model import AnnotatedArticle
from warehouse.queries import actors, articles
from warehouse.queries.extracts import steady
from warehouse.queries.filters import Filters
from warehouse.store import shelf
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner

SHELF = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'found_by_searches'"
PRIVATE = "SELECT count(*) FROM duckdb_tables() WHERE temporary"
BUS = Filters(q="bus")


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk.memory() as desk:
        desk.submit(Store([bus(1)]))
        yield desk


def bus(day: int) -> AnnotatedArticle:
    return article(f"Der Bus fährt am {day}. Mai.", title=None, day=date(2026, 5, day))


def on_the_shelf(cursor: Cursor) -> list[str]:
    return [name for (name,) in cursor.execute(SHELF).fetchall()]


def test_the_next_reader_finds_what_another_one_searched_for(desk: Desk) -> None:
    seen = []
    for _ in range(2):
        with desk.read() as cursor:
            assert articles.count(cursor, BUS) == 1
            assert cursor.execute(PRIVATE).fetchone() == (0,)
            seen.append(on_the_shelf(cursor))
    assert seen[0] == seen[1]
    assert len(seen[0]) == 1


def test_a_change_is_found_by_the_next_reader(desk: Desk) -> None:
    for day in (2, 3):
        with desk.read() as cursor:
            assert articles.count(cursor, BUS) == day - 1
        desk.submit(Store([bus(day)]))
        with desk.read() as cursor:
            assert on_the_shelf(cursor) == []
            assert articles.count(cursor, BUS) == day


def test_a_reader_goes_on_when_the_shelf_is_cleared_under_it(desk: Desk) -> None:
    with desk.read() as cursor:
        assert articles.count(cursor, BUS) == 1
        desk.submit(Store([bus(2)]))
        assert articles.count(cursor, BUS) == 2


@dataclass(frozen=True, slots=True)
class Slowly:
    """Stores an article, and ends only when it is let."""

    stored: threading.Event
    may_end: threading.Event

    def carry_out(self, owner: Owner) -> Done:
        """Store, tell, and wait."""
        with owner.reading() as cursor:
            save(cursor, [bus(2)])
        self.stored.set()
        assert self.may_end.wait(30)
        return Done()


def test_nothing_is_shared_while_something_is_written(desk: Desk) -> None:
    slow = Slowly(threading.Event(), threading.Event())
    writer = threading.Thread(target=desk.submit, args=(slow,))
    writer.start()
    assert slow.stored.wait(30)
    with desk.read() as cursor:
        assert articles.count(cursor, BUS) == 2
        assert on_the_shelf(cursor) == []
    slow.may_end.set()
    writer.join()


def test_a_steady_look_searches_for_itself(desk: Desk) -> None:
    with desk.read() as cursor, steady(cursor):
        assert articles.count(cursor, BUS) == 1
        assert on_the_shelf(cursor) == []


@pytest.mark.parametrize(("most", "most_rows"), [(5, 1_000), (1_000, 3)])
def test_the_oldest_goes_when_the_shelf_is_full(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, most: int, most_rows: int
) -> None:
    monkeypatch.setattr(shelf, "MOST", most)
    monkeypatch.setattr(shelf, "MOST_ROWS", most_rows)
    with desk.read() as cursor:
        assert articles.count(cursor, BUS) == 1
        (oldest,) = on_the_shelf(cursor)
        for number in range(6):
            assert articles.count(cursor, Filters(q=f"bus -bahn{number}")) == 1
        assert len(on_the_shelf(cursor)) <= 5
        assert oldest not in on_the_shelf(cursor)
        assert articles.count(cursor, BUS) == 1


def test_a_ranking_is_kept_with_what_was_searched_for_it(desk: Desk) -> None:
    text = "Frankreich sucht einen Bus."
    desk.submit(Store([article(text, mentions=(mention(text, "Frankreich", "country:FR"),))]))
    found = []
    for limit in (1, None):
        with desk.read() as cursor:
            found.append(list(actors.top(cursor, BUS, limit=limit)["actor_id"]))
            assert len(on_the_shelf(cursor)) == 2
            assert cursor.execute(PRIVATE).fetchone() == (0,)
    assert found[0] == found[1]
    assert len(found[0]) == 1
