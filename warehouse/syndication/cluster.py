"""Which articles are one story: pairs of near-identical texts, joined, with the earliest as parent.

Whether two articles are near-identical depends on these two alone, so no order of arrival shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

import numpy as np

from warehouse.syndication.fingerprint import Fingerprint, Marks

# The share of the shorter article's marks that both have.
NEAR = 0.5
# Fewer marks in common say nothing, and neither do so few words unless both texts are equal.
LEAST_SHARED = 8
LEAST_WORDS = 20
# Serial reports have their words in common and differ in numbers: so many numbers decide, by share.
_NUMBERS = 3
_SAME_NUMBERS = 0.6
_LATEST = datetime.combine(date.max, time())


@dataclass(frozen=True, slots=True)
class Member:
    """An article as far as it matters for stories.

    Attributes:
        number: the internal number of the article.
        key: its public key.
        words: the hash of its title and text.
        language: a code; articles of different ones are never near-identical, only equal.
        day: of publication, None for an undated one, which may be near any day.
        moment: of publication, as exact as it is known (UTC without a zone).
        received: when it was received first.
        print: what is kept of its words.
    """

    number: int
    key: str
    words: str
    language: str
    day: date | None
    moment: datetime | None
    received: datetime | None
    print: Fingerprint

    @property
    def rank(self) -> tuple[datetime, datetime, str]:
        """Return what orders the articles of a story: the first one is its parent."""
        return (self.moment or _LATEST, self.received or _LATEST, self.key)


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that are one story, the parent first, and how much of each stands in the parent."""

    members: tuple[Member, ...]
    containment: tuple[float, ...]

    @property
    def key(self) -> str:
        """Return the key of the story: that of its parent."""
        return self.members[0].key


def are_one_story(one: Member, other: Member, *, window: int) -> bool:
    """Tell whether two articles are copies of one text.

    Args:
        one: an article.
        other: another one.
        window: how many days may lie between two near-identical articles; equal texts may be
            any time apart.
    """
    if one.words == other.words:
        return True
    if one.print.whole == other.print.whole and one.print.words >= LEAST_WORDS:
        return True
    if one.language != other.language or min(one.print.words, other.print.words) < LEAST_WORDS:
        return False
    if one.day and other.day and abs((one.day - other.day).days) > window:
        return False
    shared, least = _shared(one.print, other.print)
    if shared < LEAST_SHARED or shared < NEAR * least:
        return False
    return _name_the_same_numbers(one.print, other.print)


def containment(one: Fingerprint, other: Fingerprint) -> float:
    """Return the share (0 to 1) of an article's words in a row that another article has too."""
    if one.whole == other.whole:
        return 1.0
    left, right = _comparable(one, other)
    return _common(left, right) / len(left) if len(left) else 0.0


def stories(members: Mapping[int, Member], links: Iterable[tuple[int, int]]) -> tuple[Story, ...]:
    """Return what linked articles make: stories of two or more, in the order of their keys.

    Args:
        members: articles by number.
        links: pairs of numbers that are one story; chains join.
    """
    together = _joined(members, links)
    made = [_story([members[one] for one in several]) for several in together if len(several) > 1]
    return tuple(sorted(made, key=lambda story: story.key))


def _story(members: Sequence[Member]) -> Story:
    ordered = tuple(sorted(members, key=lambda member: member.rank))
    parent = ordered[0].print
    return Story(ordered, tuple(containment(member.print, parent) for member in ordered))


def _joined(members: Iterable[int], links: Iterable[tuple[int, int]]) -> list[list[int]]:
    leader = {number: number for number in members}

    def first(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for one, other in links:
        low, high = sorted((first(one), first(other)))
        leader[high] = low
    found: dict[int, list[int]] = {}
    for number in sorted(leader):
        found.setdefault(first(number), []).append(number)
    return list(found.values())


def _shared(one: Fingerprint, other: Fingerprint) -> tuple[int, int]:
    """Return how many marks both have, and how many the one with fewer has."""
    left, right = _comparable(one, other)
    return _common(left, right), min(len(left), len(right))


def _comparable(one: Fingerprint, other: Fingerprint) -> tuple[Marks, Marks]:
    """Return the marks of both up to where neither lacks any."""
    reach = min(one.reach, other.reach)
    return _below(one, reach), _below(other, reach)


def _below(one: Fingerprint, reach: int) -> Marks:
    if reach >= one.reach:
        return one.marks
    return one.marks[: int(np.searchsorted(one.marks, np.uint32(reach)))]


def _common(left: Marks, right: Marks) -> int:
    return len(np.intersect1d(left, right, assume_unique=True))


def _name_the_same_numbers(one: Fingerprint, other: Fingerprint) -> bool:
    least = min(len(one.numbers), len(other.numbers))
    if least < _NUMBERS:
        return True
    return _common(one.numbers, other.numbers) >= _SAME_NUMBERS * least
