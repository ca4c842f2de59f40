"""How a language declines its words: rows of endings, for names and for common nouns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeclensionWording:
    """Endings by case, for a language that declines.

    A row is "GENDER ENDING: genitive dative accusative instrumental locative", for nouns followed
    by "| nominative genitive …" of the plural; the genders are m, f, n and p (always plural), "-"
    is an empty ending, "/" parts variants. The row with the longest ending counts.
    `nouns` hold common nouns, places and bodies, `given` given names that go another way,
    `surnames` those of families, `adjectives` what agrees with a noun in front of it; a
    `surname_nouns` row declines a surname like a noun.
    `patronymics` are "GENDER ENDING" of the name behind the given one; `joins` are words
    behind which a name goes on in the same case ("Bosnia and Herzegovina").
    """

    nouns: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    surname_nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    patronymics: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
