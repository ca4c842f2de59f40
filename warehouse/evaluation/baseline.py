"""The figure to beat: whatever stands in quote marks, and what follows a verb and a comma.

The speaker is the run of capitalised words nearest to the nearest verb. Deliberately simple.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from warehouse.evaluation.corpus import Kind, Ranges, Statement
from warehouse.languages import LanguagePack
from warehouse.model import CleanText, Naming, Span

_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w-]*(?: [^\W\d_a-zß-ÿ][\w-]*){0,5}")
_LEAST_WORDS = 4
_REACH = 150


@dataclass(frozen=True, slots=True)
class _Verbs:
    """Where the cue verbs of a text stand, in order."""

    places: tuple[tuple[int, int], ...]

    def nearest(self, start: int, end: int) -> tuple[int, int] | None:
        at = bisect_left(self.places, (start, start))
        near = self.places[max(at - 1, 0) : at + 8]
        outside = [verb for verb in near if verb[1] <= start or verb[0] >= end]
        best = min(outside, key=lambda verb: _gap(verb, start, end), default=None)
        return best if best is not None and _gap(best, start, end) <= _REACH else None


def baseline(clean: CleanText, pack: LanguagePack) -> Iterator[Statement]:
    """Yield quotations by the simplest rules; ranges count characters of the clean text."""
    forms = {form.casefold() for line in pack.cues.verbs for form in _WORD.findall(line)}
    verbs = _Verbs(
        tuple(
            match.span()
            for match in _WORD.finditer(clean.text)
            if match.group().casefold() in forms
        )
    )
    marked = list(_marked(clean.text, pack))
    for start, end in marked:
        yield _statement(clean, Kind.DIRECT, (start, end), verbs.nearest(start, end))
    for sentence in clean.sentences:
        if not any(start < sentence.end and sentence.start < end for start, end in marked):
            yield from _reported(clean, sentence, verbs)


def _marked(text: str, pack: LanguagePack) -> Iterator[tuple[int, int]]:
    closers = {pair[0]: pair[1:] for pair in reversed(pack.marks.pairs)}
    start = None
    for at, sign in enumerate(text):
        if sign == "\n":
            start = None
        elif start is None and sign in closers:
            start = at
        elif start is not None and sign in closers[text[start]]:
            if len(_WORD.findall(text[start:at])) >= _LEAST_WORDS:
                yield start, at + 1
            start = None


def _reported(clean: CleanText, sentence: Span, verbs: _Verbs) -> Iterator[Statement]:
    verb = verbs.nearest(sentence.start, sentence.start)
    if verb is None or not sentence.start <= verb[0] < sentence.end:
        return
    comma = clean.text.find(",", verb[1], sentence.end)
    if 0 <= comma < sentence.end - 1:
        yield _statement(clean, Kind.INDIRECT, (comma + 1, sentence.end), verb)


def _statement(
    clean: CleanText, kind: Kind, quote: tuple[int, int], verb: tuple[int, int] | None
) -> Statement:
    speaker = _speaker(clean, verb)
    name = clean.text[slice(*speaker[0])] if speaker else None
    return Statement(kind, (quote,), speaker, name, None if name is None else Naming.NAMED)


def _speaker(clean: CleanText, verb: tuple[int, int] | None) -> Ranges:
    if verb is None:
        return ()
    first = max(verb[0] - _REACH, 0)
    names = (match.span() for match in _NAME.finditer(clean.text, first, verb[1] + _REACH))
    near = min(names, key=lambda name: _gap(name, *verb), default=None)
    return () if near is None else (near,)


def _gap(one: tuple[int, int], start: int, end: int) -> int:
    return max(start - one[1], one[0] - end, 0)
