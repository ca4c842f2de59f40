"""The ledger counts what arrived, and arriving twice or in another order changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.articles_made import article
from warehouse.model import AnnotatedArticle, Hints, Rejection, Stage
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner

MONDAY, TUESDAY = datetime(2024, 3, 4, 9, tzinfo=UTC), datetime(2024, 3, 5, 9, tzinfo=UTC)


@pytest.fixture
def cursor() -> Iterator[Cursor]:
    with Owner.open(None) as owner, owner.reading() as cursor:
        yield cursor


def ledger(cursor: Cursor) -> list[tuple[str, date, int, int, int]]:
    """Outlet, day, fetched, new and failed of every row."""
    return cursor.execute(
        "SELECT outlet, day, fetched, new, failed FROM ledger ORDER BY outlet, day"
    ).fetchall()


def text(words: str, received: datetime | None, *, native_id: str = "1") -> AnnotatedArticle:
    """A text of one article of nordblatt."""
    return article(words, native_id=native_id, received=received)


def bad(received: datetime, outlet: str | None = "nordblatt") -> Rejection:
    """Bytes that could not be read."""
    return Rejection(
        Stage.READ, "no_text", "Nothing.", "a.txt", b"", received, Hints(outlet=outlet)
    )


def test_a_delivery_is_counted_on_the_day_on_which_it_was_received(cursor: Cursor) -> None:
    save(
        cursor,
        [text("Eins.", MONDAY), text("Zwei.", MONDAY, native_id="2"), article(outlet=None)],
        rejections=[bad(MONDAY), bad(TUESDAY, None)],
    )
    assert ledger(cursor) == [
        ("nordblatt", MONDAY.date(), 2, 2, 1),
        ("unknown", date(2024, 1, 1), 1, 1, 0),
        ("unknown", TUESDAY.date(), 0, 0, 1),
    ]


def test_a_revision_is_fetched_but_no_new_article(cursor: Cursor) -> None:
    save(cursor, [text("Eins.", MONDAY)])
    save(cursor, [text("Eins, verbessert.", TUESDAY)])
    assert ledger(cursor) == [
        ("nordblatt", MONDAY.date(), 1, 1, 0),
        ("nordblatt", TUESDAY.date(), 1, 0, 0),
    ]


def test_deliveries_count_no_day_as_collected(cursor: Cursor) -> None:
    save(cursor, [text("Eins.", MONDAY)])
    assert cursor.execute("SELECT tried, declared, collected FROM ledger").fetchall() == [
        (0, False, False)
    ]


def test_what_was_received_at_no_known_time_is_in_no_day(cursor: Cursor) -> None:
    save(cursor, [text("Eins.", None)])
    assert ledger(cursor) == []


def test_what_came_late_but_was_received_earlier_moves(cursor: Cursor) -> None:
    save(cursor, [text("Eins.", TUESDAY)], rejections=[bad(TUESDAY)])
    save(cursor, [text("Eins.", MONDAY)], rejections=[bad(MONDAY)])
    assert ledger(cursor) == [("nordblatt", MONDAY.date(), 1, 1, 1)]


DELIVERED = st.lists(
    st.builds(
        text,
        st.sampled_from(("Eins.", "Zwei.")),
        st.sampled_from((None, MONDAY, TUESDAY)),
        native_id=st.sampled_from(("1", "2")),
    ),
    max_size=6,
)


@settings(max_examples=15, deadline=None)
@given(delivered=DELIVERED, again=st.data())
def test_neither_order_nor_repetition_changes_the_ledger(
    delivered: Sequence[AnnotatedArticle], again: st.DataObject
) -> None:
    shuffled = again.draw(st.permutations(list(delivered) * 2))
    cut = again.draw(st.integers(0, len(shuffled)))
    with Owner.open(None) as one, one.reading() as cursor:
        save(cursor, delivered)
        expected = ledger(cursor)
    with Owner.open(None) as other, other.reading() as cursor:
        save(cursor, shuffled[:cut])
        save(cursor, shuffled[cut:])
        assert ledger(cursor) == expected
