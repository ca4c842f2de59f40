"""How much is written when: growth, season, weekdays and events, as a day for every article."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from warehouse.demo.plot import Event, plot
from warehouse.demo.words import press

_WHOLE = 100


def day_of(number: int, articles: int) -> date:
    """Return the day of an article by its number (from 0) among so many, in date order."""
    reached = _reached()
    at = bisect_right(reached, number * reached[-1] // articles)
    return press().first + timedelta(days=at)


def event_on(day: date, chance: float) -> Event | None:
    """Return the event that an article of a day is about, None for ordinary news.

    Args:
        day: of publication.
        chance: from 0 to 1; the share of an event in its days' articles decides with it.
    """
    for event in plot().event:
        added = event.adds(day)
        if chance * (_WHOLE + added) < added:
            return event
    return None


@cache
def _reached() -> tuple[int, ...]:
    """The weights of all days, summed up to and including each."""
    span = (press().last - press().first).days + 1
    days = (press().first + timedelta(days=passed) for passed in range(span))
    return tuple(accumulate(_weight(day, passed, span) for passed, day in enumerate(days)))


def _weight(day: date, passed: int, span: int) -> int:
    found = plot()
    usual = found.season[day.month - 1] * found.weekdays[day.weekday()]
    grown = _WHOLE * span + found.growth * passed
    return usual * grown * (_WHOLE + sum(event.adds(day) for event in found.event))
