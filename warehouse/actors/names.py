"""An actor's written forms: full names, acronyms, declined forms, demonyms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from warehouse.actors.inflected import in_cases, people_forms
from warehouse.languages.declension import Declension
from warehouse.languages.naming import NameWording
from warehouse.model import ActorType, MentionForm


@dataclass(frozen=True, slots=True)
class Role:
    """An office that a person held; years inclusive, no `until` means still so."""

    office: str
    of: str | None = None
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, country, place or group; seed.toml explains every key."""

    id: str
    type: str
    names: dict[str, tuple[str, ...]]
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    demonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gender: str | None = None
    roles: tuple[Role, ...] = ()
    seat_of: str | None = None
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()

    @property
    def kind(self) -> ActorType:
        """The actor's type."""
        return ActorType(self.type)

    def name(self, language: str) -> str:
        """Return the canonical name in a language, else the English, else the first one."""
        for code in (language, "en", *self.names):
            if self.names.get(code):
                return self.names[code][0]
        return self.id


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of an actor's name.

    `exact`: matches in this letter case only. `language` None: in every language.
    """

    surface: str
    actor_id: str
    language: str | None
    form: MentionForm
    exact: bool = False


def forms(
    actor: Actor,
    wordings: dict[str, NameWording],
    declensions: Mapping[str, Declension] = MappingProxyType({}),
) -> Iterator[Form]:
    """Yield all written forms of an actor, declined by the wordings of each language."""
    for acronym in actor.acronyms:
        yield Form(acronym, actor.id, None, MentionForm.ACRONYM, exact=True)
    for language, names in actor.names.items():
        wording = wordings.get(language, NameWording())
        # A person is called by any of the names everywhere; countries' names mislead abroad.
        scope = None if actor.kind is ActorType.PERSON else language
        for name in names:
            if name in actor.acronyms:
                continue
            cases = declensions.get(language)
            if cases is not None and cases.declines:
                for surface in in_cases(name, cases, person=scope is None, gender=actor.gender):
                    yield Form(surface, actor.id, scope, MentionForm.NAME)
                continue
            for surface in declined(name, actor.kind, wording):
                yield Form(surface, actor.id, scope, MentionForm.NAME)
    for alias in actor.aliases:
        for wording in wordings.values():
            for surface in declined(alias, actor.kind, wording):
                yield Form(surface, actor.id, None, MentionForm.NAME)
    for language, demonyms in actor.demonyms.items():
        wording = wordings.get(language, NameWording())
        cases = declensions.get(language)
        for demonym in demonyms:
            people = cases is not None and cases.declines and demonym[0].isupper()
            told = people_forms(demonym, cases) if people and cases is not None else None
            for surface in told if told is not None else _demonym_forms(demonym, wording):
                yield Form(surface, actor.id, language, MentionForm.DEMONYM)


def declined(name: str, kind: ActorType, wording: NameWording) -> Iterator[str]:
    """Yield a name, its spellings without hyphens and its declined forms."""
    first, space, rest = name.partition(" ")
    stem = _adjective_stem(first, wording) if kind is not ActorType.PERSON and space else None
    heads = [stem + ending for ending in wording.adjective_endings if ending] if stem else [first]
    for head in heads:
        for surface in _spellings(head + space + rest):
            yield surface
            yield from with_endings(surface, wording)


def with_endings(name: str, wording: NameWording) -> Iterator[str]:
    """Yield a name with each ending that the language puts behind names."""
    if not name.endswith(wording.no_ending_after) and name[-1].isalpha():
        for ending in wording.name_endings:
            yield name + ending


def _spellings(name: str) -> Iterator[str]:
    yield name
    if "-" in name and " " in name:
        yield name.replace("-", " ")


def _adjective_stem(word: str, wording: NameWording) -> str | None:
    """Return the stem of a name's leading adjective ("Vereint" of "Vereinte"), None for others."""
    endings = [ending for ending in wording.adjective_endings if len(ending) > 0]
    for ending in sorted(endings, key=len, reverse=True):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 4 and stem.isalpha():
            return stem
    return None


def _demonym_forms(demonym: str, wording: NameWording) -> Iterator[str]:
    if demonym[0].islower():
        for ending in wording.adjective_endings or ("",):
            yield demonym + ending
        return
    for suffix, endings in wording.demonym_endings.items():
        if demonym.endswith(suffix):
            stem = demonym.removesuffix(suffix)
            yield from (stem + ending for ending in endings)
            return
    yield demonym
