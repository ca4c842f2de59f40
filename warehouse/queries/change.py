"""Change: the totals of what is in view beside those of the stretch of time before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from warehouse.queries.filters import Filters, Grain, period_end
from warehouse.queries.overview import totals
from warehouse.queries.scope import Cursor
from warehouse.queries.timeline import Period, timeline


@dataclass(frozen=True, slots=True)
class Change:
    """Two stretches of time of one length and the totals of both.

    Attributes:
        first: first day of the later one.
        last: its last day.
        first_before: first day of the earlier one.
        last_before: its last day.
        now: the row of `overview.totals` for the later one.
        before: that of the earlier one.
        even: whether both were collected completely; else a change may be one of collecting.
    """

    first: date
    last: date
    first_before: date
    last_before: date
    now: dict[str, Any]
    before: dict[str, Any]
    even: bool


def change(cursor: Cursor, filters: Filters) -> Change | None:
    """Return what changed, None where there is nothing before.

    A chosen range (both ends) is compared with as many days before it; without one the newest
    full period of the axis is compared with the period before.
    """
    both = _stretches(cursor, filters)
    if both is None:
        return None
    (first_before, last_before), (first, last), even = both
    before = _totals(cursor, replace(filters, from_=first_before, to=last_before))
    if not before["articles"]:
        return None
    now = _totals(cursor, replace(filters, from_=first, to=last))
    return Change(first, last, first_before, last_before, now, before, even)


Stretch = tuple[date, date]


def _stretches(cursor: Cursor, filters: Filters) -> tuple[Stretch, Stretch, bool] | None:
    if filters.undated:
        return None
    if filters.from_ is not None and filters.to is not None:
        days = filters.to - filters.from_ + timedelta(days=1)
        if filters.from_ - date.min < days:
            return None
        before = (filters.from_ - days, filters.from_ - timedelta(days=1))
        both = timeline(cursor, replace(filters, from_=before[0], grain=Grain.YEAR)).periods
        return before, (filters.from_, filters.to), _is_even(both)
    axis = timeline(cursor, filters)
    full = [one for one in axis.periods if not one.incomplete and one.touched][-2:]
    if len(full) < 2:
        return None
    earlier, later = ((one.first, period_end(one.first, axis.grain)) for one in full)
    follows = later[0] - earlier[1] == timedelta(days=1)
    return (earlier, later, _is_even(full)) if follows else None


def _is_even(periods: Sequence[Period]) -> bool:
    """Tell whether all outlets were collected on all days of the periods."""
    return bool(periods) and all(
        one.collected == one.outlets and one.days_collected == one.days for one in periods
    )


def _totals(cursor: Cursor, filters: Filters) -> dict[str, Any]:
    found: pd.DataFrame = totals(cursor, filters)
    return {str(name): found[name].iloc[0] for name in found.columns}
