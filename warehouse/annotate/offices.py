"""Who holds an office that an article names without its holder: "der Minister"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from warehouse.actors import ActorIndex
from warehouse.annotate.chunks import Chunk, Chunks
from warehouse.annotate.people import People, Person
from warehouse.annotate.wordbook import Gender, Wordbook
from warehouse.model import ActorType, Mention, Span

_LEAD = 40
_LONGEST_TITLE = 60
_LEAD_END = re.compile(r"[.,;:()„“”\"»«\n–]")


class Offices:
    """Knows the holders of offices in one article.

    Args:
        text: the clean text.
        people: its people.
        mentions: the registered names in the text, in order.
        index: the registry, which knows who held which office.
        book: the words of the language.
    """

    def __init__(
        self,
        text: str,
        people: People,
        *,
        mentions: Sequence[Mention],
        index: ActorIndex,
        book: Wordbook,
    ) -> None:
        self._text = text
        self._people = people
        self._book = book
        self._chunks = Chunks(text, book)
        self._mentions = mentions
        self._index = index
        self._starts = [one.span.start for one in mentions]
        self._serves = self._served()

    def bearer(self, span: Span) -> Person | None:
        """Return the person whom an office stands for ("der Minister"), if only one can be."""
        chunk = self._chunks.read(span.start, span.end)
        if chunk is None:
            return None
        role = self.role(chunk)
        indefinite = chunk.determiner in self._book.indefinite
        if role is None or indefinite or (chunk.determiner is None and self._book.words.compounds):
            return None
        gender = self._book.role_gender(chunk.head[0])
        bearers = [
            one
            for one in self._people.holding(role) or self._in_office(span)
            if not (gender is Gender.FEMALE and one.gender is Gender.MALE)
            and (gender is not None or self._agrees(chunk, one))
        ]
        if self._book.head_first:
            owners = self._chunks.names(chunk.rest, span.end)
            bearers = [one for one in bearers if _serves(one, owners)]
        wanted = self._countries(span.start, span.end)
        if wanted:
            bearers = [
                one
                for one in bearers
                if not self._serves.get(id(one)) or self._serves[id(one)] & wanted
            ]
        return self._only(bearers, chunk)

    def is_anothers(self, person: Person, span: Span) -> bool:
        """Tell whether somebody holds an office that is none of the names of this one."""
        chunk = self._chunks.read(span.start, span.end)
        if chunk is None or not person.roles or not self._book.words.compounds:
            return False
        told = {chunk.head[0].casefold(), self._book.role(chunk.head[0]) or ""}
        same = [titles for titles in self._book.names.offices.values() if told & set(titles)]
        return bool(same) and not any(set(person.roles) & set(titles) for titles in same)

    def _agrees(self, chunk: Chunk, person: Person) -> bool:
        """Tell whether a person may be meant by a noun that tells its gender by its article."""
        genders = self._book.determiners.get(chunk.determiner or "", ())
        told = Gender.MALE in genders or Gender.FEMALE in genders
        return person.gender is None or not told or person.gender in genders

    def _in_office(self, span: Span) -> Sequence[Person]:
        """Return who was introduced with another title of the same office, where nouns decline.

        "Глава государства" is whom the article calls its president.
        """
        if self._book.head_first and not self._book.declines:
            return self._by_registry(span)
        if not self._book.declines:
            return ()
        words = [self._book.forms.nominative(word) or word for word in span.surface.split()[:1]]
        phrase = " ".join([*words, *span.surface.split()[1:]]).casefold()
        titles = {
            title
            for known in self._book.names.offices.values()
            if phrase in known
            for title in known
        }
        found = [one for title in sorted(titles) for one in self._people.holding(title)]
        return list({id(one): one for one in found}.values())

    def _by_registry(self, span: Span) -> Sequence[Person]:
        """Return who of the article held an office by the registry ("le chef de l'État")."""
        if len(span.surface) > _LONGEST_TITLE or self._countries(span.start, span.end):
            return ()
        return [
            one
            for one in self._people.registered
            if self._index.titled(span.surface, one.surname, self._book.code) == one.actor_id
        ]

    def is_epithet(self, span: Span) -> bool:
        """Tell whether words may be a second name for somebody ("die Ministerin").

        They have a definite article and no attributes, and nobody was introduced with the office.
        """
        chunk = self._chunks.read(span.start, span.end)
        if self._book.isolating:
            return chunk is not None and self._is_described(span, chunk)
        if chunk is not None and self.is_pointing(span):
            return True
        if chunk is None or chunk.rest < span.end:
            return False
        if self._book.declines and chunk.determiner is None:
            alone = len(chunk.words) == 1 and self._book.role(chunk.head[0]) in self._book.epithets
            return alone and not self._people.holding(self._book.role(chunk.head[0]) or "")
        if chunk.determiner is None:
            return False
        if chunk.determiner in self._book.possessives or self._countries(span.start, span.end):
            return False
        if chunk.head[0][0].isdigit() and chunk.determiner not in self._book.indefinite:
            return chunk.head.end() == span.end
        role = self._book.role(chunk.head[0])
        if role is None or chunk.determiner in self._book.indefinite:
            return False
        behind = [word for word in chunk.words if word.start() > chunk.head.start()]
        described = self._book.head_first and all(self._book.describes(word[0]) for word in behind)
        alone = chunk.head.end() == span.end or described
        if self._book.head_first and self._goes_on(span.end):
            return False
        return alone and not self._people.holding(role)

    def is_pointing(self, span: Span) -> bool:
        """Tell whether a role is shown as one who was just named ("cette ancienne infirmière")."""
        chunk = self._chunks.read(span.start, span.end)
        if chunk is None or self._book.role(chunk.head[0]) is None:
            return False
        return chunk.determiner in self._book.demonstratives

    def _goes_on(self, end: int) -> bool:
        """Tell whether words behind an office say which it is ("le commissaire au Commerce")."""
        behind = self._text[end : end + _LEAD].split()[:2]
        related = bool(behind) and behind[0].casefold() in self._book.relating
        return related and any(sign.isupper() for word in behind[1:] for sign in word[:3])

    def _is_described(self, span: Span, chunk: Chunk) -> bool:
        """Tell whether an office without an article has an age or origin ("tiền vệ 25 tuổi")."""
        if chunk.determiner is not None or self._book.role(chunk.head[0]) is None:
            return False
        words = span.surface.casefold().split()
        aged = words[-1] in self._book.words.ages and words[-2].isdigit()
        return aged or any(word in self._book.words.origins for word in words[1:])

    def role(self, chunk: Chunk) -> str | None:
        """Return an office, or the noun that somebody was introduced with ("Seglerin")."""
        low = chunk.head[0].casefold()
        return self._book.role(low) or (low if self._people.holding(low) else None)

    def _only(self, bearers: Sequence[Person], chunk: Chunk) -> Person | None:
        if len(bearers) > 1:
            exact = [one for one in bearers if chunk.head[0].casefold() in one.roles]
            bearers = exact or bearers
        if len(bearers) > 1:
            modifiers = {self._book.stem(word[0]) for word in chunk.words}
            bearers = [one for one in bearers if modifiers & set().union(*one.roles.values())]
        return bearers[0] if len(bearers) == 1 else None

    def _served(self) -> dict[int, set[str]]:
        """Return by person the countries that stand right before the name ("US-Präsident …")."""
        served: dict[int, set[str]] = {}
        for place in self._people.occurrences:
            lead = self._text[max(0, place.start - _LEAD) : place.start]
            parted = [one.end() for one in _LEAD_END.finditer(lead)]
            start = place.start - len(lead) + (parted[-1] if parted else 0)
            served.setdefault(id(place.person), set()).update(self._countries(start, place.start))
        return served

    def _countries(self, start: int, end: int) -> set[str]:
        """Return the countries that are named in a stretch of text, also by their adjectives."""
        found: set[str] = set()
        for mention in self._mentions[
            bisect_left(self._starts, start) : bisect_left(self._starts, end)
        ]:
            if mention.actor_id is not None and mention.type is ActorType.COUNTRY:
                found.add(mention.actor_id)
        return found


def _serves(person: Person, owners: Sequence[str]) -> bool:
    """Tell whether somebody was introduced beside the names that an office goes with, if any."""
    known = set().union(*person.roles.values())
    return all(owner.casefold() in known for owner in owners)
