"""Whom a pronoun stands for: agreement first, then who spoke last and who was talked about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warehouse.annotate.people import Occurrence, People
from warehouse.annotate.wordbook import Gender, Wordbook
from warehouse.model import CleanText, Span

_WORD = re.compile(r"\w[\w'’-]*")
_REACH = 4
_LEAD = 60
_SPOKE_LAST, _SUBJECT, _OBLIQUE, _POSSESSIVE, _AGREES, _PER_SENTENCE = (
    5.0,
    3.0,
    -3.0,
    -2.5,
    1.0,
    1.5,
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Someone who was quoted before: where his words stand and what agrees with him."""

    span: Span
    genders: tuple[Gender, ...]
    at: int


class Antecedents:
    """Finds the people that pronouns of one article stand for.

    Args:
        clean: the article.
        people: its people.
        quoted: what is said inside quotations; a speaker is not looked for there.
        book: the words of the language.
    """

    def __init__(
        self, clean: CleanText, people: People, *, quoted: Sequence[Span], book: Wordbook
    ) -> None:
        self._clean = clean
        self._people = people
        self._book = book
        self._sentences = [sentence.start for sentence in clean.sentences]
        self._quoted = sorted((span.start, span.end) for span in quoted)
        self._quoted_starts = [start for start, _ in self._quoted]

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence that holds an offset."""
        return max(0, bisect_right(self._sentences, offset) - 1)

    def person(
        self, pronoun: int, genders: Sequence[Gender], last: Spoken | None
    ) -> Occurrence | None:
        """Return the likeliest person that a pronoun at an offset stands for, None if none may."""
        here = self.sentence(pronoun)
        start = self._sentences[max(0, here - _REACH)] if self._sentences else 0
        best: tuple[float, int] | None = None
        chosen = None
        for place in self._people.between(start, pronoun):
            if not agrees(place.person.gender, genders) or self._is_quoted(place.start):
                continue
            score = self._score(place, here, genders, last)
            if best is None or (score, place.start) >= best:
                best, chosen = (score, place.start), place
        return chosen

    def nearest(self, offset: int) -> Occurrence | None:
        """Return the person named closest before an offset in its sentence (relative clauses)."""
        if not self._sentences:
            return None
        places = self._people.between(self._sentences[self.sentence(offset)], offset)
        return places[-1] if places else None

    def subject(self, start: int, end: int) -> Occurrence | None:
        """Return the person that a stretch of text is most likely about: the first free one."""
        for place in self._people.between(start, end):
            if not self._is_quoted(place.start) and self._weight(place) >= 0:
                return place
        return None

    def _score(
        self, place: Occurrence, here: int, genders: Sequence[Gender], last: Spoken | None
    ) -> float:
        score = self._weight(place) - _PER_SENTENCE * (here - self.sentence(place.start))
        if place.person.gender in genders:
            score += _AGREES
        if last is not None and last.span.start <= place.start < last.span.end:
            score += _SPOKE_LAST
        return score

    def _weight(self, place: Occurrence) -> float:
        surface = self._clean.text[place.start : place.end]
        if surface.endswith("s") and not place.person.surname.endswith("s"):
            return _POSSESSIVE
        for word in self._lead(place):
            if word in self._book.prepositions or word in self._book.possessing:
                return _OBLIQUE
            if word in self._book.determiners:
                break
        first = self._sentences[self.sentence(place.start)]
        earlier = self._people.between(first, place.start)
        return _SUBJECT if not earlier else 0.0

    def _lead(self, place: Occurrence) -> Iterator[str]:
        """Yield the words before a name that belong to its phrase, the nearest first."""
        start = max(0, place.start - _LEAD)
        text = self._clean.text[start : place.start]
        for stop in ".,;:()“”„\n–":
            text = text.rpartition(stop)[2]
        words = [word.group() for word in _WORD.finditer(text)]
        for word in reversed(words):
            low = word.casefold()
            yield low
            modifies = word[0].isupper() or low.endswith(("e", "er", "en", "es", "em"))
            if not modifies:
                return

    def _is_quoted(self, offset: int) -> bool:
        at = bisect_right(self._quoted_starts, offset) - 1
        return at >= 0 and offset < self._quoted[at][1]


def agrees(gender: Gender | None, genders: Sequence[Gender]) -> bool:
    """Tell whether a person of a gender (None: unknown) may stand behind a pronoun."""
    if not genders:
        return True
    if gender is None:
        return Gender.MALE in genders or Gender.FEMALE in genders
    return gender in genders
