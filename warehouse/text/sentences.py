"""Where sentences begin and end, in one pass; the abbreviations come from the language pack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from warehouse.languages.cleaning import SentenceWording
from warehouse.model import Block, Span

_STOP = re.compile(r"""[.!?…。！？]+[»«“”"'’‘›‹)\]]*""")
_ASIAN = frozenset("。！？")
_OPENING = frozenset("„“”\"»«‚‘›‹([{'–—-•*¿¡#")
_LOOK_BACK = 24
_WORD = re.compile(r"[\w.]*$")


@dataclass(frozen=True, slots=True)
class SentenceEnds:
    """The words of a language that a full stop does not end a sentence after."""

    abbreviations: frozenset[str]
    starters: frozenset[str]
    ordinal_dot: bool

    @classmethod
    def of(cls, wording: SentenceWording) -> SentenceEnds:
        """Prepare the wordings of a pack for asking."""
        dotted = {part for entry in wording.abbreviations for part in entry.split(". ")}
        return cls(frozenset(dotted), frozenset(wording.starters), ordinal_dot=wording.ordinal_dot)

    def follows(self, text: str, stop: re.Match[str], end: int) -> int | None:
        """Return where the next sentence starts after a stop, None if the stop ends nothing."""
        after = stop.end()
        if after >= end:
            return None
        start = after
        while start < end and text[start].isspace():
            start += 1
        if start == after:
            return start if text[stop.start()] in _ASIAN else None
        if start >= end or not _may_start(text, start, end):
            return None
        if stop.group() == "." and self._is_inner(text, stop.start(), start):
            return None
        return start

    def _is_inner(self, text: str, dot: int, following: int) -> bool:
        before = _WORD.search(text, max(0, dot - _LOOK_BACK), dot)
        word = before.group() if before else ""
        number = word.isdecimal() and len(word) <= 3 and self.ordinal_dot
        initial = len(word) == 1 and word.isalpha() and word.isupper()
        if not number and not initial and word.lstrip(".") not in self.abbreviations:
            return False
        return number or initial or not self._starts_sentence(text, following)

    def _starts_sentence(self, text: str, at: int) -> bool:
        word = re.compile(r"\w+").match(text, at, at + _LOOK_BACK)
        return word is not None and word.group() in self.starters


def split(text: str, blocks: Iterable[Block], ends: SentenceEnds) -> Iterator[Span]:
    """Yield the sentences of each block, trimmed, in order; none crosses a block."""
    for block in blocks:
        start = block.start
        for stop in _STOP.finditer(text, block.start, block.end):
            if stop.start() < start:
                continue
            following = ends.follows(text, stop, block.end)
            if following is not None:
                yield from _trimmed(text, start, stop.end())
                start = following
        yield from _trimmed(text, start, block.end)


def _may_start(text: str, at: int, end: int) -> bool:
    while at < end and text[at] in _OPENING:
        at += 1
    return at < end and not text[at].islower()


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span.cut(text, start, end)
