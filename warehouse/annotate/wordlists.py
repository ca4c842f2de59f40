"""The lists of a pack around people, turned into words with what each of them tells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from warehouse import wires
from warehouse.annotate.namecases import NameCases
from warehouse.datafile import build, read_toml
from warehouse.languages.persons import PersonWording

_GIVEN_NAMES = Path(__file__).with_name("given_names.toml")


class Gender(StrEnum):
    """What a pronoun agrees with; plural stands beside the genders because it does so too."""

    MALE = "male"
    FEMALE = "female"
    NEUTER = "neuter"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class _GivenNames:
    """The whole of given_names.toml; names stand between white space."""

    male: str
    female: str
    either: str


@cache
def given_names() -> dict[str, Gender | None]:
    """Return the gender that each known given name tells (None: it may be either).

    Raises:
        BadSetting: the file has an unknown key or a value of the wrong kind.
    """
    lists = build(_GivenNames, read_toml(_GIVEN_NAMES), origin=_GIVEN_NAMES.name)
    names: dict[str, Gender | None] = dict.fromkeys(lists.male.split(), Gender.MALE)
    names |= dict.fromkeys(lists.female.split(), Gender.FEMALE)
    shared = set(lists.male.split()) & set(lists.female.split())
    return names | dict.fromkeys([*lists.either.split(), *sorted(shared)], None)


def letters(given: dict[str, Gender | None]) -> dict[str, str | None]:
    """Return the letter of each given name's gender, as paradigms write it."""
    letters = {Gender.MALE: "m", Gender.FEMALE: "f"}
    return {name: None if told is None else letters[told] for name, told in given.items()}


def declined_given(names: NameCases) -> dict[str, Gender | None]:
    """Return the gender that each form of a given name tells; the nominative comes first."""
    genders = {"m": Gender.MALE, "f": Gender.FEMALE}
    found: dict[str, Gender | None] = {}
    for form, readings in names.given.items():
        first = min(readings, key=lambda one: one.case)
        told = {one.gender for one in readings if one.case == first.case}
        found[form] = genders[first.gender] if len(told) == 1 else None
    return found


def kinds_by_noun(words: PersonWording) -> dict[str, frozenset[str]]:
    """Return the kinds of body that each noun may stand for ("the paper", "the company")."""
    found: dict[str, frozenset[str]] = {}
    for kind, nouns in words.bodies.items():
        for noun in nouns:
            found[noun] = found.get(noun, frozenset()) | {kind}
    return found


def small_agencies() -> frozenset[str]:
    """Return the names of wire agencies that are written in small letters ("dpa")."""
    agencies = wires.load()
    known = (agencies.get(agency_id) for agency_id in agencies.ids)
    return frozenset(
        surface
        for agency in known
        for surface in (*agency.acronyms, *agency.traps)
        if surface.islower() and surface.isalpha()
    )


def by_word(words: PersonWording) -> dict[str, tuple[Gender, ...]]:
    """Return what each pronoun may stand for."""
    lists = (
        (Gender.MALE, words.male),
        (Gender.FEMALE, words.female),
        (Gender.NEUTER, words.neuter),
        (Gender.PLURAL, words.plural),
    )
    return _genders(lists)


def determiners(words: PersonWording) -> dict[str, tuple[Gender, ...]]:
    """Return what each determiner tells of its noun."""
    lists = (
        (Gender.MALE, words.male_determiners),
        (Gender.FEMALE, words.female_determiners),
        (Gender.NEUTER, words.neuter_determiners),
        (Gender.PLURAL, words.plural_determiners),
    )
    return _genders(lists)


def possessives(words: PersonWording) -> dict[str, tuple[Gender, ...]]:
    """Return whose words each possessive pronoun tells of."""
    lists = (
        (Gender.MALE, words.male_possessives),
        (Gender.FEMALE, words.female_possessives),
        (Gender.PLURAL, words.plural_possessives),
    )
    return _genders(lists)


def _genders(lists: tuple[tuple[Gender, tuple[str, ...]], ...]) -> dict[str, tuple[Gender, ...]]:
    found: dict[str, tuple[Gender, ...]] = {}
    for gender, entries in lists:
        for word in entries:
            found[word] = (*found.get(word, ()), gender)
    return found


def roles(words: PersonWording, roles: tuple[str, ...]) -> dict[str, Gender | None]:
    """Return every form of the roles with its gender; male forms tell it only beside female."""
    male = Gender.MALE if words.female_endings else None
    forms: dict[str, Gender | None] = {}
    for role in roles:
        told = None if role.endswith(("e", "en")) else male
        forms[role] = told
        for ending in words.role_endings:
            forms.setdefault(role + ending, told)
        for ending in words.plural_endings:
            forms.setdefault(role + ending, Gender.PLURAL)
    for role in roles:
        for ending in words.female_endings:
            forms[role.removesuffix("e") + ending] = Gender.FEMALE
    female = {form for form in words.female_roles if roles is words.roles or form in forms}
    forms |= {form: Gender.MALE for form in words.male_roles if form in forms}
    return forms | dict.fromkeys(sorted(female), Gender.FEMALE)
