"""Who is who: the actor registry and the read-only view of it that annotators get."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from warehouse.model import ActorType, MentionForm


@dataclass(frozen=True, slots=True)
class ActorHit:
    """A place in a text where a registered name stands.

    `actor_id` is None when several actors share the name and nothing decides ("unsure"); all who
    come into question are the `candidates`.
    """

    start: int
    end: int
    actor_id: str | None
    form: MentionForm
    rule: str
    confidence: float
    candidates: tuple[str, ...] = ()


class ActorIndex(Protocol):
    """Read-only view of the registry; extraction never writes to it."""

    def find(self, text: str, language: str) -> Iterator[ActorHit]:
        """Yield every registered name in `text`, longest first, without overlaps, in order."""
        ...

    def name(self, actor_id: str, language: str) -> str:
        """Return the canonical name of an actor in a language (its main name otherwise)."""
        ...

    def type(self, actor_id: str) -> ActorType:
        """Return what kind of actor this is."""
        ...

    def surnames(self, actor_id: str) -> tuple[str, ...]:
        """Return the short forms that may follow a person's full name in the same article."""
        ...

    def seat_of(self, actor_id: str) -> str | None:
        """Return the country that a capital or seat stands for as a speaker, if any."""
        ...

    def titled(self, title: str, surname: str, language: str) -> str | None:
        """Return the only person of this surname who held an office with this title, else None."""
        ...

    def gender(self, actor_id: str) -> str | None:
        """Return "f" or "m" where the registry states it."""
        ...
