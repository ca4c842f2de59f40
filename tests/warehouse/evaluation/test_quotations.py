from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warehouse.evaluation.corpus import Kind, Statement
from warehouse.evaluation.quotations import Claim, Counts, claims, dice, match, score, statements
from warehouse.model import (
    Evidence,
    Field,
    Naming,
    Quotation,
    QuotationType,
    Span,
    Speaker,
)

TEXT = "Linz sagte, der Hafen sei zu klein. „Wir bauen jetzt einen neuen“, sagte er."


def claim(kind: Kind, *words: int, speaker: tuple[int, ...] = ()) -> Claim:
    return Claim(kind, frozenset(words), frozenset(speaker), (), ())


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_marks_and_full_stops_do_not_decide() -> None:
    with_marks = Statement(Kind.DIRECT, (at("„Wir bauen jetzt einen neuen“"),), ())
    without = Statement(Kind.DIRECT, (at("Wir bauen jetzt einen neuen"),), ())
    first, second = claims(TEXT, [with_marks, without])
    assert first.words == second.words
    assert len(first.words) == 5


def test_a_direct_quotation_needs_more_overlap_than_an_indirect_one() -> None:
    found = claim(Kind.DIRECT, 1, 2, 3)
    assert dice(found.words, frozenset({1, 2, 3, 4, 5})) == 0.75
    assert match([claim(Kind.DIRECT, 1, 2, 3, 4, 5)], [found]) == ()
    assert len(match([claim(Kind.INDIRECT, 1, 2, 3, 4, 5)], [found])) == 1


def test_pairs_are_one_to_one_and_the_best_overlap_wins() -> None:
    golds = [claim(Kind.INDIRECT, 1, 2, 3, 4)]
    founds = [claim(Kind.INDIRECT, 1, 2, 3), claim(Kind.INDIRECT, 1, 2, 3, 4)]
    (pair,) = match(golds, founds)
    assert (pair.gold, pair.found, pair.dice) == (0, 1, 1.0)


def test_speakers_are_counted_on_matched_quotations_that_have_one() -> None:
    golds = [
        claim(Kind.INDIRECT, 1, 2, speaker=(8, 9)),
        claim(Kind.INDIRECT, 3, 4, speaker=(7,)),
        claim(Kind.INDIRECT, 5, 6),
        claim(Kind.INDIRECT, 20, 21, speaker=(22,)),
    ]
    founds = [
        claim(Kind.INDIRECT, 1, 2, speaker=(9,)),
        claim(Kind.INDIRECT, 3, 4, speaker=(1,)),
        claim(Kind.INDIRECT, 5, 6, speaker=(2,)),
    ]
    assert score(golds, founds) == Counts(
        gold=4,
        found=3,
        matched=3,
        exact=3,
        gold_with_speaker=3,
        matched_with_speaker=2,
        speaker_right=1,
    )


def test_found_quotations_become_statements_and_those_in_titles_do_not() -> None:
    def quotation(kind: QuotationType, span: Span, *, free: bool = False) -> Quotation:
        speaker = Speaker(None, None, Naming.PRONOUN, Span.cut(TEXT, *at("er.")[:1], at("er.")[1]))
        return Quotation(kind, span, (span,), speaker, None, Evidence("r", 1, "q@1"), free)

    hafen = Span.cut(TEXT, *at("der Hafen sei zu klein"))
    found = list(
        statements(
            [
                quotation(QuotationType.MIXED, hafen),
                quotation(QuotationType.INDIRECT, hafen, free=True),
                quotation(QuotationType.DIRECT, Span.cut(TEXT, 0, 4, Field.TITLE)),
            ]
        )
    )
    assert [one.kind for one in found] == [Kind.INDIRECT, Kind.FREE]
    assert found[0].quote == ((hafen.start, hafen.end),)
    assert found[0].speaker == (at("er."),)


CLAIMS = st.lists(
    st.builds(
        Claim,
        st.sampled_from([Kind.DIRECT, Kind.INDIRECT, Kind.FREE]),
        st.frozensets(st.integers(0, 12), max_size=6),
        st.frozensets(st.integers(0, 12), max_size=3),
        st.just(()),
        st.just(()),
    ),
    max_size=8,
)


@given(CLAIMS, CLAIMS)
def test_nothing_is_ever_matched_twice(golds: list[Claim], founds: list[Claim]) -> None:
    pairs = match(golds, founds)
    assert len({pair.gold for pair in pairs}) == len({pair.found for pair in pairs}) == len(pairs)
    counts = score(golds, founds)
    assert counts.exact <= counts.matched <= min(counts.gold, counts.found)
    assert counts.speaker_right <= counts.matched_with_speaker <= counts.gold_with_speaker


@given(CLAIMS)
def test_a_perfect_answer_scores_perfectly(golds: list[Claim]) -> None:
    golds = [gold for gold in golds if gold.words]
    counts = score(golds, golds)
    assert counts.matched == counts.exact == counts.gold
