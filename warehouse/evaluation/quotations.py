"""Matching found quotations with annotated ones, and judging their speakers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from warehouse.evaluation.corpus import Kind, Ranges, Statement
from warehouse.model import Field, Naming, Quotation, QuotationType

LEAST_DICE = {Kind.DIRECT: 0.8, Kind.INDIRECT: 0.5, Kind.FREE: 0.5, Kind.REPORTED: 0.5}
LEAST_SPEAKER_DICE = 0.5
_WORD = re.compile(r"\w+")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Claim:
    """One quotation, annotated or found, as sets of word numbers of the text."""

    kind: Kind
    words: frozenset[int]
    speaker: frozenset[int]
    quote: Ranges
    speaker_ranges: Ranges
    name: str | None = None
    naming: Naming | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated quotation and the found one that answers it, as positions in their lists."""

    gold: int
    found: int
    dice: float


@dataclass(frozen=True, slots=True)
class Counts:
    """What a document contributes to the figures of one kind; sums over documents are exact."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    exact: int = 0
    gold_with_speaker: int = 0
    matched_with_speaker: int = 0
    speaker_right: int = 0
    gold_with_name: int = 0
    matched_with_name: int = 0
    name_right: int = 0
    naming_right: int = 0


class WordNumbers:
    """Numbers the words of a text, so that marks, spaces and full stops never decide a match."""

    def __init__(self, text: str) -> None:
        self._starts = [match.start() for match in _WORD.finditer(text)]

    def inside(self, ranges: Ranges) -> frozenset[int]:
        """Return the numbers of all words that begin inside one of the ranges."""
        numbers: set[int] = set()
        for start, end in ranges:
            numbers.update(range(bisect_left(self._starts, start), bisect_left(self._starts, end)))
        return frozenset(numbers)


def dice(one: frozenset[T], other: frozenset[T]) -> float:
    """Return the Dice coefficient of two word sets: 1 for equal, 0 for disjoint or empty."""
    if not one or not other:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))


def claims(text: str, statements: Iterable[Statement]) -> tuple[Claim, ...]:
    """Number the words of statements whose ranges count characters of `text`."""
    numbers = WordNumbers(text)
    return tuple(
        Claim(
            statement.kind,
            numbers.inside(statement.quote),
            numbers.inside(statement.speaker),
            statement.quote,
            statement.speaker,
            statement.name,
            statement.naming,
            statement.rule,
            statement.confidence,
        )
        for statement in statements
    )


def statements(quotations: Iterable[Quotation]) -> Iterator[Statement]:
    """Yield found quotations as statements; those in titles are left out, as in the corpora."""
    for quotation in quotations:
        if quotation.span.field is not Field.TEXT:
            continue
        spoken = quotation.speaker.span
        outside = spoken is None or spoken.field is not Field.TEXT
        yield Statement(
            kind_of(quotation),
            quote=tuple((part.start, part.end) for part in quotation.parts or (quotation.span,)),
            speaker=() if spoken is None or outside else ((spoken.start, spoken.end),),
            name=quotation.speaker.name,
            naming=quotation.speaker.naming,
            rule=quotation.evidence.rule,
            confidence=quotation.evidence.confidence,
        )


def kind_of(quotation: Quotation) -> Kind:
    """Return the kind under which figures count a found quotation."""
    if quotation.free:
        return Kind.FREE
    return Kind.DIRECT if quotation.type is QuotationType.DIRECT else Kind.INDIRECT


def match(golds: Sequence[Claim], founds: Sequence[Claim]) -> tuple[Pair, ...]:
    """Pair annotated and found quotations one to one, best overlap first.

    A pair needs Dice >= .8 for an annotated direct quotation and >= .5 for any other; types are
    not compared here (pass lists of one kind to compare within it).
    """
    candidates = [
        Pair(g, f, overlap)
        for g, gold in enumerate(golds)
        for f, found in enumerate(founds)
        if (overlap := dice(gold.words, found.words)) >= LEAST_DICE[gold.kind]
    ]
    candidates.sort(key=lambda pair: (-pair.dice, pair.gold, pair.found))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for pair in candidates:
        if pair.gold in taken_gold or pair.found in taken_found:
            continue
        taken_gold.add(pair.gold)
        taken_found.add(pair.found)
        pairs.append(pair)
    return tuple(sorted(pairs, key=lambda pair: pair.gold))


def speaker_is_right(gold: Claim, found: Claim) -> bool:
    """Tell whether the found speaker's words overlap the annotated ones (Dice >= .5)."""
    return dice(gold.speaker, found.speaker) >= LEAST_SPEAKER_DICE


def name_is_right(gold: Claim, found: Claim) -> bool:
    """Tell whether the found speaker is called as the annotated one (Dice of words >= .5)."""
    return dice(_name_words(gold), _name_words(found)) >= LEAST_SPEAKER_DICE


def _name_words(claim: Claim) -> frozenset[str]:
    return frozenset(_WORD.findall((claim.name or "").casefold()))


def score(golds: Sequence[Claim], founds: Sequence[Claim]) -> Counts:
    """Count one document: matches (lenient and exact) and speakers of the matched quotations."""
    pairs = match(golds, founds)
    with_speaker = [pair for pair in pairs if golds[pair.gold].speaker]
    with_name = [pair for pair in pairs if golds[pair.gold].name is not None]
    return Counts(
        gold=len(golds),
        found=len(founds),
        matched=len(pairs),
        exact=sum(pair.dice == 1.0 for pair in pairs),
        gold_with_speaker=sum(bool(gold.speaker) for gold in golds),
        matched_with_speaker=len(with_speaker),
        speaker_right=sum(
            speaker_is_right(golds[pair.gold], founds[pair.found]) for pair in with_speaker
        ),
        gold_with_name=sum(gold.name is not None for gold in golds),
        matched_with_name=len(with_name),
        name_right=sum(name_is_right(golds[pair.gold], founds[pair.found]) for pair in with_name),
        naming_right=sum(
            golds[pair.gold].naming is founds[pair.found].naming for pair in with_name
        ),
    )
