"""The cast of an article: everybody whose full name stands in it, registered or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warehouse.actors import ActorHit, ActorIndex
from warehouse.annotate.fullnames import FullName
from warehouse.annotate.surnames import Named
from warehouse.model import ActorType, Field

_MOST_NAMESAKES = 8


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
    ) -> None:
        self._family_first = family_first
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
                named = Named(name, actor_id, surnames)
                self.named.append(named)
                for surname in named.surnames:
                    self._by_surname.setdefault(surname, []).append(named)
        unknown = {
            one.text[name.start : name.end]: one.text[name.surname : name.end]
            for one in fields
            for name in one.names
        }
        if family_first:  # short forms come after the names that they belong to
            unknown = dict(sorted(unknown.items(), key=lambda item: -item[0].count(" ")))
        self._add_unknown(unknown)

    def _add_unknown(self, surnames: dict[str, str]) -> None:
        for surface, surname in surnames.items():
            bare = surface.removesuffix("s")
            if bare != surface and bare in surnames:
                continue
            named = self._same(surface, surname)
            if named is None:
                short = _short_forms(surface) if self._family_first else (surname,)
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
