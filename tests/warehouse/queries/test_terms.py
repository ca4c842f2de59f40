"""What a typed search asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.queries.terms import Terms, terms_of


@pytest.mark.parametrize(
    ("q", "wanted", "unwanted"),
    [
        ("Hafen -Fähre", ("Hafen",), ("Fähre",)),
        ('Hafen -"neue Brücke" Pegel', ("Hafen", "Pegel"), ("neue Brücke",)),
        ("„neue Brücke“ Wien", ("neue Brücke", "Wien"), ()),
        ("«nouveau pont»", ("nouveau pont",), ()),
        ("Nord-Süd - Achse", ("Nord-Süd", "-", "Achse"), ()),
        ('"a  b" "a b"', ("a b",), ()),
        ('- "a b"', ("-", "a b"), ()),
        ("-", (), ()),
    ],
)
def test_a_minus_tells_what_must_not_occur(
    q: str, wanted: tuple[str, ...], unwanted: tuple[str, ...]
) -> None:
    assert terms_of(q) == Terms(wanted, unwanted)


@given(st.text(max_size=60))
def test_everything_typed_is_a_search_without_empty_words(q: str) -> None:
    terms = terms_of(q)
    assert all(terms.wanted)
    assert all(terms.unwanted)
