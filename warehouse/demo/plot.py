"""What happens in the demo: its events, and how often each actor comes up on a day."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

from warehouse.actors.names import Actor
from warehouse.datafile import build, read_toml
from warehouse.demo.words import cast, press
from warehouse.model import ActorType

_FILE = Path(__file__).with_name("plot.toml")
# How much more often an actor comes up in an event that is about it.
_CENTRAL = 8
_DRAWS = 6
# Actors, and their weights summed up to and including each.
_Weighed = tuple[tuple[Actor, ...], tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Event:
    """What fills the pages for some days; `height`: per cent of a day that its peak adds."""

    name: str
    first: date
    peak: date
    last: date
    height: int
    actors: tuple[str, ...]

    def phase(self, day: date) -> int:
        """Return 0 before its peak, 1 around it, 2 after it."""
        passed = (day - self.peak).days
        return 1 if abs(passed) <= 1 else 2 * (passed > 0)

    def adds(self, day: date) -> int:
        """Return how many per cent of an ordinary day's articles it adds on a day."""
        if not self.first <= day <= self.last:
            return 0
        edge = self.first if day <= self.peak else self.last
        length = abs((self.peak - edge).days) + 1
        return self.height * (length - abs((self.peak - day).days)) // length


@dataclass(frozen=True, slots=True)
class Part:
    """How often an actor comes up: weights at dates, none before the first of them."""

    actor: str
    weights: tuple[int, ...]
    dates: tuple[date, ...] = ()
    heard: bool = True

    def weight(self, day: date) -> float:
        """Return the weight on a day, on the straight line between two dates."""
        points = tuple(zip(self.dates or (press().first, press().last), self.weights, strict=True))
        if day < points[0][0]:
            return 0.0
        for (first, before), (last, after) in pairwise(points):
            if first <= day <= last:
                return before + (after - before) * (day - first).days / (last - first).days
        return self.weights[-1]


@dataclass(frozen=True, slots=True)
class Plot:
    """The whole of plot.toml, where each key is explained."""

    season: tuple[int, ...]
    weekdays: tuple[int, ...]
    growth: int
    event: tuple[Event, ...]
    part: tuple[Part, ...]


@cache
def plot() -> Plot:
    """Return what happens (read once)."""
    return build(Plot, read_toml(_FILE), origin=_FILE.name)


def people(
    random: Random, day: date, event: Event | None, *, heard: bool, lead: float | None = None
) -> tuple[Actor, ...]:
    """Return some persons of a day in the order in which they come up, none twice.

    Args:
        random: decides who.
        lead: from 0 to 1, decides who comes first.
        day: of publication; it says how often somebody comes up.
        event: what the article is about.
        heard: only those who get to speak.
    """
    return _drawn(random, _weighed(day, event, persons=True, heard=heard), lead)


def bodies(random: Random, day: date, event: Event | None) -> tuple[Actor, ...]:
    """Return countries and organisations of a day, as `people` does; an event has its own only."""
    weighed = _weighed(day, None, persons=False, heard=False)
    if event is None:
        return _drawn(random, weighed)
    own = [actor for actor in weighed[0] if actor.id in event.actors]
    return tuple(random.sample(own, len(own)))


def _drawn(random: Random, weighed: _Weighed, lead: float | None = None) -> tuple[Actor, ...]:
    actors, weights = weighed
    first = [] if lead is None else [bisect_right(weights, lead * weights[-1])]
    drawn = random.choices(range(len(actors)), cum_weights=weights, k=_DRAWS)
    return tuple(actors[place] for place in dict.fromkeys((*first, *drawn)))


@cache
def _weighed(day: date, event: Event | None, *, persons: bool, heard: bool) -> _Weighed:
    """Return the persons, or all other actors, and their weights, summed up."""
    known = {actor.id: actor for actor in cast()}
    central = () if event is None else event.actors
    actors, weights, total = [], [], 0.0
    for part in plot().part:
        actor = known[part.actor]
        fits = (actor.kind is ActorType.PERSON) is persons
        weight = part.weight(day)
        if fits and weight > 0 and (part.heard or not heard):
            total += weight * (_CENTRAL if part.actor in central else 1)
            actors.append(actor)
            weights.append(total)
    return tuple(actors), tuple(weights)
