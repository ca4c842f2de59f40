"""The noun phrase of a speaker taken apart: determiner, adjectives, head noun, attributes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from warehouse.annotate.wordbook import Gender, Wordbook
from warehouse.model import Span

_WORD = r"[^\W_][\w'’]*(?:[-.&/]\w[\w'’]*)*"
WORD = re.compile(_WORD)
PARTING = re.compile(r"[,;:()\[\]–—]|\s-\s")
QUOTE_MARKS = "„“”\"»«‚‘’›‹'"
_MARKED = re.compile(r"[„“”\"»«‚‘›‹]([^„“”\"»«‚‘›‹\n]{1,80})[“”\"«»‘’‹›]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """The part of a phrase up to its first attribute: determiner, adjectives, head noun."""

    words: tuple[re.Match[str], ...]
    head: re.Match[str]
    determiner: str | None
    rest: int

    @property
    def capitals(self) -> list[re.Match[str]]:
        """The capital words of the phrase, without its determiner."""
        words = self.words[1:] if self.determiner is not None else self.words
        return [word for word in words if word[0][0].isupper() or word[0][0].isdigit()]


class Chunks:
    """Reads noun phrases of one text.

    Args:
        text: the clean text.
        book: the words of the language.
    """

    def __init__(self, text: str, book: Wordbook) -> None:
        self._text = text
        self._book = book
        self._words = words_in(book)

    def read(self, start: int, end: int) -> Chunk | None:
        """Return the phrase that begins at `start`, None without a noun before `end`."""
        parted = PARTING.search(self._text, start, end)
        limit = parted.start() if parted is not None and parted.start() > start else end
        words: list[re.Match[str]] = []
        determiner = None
        rest = limit
        for word in self._words.finditer(self._text, start, limit):
            low = word[0].casefold()
            seen = any(self._may_head(one) for one in words)
            if seen and self._opens_attribute(word[0]):
                rest = word.start()
                break
            if not words and (low in self._book.determiners or low in self._book.possessives):
                determiner = low
            words.append(word)
        heads = [word for word in words if self._may_head(word)]
        if not heads:
            return None
        return Chunk(tuple(words), self._head(heads), determiner, rest)

    def _opens_attribute(self, word: str) -> bool:
        low, book = word.casefold(), self._book
        if low in book.possessing or low in book.prepositions or low in book.insiders:
            return not book.words.compounds or low not in book.insiders
        return word.islower() and low.endswith(book.genitive_endings)

    def is_proper(self, chunk: Chunk) -> bool:
        """Tell whether capitals alone show a name: where no common word has them."""
        book, head = self._book, chunk.head[0]
        if book.words.compounds:
            return self._has_capital_adjective(chunk)
        if not head[0].isupper() or book.is_role(head):
            return False
        common = book.is_institution(head) or book.is_collective(head) or book.is_source(head)
        return len(chunk.capitals) > 1 if common else chunk.determiner is not None

    def _has_capital_adjective(self, chunk: Chunk) -> bool:
        """Tell whether an adjective is written like a name ("Die Deutsche Post")."""
        before = [word[0] for word in chunk.capitals if word.start() < chunk.head.start()]
        ending = min(self._book.adjective_endings, key=len, default="")
        if chunk.determiner is None or not before or not ending:
            return False
        return before[0].isalpha() and before[0].endswith(ending)

    def may_be_plural(self, chunk: Chunk) -> bool:
        """Tell whether the phrase can stand for several people."""
        if chunk.determiner is None or self._book.is_plural(chunk.head[0]):
            return True
        genders = self._book.determiners.get(chunk.determiner, ())
        return Gender.PLURAL in genders and Gender.MALE not in genders

    def is_noun(self, word: re.Match[str]) -> bool:
        """Tell whether a word is written like a noun or a name."""
        return word[0].casefold() not in self._book.determiners and not word[0].islower()

    def labelled(self, chunk: Chunk) -> str | None:
        """Return the name behind a noun that only says what it is ("Nachrichtenagentur Xyz")."""
        if not self._book.is_label(chunk.head[0]):
            return None
        behind = [word for word in chunk.words if word.start() > chunk.head.start()]
        while self._book.head_first and behind and self._book.describes(behind[0][0]):
            behind = behind[1:]
        if not behind or not all(word[0][0].isupper() for word in behind):
            return None
        return plain(self._text[behind[0].start() : behind[-1].end()])

    def marked(self, span: Span, chunk: Chunk) -> str | None:
        """Return the name in quote marks that the phrase consists of or ends in."""
        found = _MARKED.search(self._text, span.start, span.end)
        if found is None or found.start() > chunk.rest:
            return None
        inner = list(WORD.finditer(found[1]))
        outside = self._text[chunk.head.start() : chunk.head.end()] not in found[1]
        if outside and not self._book.is_institution(chunk.head[0]):
            return None
        return found[1].strip() if inner else None

    def words(self, span: Span) -> str:
        """Return the speaker's words as a name: no determiner, nothing after a comma."""
        parted = PARTING.search(span.surface)
        words = span.surface[: parted.start()] if parted and parted.start() else span.surface
        if self._book.isolating:
            first = self._words.match(words)
            if first is not None and first[0].casefold() in self._book.determiners:
                return plain(words[first.end() :]) or plain(words)
        parts = words.split()
        small = [part.casefold() in self._book.determiners for part in parts[:2]]
        if small[:1] == [True] and small[1:] == [False]:
            parts = parts[1:]
        elif small[:1] == [False]:
            parts[0] = self._unelided(parts[0])
        return plain(" ".join(parts)) or plain(words) or span.surface

    def _unelided(self, word: str) -> str:
        """Return a word without the article that its first letter elides ("l'État")."""
        first = self._words.match(word)
        if first is None or first.end() == len(word):
            return word
        return word[first.end() :] if first[0].casefold() in self._book.determiners else word

    def bare(self, chunk: Chunk) -> str:
        """Return the phrase without its determiner and its attributes."""
        first = chunk.words[1] if chunk.determiner and len(chunk.words) > 1 else chunk.words[0]
        return plain(self._text[first.start() : chunk.words[-1].end()])

    def whole(self, chunk: Chunk, end: int) -> str:
        """Return a proper name with the capital words that own it ("Instituto Nacional de Salud").

        Small words between them must be ones that an owner may stand behind.
        """
        first = chunk.words[1] if chunk.determiner and len(chunk.words) > 1 else chunk.words[0]
        reached, at, opened = chunk.words[-1].end(), chunk.words[-1].end(), False
        for word in self._words.finditer(self._text, reached, end):
            low = word[0].casefold()
            small = low in self._book.possessing or (opened and low in self._book.determiners)
            if self._text[at : word.start()].strip():
                break
            at = word.end()
            if word[0][0].isupper():
                reached = at
            elif not small:
                break
            opened = small
        return plain(self._text[first.start() : reached])

    def trailing(self, chunk: Chunk) -> str | None:
        """Return two or more capital words at the end behind a small one ("pop star Xo Muster")."""
        at = len(chunk.words)
        while at > 0 and self._book.may_be_named(chunk.words[at - 1][0]):
            at -= 1
        if len(chunk.words) - at < 2 or at == 0 or not chunk.words[at - 1][0].islower():
            return None
        low = chunk.words[at - 1][0]
        if low in self._book.determiners or low in self._book.particles:
            return None
        return plain(self._text[chunk.words[at].start() : chunk.words[-1].end()])

    def names(self, start: int, end: int) -> list[str]:
        """Return the capital words of a stretch of text, as far as no comma parts it."""
        parted = PARTING.search(self._text, start, end)
        words = self._words.finditer(self._text, start, end if parted is None else parted.start())
        return [word[0] for word in words if self._book.may_be_named(word[0])]

    def agreement(self, chunk: Chunk) -> tuple[Gender, ...]:
        """Return what a pronoun that stands for the phrase may be."""
        if self._book.declines:
            return self._in_cases(chunk)
        told = self._book.role_gender(chunk.head[0])
        if self._book.isolating and told is None:
            told = self._book.title_gender(chunk.words[0][0])
        if told is Gender.FEMALE or told is Gender.PLURAL:
            return (told,)
        if chunk.determiner is not None:
            genders = self._book.determiners.get(chunk.determiner, ())
            # A male form behind an article that no single man has stands for several.
            several = Gender.PLURAL in genders and Gender.MALE not in genders
            return (Gender.PLURAL,) if several and told is Gender.MALE else genders
        return () if told is None else (told,)

    def _in_cases(self, chunk: Chunk) -> tuple[Gender, ...]:
        """Return what agrees with a noun of a language where its ending tells the gender."""
        book, head = self._book, chunk.head[0]
        told = book.role_gender(head)
        if told is not None or book.role(head) is not None:
            return (told,) if told is not None else (Gender.MALE, Gender.FEMALE)
        base = book.nominative(head, declined=False)
        if book.is_collective(head):
            return (Gender.PLURAL,)
        letters = {"m": Gender.MALE, "f": Gender.FEMALE, "n": Gender.NEUTER, "p": Gender.PLURAL}
        return tuple(letters[one] for one in book.forms.genders(base.casefold())[:1])

    def _may_head(self, word: re.Match[str]) -> bool:
        if self._book.words.compounds:
            if word[0].islower():
                return word[0] in self._book.agencies
            return word[0].casefold() not in self._book.determiners
        return word[0].casefold() not in self._book.determiners

    def _head(self, heads: Sequence[re.Match[str]]) -> re.Match[str]:
        """Return the noun that the phrase is about: a role or body before a name, else the last."""
        book = self._book
        first = book.words.compounds or book.head_first
        for word in heads if first else ():
            known = book.is_role(word[0]) or book.is_collective(word[0])
            if known or book.is_institution(word[0]) or book.is_source(word[0]):
                return word
        if book.head_first:
            return next((word for word in heads if not book.describes(word[0])), heads[0])
        return heads[-1]


def words_in(book: Wordbook) -> re.Pattern[str]:
    """Return the pattern of a language's words in phrases of speakers."""
    return book.words_like(_WORD)


def is_acronym(word: str) -> bool:
    """Tell whether a word is mostly capitals ("BKA", "GmbH" is none)."""
    capitals = sum(sign.isupper() for sign in word)
    return len(word) > 1 and capitals * 2 > len(word) and capitals > 1


def plain(words: str) -> str:
    """Return words with single spaces and without the quote marks around all of them."""
    words = words.strip(" ,")
    if words[:1] in QUOTE_MARKS and words[-1:] in QUOTE_MARKS:
        words = words.strip(QUOTE_MARKS)
    return " ".join(words.split())
