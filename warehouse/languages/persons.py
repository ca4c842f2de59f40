"""The words of a language around people: particles, titles, pronouns, roles, nameless sources."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonWording:
    """How a language names people.

    `particles` join the parts of a name ("von", "al").
    """

    particles: tuple[str, ...] = ()
