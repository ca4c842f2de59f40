"""Filters: the one vocabulary for URL, API, extract, query and test, and the WHERE it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from warehouse.model import CreditRole


class Grain(StrEnum):
    """The width of a period on a time axis; weeks are ISO weeks that start on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Denominator(StrEnum):
    """What a share is a share of."""

    ARTICLES = "articles"
    QUOTING = "quoting"
    STORIES = "stories"


@dataclass(frozen=True, slots=True)
class Filters:
    """What an analyst is looking at. `from_`/`to` are inclusive; empty tuples mean "all".

    URL parameter names: from, to, actor, speaker, outlet, language, agency, role, q, unique,
    denominator, grain (grain None = chosen from the width of the range).
    """

    from_: date | None = None
    to: date | None = None
    actor: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    role: tuple[CreditRole, ...] = ()
    q: str = ""
    unique: bool = False
    denominator: Denominator = Denominator.ARTICLES
    grain: Grain | None = None
