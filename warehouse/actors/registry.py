"""The actor registry: who there is, read from TOML and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from warehouse.actors.match import Registry
from warehouse.actors.names import Actor
from warehouse.datafile import build, read_toml
from warehouse.errors import BadSetting

_SEED = Path(__file__).with_name("seed.toml")


@dataclass(frozen=True, slots=True)
class _ActorFile:
    """The whole of an actor file."""

    actor: tuple[Actor, ...] = field(default=())


@cache
def load() -> Registry:
    """Return the registry of the actors that Newsprism ships with (read once)."""
    return Registry(read(_SEED))


def read(path: Path) -> tuple[Actor, ...]:
    """Read an actor file (TOML, `[[actor]]` tables as in seed.toml).

    Raises:
        BadSetting: an unknown key, a wrong value, an id given twice, or a reference to nobody.
    """
    actors = build(_ActorFile, read_toml(path), origin=path.name).actor
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
