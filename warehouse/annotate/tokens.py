"""Words and marks with their places: the light tokenizer under the quotation rules."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warehouse.annotate.marks import Marked

# Numbers keep their inner points, words their inner hyphens and apostrophes; the separators and
# the word characters never overlap, so that the pattern cannot backtrack over long runs.
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)+|\w+(?:[-'’&]\w+)*(?:\.(?:[a-z]{2,4})\b|-(?=[,\s]))?|[^\w\s]")

SENTENCE_FINAL = ".!?…"


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
        closed = self.marked is None or self.marked.closed
        return (self.text[1:-1] if closed else self.text[1:]).strip()


BREAKS = frozenset(",;:–—-()[]/|")
OPENERS = frozenset("([")
CLOSERS = frozenset(")]")


def tokens_of(text: str, start: int, end: int, marked: Sequence[Marked]) -> list[Token]:
    """Return the tokens of `text[start:end]`; every outermost marked passage is one token."""
    found: list[Token] = []
    at = start
    for passage in marked:
        if passage.start < start or passage.end > end:
            continue
        found.extend(_words(text, at, passage.start))
        surface = text[passage.start : passage.end]
        found.append(Token(passage.start, passage.end, surface, surface, passage))
        at = passage.end
    found.extend(_words(text, at, end))
    return found


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        at, stop = match.span()
        low = word.lower()
        first = word[0]
        if first.islower():
            # "el-Amin", "ai-Bericht": a capital behind the hyphen makes it a name.
            capital = word != low and "-" in word
            yield Token(at, stop, word, low, None, capital, not capital)
        elif first.isalnum():
            capital = first.isupper() or (word != low and "-" in word)
            yield Token(at, stop, word, low, None, capital)
        else:
            yield Token(at, stop, word, low, None, False, False, word in BREAKS)


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
        if before.inside[-1:] in SENTENCE_FINAL:
            return True
    if before.text == "." and after.marked is not None and _is_speech(after):
        return True  # "... of Zed Corp. “We are sorry,” she said"
    place = bisect_right(starts, after.start)
    return place > 0 and starts[place - 1] >= before.end
