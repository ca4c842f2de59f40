from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warehouse.evaluation.alignment import Alignment
from warehouse.model import Cut, RawArticle, Rejection
from warehouse.text.clean import clean


def test_cut_ranges_shift_what_follows() -> None:
    source, text = "Anzeige\nHafen gebaut", "Hafen gebaut"
    alignment = Alignment(source, text, [Cut(0, 8, "boilerplate")])
    assert alignment.ranges(((0, 5), (6, 12))) == ((8, 13), (14, 20))


def test_a_text_that_did_not_change_keeps_its_ranges() -> None:
    assert Alignment("Hafen", "Hafen", ()).ranges(((1, 5),)) == ((1, 5),)


def test_an_inserted_space_does_not_derail_the_rest() -> None:
    alignment = Alignment("Hafen„neu“", "Hafen „neu“", ())
    (found,) = alignment.ranges(((6, 11),))
    assert "Hafen„neu“"[slice(*found)] == "„neu“"


@given(st.lists(st.sampled_from(["Der Hafen.", "Anzeige", "", "  Wort\t", "Kommentar (0)"])))
def test_words_of_the_clean_text_are_found_again_in_the_input(lines: list[str]) -> None:
    source = "\r\n".join(lines)
    cleaned = clean(RawArticle(origin="x", text=source, language="de"))
    if isinstance(cleaned, Rejection):
        return
    alignment = Alignment(source, cleaned.text, cleaned.cuts)
    start = 0
    for word in cleaned.text.split():
        start = cleaned.text.index(word, start)
        (found,) = alignment.ranges(((start, start + len(word)),))
        assert source[slice(*found)] == word
        start += len(word)
