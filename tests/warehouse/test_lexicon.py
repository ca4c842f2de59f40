"""Finding many forms in one pass: boundaries, folding, shared forms."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warehouse.lexicon import Lexicon, fold


def test_forms_are_found_as_whole_words_with_all_their_payloads() -> None:
    lexicon = Lexicon([("Rom", 1), ("rom", 2), ("Rom am Tiber", 3)])
    assert list(lexicon.every("Rom am Tiber, Romanze, ROM")) == [
        (0, 3, (1, 2)),
        (0, 12, (3,)),
        (23, 26, (1, 2)),
    ]


def test_an_empty_lexicon_finds_nothing() -> None:
    empty: Lexicon[int] = Lexicon([])
    assert list(empty.every("Rom")) == []


def test_a_line_break_counts_as_a_space() -> None:
    assert [hit[:2] for hit in Lexicon([("Agence France", 1)]).every("Agence\nFrance")] == [(0, 13)]


@given(st.text(max_size=60))
def test_folding_never_moves_a_character(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(
    st.lists(st.text(alphabet="abAB İß-", min_size=1, max_size=4), max_size=6), st.text(max_size=40)
)
def test_every_hit_is_a_form_of_the_lexicon(forms: list[str], text: str) -> None:
    lexicon = Lexicon((form, form) for form in forms)
    for start, end, payloads in lexicon.every(text):
        assert fold(text[start:end]) == fold(payloads[0])
