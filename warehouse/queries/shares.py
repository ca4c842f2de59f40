"""Share of voice: how the mentions, or the quotations, of some actors divide among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

import pandas as pd

from warehouse.queries.denominators import measured_axis
from warehouse.queries.filters import Filters
from warehouse.queries.names import key_labels
from warehouse.queries.scope import (
    Axis,
    Cursor,
    Scope,
    adds_up,
    ask,
    counted,
    dated_places,
    fill,
    measured,
)
from warehouse.queries.timeline import COVERAGE_COLUMNS, Timeline, frame, timeline

SHARES_COLUMNS = ("actor_id", "name", "period", "state", "count", "denominator", *COVERAGE_COLUMNS)


class Voice(StrEnum):
    """What is divided: being talked about, or being heard."""

    MENTIONS = "mentions"
    QUOTATIONS = "quotations"


_AXES = {Voice.MENTIONS: Axis.ACTORS, Voice.QUOTATIONS: Axis.SPEAKERS}
_OF_DAYS = {
    Voice.MENTIONS: """
SELECT actor_id, date_trunc({grain}, pub_date)::DATE AS period, sum(mentions)::BIGINT
FROM day_actors WHERE {where} AND {own} GROUP BY actor_id, period
""",
    Voice.QUOTATIONS: """
SELECT speaker_key, date_trunc({grain}, pub_date)::DATE AS period, sum(quotations)::BIGINT
FROM day_speakers WHERE {where} AND {own} GROUP BY speaker_key, period
""",
}
_OF_ROWS = """
SELECT series, date_trunc({grain}, pub_date)::DATE AS period, count(*)
FROM ({rows}) WHERE series IS NOT NULL GROUP BY series, period
"""


def among(filters: Filters, actor_ids: Sequence[str], voice: Voice) -> Filters:
    """Return the filters under which the given actors are measured, and their articles listed."""
    ids = tuple(dict.fromkeys(actor_ids))
    if voice is Voice.MENTIONS:
        return replace(filters, actor=ids, together=False)
    return replace(filters, actor=(), speaker=ids, together=False)


def shares(
    cursor: Cursor,
    filters: Filters,
    *,
    actor_ids: Sequence[str],
    voice: Voice = Voice.MENTIONS,
    language: str = "en",
) -> pd.DataFrame:
    """Return the mentions (or quotations) of each given actor in each period.

    The given actors (or keys of speakers) take the place of the filter on actors; for quotations
    also of the one on speakers. Columns: actor_id, name, period, state, count (NaN without data),
    denominator (of all given actors in the period), and those of `COVERAGE_COLUMNS`; every actor
    has every period.
    """
    ids = tuple(dict.fromkeys(actor_ids))
    view = among(filters, ids, voice)
    axis = timeline(cursor, view)
    base = measured_axis(cursor, view, _AXES[voice], timeline=axis)
    found = _by_period(cursor, view, axis, voice) if ids else {}
    wholes: dict[date, int] = {}
    for numbers in found.values():
        for period, count in numbers.items():
            wholes[period] = wholes.get(period, 0) + count
    names = key_labels(cursor, ids, language)
    rows = (
        (
            actor_id,
            names.get(actor_id, actor_id),
            period.first,
            state,
            count,
            wholes.get(period.first, 0),
            *period.coverage,
        )
        for actor_id in ids
        for period, state, count, _ in base.rows(found.get(actor_id, {}))
    )
    return frame(rows, SHARES_COLUMNS, numbers=("count",))


def _by_period(
    cursor: Cursor, filters: Filters, axis: Timeline, voice: Voice
) -> dict[str, dict[date, int]]:
    found: dict[str, dict[date, int]] = {}
    query = _query(filters, axis, voice)
    for actor_id, period, count in ask(cursor, query).fetchall():
        found.setdefault(actor_id, {})[period] = count
    return found


def _query(filters: Filters, axis: Timeline, voice: Voice) -> Scope:
    own = _AXES[voice]
    if adds_up(filters, own):
        where, rows = dated_places(filters), measured(filters, own)
        return fill(_OF_DAYS[voice], grain=axis.bound, where=where, own=rows)
    return fill(_OF_ROWS, grain=axis.bound, rows=counted(filters, own))
