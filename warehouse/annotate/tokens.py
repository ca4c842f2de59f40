"""Words and marks with their places: the light tokenizer under the quotation rules."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warehouse.annotate.joints import Joints
from warehouse.annotate.marks import Marked
from warehouse.letters import CAPITAL

# Numbers keep their inner points, words their inner hyphens and apostrophes; the separators and
# the word characters never overlap, so that the pattern cannot backtrack over long runs.
WORD = r"\d+(?:[.,:]\d+)+|\w+(?:[-'’&]\w+)*(?:\.(?:[a-z]{2,4})\b|-(?=[,\s]))?|[^\w\s]"
# "5/5", "bà N.T.H.": part of a clause, where a stroke or stop otherwise parts two.
DATE = r"\d{1,4}(?:[/-]\d{1,4}){1,2}(?!\w)|(?:[" + CAPITAL + r"]\.){1,5}(?=[ ,)])|"
_TOKEN = re.compile(WORD)

SENTENCE_FINAL = ".!?…"
_APOSTROPHES = ("'", "’")


@dataclass(slots=True)
class Token:
    """A word, a mark, or a whole marked passage taken as one token (`marked` is set then).

    Not frozen: hundreds are made per article, and plain ones are made three times faster.
    """

    start: int
    end: int
    text: str
    low: str
    marked: Marked | None = None
    is_capital: bool = False
    is_lower: bool = False
    is_break: bool = False

    @property
    def inside(self) -> str:
        """Return the words of a marked passage without its marks."""
        if self.marked is None:
            return self.text[1:-1].strip()
        words = self.text[1:] if self.marked.opened else self.text
        return (words[:-1] if self.marked.closed else words).strip()


BREAKS = frozenset(",;:–—-()[]/|")
OPENERS = frozenset("([")
# What may close an inner quotation right before the outer one closes ('« Il a dit : "Non." »').
_INNER_CLOSING = "\"”’'›“ \u00a0\u202f"
CLOSERS = frozenset(")]")


def tokens_of(
    text: str,
    start: int,
    end: int,
    marked: Sequence[Marked],
    pattern: re.Pattern[str] = _TOKEN,
    *,
    joints: Joints | None = None,
) -> list[Token]:
    """Return the tokens of `text[start:end]`; every outermost marked passage is one token.

    `joints` tell where words that are written together part ("l'eau", "dit-il").
    """
    found: list[Token] = []
    at = start
    for passage in marked:
        if passage.start < start or passage.end > end:
            continue
        found.extend(_words(text, at, passage.start, pattern, joints))
        surface = text[passage.start : passage.end]
        found.append(Token(passage.start, passage.end, surface, surface, passage))
        at = passage.end
    found.extend(_words(text, at, end, pattern, joints))
    return found


def _words(
    text: str, start: int, end: int, pattern: re.Pattern[str], joints: Joints | None
) -> Iterator[Token]:
    reached = start
    for match in pattern.finditer(text, start, end):
        at, stop = match.span()
        if joints is None:
            yield _token(text, at, stop)
            continue
        if at < reached:
            continue  # the apostrophe of an elided word in front of marks
        if text[stop : stop + 1] in _APOSTROPHES and joints.is_elided(match.group()):
            stop = reached = stop + 1
        for first, last in joints.parts(text[at:stop]):
            yield _token(text, at + first, at + last)


def _token(text: str, at: int, stop: int) -> Token:
    word = text[at:stop].replace("\u00a0", " ")
    low = word.lower().replace("ё", "е")
    first = word[0]
    if first.islower():
        # "el-Amin", "ai-Bericht": a capital behind the hyphen makes it a name.
        capital = word != low and "-" in word
        return Token(at, stop, word, _level(low), None, capital, not capital)
    if first.isalnum():
        capital = first.isupper() or (word != low and "-" in word)
        return Token(at, stop, word, _level(low), None, capital)
    return Token(at, stop, word, low, None, False, False, word in BREAKS)


def _level(low: str) -> str:
    """Return an elided word with the one apostrophe that packs write it with."""
    return low[:-1] + "'" if low[-1] == "’" else low


def sentences_of(tokens: list[Token], starts: Sequence[int]) -> Iterator[list[Token]]:
    """Part tokens into sentences at the sorted offsets `starts`.

    A start inside a marked passage does not part; a passage that ends a sentence inside its marks
    parts from a capital that follows, and never from a comma or small letter.
    """
    sentence: list[Token] = []
    for token in tokens:
        if sentence and _parts(sentence[-1], token, starts):
            yield sentence
            sentence = []
        sentence.append(token)
    if sentence:
        yield sentence


def _is_speech(token: Token) -> bool:
    """Tell whether words in marks are closed off like a sentence rather than a name."""
    inside = token.inside
    return inside[-1:] in (",", *SENTENCE_FINAL) and " " in inside and inside[:1].isupper()


def _parts(before: Token, after: Token, starts: Sequence[int]) -> bool:
    if before.marked is not None:
        if after.is_break or after.is_lower or after.text in SENTENCE_FINAL:
            return False
        if before.inside.rstrip(_INNER_CLOSING)[-1:] in SENTENCE_FINAL:
            return True
    if before.text == "." and after.marked is not None and _is_speech(after):
        return True  # "... of Zed Corp. “We are sorry,” she said"
    place = bisect_right(starts, after.start)
    return place > 0 and starts[place - 1] >= before.end
