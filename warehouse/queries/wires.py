"""Whose wire copy it is: agencies by kind of credit, over time and by outlet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from warehouse.model import CreditGroup
from warehouse.queries.denominators import measured_axis
from warehouse.queries.filters import Filters
from warehouse.queries.scope import (
    Axis,
    Cursor,
    Scope,
    adds_up,
    ask,
    counted,
    dated_places,
    each,
    fill,
    measured,
    selected,
    unit,
)
from warehouse.queries.timeline import COVERAGE_COLUMNS, Timeline, frame, timeline
from warehouse.wires import load

OVER_TIME_COLUMNS = (
    "agency",
    "name",
    "period",
    "state",
    "articles",
    "denominator",
    *COVERAGE_COLUMNS,
)
BY_ROLE_COLUMNS = ("agency", "name", "role", "articles")
BY_OUTLET_COLUMNS = ("outlet", "agency", "name", "articles", "denominator")
AGENCIES_COLUMNS = ("agency", "name", "articles")
NONE_FOUND_COLUMNS = ("period", "state", "articles", "denominator", *COVERAGE_COLUMNS)

_OF_DAYS = """
SELECT agency, date_trunc({grain}, pub_date)::DATE AS period, sum(articles)::BIGINT
FROM day_wire_groups WHERE credit_group = {group} AND {where} AND {own}
GROUP BY agency, period
"""
_EXACT = """
SELECT series, date_trunc({grain}, pub_date)::DATE AS period, count(DISTINCT article_id)
FROM ({rows}) GROUP BY series, period
"""


def name_of(agency: str, language: str) -> str:  # noqa: ARG001 labels are the same everywhere
    """Return an agency's short name; one that wires.toml has lost keeps its id."""
    agencies = load()
    return agencies.get(agency).label if agency in agencies.ids else agency


def over_time(
    cursor: Cursor, filters: Filters, *, group: CreditGroup, language: str = "en"
) -> pd.DataFrame:
    """Return in how many articles of each period each agency is credited, one kind of credit.

    All agencies seen in the view, the most frequent first. A filter on agencies or roles leaves
    only these. Columns: agency, name, period, state, articles (NaN without data), denominator,
    and those of `COVERAGE_COLUMNS`.
    """
    axis = timeline(cursor, filters)
    base = measured_axis(cursor, filters, Axis.WIRES, timeline=axis)
    found = _by_period(cursor, filters, axis, group)
    order = sorted(found, key=lambda agency: (-sum(found[agency].values()), agency))
    rows = (
        (
            agency,
            name_of(agency, language),
            period.first,
            state,
            articles,
            denominator,
            *period.coverage,
        )
        for agency in order
        for period, state, articles, denominator in base.rows(found[agency])
    )
    return frame(rows, OVER_TIME_COLUMNS, numbers=("articles",))


def _by_period(
    cursor: Cursor, filters: Filters, axis: Timeline, group: CreditGroup
) -> dict[str, dict[date, int]]:
    if adds_up(filters, Axis.WIRES) and not filters.role:
        query = fill(
            _OF_DAYS,
            grain=axis.bound,
            group=Scope("$group", {"group": str(group)}),
            where=dated_places(filters),
            own=measured(filters, Axis.WIRES),
        )
    else:
        rows = counted(filters, Axis.WIRES, also=_in_group(group))
        query = fill(_EXACT, grain=axis.bound, rows=rows).once()
    found: dict[str, dict[date, int]] = {}
    for agency, period, articles in ask(cursor, query).fetchall():
        found.setdefault(agency, {})[period] = articles
    return found


def _in_group(group: CreditGroup) -> Scope:
    return Scope("credit_group = $group", {"group": str(group)})


_ROLES_OF_DAYS = """
SELECT agency, role, sum(articles)::BIGINT AS articles FROM day_wire_roles WHERE {where} AND {own}
GROUP BY agency, role ORDER BY articles DESC, agency, role
"""
_ROLES = """
SELECT series, role, count(DISTINCT {unit}) AS articles FROM ({rows})
GROUP BY series, role ORDER BY articles DESC, series, role
"""


