"""What changed: whose share of the newest period differs from the one before, beyond chance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

import pandas as pd

from warehouse.queries.chance import difference, z_of
from warehouse.queries.denominators import Measured, measured_axis
from warehouse.queries.filters import Filters, Grain, period_end
from warehouse.queries.names import labels
from warehouse.queries.scope import (
    Axis,
    Cursor,
    Scope,
    adds_up,
    ask,
    counted,
    dated_places,
    fill,
    is_unique,
    ranked,
)
from warehouse.queries.timeline import Period, Timeline, frame, timeline

MOVERS_COLUMNS = (
    "actor_id",
    "name",
    "type",
    "first_before",
    "last_before",
    "first",
    "last",
    "before",
    "before_of",
    "now",
    "now_of",
    "change",
    "low",
    "high",
    "beyond_chance",
)
# Fewer articles than these in both periods are no change to speak of.
LEAST_ARTICLES = 3
ROOMY = 20
_WIDER = {Grain.DAY: Grain.WEEK, Grain.WEEK: Grain.MONTH}

_OF_DAYS = """
SELECT actor_id, date_trunc({grain}, pub_date)::DATE AS period, sum(articles)::BIGINT AS articles
FROM day_actors WHERE {where} AND {own} GROUP BY actor_id, period
"""
_OF_ROWS = """
SELECT series AS actor_id, date_trunc({grain}, pub_date)::DATE AS period,
    count(*) FILTER (first_of_actor) AS articles
FROM ({rows}) WHERE series IS NOT NULL GROUP BY series, period
"""
_TWO = """
SELECT actor_id, coalesce(sum(articles) FILTER (period = $before), 0)::BIGINT AS earlier,
    coalesce(sum(articles) FILTER (period = $now), 0)::BIGINT AS later
FROM ({counts}) WHERE period IN ($before, $now)
GROUP BY actor_id HAVING greatest(earlier, later) >= $least
ORDER BY actor_id
"""


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a period that are in view, and the articles that shares of it are shares of."""

    first: date
    last: date
    analysed: int


def counts(filters: Filters, axis: Timeline) -> Scope:
    """Return the query for actor_id, period and articles of all ranked actors in view."""
    own = ranked(filters)
    if adds_up(filters, Axis.ACTORS):
        return fill(_OF_DAYS, grain=axis.bound, where=dated_places(filters), own=own)
    rows = counted(filters, Axis.ACTORS, also=own)
    return fill(_OF_ROWS, grain=axis.bound, rows=rows).once()


def movers(
    cursor: Cursor, filters: Filters, *, limit: int | None = 12, language: str = "en"
) -> pd.DataFrame:
    """Return the largest changes of share between the newest two neighbouring full periods.

    The periods are those of the axis, widened where they hold few articles (see `roomy`).
    A filter on actors leaves only these; without one, places are left out. Changes beyond chance
    come first, the largest of them on top. Columns: actor_id, name, type, first_before,
    last_before, first, last (days), before, before_of, now, now_of (articles that mention the
    actor, of all analysed ones), change (of the share), low, high (its interval, corrected for
    how many actors are compared), beyond_chance (whether 0 lies outside of it).
    """
    base = roomy(cursor, filters)
    axis = base.timeline
    both = newest_two(base)
    if both is None:
        return frame((), MOVERS_COLUMNS)
    before, now = both
    narrow = filters if is_unique(filters) else replace(filters, from_=before.first, to=now.last)
    query = fill(_TWO, counts=counts(narrow, axis))
    starts = {"before": before.first, "now": now.first, "least": LEAST_ARTICLES}
    found = ask(cursor, query, **starts).fetchall()
    rows = sorted(_compared(found, before, now), key=_rank)[:limit]
    named = labels(cursor, [row[0] for row in rows], language)
    days = (before.first, before.last, now.first, now.last)
    return frame(
        (
            (actor_id, named[actor_id].name, named[actor_id].type, *days, *numbers)
            for actor_id, *numbers in rows
        ),
        MOVERS_COLUMNS,
    )


Compared = tuple[str, int, int, int, int, float, float, float, bool]


def _compared(found: Sequence[tuple[str, int, int]], before: Span, now: Span) -> Iterable[Compared]:
    z = z_of(comparisons=len(found))
    for actor_id, earlier, later in found:
        # A story that began before may be counted where its period has no first member.
        of, of_before = max(now.analysed, later), max(before.analysed, earlier)
        low, high = difference((later, of), (earlier, of_before), z=z)
        change = later / of - earlier / of_before
        beyond = low > 0 or high < 0
        yield actor_id, earlier, of_before, later, of, change, low, high, beyond


def _rank(row: Compared) -> tuple[bool, float, str]:
    return not row[-1], -abs(row[5]), row[0]


def roomy(cursor: Cursor, filters: Filters, *, least_periods: int = 2) -> Measured:
    """Return the axis of actors, its periods wide enough to tell a change from luck.

    Without a chosen time step the periods widen from days to weeks to months until the middle
    one holds `ROOMY` analysed articles, as long as `least_periods` are left.
    """
    axis = timeline(cursor, filters)
    base = measured_axis(cursor, filters, Axis.ACTORS, timeline=axis)
    while filters.grain is None and _is_cramped(base) and axis.grain in _WIDER:
        axis = timeline(cursor, replace(filters, grain=_WIDER[axis.grain]))
        wider = measured_axis(cursor, filters, Axis.ACTORS, timeline=axis)
        if len(wider.bases) < least_periods:
            break
        base = wider
    return base


def _is_cramped(base: Measured) -> bool:
    held = [one.analysed for one in base.bases.values() if one.analysed]
    return bool(held) and median(held) < ROOMY


def newest_two(base: Measured) -> tuple[Span, Span] | None:
    """Return the newest two neighbouring periods that are over and hold analysed articles."""
    full = [_span(period, base) for period in base.timeline.periods]
    for before, now in zip(reversed(full[:-1]), reversed(full[1:]), strict=True):
        if before is not None and now is not None:
            return before, now
    return None


def _span(period: Period, base: Measured) -> Span | None:
    of = base.bases.get(period.first)
    if period.incomplete or of is None or not of.analysed:
        return None
    return Span(period.first, period_end(period.first, base.timeline.grain), of.analysed)
