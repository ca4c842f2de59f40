"""The people of an article as data: who they are, where they are named, which offices they hold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from warehouse.annotate.wordbook import Gender

_CROWD = 30


@dataclass(slots=True)
class Person:
    """One person of the article; `name` is the fullest known one.

    `called` are the words before the name that are pronouns too, by themselves ("bà", "chị").
    """

    name: str
    actor_id: str | None
    surname: str
    gender: Gender | None = None
    roles: dict[str, set[str]] = field(default_factory=dict)
    called: set[str] = field(default_factory=set)

    def hold(self, word: str, role: str, modifiers: Iterable[str]) -> None:
        """Remember that the person was introduced by an office and the words before it."""
        self.roles.setdefault(role, set()).update(modifiers)
        self.roles.setdefault(word.casefold(), set()).update(modifiers)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a person is named."""

    start: int
    end: int
    person: Person


class People:
    """All people of an article and the places where they are named, in order."""

    def __init__(self, occurrences: Sequence[Occurrence]) -> None:
        self.occurrences = sorted(occurrences, key=lambda place: place.start)
        self._starts = [place.start for place in self.occurrences]
        seen = {id(place.person): place.person for place in self.occurrences}
        self._first = {id(one.person): one.start for one in reversed(self.occurrences)}
        self.persons = tuple(seen.values())
        known = [one for one in self.persons if one.actor_id is not None]
        self.registered = tuple(known) if len(known) <= _CROWD else ()
        self._places: dict[int, list[Occurrence]] = {}
        for place in self.occurrences:
            self._places.setdefault(id(place.person), []).append(place)
        self._by_role: dict[str, list[Person]] = {}
        for person in self.persons:
            for role in person.roles:
                self._by_role.setdefault(role, []).append(person)

    def holding(self, role: str) -> Sequence[Person]:
        """Return who was introduced with a role, in order of appearance; a crowd counts as none."""
        holders = self._by_role.get(role, ())
        return holders if len(holders) <= _CROWD else ()

    def first(self, person: Person) -> int:
        """Return where a person is named for the first time."""
        return self._first[id(person)]

    def nearest(self, person: Person, offset: int) -> Occurrence:
        """Return the last place before an offset where a person is named, else the first one."""
        places = self._places[id(person)]
        at = bisect_left(places, offset, key=lambda place: place.start)
        return places[max(0, at - 1)]

    def between(self, start: int, end: int) -> Sequence[Occurrence]:
        """Return the places that begin in `start:end`, in order."""
        return self.occurrences[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
