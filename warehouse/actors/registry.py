"""The actor registry: who there is, read from TOML and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from warehouse.actors.match import Registry
from warehouse.actors.names import Actor
from warehouse.datafile import build, read_toml
from warehouse.errors import BadSetting
from warehouse.model import ActorType

_SEED = Path(__file__).with_name("seed.toml")
_NAMED = Path(__file__).with_name("named")

_Words = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _ActorFile:
    """The whole of an actor file."""

    actor: tuple[Actor, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _NameFile:
    """What a language calls the actors, by their ids.

    `surnames` are short forms of people's names; without any it is the word in the place that the
    surname has in the English name.
    """

    names: _Words = field(default_factory=dict)
    surnames: _Words = field(default_factory=dict)
    demonyms: _Words = field(default_factory=dict)


@cache
def load() -> Registry:
    """Return the registry of the actors that Newsprism ships with (read once)."""
    return Registry(read(_SEED, named=_NAMED))


def read(path: Path, *, named: Path | None = None) -> tuple[Actor, ...]:
    """Read an actor file (TOML, `[[actor]]` tables as in seed.toml).

    `named` is a folder of files, one a language, with what the same actors are called in it.

    Raises:
        BadSetting: an unknown key, a wrong value, an id given twice, or a reference to nobody.
    """
    actors = build(_ActorFile, read_toml(path), origin=path.name).actor
    for file in sorted(named.glob("*.toml")) if named is not None else ():
        actors = _named(actors, file)
    by_id: dict[str, Actor] = {}
    for actor in actors:
        if actor.id in by_id:
            raise BadSetting(
                f"{path.name}: the id {actor.id!r} is given twice.", hint="Give one of them away."
            )
        by_id[actor.id] = actor
    for actor in actors:
        _check(actor, by_id, path.name)
    return actors


def _named(actors: tuple[Actor, ...], path: Path) -> tuple[Actor, ...]:
    """Return the actors with the names and demonyms that one language's file adds."""
    language = path.stem
    added = build(_NameFile, read_toml(path), origin=path.name)
    unknown = {*added.names, *added.demonyms, *added.surnames} - {actor.id for actor in actors}
    if unknown:
        raise BadSetting(
            f"{path.name} names {min(unknown)!r}, which is not in the registry.",
            hint="Mend the id or add that actor.",
        )
    return tuple(
        replace(
            actor,
            names=_with(actor.names, language, added.names.get(actor.id)),
            demonyms=_with(actor.demonyms, language, added.demonyms.get(actor.id)),
            surnames=_surnames(actor, added),
        )
        for actor in actors
    )


def _surnames(actor: Actor, added: _NameFile) -> tuple[str, ...]:
    """Return the short forms of a person's name with those of a further language."""
    given = added.surnames.get(actor.id, ())
    names = added.names.get(actor.id, ())
    if actor.kind is not ActorType.PERSON or given or not names:
        return tuple(dict.fromkeys((*actor.surnames, *given)))
    main = actor.names.get("en", ("",))[0]
    leads = any(main.startswith(f"{surname} ") for surname in actor.surnames)
    place = 0 if leads else -1
    # Another script has a surname of its own; the same one would only repeat what is known.
    found = (name.split()[place] for name in names if not name[0].isascii() and " " in name)
    return tuple(dict.fromkeys((*actor.surnames, *(one for one in found if _is_foreign(one)))))


def _is_foreign(word: str) -> bool:
    """Tell whether a word is written in another script than the Latin one."""
    return all(not sign.isalpha() or sign > "\u0370" for sign in word)


def _with(known: _Words, language: str, words: tuple[str, ...] | None) -> _Words:
    return known if words is None else {**known, language: words}


def _check(actor: Actor, by_id: Mapping[str, Actor], origin: str) -> None:
    if not any(actor.names.values()):
        raise BadSetting(f"{origin}: {actor.id!r} has no name.", hint="Add names.en = [...].")
    referred = [role.of for role in actor.roles if role.of is not None]
    if actor.seat_of is not None:
        referred.append(actor.seat_of)
    for other in referred:
        if other not in by_id:
            raise BadSetting(
                f"{origin}: {actor.id!r} refers to {other!r}, which is not there.",
                hint="Mend the id or add that actor.",
            )
