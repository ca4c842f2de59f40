"""Each article once: the strongest way in which it depends on wire agencies, over time.

The classes exclude each other, so that they may be stacked. `queries.wires` counts the credits
themselves, of which one article may have several.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum

import pandas as pd

from warehouse.queries.denominators import measured_axis
from warehouse.queries.filters import Filters
from warehouse.queries.scope import (
    Axis,
    Cursor,
    Scope,
    adds_up,
    ask,
    dated_places,
    days,
    fill,
    is_unique,
    selected,
)
from warehouse.queries.timeline import COVERAGE_COLUMNS, Timeline, frame, timeline

OVER_TIME_COLUMNS = ("dependence", "period", "state", "articles", "denominator", *COVERAGE_COLUMNS)


class Dependence(StrEnum):
    """How an article depends on agencies, the strongest first; "none found" is not own reporting.

    FULL: the text is an agency's, by dateline or without any author or helper of the outlet.
    WITH_STAFF: an agency's text and an author, or a line such as "with material from".
    CITED: agencies are only quoted as sources. PHOTO: only pictures are theirs. INFERRED: nothing
    is declared, but a near-identical article declares an agency.
    """

    FULL = "full_agency"
    WITH_STAFF = "agency_with_staff"
    CITED = "cited"
    PHOTO = "photo_only"
    INFERRED = "inferred_copy"
    NONE = "none_found"


_ORDER = tuple(Dependence)
_RANKED = """
WITH credited AS (
    SELECT article_id,
        bool_or(role = 'dateline') AS dateline,
        bool_or(credit_group = 'text') AS text_credit,
        bool_or(rule = 'closing_words') AS helped,
        bool_or(credit_group = 'in_text') AS in_text
    FROM wire_credits WHERE {days} GROUP BY article_id
), copied AS (
    SELECT DISTINCT article_id FROM inferred_copies WHERE {days}
)
SELECT v.article_id, v.story_key, v.pub_date, CASE
    WHEN c.dateline OR (c.text_credit AND NOT c.helped AND len(a.byline) = 0) THEN 0
    WHEN c.text_credit THEN 1
    WHEN c.in_text THEN 2
    WHEN c.article_id IS NOT NULL THEN 3
    WHEN i.article_id IS NOT NULL THEN 4
    ELSE 5 END AS rank
FROM ({selected}) v JOIN articles a USING (article_id)
LEFT JOIN credited c ON c.article_id = v.article_id
LEFT JOIN copied i ON i.article_id = v.article_id
WHERE v.analysed
"""
_BY_PERIOD = """
SELECT rank, date_trunc({grain}, pub_date)::DATE AS period, count(*) FROM ({once})
GROUP BY rank, period
"""
_ON_DAYS = """
SELECT list_position($classes, dependence) - 1 AS rank,
    date_trunc({grain}, pub_date)::DATE AS period, sum(articles)::BIGINT
FROM day_wire_dependence WHERE {where} GROUP BY rank, period
"""
_ONE_EACH = "SELECT pub_date, rank FROM ({ranked})"
_ONE_STORY = """
SELECT min(pub_date) AS pub_date, min(rank) AS rank FROM ({ranked}) GROUP BY story_key
"""


def over_time(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """Return how many articles of each period have each class; they add up to the denominator.

    Filters on agencies and roles are left out: the class is one of the whole article. A story,
    where stories are counted, has the strongest class of its articles. Every class has every
    period, in the order of `Dependence`. Columns: dependence, period, state, articles (NaN without
    data), denominator, and those of `COVERAGE_COLUMNS`.
    """
    axis = timeline(cursor, filters)
    base = measured_axis(cursor, filters, Axis.WIRES, timeline=axis)
    found: dict[Dependence, dict[date, int]] = {one: {} for one in _ORDER}
    for rank, period, count in ask(cursor, _by_period(filters, axis)).fetchall():
        found[_ORDER[rank]][period] = count
    rows = (
        (one.value, period.first, state, articles, denominator, *period.coverage)
        for one in _ORDER
        for period, state, articles, denominator in base.rows(found[one])
    )
    return frame(rows, OVER_TIME_COLUMNS, numbers=("articles",))


def totals(cursor: Cursor, filters: Filters) -> dict[Dependence, int]:
    """Return the articles (or stories) of each class over all periods in view."""
    query = fill("SELECT rank, count(*) FROM ({once}) GROUP BY rank", once=_once(filters))
    found = dict(ask(cursor, query.once()).fetchall())
    return {one: found.get(rank, 0) for rank, one in enumerate(_ORDER)}


def _by_period(filters: Filters, axis: Timeline) -> Scope:
    everything = replace(filters, agency=(), role=())
    if not adds_up(everything, Axis.WIRES):
        return fill(_BY_PERIOD, grain=axis.bound, once=_once(everything)).once()
    query = fill(_ON_DAYS, grain=axis.bound, where=dated_places(everything))
    return Scope(query.sql, {**query.values, "classes": [one.value for one in _ORDER]})


def _once(filters: Filters) -> Scope:
    ranked = fill(_RANKED, days=days(filters), selected=selected(filters, measuring=Axis.WIRES))
    return fill(_ONE_STORY if is_unique(filters) else _ONE_EACH, ranked=ranked)