def by_role(cursor: Cursor, filters: Filters, *, language: str = "en") -> pd.DataFrame:
    """Return how many articles credit each agency in each role; roles are never merged.

    Columns: agency, name, role, articles.
    """
    if adds_up(filters, Axis.WIRES):
        own = measured(filters, Axis.WIRES)
        query = fill(_ROLES_OF_DAYS, where=dated_places(filters), own=own)
    else:
        rows_of = counted(filters, Axis.WIRES, every=True)
        query = fill(_ROLES, unit=unit(filters), rows=rows_of)
    rows = ask(cursor, query).fetchall()
    return frame(
        ((agency, name_of(agency, language), role, count) for agency, role, count in rows),
        BY_ROLE_COLUMNS,
    )


_OUTLETS = """
WITH credited AS (
    SELECT outlet, series, count(DISTINCT {unit}) AS articles FROM ({rows})
    GROUP BY outlet, series
), base AS (
    SELECT outlet, count(DISTINCT {unit}) AS denominator FROM ({selected}) WHERE analysed
    GROUP BY outlet
)
SELECT outlet, series, articles, coalesce(denominator, 0)
FROM credited LEFT JOIN base USING (outlet)
ORDER BY outlet, articles DESC, series
"""


def by_outlet(
    cursor: Cursor,
    filters: Filters,
    *,
    group: CreditGroup = CreditGroup.TEXT,
    language: str = "en",
) -> pd.DataFrame:
    """Return how many articles of each outlet credit each agency, one kind of credit.

    Columns: outlet, agency, name, articles, denominator (analysed articles of the outlet).
    """
    query = fill(
        _OUTLETS,
        unit=unit(filters),
        rows=counted(filters, Axis.WIRES, also=_in_group(group), every=True),
        selected=selected(filters, measuring=Axis.WIRES),
    )
    rows = ask(cursor, query).fetchall()
    return frame(
        (
            (outlet, agency, name_of(agency, language), articles, denominator)
            for outlet, agency, articles, denominator in rows
        ),
        BY_OUTLET_COLUMNS,
    )


_AGENCIES = """
SELECT agency, count(DISTINCT article_id) AS articles FROM wire_credits
GROUP BY agency ORDER BY articles DESC, agency
"""


def agencies(cursor: Cursor, *, language: str = "en") -> pd.DataFrame:
    """Return all agencies that the warehouse has seen credited, in whatever role.

    Columns: agency, name, articles.
    """
    rows = cursor.execute(_AGENCIES).fetchall()
    return frame(
        ((agency, name_of(agency, language), articles) for agency, articles in rows),
        AGENCIES_COLUMNS,
    )


_NONE_ON_DAYS = """
SELECT date_trunc({grain}, pub_date)::DATE AS period, sum(uncredited)::BIGINT
FROM day_articles WHERE {where} GROUP BY period
"""
_NONE = """
SELECT date_trunc({grain}, day)::DATE AS period, count(*)
FROM ({each}) WHERE NOT flag GROUP BY period
"""
_CREDITED = """
SELECT article_id, story_key, pub_date,
    article_id IN (SELECT article_id FROM wire_credits WHERE {own}) AS flag
FROM ({selected}) WHERE analysed
"""


def none_found(
    cursor: Cursor, filters: Filters, *, group: CreditGroup | None = None
) -> pd.DataFrame:
    """Return the analysed articles of each period in which no wire credit was found.

    That is not "own reporting": nobody said so. Without `group` or roles in the filters an
    article with any credit at all is left out; with them only one with such a credit is.
    Columns: period, state, articles (NaN without data), denominator, and those of
    `COVERAGE_COLUMNS`.
    """
    axis = timeline(cursor, filters)
    base = measured_axis(cursor, filters, Axis.WIRES, timeline=axis)
    query = _none(replace(filters, agency=()), axis, group)
    found: dict[date, int] = dict(ask(cursor, query.once()).fetchall())
    rows = (
        (period.first, state, articles, denominator, *period.coverage)
        for period, state, articles, denominator in base.rows(found)
    )
    return frame(rows, NONE_FOUND_COLUMNS, numbers=("articles",))


def _none(filters: Filters, axis: Timeline, group: CreditGroup | None) -> Scope:
    if adds_up(filters, Axis.WIRES) and group is None and not filters.role:
        return fill(_NONE_ON_DAYS, grain=axis.bound, where=dated_places(filters))
    own = measured(filters, Axis.WIRES)
    credited = fill(
        _CREDITED,
        own=own if group is None else own.narrowed(_in_group(group)),
        selected=selected(filters, measuring=Axis.WIRES),
    )
    return fill(_NONE, grain=axis.bound, each=each(filters, credited))
