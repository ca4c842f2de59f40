"""The WHERE of filters: values are bound and never become SQL."""

from __future__ import annotations

from datetime import date

import pytest

from tests.warehouse.articles_made import article
from warehouse.queries import articles, speakers
from warehouse.queries.filters import Filters
from warehouse.queries.scope import Axis, Scope, among, ask, counted, fill
from warehouse.queries.terms import terms_of
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner

EVIL = (
    "'; DROP TABLE articles; --",
    '" OR 1=1',
    "{rows}",
    "$from",
    "%",
    "\\",
    "nordblatt' UNION SELECT",
    "?",
)


@pytest.mark.parametrize("value", EVIL)
def test_a_hostile_value_is_only_a_value_that_nothing_has(cursor: Cursor, value: str) -> None:
    for name in ("actor", "speaker", "outlet", "language", "agency"):
        assert articles.count(cursor, Filters(**{name: (value,)})) == 0  # type: ignore[arg-type]
    assert speakers.count_quotations(cursor, Filters(speaker=(value,))) == 0
    assert articles.count(cursor, Filters()) == 4


def test_values_stay_outside_of_the_text() -> None:
    scope = among("outlet", "outlet", EVIL)
    assert not any(value in scope.sql for value in EVIL if len(value) > 2)
    assert list(scope.values.values()) == list(EVIL)


def test_filling_a_place_takes_its_values_along() -> None:
    filled = fill("SELECT {what} WHERE {where}", what=Scope("1"), where=Scope("x = $y", {"y": 2}))
    assert filled == Scope("SELECT 1 WHERE x = $y", {"y": 2})


@pytest.mark.parametrize(
    ("q", "words"),
    [
        ("", ()),
        ("Hafen offen Hafen", ("Hafen", "offen")),
        ('"bleibt offen" Hafen', ("bleibt offen", "Hafen")),
        ('"offen', ("offen",)),
        ('""', ()),
    ],
)
def test_a_search_is_words_and_phrases(q: str, words: tuple[str, ...]) -> None:
    assert terms_of(q).wanted == words


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("hafen", 1),
        ("HAFEN", 1),
        ("ÄBEL", 1),
        ('"bleibt offen"', 1),
        ('"offen bleibt"', 0),
        ("%", 0),
        ("h.fen", 0),
        ("(AFP)", 1),
        ("\\E.", 0),
    ],
)
def test_words_are_searched_in_text_and_title(cursor: Cursor, q: str, found: int) -> None:
    assert articles.count(cursor, Filters(q=q)) == found


def test_all_questions_of_a_cursor_share_one_search(cursor: Cursor) -> None:
    filters = Filters(q="bo beck")
    for _ in range(2):
        assert articles.count(cursor, filters) == 2
        assert ask(cursor, counted(filters, Axis.ACTORS)).fetchall()
    assert cursor.execute("SELECT count(*) FROM duckdb_tables() WHERE temporary").fetchall() == [
        (1,)
    ]


def test_a_shared_search_finds_what_the_whole_query_finds(cursor: Cursor) -> None:
    query = counted(Filters(q="beck -hafen", outlet=("nordblatt",)), Axis.SPEAKERS)
    whole = cursor.execute(query.sql, query.values).fetchall()
    assert whole
    assert sorted(map(repr, ask(cursor, query).fetchall())) == sorted(map(repr, whole))


def test_the_next_cursor_searches_what_was_written_meanwhile() -> None:
    filters = Filters(q="fährt")
    with Owner.open(None) as owner:
        for day in (1, 2):
            text = f"Der Bus fährt am {day}. Mai."
            with owner.reading() as writing:
                save(writing, [article(text, title=None, day=date(2026, 5, day))])
            with owner.reading() as cursor:
                assert articles.count(cursor, filters) == day
