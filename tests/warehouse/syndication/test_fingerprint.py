"""What is kept of a text: the same for the same words, and for any part that is shared."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.warehouse.syndication.copying import text
from warehouse.syndication.cluster import containment
from warehouse.syndication.fingerprint import fingerprint


@given(st.text(max_size=400))
def test_any_text_has_a_fingerprint_with_ascending_marks(words: str) -> None:
    made = fingerprint(words)
    assert made.marks.dtype == made.numbers.dtype == np.uint32
    assert list(made.marks) == sorted(set(made.marks.tolist()))
    assert all(mark < made.reach for mark in made.marks.tolist())


def test_spaces_marks_and_capitals_do_not_show() -> None:
    plain, loud = (
        fingerprint("the harbour closes at nine"),
        fingerprint("The HARBOUR,\ncloses (at) nine!"),
    )
    assert plain.whole == loud.whole
    assert plain.marks.tolist() == loud.marks.tolist()


def test_the_order_of_words_shows() -> None:
    assert fingerprint("a b c d e f").whole != fingerprint("b a c d e f").whole


@pytest.mark.parametrize("count", [60, 300, 2_000])
def test_the_first_paragraphs_of_a_text_stand_in_it_wholly(count: int) -> None:
    original = text(1, count)
    part = " ".join(original.split()[: count // 3])
    assert containment(fingerprint(part), fingerprint(original)) > 0.95


def test_of_a_long_text_a_quarter_is_kept() -> None:
    made = fingerprint(text(2, 4_000))
    assert 850 < len(made.marks) < 1_150
    assert made.reach == 2**30


def test_a_long_quotation_counts_for_a_quarter() -> None:
    statement = text(3, 40)
    quoting = fingerprint(f"„{statement}“ {text(4, 40)}")
    telling = fingerprint(f"{statement} {text(4, 40)}")
    assert len(quoting.marks) < 0.75 * len(telling.marks)


@pytest.mark.parametrize("quotation", ["„{}“", "“{}”", "«{}»", "»{}«", '"{}"', "「{}」"])
def test_two_stories_with_one_long_statement_share_little(quotation: str) -> None:
    statement = quotation.format(text(5, 100))
    one = fingerprint(f"{text(6, 100)}\n{statement}\n{text(7, 60)}")
    other = fingerprint(f"{text(8, 90)}\n{statement}\n{text(9, 70)}")
    assert containment(one, other) < 0.3


def test_a_quotation_ends_with_its_paragraph() -> None:
    unclosed = fingerprint(f"„{text(10, 60)}\n\n{text(11, 60)}")
    assert len(unclosed.marks) > 80


def test_scripts_without_spaces_have_marks_too() -> None:
    assert len(fingerprint("港口将于今晚九点关闭市长表示维修工作将持续三周").marks) > 10


def test_numbers_are_kept_apart() -> None:
    assert len(fingerprint("in 2031 there were 14 of 20, then 14").numbers) == 3
