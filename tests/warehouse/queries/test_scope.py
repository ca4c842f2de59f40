"""The WHERE of filters: values are bound and never become SQL."""

from __future__ import annotations

import pytest

from warehouse.queries import articles, speakers
from warehouse.queries.filters import Filters
from warehouse.queries.scope import Scope, among, fill
from warehouse.queries.terms import terms_of
from warehouse.store.connection import Cursor

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
    ],
)
def test_words_are_searched_in_text_and_title(cursor: Cursor, q: str, found: int) -> None:
    assert articles.count(cursor, Filters(q=q)) == found
