"""The cast of an article: everybody whose full name stands in it, registered or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warehouse.actors import ActorHit, ActorIndex
from warehouse.annotate.fullnames import FullName
from warehouse.annotate.surnames import Named
from warehouse.annotate.wordbook import Wordbook
from warehouse.model import ActorType, Field

_MOST_NAMESAKES = 8
_WITH_FATHER = 3


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field of the article and what was found in it; `closed` ranges are not read."""

    field: Field
    text: str
    closed: tuple[tuple[int, int], ...]
    hits: tuple[ActorHit, ...]
    names: tuple[FullName, ...]


class Cast:
    """Everybody whose full name stands in the article, registered or not, each once."""

    def __init__(
        self,
        fields: Sequence[FieldWords],
        index: ActorIndex,
        language: str,
        *,
        family_first: bool = False,
        book: Wordbook | None = None,
    ) -> None:
        self._family_first = family_first
        self._doubled = book is not None and book.names.double_surnames
        self._book = book if book is not None and book.declines else None
        self._index = index
        self._language = language
        self._by_name: dict[str, Named] = {}
        self._by_surname: dict[str, list[Named]] = {}
        self.named: list[Named] = []
        ids = [hit.actor_id for words in fields for hit in words.hits if hit.actor_id is not None]
        self._written = _written(fields) if family_first else {}
        for actor_id in dict.fromkeys(ids):
            if index.type(actor_id) is ActorType.PERSON:
                name = index.name(actor_id, language)
                surnames = index.surnames(actor_id)
                if family_first:
                    surnames = tuple(
                        dict.fromkeys(
                            (*surnames, *_short_forms(name), *self._written.get(actor_id, ()))
                        )
                    )
                named = Named(name, actor_id, surnames, index.gender(actor_id))
                self.named.append(named)
                for surname in named.surnames:
                    self._by_surname.setdefault(surname, []).append(named)
        if self._book is not None:
            self._add_declined(fields, self._book)
            return
        unknown = {
            one.text[name.start : name.end]: one.text[name.surname : name.end]
            for one in fields
            for name in one.names
        }
        if family_first:  # short forms come after the names that they belong to
            unknown = dict(sorted(unknown.items(), key=lambda item: -item[0].count(" ")))
        self._add_unknown(unknown)

    def _add_declined(self, fields: Sequence[FieldWords], book: Wordbook) -> None:
        """Add the names of a language with cases, each under its nominative, full ones first."""
        places = [(one, name) for one in fields for name in one.names]
        places.sort(key=lambda place: " " not in place[0].text[place[1].start : place[1].end])
        for one, name in places:
            surface = one.text[name.start : name.end]
            if surface in self._by_name:
                continue
            oblique = book.is_led(one.text, name.start)
            named = self._short(surface) if " " not in surface else None
            if named is None:
                named = self._full(surface, book, oblique=oblique)
            self._by_name[surface] = named

    def _full(self, surface: str, book: Wordbook, *, oblique: bool) -> Named:
        """Return the person of a name in any case; a new one is added."""
        found = book.name_cases.full_name(surface.split(), oblique=oblique)
        named = self._registered(found.name) or self._same(found.name, found.surname)
        if named is None:
            named = Named(found.name, None, (found.surname,), found.gender)
            self.named.append(named)
            self._by_surname.setdefault(found.surname, []).append(named)
        return named

    def _short(self, surname: str) -> Named | None:
        """Return the person of the article whose surname a single word is in any case."""
        if self._book is None:
            return None
        for named in self.named:
            for short in named.surnames:
                if surname in self._book.name_cases.surname_forms(short, named.gender):
                    return named
        return None

    def _registered(self, name: str) -> Named | None:
        """Return the registered person of a name that a father's name makes longer."""
        words = name.split()
        if len(words) != _WITH_FATHER or self._book is None:
            return None
        if not self._book.name_cases.is_patronymic(words[1]):
            return None
        short = f"{words[0]} {words[-1]}"
        hits = [hit for hit in self._index.find(short, self._language) if hit.end == len(short)]
        if len(hits) != 1 or hits[0].start > 0 or hits[0].actor_id is None:
            return None
        actor_id = hits[0].actor_id
        if self._index.type(actor_id) is not ActorType.PERSON:
            return None
        known = next((one for one in self.named if one.actor_id == actor_id), None)
        if known is None:
            main = self._index.name(actor_id, self._language)
            surnames = self._index.surnames(actor_id)
            known = Named(main, actor_id, surnames, self._index.gender(actor_id))
            self.named.append(known)
        return known

    def _add_unknown(self, surnames: dict[str, str]) -> None:
        for surface, surname in surnames.items():
            bare = surface.removesuffix("s")
            if bare != surface and bare in surnames:
                continue
            named = self._same(surface, surname)
            if named is None:
                short = _short_forms(surface) if self._family_first else (surname,)
                if self._doubled and len(surname.split()) > 1:
                    short = tuple(dict.fromkeys((surname, _first_surname(surname))))
                named = Named(surface, None, short)
                self.named.append(named)
                for one in short:
                    self._by_surname.setdefault(one, []).append(named)
            self._by_name[surface] = named

    def _same(self, surface: str, surname: str) -> Named | None:
        """Return a known person whose name differs only by further given names."""
        words = set(surface.split())
        for known in self._by_surname.get(surname, [])[:_MOST_NAMESAKES]:
            others = set(known.name.split())
            if words <= others or others <= words or (self._family_first and len(words) == 1):
                return known
        return None

    def of(self, words: FieldWords, name: FullName) -> Named:
        """Return whom a full name recognised by its shape means; a genitive is undone."""
        surface = words.text[name.start : name.end]
        known = self._by_name.get(surface)
        return known if known is not None else self._by_name[surface.removesuffix("s")]


def _short_forms(name: str) -> tuple[str, ...]:
    """Return what may stand for a name that begins with the family's: given name, family's."""
    words = name.split()
    return tuple(dict.fromkeys((words[-1], " ".join(words[-2:]), words[0])))


def _written(fields: Sequence[FieldWords]) -> dict[str, tuple[str, ...]]:
    """Return the short forms of registered actors as the article writes their names."""
    found: dict[str, tuple[str, ...]] = {}
    for one in fields:
        for hit in one.hits:
            if hit.actor_id is not None:
                short = _short_forms(one.text[hit.start : hit.end])
                found[hit.actor_id] = (*found.get(hit.actor_id, ()), *short)
    return found


def _first_surname(surname: str) -> str:
    """Return the first of two surnames with its particles ("de la Vega" of "de la Vega Ruiz")."""
    words = surname.split()
    first = next((nth for nth, word in enumerate(words) if word[0].isupper()), len(words) - 1)
    return " ".join(words[: first + 1])
