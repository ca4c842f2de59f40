"""What holds for quotations of any text: spans fit, order is fixed, nothing crashes or grows."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.annotate.quotations import Quotations
from warehouse.languages import load
from warehouse.model import Block, BlockKind, CleanText, Quotation, QuotationType, Span

MARKS = "„“»«”\"'‚‘,.:;–()\n"
VOCABULARY = (
    "sagte sagten teilte mit dass ob sei habe werde zu laut nach Angaben zufolge so wie Roth die "
    "Polizei der Hafen und Das er sie es said that the according to Demnach nannte als Fehler"
)
WORDS = st.sampled_from([*MARKS, *VOCABULARY.split()])
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))


def clean_text(text: str, language: str) -> CleanText:
    """Return the text as paragraphs between line ends, each one sentence."""
    blocks, sentences, start = [], [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            blocks.append(Block(BlockKind.PARAGRAPH, start, end))
            sentences.append(Span.cut(text, start, end))
        start = end + 1
    return CleanText(text, None, language, tuple(blocks), tuple(sentences))


def read(text: str, language: str) -> tuple[Quotation, ...]:
    pack = load(language)
    assert pack is not None
    return Quotations().find(clean_text(text, language), pack)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["de", "en"]))
def test_every_span_is_cut_from_the_text(text: str, language: str) -> None:
    for one in read(text, language):
        spans = [one.span, *one.parts, one.cue, one.speaker.span]
        assert all(s.surface == text[s.start : s.end] for s in spans if s is not None)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["de", "en"]))
def test_parts_are_in_order_and_the_hull_holds_them(text: str, language: str) -> None:
    for one in read(text, language):
        assert one.parts
        ends = [(part.start, part.end) for part in one.parts]
        assert ends == sorted(ends)
        assert (one.span.start, one.span.end) == (ends[0][0], ends[-1][1])


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from(["de", "en"]))
def test_the_same_text_gives_the_same_quotations(text: str, language: str) -> None:
    assert read(text, language) == read(text, language)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from(["de", "en"]))
def test_no_two_reported_quotations_share_a_word(text: str, language: str) -> None:
    reported = [one for one in read(text, language) if one.type is not QuotationType.DIRECT]
    parts = sorted((part.start, part.end) for one in reported for part in one.parts)
    assert all(end <= start for (_, end), (start, _) in pairwise(parts))


def steps(text: str, language: str) -> int:
    """Return how many calls of our own functions reading a text takes."""
    count = 0

    def watch(frame: object, event: str, argument: object) -> None:
        nonlocal count
        del frame, argument
        count += event == "call"

    document, pack = clean_text(text, language), load(language)
    assert pack is not None
    reader = Quotations()
    sys.setprofile(watch)
    try:
        reader.find(document, pack)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "unit",
    [
        "„",
        '"',
        "» «",
        "„a“ ",
        "„a\n",
        "sagte, ",
        "sagte, dass er sei, ",
        "sagte, dass er sei.\n",
        "Er sei da.\n",
        "„a b c d e.\n",
        "nach Angaben ",
        "der Rat ",
        "said that ",
        "(",
        ", ",
    ],
)
def test_work_grows_with_the_length_of_the_text(unit: str, language: str) -> None:
    steps(unit, language)
    once, twice = steps(unit * 3_000, language), steps(unit * 6_000, language)
    assert twice < 2.3 * once + 1_000
