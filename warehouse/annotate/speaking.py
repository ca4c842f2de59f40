"""Nouns that can speak, in the cases of their language: what may be a subject, what never is."""

from __future__ import annotations

from collections.abc import Iterable

from warehouse.annotate.wordbook import given_names
from warehouse.languages import LanguagePack
from warehouse.languages.declension import Declension, load

_NOMINATIVE, _GENITIVE, _DATIVE, _INSTRUMENTAL = 0, 1, 2, 4


class SpeakingNouns:
    """The nouns of people and bodies of one pack; all sets are empty in a language without cases.

    `nominatives` may be subjects, `speakers` are they in any case, `hearers` (dative) are told
    something; `given` are given names in the nominative, `oblique_names` those in a case of who is
    told or acts.
    """

    def __init__(self, pack: LanguagePack) -> None:
        declension = load(pack.declension)
        persons = pack.persons
        self.nominatives: frozenset[str] = frozenset()
        self.speakers: frozenset[str] = frozenset()
        self.hearers: frozenset[str] = frozenset()
        self.given: frozenset[str] = frozenset()
        self.oblique_names: frozenset[str] = frozenset()
        if not declension.declines:
            return
        single = (*persons.roles, *persons.lone_roles, *persons.institutions)
        several = (*persons.collectives, *persons.nameless, *persons.same_in_plural)
        self.nominatives = frozenset((*single, *several, *_plurals(persons.roles, declension)))
        self.speakers = frozenset(
            form for noun in (*single, *several) for form, _ in declension.nouns.forms(noun)
        )
        self.hearers = frozenset(
            form
            for noun in persons.hearers
            for row in declension.nouns.rows(noun)
            for cells in (row.singular, row.plural)
            for ending in (cells[_DATIVE] if cells else ())
            for form in (noun[: len(noun) - len(row.ending)] + ending,)
        )
        self.given = frozenset(name.lower() for name in given_names())
        self.oblique_names = frozenset(_obliques(self.given, declension)) - self.given


def _plurals(nouns: Iterable[str], declension: Declension) -> Iterable[str]:
    for noun in nouns:
        for row in declension.nouns.rows(noun):
            if row.plural and row.gender != "n":
                yield noun[: len(noun) - len(row.ending)] + row.plural[_NOMINATIVE][0]


def _obliques(names: Iterable[str], declension: Declension) -> Iterable[str]:
    for name in names:
        for gender in ("m", "f"):
            cases = declension.names.cases(name, gender)
            yield from (*cases[_DATIVE], *cases[_INSTRUMENTAL])
