"""People whom no registry knows, recognised by the shape of their full name.

A full name begins with a known given name, or follows an office or title directly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warehouse.annotate.familynames import FamilyNames, offsets_in
from warehouse.annotate.wordbook import Wordbook
from warehouse.languages import LanguagePack

_WORD = r"[^\W\d_][\w'’]*(?:-[\w'’]+)*"
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
        self._families = FamilyNames(self.book) if pack.names.family_names else None
        self._word = self.book.words_like(_WORD)
        self._possessives = sorted(pack.names.possessives, key=len, reverse=True)
        self._genitives = pack.names.name_endings
        self._body_words = frozenset(pack.names.body_words)
        self._leading = frozenset(pack.names.leading_particles)
        self._never = frozenset(pack.names.never_names)
        self._place_prefixes = frozenset(pack.names.place_prefixes)
        self._capital_nouns = pack.phrases.nouns_capitalised
        offices = [phrase for phrases in pack.names.offices.values() for phrase in phrases]
        self._office_ends = frozenset(phrase.split()[-1] for phrase in offices)
        self._titles_seen: dict[str, bool] = {}

    def find(self, text: str, taken: Sequence[tuple[int, int]]) -> Iterator[FullName]:
        """Yield full names in order, none of which touches a range of `taken` (sorted)."""
        words = list(self._free_words(text, taken))
        if self._families is not None:
            words = list(self.words(text))
            for run in self._families.find(text, words, frozenset(offsets_in(words, taken))):
                start, last = words[run.start], words[run.end - 1]
                yield FullName(start.start(), last.start(), last.end(), run.titled)
            return
        i = 0
        while i < len(words):
            name = self._name_at(text, words, i)
            if name is not None:
                yield name
            i += 1
            while name is not None and i < len(words) and words[i].start() < name.end:
                i += 1

    def words(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the words of a text, hyphenated ones whole, elided ones apart."""
        return self._word.finditer(text)

    def _free_words(self, text: str, taken: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
        at = 0
        for word in self.words(text):
            while at < len(taken) and taken[at][1] <= word.start():
                at += 1
            if at >= len(taken) or word.end() <= taken[at][0]:
                yield word

    def is_title(self, word: str) -> bool:
        """Tell whether a word before a name is an office or a title ("Außenminister", "Frau")."""
        known = self._titles_seen.get(word)
        if known is None:
            short = len(word) <= _LONGEST
            known = short and (self.book.is_title(word) or self.book.is_role(word))
            self._titles_seen[word] = known
        return known

    def ends_office(self, word: str) -> bool:
        """Tell whether a word before a surname ends an office ("State" of "Secretary of State")."""
        return word.casefold() in self._office_ends or self.is_title(word)

    def _name_at(self, text: str, words: Sequence[re.Match[str]], i: int) -> FullName | None:
        before = words[i - 1][0] if i > 0 and _gap(text, words, i - 1) in (" ", ". ") else ""
        titled = bool(before) and self._titles(before)
        # Initials alone begin a name only behind an office or title: "Mr. A.P. Muster".
        initial = titled and len(words[i][0]) == 1 and _gap(text, words, i).startswith(".")
        if not (initial or self._nameable(words[i][0])):
            return None
        surname = self._after_given(text, words, i, initials=initial)
        if before in self._place_prefixes or (surname == i and not titled):
            return None
        if surname == i and self._leads_given(text, words, i):
            return None  # "Адвокат Иванова Ольга Петрова": the name begins with the given one
        surname = max(surname, i + 1)
        end = self._surname_end(text, words, surname)
        if end is None and surname - i >= 2 and self._nameable(words[surname - 1][0]):
            # "Anna Maria": all of it may be given names; the last one then is the surname.
            surname = end = surname - 1
        if end is None or self._is_body(text, words, end):
            return None
        last = self._without_possessive(words[end])
        return FullName(words[i].start(), words[surname].start(), last, titled)

    def _leads_given(self, text: str, words: Sequence[re.Match[str]], i: int) -> bool:
        """Tell whether a given name follows a word that is none, in a language with cases."""
        follows = i + 1 < len(words) and _gap(text, words, i) == " "
        return self.book.declines and follows and words[i + 1][0] in self.book.given

    def _is_body(self, text: str, words: Sequence[re.Match[str]], end: int) -> bool:
        """Tell whether the name is that of a school, a band or a firm named after somebody."""
        if _gap(text, words, end) != " " or words[end + 1][0] not in self._body_words:
            return False
        return not self._genitives or not words[end][0].endswith(self._genitives)

    def _without_possessive(self, word: re.Match[str]) -> int:
        """Return where a name ends that the last word may put into the genitive: "Lind's"."""
        for ending in self._possessives:
            if word[0].endswith(ending) and len(word[0]) > len(ending):
                return word.end() - len(ending)
        return word.end()

    def _after_given(
        self, text: str, words: Sequence[re.Match[str]], i: int, *, initials: bool
    ) -> int:
        """Return the first word that is no given name or initial of the name at word `i`."""
        at = i
        while at < len(words) and at - i < _MOST_GIVEN:
            word = words[at][0]
            initial = (at > i or initials) and len(word) == 1 and word.isupper()
            father = at > i and self.book.name_cases.is_patronymic(word)
            if not (initial or father or word in self.book.given):
                break
            at += 1
            if _gap(text, words, at - 1) not in ((" ", ". ", ".") if initial else (" ",)):
                break
        return at

    def _surname_end(self, text: str, words: Sequence[re.Match[str]], i: int) -> int | None:
        """Return the last word of the surname that begins at word `i`, None without one."""
        at = i
        # A full stop belongs to an initial; behind a name it ends the sentence.
        if i >= len(words) or _gap(text, words, i - 1) not in (
            (" ", ". ") if len(words[i - 1][0]) == 1 else (" ",)
        ):
            return None
        while at < len(words) and words[at][0].casefold() in self.book.particles:
            if (
                at - i >= 2
                or (at == i and words[at][0].casefold() not in self._leading)
                or _gap(text, words, at) not in (" ", "-")
            ):
                return None
            at += 1
        if at >= len(words) or not self._is_surname(words[at][0], words[at - 1][0]):
            return None
        end = at
        while self._continues(text, words, end) and end - at + 1 < _MOST_SURNAMES:
            end += 1
        return end

    def _continues(self, text: str, words: Sequence[re.Match[str]], end: int) -> bool:
        """Tell whether one more capital word belongs to the surname."""
        if self._capital_nouns or end + 1 >= len(words) or _gap(text, words, end) != " ":
            return False
        if self.book.declines:
            return False
        return self._nameable(words[end + 1][0]) and not self.is_title(words[end + 1][0])

    def _is_surname(self, word: str, before: str) -> bool:
        """Tell whether a word is a surname; behind a given name "King" and "Bishop" are too."""
        if self._nameable(word):
            return True
        given = not self._capital_nouns and before in self.book.given
        return given and word[0].isupper() and self.is_title(word)

    def _nameable(self, word: str) -> bool:
        return (
            word[0].isupper()
            and 1 < len(word) <= _LONGEST
            and word not in self._never
            and not (len(word) > 3 and word.isupper())
            and self.book.may_be_named(word)
            and not self.book.is_title(word)
        )

    def _titles(self, word: str) -> bool:
        return (word[0].isupper() or not self._capital_nouns) and self.is_title(word)


def _gap(text: str, words: Sequence[re.Match[str]], i: int) -> str:
    if i + 1 >= len(words):
        return ""
    return text[words[i].end() : words[i + 1].start()]
