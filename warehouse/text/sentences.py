"""Where sentences begin and end, in one pass; the abbreviations come from the language pack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from warehouse import languages, wires
from warehouse.letters import CAPITAL, SMALL
from warehouse.model import Block, Span

# A mark with a space before it closes, where no word begins behind it ("« Oui. » Ada rit.").
_STOP = re.compile(r"""[.!?…。！？]+(?:[»«“”"'’‘›‹)\]]|[ \u00a0\u2009\u202f]»(?!\w))*""")
_ASIAN = frozenset("。！？")
_OPENING = frozenset("„“”\"»«‚‘›‹([{'–—-•*¿¡#@$€£")
_BRACKETS = ("(", "[")
_LOOK_BACK = 24
_WORD = re.compile(r"[\w.]*$")
_LETTERS = re.compile(r"\w+")
_DATELINE = re.compile(
    r"(?:[^\n!?„“”\"»«()\[\]]{2,60}(?:\([^()\n]{2,30}\)[^\n!?„“”\"»«()\[\]]{1,30})?)?[(\[]([^()\n]{2,40})[)\]]\.?\s{0,2}[–—|-]{1,2}\s"
)
_INITIALS = re.compile(rf"(?:[{CAPITAL}]\.)+[{CAPITAL}]")
_BARE_DATELINE = re.compile(
    r"[^\W\d_a-zß-ÿ][\w’'/-]{1,30}(?:[ ,/-]{1,2}[^\W\d_a-zß-ÿ][\w’'/-]{1,30}){0,3}"
    r" ?[(\[]([^()\n]{2,20})[)\]] (?=[^\W\d_a-zß-ÿ]|[«“„\"])"
)
# "Москва. 25 октября. INTERFAX.RU - Совет директоров ..."
_DATED = re.compile(
    r"[^\n!?„“”\"»«()\[\]\d]{2,40}[.,] \d{1,2} [^\W\d_]{3,9}(?: \d{4})?[.,]? (?:[–—-] )?"
    r"([^\n–—„“”\"»«()]{2,30}?)\s?(?:[–—]|\s-)\s"
)
_SMALL_BEFORE = re.compile(rf"[{SMALL}] \Z")
_ROMAN = re.compile(r"[IVX]{1,6}")


@dataclass(frozen=True, slots=True)
class SentenceEnds:
    """The words of a language that a full stop does not end a sentence after."""

    abbreviations: frozenset[str]
    starters: frozenset[str]
    ordinal_dot: bool

    def follows(self, text: str, stop: re.Match[str], end: int) -> int | None:
        """Return where the next sentence starts after a stop, None if the stop ends nothing."""
        after = stop.end()
        if after >= end or text[stop.start() - 1 : stop.start()] in _BRACKETS:
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
        """Tell whether a full stop belongs to an abbreviation, an ordinal or an initial."""
        found = _WORD.search(text, max(0, dot - _LOOK_BACK), dot)
        word = found.group() if found is not None else ""
        if word.isdecimal():
            at = dot - len(word)
            ordinal = self.ordinal_dot and len(word) <= 3 and text[at - 1 : at] not in (",", ":")
            return ordinal and (_opens_line(text, at) or not self._starts_sentence(text, following))
        if self.ordinal_dot and _ROMAN.fullmatch(word):
            return True
        if len(word) == 1 and word.isupper():
            # "on X. The ...": behind a small word a letter is no initial of a name.
            lone = _SMALL_BEFORE.search(text, max(0, dot - _LOOK_BACK), dot - 1) is not None
            begins = self._starts_sentence(text, following) or text[following] in "«“„"
            return not (lone and begins)
        known = word.strip(".") in self.abbreviations or _INITIALS.fullmatch(word) is not None
        return known and not self._starts_sentence(text, following)

    def _starts_sentence(self, text: str, at: int) -> bool:
        word = _LETTERS.match(text, at, at + _LOOK_BACK)
        return word is not None and word.group() in self.starters


@cache
def ends(codes: tuple[str, ...]) -> SentenceEnds:
    """Return the abbreviations of all the given languages, ready to be asked."""
    texts = [pack.text for code in codes if (pack := languages.load(code)) is not None]
    entries = [entry for text in texts for entry in text.abbreviations]
    return SentenceEnds(
        abbreviations=frozenset(part for entry in entries for part in entry.split(". ")),
        starters=frozenset(word for text in texts for word in text.starters),
        ordinal_dot=any(text.ordinal_dot for text in texts),
    )


def split(text: str, blocks: Iterable[Block], known: SentenceEnds) -> Iterator[Span]:
    """Yield the sentences of each block, trimmed, in order; none crosses a block.

    A dateline ("Kiel (dpa) –") is one of its own: it is no part of what the next one says.
    """
    for block in blocks:
        start = _behind_dateline(text, block)
        yield from _trimmed(text, block.start, start)
        for stop in _STOP.finditer(text, block.start, block.end):
            if stop.start() < start:
                continue
            following = known.follows(text, stop, block.end)
            if following is not None:
                yield from _trimmed(text, start, stop.end())
                start = following
        yield from _trimmed(text, start, block.end)


def _behind_dateline(text: str, block: Block) -> int:
    """Return where a block's first sentence starts: behind a place and an agency in brackets."""
    found = _DATELINE.match(text, block.start, block.end)
    found = found or _BARE_DATELINE.match(text, block.start, block.end)
    found = found or _DATED.match(text, block.start, block.end)
    if found is None or next(wires.load().find(found[1]), None) is None:
        return block.start
    return found.end()


def _opens_line(text: str, at: int) -> bool:
    while at > 0 and text[at - 1] in " \t":
        at -= 1
    return at == 0 or text[at - 1] == "\n"


def _may_start(text: str, at: int, end: int) -> bool:
    while at < end and (text[at] in _OPENING or (text[at].isspace() and text[at - 1] == "«")):
        at += 1
    return at < end and text[at].isalnum() and not text[at].islower()


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span.cut(text, start, end)
