"""The nouns around people in all cases: a pack lists the nominative, a text has any form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from warehouse.languages.declension import Declension
from warehouse.languages.persons import PersonWording


class NounForms:
    """All forms of a pack's nouns and what their nominative is.

    Args:
        words: the pack's wording with nouns in the nominative.
        declension: the paradigms of the language.
    """

    def __init__(self, words: PersonWording, declension: Declension) -> None:
        self.declension = declension
        self.bases: dict[str, str] = {}
        self.nominatives: set[str] = set()
        self.roles: dict[str, str] = {}
        self.plural_roles: set[str] = set()
        self.words = words
        if not declension.declines:
            return
        for role in (*words.roles, *words.lone_roles):
            for form, nominative in declension.nouns.forms(role):
                self.roles.setdefault(form, role)
                self.nominatives.add(nominative)
                if nominative != role and form not in self.bases:
                    self.plural_roles.add(form)
                self.bases.setdefault(form, nominative)
        self.words = replace(
            words,
            roles=tuple(dict.fromkeys((*self.roles,))),
            female_roles=self._all(words.female_roles),
            institutions=self._all(words.institutions),
            proper=self._all(words.proper),
            labels=self._all(words.labels),
            governments=self._all(words.governments),
            collectives=self._all(words.collectives),
            nameless=self._all(words.nameless),
            sources=self._all(words.sources),
            hearers=self._all(words.hearers),
            insiders=self._all(words.insiders),
        )

    def _all(self, nouns: Iterable[str]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for noun in nouns:
            adjectives = self.declension.adjectives
            forms = self.declension.nouns.forms(noun)
            if not self.declension.nouns.rows(noun) and adjectives.rows(noun):
                forms = adjectives.forms(noun)
            self.nominatives.add(noun)
            for form, nominative in forms:
                found.setdefault(form)
                self.bases.setdefault(form, nominative)
        return tuple(found)

    def nominative(self, word: str, *, led: bool = True) -> str | None:
        """Return the nominative of a listed noun with the capital of the word, None if unknown.

        `led`: something before it shows that it is in another case; without it a plural that
        looks like a genitive stands as it is ("коллеги").
        """
        if not led and word.casefold() in self.nominatives:
            return word
        base = self.bases.get(word.casefold().replace("ё", "е"))
        base = self.bases.get(word.casefold()) if base is None else base
        if base is None or not word[0].isupper():
            return base
        return word if word.isupper() else base[0].upper() + base[1:]

    def is_oblique(self, word: str) -> bool:
        """Tell whether a listed noun stands in another case than the nominative."""
        low = word.casefold()
        base = self.bases.get(low)
        return base is not None and base != low and low not in self.nominatives

    def is_nominative(self, word: str) -> bool:
        """Tell whether a listed noun stands in the nominative."""
        return word.casefold() in self.nominatives

    def genders(self, noun: str) -> tuple[str, ...]:
        """Return the genders (m, f, n, p) that a nominative's ending tells."""
        return tuple(dict.fromkeys(row.gender for row in self.declension.nouns.rows(noun)))

    def agreeing(self, adjective: str, noun: str) -> str:
        """Return an adjective in the nominative in front of a noun in the nominative."""
        genders = self.genders(noun.lower()) or ("m",)
        for gender in genders:
            for one in self.declension.adjectives.nominatives(adjective, gender):
                return one.word
        return adjective

    def genitive_base(self, noun: str) -> str | None:
        """Return the likeliest nominative of an unknown noun that is in the genitive."""
        for one in self.declension.nouns.nominatives(noun):
            if one.case == 1 and not one.plural and one.gender != "p":
                return one.word
        return None
