"""Whether a person inside the words of a speaker only says whose somebody is."""

from __future__ import annotations

from warehouse.annotate.chunks import PARTING, words_in
from warehouse.annotate.crowd import Occurrence, People
from warehouse.annotate.wordbook import Wordbook
from warehouse.model import Span


class Owners:
    """Tells owners ("Merkel's spokesman") from speakers in one article.

    Args:
        text: the clean text.
        people: its people.
        book: the words of the language.
    """

    def __init__(self, text: str, people: People, book: Wordbook) -> None:
        self._text = text
        self._people = people
        self._book = book
        self._word = words_in(book)

    def is_attribute(self, span: Span, place: Occurrence) -> bool:
        """Tell whether a person is only named to say whose speaker or minister it is."""
        if self._book.declines:
            return self._is_genitive(span, place)
        after = self._text[place.end : span.end].lstrip()
        surface = self._text[place.start : place.end]
        owns = self._book.is_owner(surface, place.person.name)
        before = self._text[span.start : place.start].rstrip()
        follows = after[:1].isupper() or (after[:1].isalpha() and not self._book.words.compounds)
        if owns and (follows or before[-1:].isalnum()):
            return True
        if after.startswith(("'s ", "’s ")):
            return True
        parted = [one.end() for one in PARTING.finditer(self._text, span.start, place.start)]
        lead = list(
            self._word.finditer(self._text, parted[-1] if parted else span.start, place.start)
        )
        owners = [
            nth
            for nth, word in enumerate(lead)
            if word[0].casefold() in self._book.possessing
            or word[0].casefold() in self._book.prepositions
        ]
        owners = [nth for nth in owners if nth > 0 or parted]
        if not owners:
            return False
        last = lead[-1][0]
        return owners[-1] == len(lead) - 1 or self._book.is_role(last) or self._book.is_title(last)

    def _is_genitive(self, span: Span, place: Occurrence) -> bool:
        """Tell whether a name in another case only says whose somebody is ("адвокат Иванова")."""
        words = self._text[place.start : place.end].split()
        parted = [one.end() for one in PARTING.finditer(self._text, span.start, place.start)]
        begin = parted[-1] if parted else span.start
        lead = list(self._word.finditer(self._text, begin, place.start))
        if not lead:
            return False
        if self._people.between(place.end, self._phrase_end(place.end, span.end)):
            return True
        before = self._text[lead[-1].start() : lead[-1].end()]
        role = self._book.role(before)
        relational = role in self._book.relational and len(words) == 1
        if words[-1].casefold() == place.person.name.split()[-1].casefold():
            return relational
        oblique = any(self._book.forms.is_oblique(word[0]) for word in lead)
        nominative = any(self._book.forms.is_nominative(word[0]) for word in lead)
        if oblique and self._book.is_led(self._text, span.start):
            return relational
        return relational or nominative

    def _phrase_end(self, start: int, end: int) -> int:
        """Return where the part of a phrase ends in which a name stands."""
        parted = PARTING.search(self._text, start, end)
        return end if parted is None else parted.start()
