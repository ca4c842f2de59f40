"""People whom no registry knows, recognised by the shape of their full name.

A full name begins with a known given name, or follows an office or title directly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warehouse.annotate.wordbook import Wordbook
from warehouse.languages import LanguagePack

_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[\w'’]+)*")
_MOST_SURNAMES = 3
_MOST_GIVEN = 4
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class FullName:
    """A person's full name `start:end`; the surname begins at `surname`."""

    start: int
    surname: int
    end: int
    titled: bool


class NameShapes:
    """Finds full names by their shape.

    Args:
        pack: the language pack.
    """

    def __init__(self, pack: LanguagePack) -> None:
        self.book = Wordbook(pack)
        self._never = frozenset(pack.names.never_names)
        self._capital_nouns = pack.phrases.nouns_capitalised

    def find(self, text: str, taken: Sequence[tuple[int, int]]) -> Iterator[FullName]:
        """Yield full names in order, none of which touches a range of `taken` (sorted)."""
        words = list(_free_words(text, taken))
        i = 0
        while i < len(words):
            name = self._name_at(text, words, i)
            if name is not None:
                yield name
            i += 1
            while name is not None and i < len(words) and words[i].start() < name.end:
                i += 1

    def is_title(self, word: str) -> bool:
        """Tell whether a word before a name is an office or a title ("Außenminister", "Frau")."""
        return len(word) <= _LONGEST and (self.book.is_title(word) or self.book.is_role(word))

    def _name_at(self, text: str, words: Sequence[re.Match[str]], i: int) -> FullName | None:
        if not self._nameable(words[i][0]):
            return None
        titled = i > 0 and _gap(text, words, i - 1) in (" ", ". ") and self._titles(words[i - 1][0])
        given = i
        while given - i < _MOST_GIVEN and self._is_given(text, words, given, first=given == i):
            given += 1
        surname = given if given > i else i + 1
        if given == i and not (titled and _gap(text, words, i) == " "):
            return None
        end = self._surname_end(text, words, surname)
        if end is None and given - i >= 2:
            # "Anna Maria": all of it may be given names, or the last one is the surname.
            surname, end = given - 1, given - 1
        if end is None:
            return None
        return FullName(words[i].start(), words[surname].start(), words[end].end(), titled)

    def _is_given(self, text: str, words: Sequence[re.Match[str]], i: int, *, first: bool) -> bool:
        if i + 1 >= len(words):
            return not first and words[i][0] in self.book.given if i < len(words) else False
        word, gap = words[i][0], _gap(text, words, i)
        if not first and len(word) == 1 and word.isupper():
            return gap in (" ", ". ")
        # A last given name may turn out to be the surname: "Anna Maria, …" is settled later.
        return word in self.book.given and (gap == " " or not first)

    def _surname_end(self, text: str, words: Sequence[re.Match[str]], i: int) -> int | None:
        """Return the last word of the surname that begins at word `i`, None without one."""
        at = i
        while at < len(words) and words[at][0].casefold() in self.book.particles:
            if at - i >= 2 or _gap(text, words, at) not in (" ", "-"):
                return None
            at += 1
        if at >= len(words) or (at > 0 and _gap(text, words, at - 1) not in (" ", ". ")):
            return None
        if not self._nameable(words[at][0]):
            return None
        end = at
        while self._continues(text, words, end) and end - at + 1 < _MOST_SURNAMES:
            end += 1
        return end

    def _continues(self, text: str, words: Sequence[re.Match[str]], end: int) -> bool:
        """Tell whether one more capital word belongs to the surname."""
        if self._capital_nouns or end + 1 >= len(words) or _gap(text, words, end) != " ":
            return False
        return self._nameable(words[end + 1][0]) and not self.is_title(words[end + 1][0])

    def _nameable(self, word: str) -> bool:
        return (
            word[0].isupper()
            and 1 < len(word) <= _LONGEST
            and word not in self._never
            and not (len(word) > 3 and word.isupper())
            and self.book.may_be_named(word)
        )

    def _titles(self, word: str) -> bool:
        return (word[0].isupper() or not self._capital_nouns) and self.is_title(word)


def words_of(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a text, hyphenated ones whole."""
    return _WORD.finditer(text)


def _free_words(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    at = 0
    for word in _WORD.finditer(text):
        while at < len(taken) and taken[at][1] <= word.start():
            at += 1
        if at >= len(taken) or word.end() <= taken[at][0]:
            yield word


def _gap(text: str, words: Sequence[re.Match[str]], i: int) -> str:
    if i + 1 >= len(words):
        return ""
    return text[words[i].end() : words[i + 1].start()]
