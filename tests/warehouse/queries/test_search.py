"""Word search: where the words stand, and how much one answer reads."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.queries import articles, search
from warehouse.queries.filters import Filters
from warehouse.queries.search import hits, pieces, snippets
from warehouse.queries.terms import Terms
from warehouse.store.connection import Cursor

LONG = "Am Kai lag ein Kahn. " * 20


def test_hits_are_found_whatever_the_case_and_never_overlap() -> None:
    text = "Der HAFEN am Hafenrand"
    assert hits(text, Terms(("hafen", "hafenrand"))) == ((4, 9), (13, 22))


@given(st.text(max_size=40), st.text(max_size=40))
def test_offsets_of_hits_count_the_characters_of_the_text_itself(before: str, after: str) -> None:
    text = f"{before}Kahn{after}"
    for start, end in hits(text, Terms(("kahn",))):
        assert text[start:end].casefold() == "kahn"
    assert "".join(one.text for one in pieces(text, ((1, 3),), 0, len(text))) == text


def test_letters_that_grow_in_lower_case_move_nothing() -> None:
    assert hits("İİ Kahn", Terms(("kahn",))) == ((3, 7),)


def test_unwanted_words_are_no_hits() -> None:
    assert hits("Kahn und Kai", Terms(("kai",), ("kahn",))) == ((9, 12),)


def test_a_snippet_marks_the_words_and_halves_none_around_them() -> None:
    text = LONG + "Die Fähre wartet. " + LONG
    ((before, hit, after),) = snippets(text, hits(text, Terms(("fähre",))))
    assert (hit.text, hit.hit) == ("Fähre", True)
    assert before.text.split()[0] in LONG.split()
    assert after.text.split()[-1] in (LONG + "wartet.").split()


def test_only_the_first_snippets_are_cut_out() -> None:
    text = (LONG + "Fähre ") * 9
    assert len(snippets(text, hits(text, Terms(("fähre",))))) == 3


def test_hits_close_together_share_a_snippet() -> None:
    (only,) = snippets("Kahn, Kahn und Kahn", hits("Kahn, Kahn und Kahn", Terms(("kahn",))))
    assert [one.hit for one in only] == [True, False, True, False, True]


def test_a_view_without_a_search_is_looked_at_whole(cursor: Cursor) -> None:
    assert search.searched(cursor, Filters(), most=1).whole


@pytest.mark.parametrize(("oldest", "day"), [(False, 22), (True, 17)])
def test_a_search_that_would_read_too_much_begins_at_one_end(
    cursor: Cursor, oldest: bool, day: int
) -> None:
    found = search.searched(cursor, Filters(q="in"), oldest=oldest, most=1)
    assert not found.whole
    assert (found.first, found.last) == (date(2023, 10, day), date(2023, 10, day))
    assert articles.count(cursor, found.filters) <= articles.count(cursor, Filters(q="in"))


def test_a_search_that_fits_is_whole(cursor: Cursor) -> None:
    assert search.searched(cursor, Filters(q="in")).filters == Filters(q="in")
