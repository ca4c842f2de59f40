"""What a shared credit counts: for each agency in full, in equal parts, or for the first only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum

import pandas as pd

from warehouse.model import CreditGroup
from warehouse.queries.denominators import measured_axis
from warehouse.queries.filters import Filters
from warehouse.queries.scope import (
    Axis,
    Cursor,
    Scope,
    adds_up,
    among,
    ask,
    counted,
    dated_places,
    fill,
)
from warehouse.queries.timeline import COVERAGE_COLUMNS, Timeline, frame, timeline
from warehouse.queries.wires import name_of

WEIGHED_COLUMNS = (
    "agency",
    "name",
    "period",
    "state",
    "weight",
    "denominator",
    *COVERAGE_COLUMNS,
)


class Counting(StrEnum):
    """How "dpa/AFP" counts: 1 for both; a half for both; 1 for dpa alone."""

    FULL = "full"
    FRACTIONAL = "fractional"
    FIRST = "first_named"


# A byline stands above the text and a dateline opens it; what stands outside has no place.
_WEIGHED = """
WITH pairs AS (
    SELECT article_id, agency, min(pub_date) AS day, min(
        CASE role WHEN 'byline' THEN 0 WHEN 'dateline' THEN 1 ELSE 2 END * 100_000_000
        + coalesce("start", 99_999_999)
    ) AS place
    FROM ({rows}) GROUP BY article_id, agency
), placed AS (
    SELECT agency, day, 1_000_000 // count(*) OVER same AS part,
        row_number() OVER (same ORDER BY place, agency) = 1 AS first
    FROM pairs WINDOW same AS (PARTITION BY article_id)
)
SELECT agency, date_trunc({grain}, day)::DATE AS period, ({weight})::DOUBLE
FROM placed WHERE {own} GROUP BY agency, period
HAVING {weight} > 0
"""
# Parts are whole millionths of an article: no order in which they are added changes their sum.
_OF_DAYS = """
SELECT agency, date_trunc({grain}, pub_date)::DATE AS period, ({weight})::DOUBLE
FROM day_wire_groups WHERE credit_group = {group} AND {where} AND {own} GROUP BY agency, period
HAVING {weight} > 0
"""
_DAY_WEIGHTS = {
    Counting.FULL: Scope("sum(articles)"),
    Counting.FRACTIONAL: Scope("sum(parts) / 1e6"),
    Counting.FIRST: Scope("sum(firsts)"),
}
_WEIGHTS = {
    Counting.FULL: Scope("count(*)"),
    Counting.FRACTIONAL: Scope("sum(part) / 1e6"),
    Counting.FIRST: Scope("count(*) FILTER (first)"),
}


def weighed(
    cursor: Cursor,
    filters: Filters,
    *,
    group: CreditGroup = CreditGroup.TEXT,
    counting: Counting = Counting.FULL,
    language: str = "en",
) -> pd.DataFrame:
    """Return what each agency weighs in each period, one kind of credit.

    In equal parts an article adds up to 1, whoever else is credited in it; a filter on agencies
    only chooses which are returned. First is who stands in the byline, else in the dateline, else
    earliest in the text; of those outside the text the first by id. The heaviest first. Columns:
    agency, name, period, state, weight (NaN without data), denominator, and those of
    `COVERAGE_COLUMNS`.
    """
    axis = timeline(cursor, filters)
    base = measured_axis(cursor, filters, Axis.WIRES, timeline=axis)
    found: dict[str, dict[date, float]] = {}
    for agency, period, weight in ask(cursor, _query(filters, axis, group, counting)).fetchall():
        found.setdefault(agency, {})[period] = weight
    order = sorted(found, key=lambda agency: (-sum(found[agency].values()), agency))
    rows = (
        (
            agency,
            name_of(agency, language),
            period.first,
            state,
            _exact(found[agency], period.first, weight),
            denominator,
            *period.coverage,
        )
        for agency in order
        for period, state, weight, denominator in base.rows(_rounded(found[agency]))
    )
    return frame(rows, WEIGHED_COLUMNS, numbers=("weight",))


def _query(filters: Filters, axis: Timeline, group: CreditGroup, counting: Counting) -> Scope:
    own = among("agency", "agency", filters.agency)
    if adds_up(filters, Axis.WIRES) and not filters.role:
        return fill(
            _OF_DAYS,
            grain=axis.bound,
            group=Scope("$group", {"group": str(group)}),
            weight=_DAY_WEIGHTS[counting],
            where=dated_places(filters),
            own=own,
        )
    in_group = Scope("credit_group = $group", {"group": str(group)})
    rows = counted(replace(filters, agency=()), Axis.WIRES, also=in_group)
    weight = _WEIGHTS[counting]
    return fill(_WEIGHED, rows=rows, grain=axis.bound, weight=weight, own=own).once()


def _exact(weights: dict[date, float], period: date, shown: float) -> float:
    """Return the weight to the hundredth of a per cent; what is no data stays so."""
    return round(weights[period], 4) if period in weights else shown


def _rounded(weights: dict[date, float]) -> dict[date, int]:
    """Return whole numbers that tell no weight from some: half an article is not zero."""
    return {period: max(1, round(weight)) for period, weight in weights.items()}
