"""What the demo is written from: its outlets, its actors and the words of each language."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from warehouse.actors import registry
from warehouse.actors.match import Registry
from warehouse.actors.names import Actor
from warehouse.datafile import build, read_toml

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented outlet: `dark` is the first and the last day of a gap.

    `starts` and `ends` are its first and last day, where these are not those of the demo; `wire`
    per cent of its articles carry a credit, beside those that several outlets have.
    """

    name: str
    language: str
    group: str | None = None
    dark: tuple[date, ...] = ()
    starts: date | None = None
    ends: date | None = None
    wire: int = 40

    def publishes(self, day: date) -> bool:
        """Tell whether articles of a day may be there."""
        if (self.starts and day < self.starts) or (self.ends and day > self.ends):
            return False
        return not (self.dark and self.dark[0] <= day <= self.dark[-1])


@dataclass(frozen=True, slots=True)
class Press:
    """All outlets, the first and the last day of the demo, and the agencies by language."""

    first: date
    last: date
    outlet: tuple[Outlet, ...]
    agencies: dict[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence with a quotation: its type, how the speaker is named, and the marked words.

    `name` is what stands for a speaker without a name, `gender` that of a speaker who is needed
    ("body": an organisation). `leading`: only where nobody has been quoted before.
    """

    type: str
    naming: str
    text: str
    name: str | None = None
    gender: str | None = None
    leading: bool = False


@dataclass(frozen=True, slots=True)
class CreditWords:
    """How an agency is credited: its role, where the words stand, and the words."""

    role: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class EventWords:
    """What an event is called, and what is written and said about it instead of ordinary words.

    `openings` are three: before, around and after its peak.
    """

    topic: str
    titles: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    direct: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language; words/de.toml explains them."""

    titles: tuple[str, ...]
    topics: tuple[str, ...]
    figures: str
    openings: tuple[str, ...]
    fillers: tuple[str, ...]
    event: dict[str, EventWords]
    facts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    direct: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()
    says: tuple[Saying, ...] = field(default=())
    credits: tuple[CreditWords, ...] = field(default=())
    forms: dict[str, dict[str, str]] = field(default_factory=dict)


@cache
def press() -> Press:
    """Return the outlets (read once)."""
    return build(Press, read_toml(_HERE / "outlets.toml"), origin="outlets.toml")


@cache
def words(language: str) -> Words:
    """Return the words of a language (read once)."""
    path = _HERE / "words" / f"{language}.toml"
    return build(Words, read_toml(path), origin=path.name)


@cache
def cast() -> tuple[Actor, ...]:
    """Return the demo's actors (read once)."""
    return registry.read(_HERE / "cast.toml")


@cache
def index() -> Registry:
    """Return the registry of the actors that Newsprism ships with and the demo's."""
    return Registry((*registry.load().actors, *cast()))
