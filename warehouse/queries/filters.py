"""Filters: the one vocabulary for URL, API, extract, query and test, and the WHERE it becomes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from warehouse.errors import BadFilter
from warehouse.model import CreditRole

MOST_VALUES = 50
LONGEST_VALUE = 300
UNDATED = "undated"
_GROUP = "group:"

_Choice = TypeVar("_Choice", bound=StrEnum)


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
    denominator, together, grain (None = chosen from the width of the range). `from=undated` is
    `undated`: only the articles without a date, which no range holds. The values of a filter are
    alternatives; `together` asks for articles that mention all of the actors. An outlet may be
    `group:NAME`, which stands for all outlets of a group.
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
    undated: bool = False
    together: bool = False


def parse(params: Mapping[str, Sequence[str] | str]) -> Filters:
    """Understand filters as a URL carries them; names that are no filter are left to others.

    Raises:
        BadFilter: a value is not usable; `facts["field"]` names the parameter.
    """
    values = {name: _listed(name, params[name]) for name in _NAMES if name in params}
    undated = values.get("from") == (UNDATED,)
    first, last = (None if undated else _day("from", values)), _day("to", values)
    if undated and last is not None:
        raise _bad("to", "undated articles stand in no range", "Leave `to` away.")
    if first is not None and last is not None and last < first:
        raise _bad("to", f"the range ends ({last}) before it begins ({first})", "Swap the days.")
    grain = _chosen(Grain, "grain", values)
    return Filters(
        from_=first,
        to=last,
        actor=values.get("actor", ()),
        speaker=values.get("speaker", ()),
        outlet=values.get("outlet", ()),
        language=values.get("language", ()),
        agency=values.get("agency", ()),
        role=_chosen(CreditRole, "role", values),
        q=" ".join(values.get("q", ())),
        unique=_switch("unique", values),
        denominator=(*_chosen(Denominator, "denominator", values), Denominator.ARTICLES)[0],
        grain=grain[0] if grain else None,
        undated=undated,
        together=_switch("together", values),
    )


def of_group(name: str) -> str:
    """Return the value of the filter outlet that stands for all outlets of a group."""
    return _GROUP + name


def group_of(value: str) -> str | None:
    """Return the group that a value of the filter outlet stands for; None = it is one outlet."""
    return value.removeprefix(_GROUP) if value.startswith(_GROUP) else None


def to_query(filters: Filters) -> str:
    """Write the canonical query string: `parse` of it gives the same filters back."""
    pairs: list[tuple[str, str]] = [("from", UNDATED)] if filters.undated else []
    for name, day in (("from", filters.from_), ("to", filters.to)):
        if day is not None:
            pairs.append((name, day.isoformat()))
    for name in _LISTS:
        pairs.extend((name, str(value)) for value in getattr(filters, name))
    if filters.q:
        pairs.append(("q", filters.q))
    if filters.unique:
        pairs.append(("unique", "1"))
    if filters.together:
        pairs.append(("together", "1"))
    if filters.denominator is not Denominator.ARTICLES:
        pairs.append(("denominator", filters.denominator))
    if filters.grain is not None:
        pairs.append(("grain", filters.grain))
    return urlencode(pairs)


def grain_for(filters: Filters, first: date, last: date) -> Grain:
    """Return the asked grain, else one that cuts `first` to `last` into a readable axis."""
    if filters.grain is not None:
        return filters.grain
    days = (last - first).days + 1
    for grain, most in ((Grain.DAY, 62), (Grain.WEEK, 400), (Grain.MONTH, 8 * 366)):
        if days <= most:
            return grain
    return Grain.YEAR


def period_of(day: date, grain: Grain) -> date:
    """Return the first day of the period that holds a day."""
    if grain is Grain.WEEK:
        return day - timedelta(days=day.weekday())
    if grain is Grain.MONTH:
        return day.replace(day=1)
    return day.replace(month=1, day=1) if grain is Grain.YEAR else day


def period_end(first: date, grain: Grain) -> date:
    """Return the last day of the period that starts on `first`."""
    if grain is Grain.WEEK:
        return first + timedelta(days=6)
    if grain is Grain.MONTH:
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return date(first.year, 12, 31) if grain is Grain.YEAR else first


_LISTS = ("actor", "speaker", "outlet", "language", "agency", "role")
_NAMES = ("from", "to", *_LISTS, "q", "unique", "denominator", "grain", "together")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


def _bad(field: str, problem: str, hint: str) -> BadFilter:
    return BadFilter(f"The filter {field!r} is not usable: {problem}.", hint=hint, field=field)


def _listed(name: str, given: Sequence[str] | str) -> tuple[str, ...]:
    """Return the values without blanks and repeats, in their order."""
    raw = [given] if isinstance(given, str) else list(given)
    if not all(isinstance(value, str) for value in raw):
        raise _bad(name, "it is not text", "Choose a value from the list.")
    kept = tuple(value for value in dict.fromkeys(value.strip() for value in raw) if value)
    if len(kept) > MOST_VALUES:
        raise _bad(name, f"it has {len(kept)} values", f"Use at most {MOST_VALUES}.")
    for value in kept:
        if len(value) > LONGEST_VALUE:
            raise _bad(name, "a value is too long", f"Use at most {LONGEST_VALUE} characters.")
        if _CONTROL.search(value):
            raise _bad(name, "it holds invisible control characters", "Type the value anew.")
    return kept


def _day(name: str, values: Mapping[str, tuple[str, ...]]) -> date | None:
    given = values.get(name, ())
    if not given:
        return None
    if len(given) > 1:
        raise _bad(name, "it has more than one value", "Give one day.")
    try:
        return date.fromisoformat(given[0])
    except ValueError:
        hint = "Write it as year-month-day, such as 2023-10-19."
        raise _bad(name, f"{given[0][:40]!r} is no day", hint) from None


def _chosen(
    kind: type[_Choice], name: str, values: Mapping[str, tuple[str, ...]]
) -> tuple[_Choice, ...]:
    try:
        return tuple(kind(value) for value in values.get(name, ()))
    except ValueError:
        given = ", ".join(value[:40] for value in values[name])
        raise _bad(name, f"{given!r} is unknown", f"Use one of: {', '.join(kind)}.") from None


def _switch(name: str, values: Mapping[str, tuple[str, ...]]) -> bool:
    given = {value.casefold() for value in values.get(name, ())}
    if given <= {"1", "true", "yes", "on"}:
        return bool(given)
    if given <= {"0", "false", "no", "off"}:
        return False
    raise _bad(name, "it is a switch", "Use 1 or 0.")
