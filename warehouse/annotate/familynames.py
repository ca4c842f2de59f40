"""Full names in a language whose names begin with the family's and whose offices stand before.

"Bộ trưởng Y tế Đào Thị Mai": a name is what is capital behind a word that people are called by,
from a known family or given name on, or a run of words that the language itself cannot have.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from warehouse.annotate.wordbook import Wordbook

_MOST_WORDS = 6
_LONGEST = 40
_SHORTEST_UNTITLED = 3
_OFFICE_WORDS = 6


@dataclass(frozen=True, slots=True)
class NameRun:
    """A name in word numbers `start:end`; `titled` is whether a title or office stands before."""

    start: int
    end: int
    titled: bool


class FamilyNames:
    """Finds names among the words of a text.

    Args:
        book: the words of the language.
    """

    def __init__(self, book: Wordbook) -> None:
        self._book = book
        names = book.names
        self._families = frozenset(names.family_names)
        self._prefixes = frozenset(word.casefold() for word in names.place_prefixes)
        self._bodies = frozenset(names.body_words)
        self._body_roles = frozenset(names.body_roles)
        self._never = frozenset(names.never_names)
        self._own = re.compile(names.own_syllable) if names.own_syllable else None
        self._middles = frozenset((*names.male_middles, *names.female_middles))

    def find(
        self, text: str, words: Sequence[re.Match[str]], others: frozenset[int] = frozenset()
    ) -> Iterator[NameRun]:
        """Yield the names in order; words at offsets of `others` belong to none."""
        i = 0
        while i < len(words):
            end = self._run_end(text, words, i, others)
            if end == i:
                i += 1
                continue
            found = self._in_run(text, words, i, end)
            if found is not None:
                yield found
            i = end

    def _run_end(
        self, text: str, words: Sequence[re.Match[str]], i: int, others: frozenset[int]
    ) -> int:
        """Return the word after a run of capital words that may hold a name."""
        end = i
        while end < len(words) and end - i < 2 * _MOST_WORDS:
            word = words[end][0]
            if not self._nameable(word) or words[end].start() in others:
                break
            called = i > 0 and self._book.is_title(words[i - 1][0])
            if end == i and word.casefold() in self._prefixes and not called:
                break
            if end == i and (self._book.is_title(word) or self._book.is_role(word)):
                break
            if end > i and not self._joined(text, words, end - 1):
                break
            end += 1
        return end

    def _nameable(self, word: str) -> bool:
        """Tell whether a word may stand in a name, wherever in it."""
        if not word[0].isupper() or len(word) > _LONGEST or " " in word:
            return False
        if word.isupper() and word.casefold() in self._prefixes:
            return False
        return len(word) <= 2 or not word.isupper() or "." in word

    def _joined(self, text: str, words: Sequence[re.Match[str]], i: int) -> bool:
        gap = text[words[i].end() : words[i + 1].start()]
        return gap in (" ", "\u00a0") or (gap == ". " and len(words[i][0]) == 1)

    def _in_run(
        self, text: str, words: Sequence[re.Match[str]], i: int, end: int
    ) -> NameRun | None:
        """Return the name in a run of capital words: mostly its last words."""
        before = words[i - 1][0] if i > 0 and self._before(text, words, i) else ""
        if before.casefold() in self._prefixes and not self._is_persons(text, words, i, end):
            return None
        called = self._book.is_kinship(before) or self._book.is_title(before)
        titled = called or self._in_office(text, words, i)
        if called and end == i + 1 and not self._stands(text, words, i, before):
            return None
        apart = self._is_described(text, words, end)
        begin = i if called else self._begin(words, i, end, titled=titled, apart=apart)
        if begin is None or end - begin > _MOST_WORDS or words[end - 1][0] in self._bodies:
            return None
        if called or titled or begin > i or self._is_sure(words, begin, end):
            return NameRun(begin, end, titled)
        return None

    def _is_persons(self, text: str, words: Sequence[re.Match[str]], i: int, end: int) -> bool:
        """Tell a governor ("Chủ tịch tỉnh Đào Thị Mai") from a street named for somebody."""
        office = i > 1 and self._before(text, words, i - 1) and self._book.is_role(words[i - 2][0])
        if not office or words[i][0] not in self._families or end - i < _SHORTEST_UNTITLED:
            return False
        return any(words[at][0] in self._middles for at in range(i + 1, end - 1))

    def _before(self, text: str, words: Sequence[re.Match[str]], i: int) -> bool:
        return text[words[i - 1].end() : words[i].start()] in (" ", "\u00a0", ". ")

    def _begin(
        self, words: Sequence[re.Match[str]], i: int, end: int, *, titled: bool, apart: bool
    ) -> int | None:
        """Return where in a run a family name, given name or foreign word begins a name."""
        for at in range(i, end - 1):
            word = words[at][0]
            if at == i and not titled and word in self._never:
                continue
            if word in self._families or word in self._book.given:
                return at
        foreign = end - i > 1 and all(self._is_foreign(words[at][0]) for at in range(i, end))
        return i if foreign and (titled or apart) else None

    def _is_described(self, text: str, words: Sequence[re.Match[str]], end: int) -> bool:
        """Tell whether an office follows a name after a comma ("Xo Muster, giáo sư ...")."""
        if end >= len(words) or text[words[end - 1].end() : words[end].start()] != ", ":
            return False
        return self._book.is_role(words[end][0])

    def _stands(self, text: str, words: Sequence[re.Match[str]], i: int, title: str) -> bool:
        """Tell whether one word behind a title is a name, not a field ("tiến sĩ Vật lý")."""
        if self._book.is_kinship(title) or self._is_foreign(words[i][0]):
            return True
        if i + 1 >= len(words) or not self._joined(text, words, i):
            return True
        return words[i + 1][0].casefold() in self._book.verbs

    def _in_office(self, text: str, words: Sequence[re.Match[str]], i: int) -> bool:
        """Tell whether an office stands before a name, with whose it is in between."""
        book = self._book
        for at in range(i - 1, max(-1, i - 1 - _OFFICE_WORDS), -1):
            if not self._before(text, words, at + 1):
                return False
            if book.is_role(words[at][0]):
                return words[at][0].casefold() not in self._body_roles
            word = words[at][0]
            beside = at == i - 1 and not book.is_government(word)
            if book.is_label(word) or (beside and book.is_institution(word)):
                return False  # what follows is the name of the body
            if word.casefold() in book.prepositions:
                return False
        return False

    def _is_foreign(self, word: str) -> bool:
        """Tell whether the language itself cannot have a word."""
        return self._own is not None and self._own.fullmatch(word.casefold()) is None

    def _is_sure(self, words: Sequence[re.Match[str]], begin: int, end: int) -> bool:
        """Tell whether words without a title before them are a person's name."""
        first = words[begin][0]
        if first in self._families:
            return end - begin >= _SHORTEST_UNTITLED or first in self._book.given
        return first in self._book.given or self._is_foreign(words[end - 1][0])


def offsets_in(words: Sequence[re.Match[str]], spans: Iterable[tuple[int, int]]) -> set[int]:
    """Return where the words begin that lie in the given ranges of the text."""
    found: set[int] = set()
    for start, end in spans:
        at = bisect_left(words, start, key=lambda word: word.start())
        while at < len(words) and words[at].start() < end:
            found.add(words[at].start())
            at += 1
    return found
