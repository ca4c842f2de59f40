"""What holds for the speakers of any text whatever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.warehouse.annotate.test_speakers import NOBODY, WHY, Registry
from warehouse.annotate.speakers import Speakers
from warehouse.languages import load
from warehouse.model import (
    Annotations,
    CleanText,
    Naming,
    Quotation,
    QuotationType,
    RawArticle,
    Span,
    Speaker,
)
from warehouse.text.clean import clean

WORDS = st.sampled_from(
    [
        *("er", "Er", "sie", "Sie", "der", "Die", "eines", "von", "laut", "zufolge", "sagte"),
        *("Jens", "Ada", "Vogel", "Beispiel", "Muster", "Bo Muster", "Musterstadt", "Dr."),
        *("Minister", "Ministerin", "Sprecher", "Polizei", "Medien", "Angaben", "Kreise", "seiner"),
        *(",", ".", "\n", "(", ")", "„", "“", "-", "–", ":", "eigenen", "demnach", "das", "1", "ß"),
    ]
)


def quotations(text: str, cuts: list[int]) -> tuple[Quotation, ...]:
    """Make quotations of two words each, with the two words after them as raw speaker."""
    words = [span for span in words_of(text) if span.surface.strip()]
    found = []
    for cut in cuts:
        if cut + 3 < len(words):
            said = Span.cut(text, words[cut].start, words[cut + 1].end)
            raw = Span.cut(text, words[cut + 2].start, words[cut + 3].end)
            speaker = NOBODY if cut % 3 == 0 else Speaker(None, None, Naming.UNRESOLVED, raw)
            kind = QuotationType.DIRECT if cut % 2 else QuotationType.INDIRECT
            found.append(Quotation(kind, said, (said,), speaker, None, WHY, free=cut % 5 == 0))
    return tuple(found)


def words_of(text: str) -> list[Span]:
    spans, at = [], 0
    for word in text.split(" "):
        if word:
            spans.append(Span.cut(text, at, at + len(word)))
        at += len(word) + 1
    return spans


def article(text: str) -> CleanText | None:
    cleaned = clean(RawArticle("test", text, language="de"))
    return cleaned if isinstance(cleaned, CleanText) else None


@given(st.lists(WORDS, max_size=60), st.lists(st.integers(0, 40), max_size=8))
def test_speakers_are_spans_of_the_text_and_named_unless_unresolved(
    words: list[str], cuts: list[int]
) -> None:
    cleaned = article(" ".join(words))
    pack = load("de")
    if cleaned is None or pack is None:
        return
    found = Annotations(quotations=quotations(cleaned.text, cuts))
    done = Speakers()(cleaned, pack, Registry(), found)
    assert Speakers()(cleaned, pack, Registry(), found) == done
    for before, after in zip(found.quotations, done.quotations, strict=True):
        assert (after.span, after.parts, after.type) == (before.span, before.parts, before.type)
        speaker = after.speaker
        for span in (speaker.span, speaker.antecedent):
            assert span is None or cleaned.text[span.start : span.end] == span.surface
        assert (speaker.name is None) == (speaker.naming is Naming.UNRESOLVED)
        assert speaker.name is None or speaker.name.strip() == speaker.name != ""


@pytest.mark.parametrize("flood", ["Er sagte „gut“. ", "Minister ", "Axel Muster, ", "„", "der "])
def test_a_flood_of_one_phrase_is_read_to_its_end(flood: str) -> None:
    cleaned = article("Anfang. " + flood * (60_000 // len(flood)))
    pack = load("de")
    assert cleaned is not None
    assert pack is not None
    found = Annotations(quotations=quotations(cleaned.text, list(range(0, 5_000, 4))))
    done = Speakers()(cleaned, pack, Registry(), found)
    assert len(done.quotations) == len(found.quotations)
