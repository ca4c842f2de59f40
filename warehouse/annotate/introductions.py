"""What stands around a person's name and says who that is: titles, offices, appositions."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from warehouse.annotate.appositions import apposed_noun
from warehouse.annotate.crowd import Person
from warehouse.annotate.nominals import attributes_end
from warehouse.annotate.wordbook import Gender, Wordbook

_MOST_WORDS = 6
_LONGEST_SHORT_TITLE = 4  # "Prof.", "Sgt."; a dot behind a longer one ends a sentence
_APPOSITION_REACH = 9
_OFFICE_WORDS = 8


class Introductions:
    """Reads the words beside names; word numbers count in the words of the article.

    Args:
        text: the clean text.
        book: the words of the language.
    """

    def __init__(self, text: str, book: Wordbook) -> None:
        self._text = text
        self._book = book

    def joined(self, words: Sequence[re.Match[str]], i: int) -> bool:
        """Tell whether a word and the next stand in one name: a space, a dot after initials."""
        if i + 1 >= len(words):
            return False
        gap = self._text[words[i].end() : words[i + 1].start()]
        if gap in (".", ".-"):
            return len(words[i][0]) == 1
        if gap == ". ":
            short = len(words[i][0]) <= _LONGEST_SHORT_TITLE
            return len(words[i][0]) == 1 or (short and self._book.is_title(words[i][0]))
        return gap == " " or (gap == "" and words[i][0][-1] in "'’")

    def is_titling(self, word: str) -> bool:
        """Tell whether a word may stand right before a name: an office or a title."""
        return (word[0].isupper() and (self._book.is_role(word) or self._book.is_title(word))) or (
            (self._book.is_role(word) and not self._book.words.compounds)
            or (self._book.is_title(word) and self._book.drops_subject)  # "doña Rosa"
        )

    def read_office(self, words: Sequence[re.Match[str]], i: int, person: Person) -> None:
        """Read the office before a name with whose it is in between ("Bộ trưởng Bộ Y tế Xo")."""
        for at in range(i - 1, max(-1, i - _OFFICE_WORDS), -1):
            if not self.joined(words, at):
                return
            if self._book.is_role(words[at][0]):
                self._hold(words, at, person)
                return

    def read_title(self, words: Sequence[re.Match[str]], i: int, person: Person) -> None:
        """Read offices and titles directly before a name, and the words that modify them."""
        at = i - 1
        while at >= 0 and self.joined(words, at) and self._book.is_title(words[at][0]):
            self._tell_gender(person, self.title_gender(words[at][0]))
            if self._book.is_role(words[at][0]):
                self._hold(words, at, person)
            at -= 1
        before = self._before_bracket(words, at)
        beside = before != at or (at >= 0 and self.joined(words, at))
        beside = beside and self._book.head_first
        office = self.office_before(words, before) if beside else None
        if office is not None:
            self._hold(words, office, person, behind=before)
        elif at >= 0 and self.joined(words, at):
            self._hold(words, at, person)

    def _before_bracket(self, words: Sequence[re.Match[str]], at: int) -> int:
        """Return the word before brackets right in front of a name ("la maire (PS) Ada Roth")."""
        if not self._book.head_first or at < 1 or self.gap(words, at) != ") ":
            return at
        for nth in range(at, max(0, at - _MOST_WORDS), -1):
            if self.gap(words, nth - 1) == " (":
                return nth - 1
        return at

    def office_before(self, words: Sequence[re.Match[str]], at: int) -> int | None:
        """Return the office whose description ends at a word ("le ministre russe des Sports")."""
        found = None
        for nth in range(at, max(-1, at - _APPOSITION_REACH), -1):
            if self._book.is_role(words[nth][0]):
                if not self._book.head_first:
                    return nth
                end = attributes_end(self._text, words, nth, self._book)
                found = nth if end == at else found
            if nth and not self.joined(words, nth - 1):
                break
        return found

    def _hold(
        self, words: Sequence[re.Match[str]], at: int, person: Person, *, behind: int = 0
    ) -> None:
        role = self._calling(words[at][0])
        if role is None:
            return
        modifiers = [self._book.stem(word[0]) for word in words[at + 1 : behind + 1]]
        before = at - 1
        while before >= 0 and self.joined(words, before) and len(modifiers) < 4:
            word = words[before][0].casefold()
            if word in self._book.determiners or word in self._book.prepositions:
                break
            modifiers.append(self._book.stem(word))
            before -= 1
        person.hold(words[at][0], role, modifiers)
        self._tell_gender(person, self._book.role_gender(words[at][0]))

    def _calling(self, word: str) -> str | None:
        """Return what a word right before a name says of him: an office or any other noun."""
        book, low = self._book, word.casefold()
        role = book.role(word)
        if role is not None:
            return role
        noun = (word[0].isupper() or not book.words.compounds) and low not in book.determiners
        body = book.is_institution(word) or book.is_collective(word) or book.is_source(word)
        return low if noun and not body and low not in book.prepositions else None

    def read_apposition(self, words: Sequence[re.Match[str]], end: int, person: Person) -> None:
        """Read an office after a name: "Olli Muster, Kommissar der Union"."""
        if end >= len(words) or self.gap(words, end - 1) not in (", ", " – ", " ("):
            return
        for at in range(end, min(end + 4, len(words))):
            if at > end and not self.joined(words, at - 1):
                break
            if self._book.is_role(words[at][0]):
                self._hold(words, at, person)
                return
            if self._book.head_first and words[at][0].casefold() in self._book.prepositions:
                break
        noun = apposed_noun(self._text, words, end, self._book)
        if noun is not None:
            self._hold(words, noun, person)

    def read_lead(
        self, words: Sequence[re.Match[str]], i: int, person: Person, *, taken: Container[int]
    ) -> None:
        """Read an office whose bearer follows after a comma: "der Leiter des Amts, Olli Muster"."""
        while i > 0 and self.joined(words, i - 1) and self._is_introducing(words[i - 1][0]):
            i -= 1
        bracket = self._bracket_before(words, i)
        if i == 0 or (bracket == i and self.gap(words, i - 1) != ", ") or i - 1 in taken:
            return
        i = bracket
        role = None
        for at in range(i - 1, max(-1, i - _APPOSITION_REACH), -1):
            if self._book.is_role(words[at][0]):
                role = at
            if at > 0 and not self.joined(words, at - 1):
                break
        if role is not None:
            self._hold(words, role, person, behind=i - 1 if self._book.head_first else 0)

    def _bracket_before(self, words: Sequence[re.Match[str]], i: int) -> int:
        """Return the first word of brackets before a comma and a name ("du Parti (PX), Ada")."""
        if i == 0 or self.gap(words, i - 1) != "), ":
            return i
        for at in range(i - 1, max(0, i - _MOST_WORDS), -1):
            if self.gap(words, at - 1) == " (":
                return at
        return i

    def _is_introducing(self, word: str) -> bool:
        return self._book.is_title(word) or self.is_titling(word)

    def gap(self, words: Sequence[re.Match[str]], i: int) -> str:
        """Return what stands between a word and the next, "" behind the last."""
        if i + 1 >= len(words):
            return ""
        return self._text[words[i].end() : words[i + 1].start()]

    def _tell_gender(self, person: Person, gender: Gender | None) -> None:
        # A female form is proof; a male one may be generic and only fills a blank.
        if gender is Gender.FEMALE or person.gender is None:
            person.gender = gender if gender is not None else person.gender

    def title_gender(self, word: str) -> Gender | None:
        """Return the gender that a title or an office tells."""
        low = word.casefold()
        if low in self._book.words.female_titles:
            return Gender.FEMALE
        if low in self._book.words.male_titles:
            return Gender.MALE
        told = self._book.role_gender(word)
        return told if told is Gender.FEMALE else None
