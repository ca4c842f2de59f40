"""The fields of the filter bar, each with what is chosen in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import dash_mantine_components as dmc
from dash import html

from dashboard.components.attributes import aria
from dashboard.components.forms import choice
from dashboard.filters import Look, counts_in
from dashboard.wording import Words
from warehouse.model import CreditRole
from warehouse.queries.filters import Denominator, Grain
from warehouse.queries.scope import is_unique

PERIOD = "filter-period"
ACTOR = "filter-actor"
TOGETHER = "filter-together"
TOGETHER_BOX = "filter-together-box"
SPEAKER = "filter-speaker"
OUTLET = "filter-outlet"
LANGUAGE = "filter-language"
AGENCY = "filter-agency"
ROLE = "filter-role"
Q = "filter-q"
GRAIN = "filter-grain"
DENOMINATOR = "filter-denominator"
UNIQUE = "filter-unique"
_PRESETS = (("week", 7), ("month", 30), ("quarter", 90), ("year", 365))
_MOST_CHOSEN = 12

Option = dict[str, str]


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: named actors and speakers of the address, and the short lists.

    `first` and `last` are the days of the oldest and newest article; `nothing` tells that the
    warehouse is empty.
    """

    actors: tuple[Option, ...] = ()
    speakers: tuple[Option, ...] = ()
    outlets: tuple[Option, ...] = ()
    groups: tuple[Option, ...] = ()
    languages: tuple[Option, ...] = ()
    agencies: tuple[Option, ...] = ()
    first: date | None = None
    last: date | None = None
    nothing: bool = False


def first_row(look: Look, choices: Choices) -> list[Any]:
    """Return the fields that are always in sight."""
    words, filters = look.words, look.filters
    return [
        period(look, choices),
        html.Div([_actors(look, choices), _together(look)]),
        _listed(OUTLET, words, "outlet", data=_outlets(words, choices), value=filters.outlet),
        _listed(LANGUAGE, words, "language", data=choices.languages, value=filters.language),
        dmc.TextInput(
            id=Q,
            label=words("filter.q"),
            placeholder=words("filter.q_hint"),
            value=filters.q,
            debounce=500,
        ),
    ]


def second_row(look: Look, choices: Choices) -> list[Any]:
    """Return the fields behind "More filters"."""
    words, filters = look.words, look.filters
    roles = [{"value": role, "label": words(f"role.{role}")} for role in CreditRole]
    return [
        _searched(SPEAKER, words, "speaker", data=choices.speakers, value=filters.speaker),
        _listed(AGENCY, words, "agency", data=choices.agencies, value=filters.agency),
        _listed(ROLE, words, "role", data=roles, value=filters.role),
        choice(
            DENOMINATOR,
            words("filter.denominator"),
            data=[{"value": one, "label": words(f"denominator.{one}")} for one in Denominator],
            value=str(counts_in(filters)),
            allowDeselect=False,
        ),
        _grain(look),
        dmc.Switch(
            id=UNIQUE,
            label=words("filter.unique"),
            description=words("filter.unique_hint"),
            checked=is_unique(filters),
            className="np-filter-unique",
        ),
    ]


def period(look: Look, choices: Choices) -> Any:
    """Return the range of days, with presets that end at the newest article."""
    words, filters = look.words, look.filters
    value = [None if day is None else day.isoformat() for day in (filters.from_, filters.to)]
    return dmc.DatePickerInput(
        id=PERIOD,
        type="range",
        label=words("filter.period"),
        placeholder=words("filter.period_hint"),
        value=_both(value, choices),
        clearable=True,
        valueFormat=words("format.picker"),
        allowSingleDateInRange=True,
        hideOutsideDates=True,
        popoverProps={"withinPortal": False, "withRoles": False},
        presets=_presets(words, choices),
        **({} if choices.last is None else {"defaultDate": choices.last.isoformat()}),
        ariaLabels={
            "previousMonth": words("filter.previous_month"),
            "nextMonth": words("filter.next_month"),
            "previousYear": words("filter.previous_year"),
            "nextYear": words("filter.next_year"),
            "previousDecade": words("filter.previous_decade"),
            "nextDecade": words("filter.next_decade"),
        },
        clearButtonProps=aria(label=words("filter.clear")),
    )


def _both(value: Sequence[str | None], choices: Choices) -> list[str | None]:
    """Fill an open end with the end of the data: a range picker cannot show half a range."""
    if value[0] is None and value[1] is None:
        return [None, None]
    ends = [day.isoformat() if day else None for day in (choices.first, choices.last)]
    return [value[0] or ends[0] or value[1], value[1] or ends[1] or value[0]]


def _presets(words: Words, choices: Choices) -> list[dict[str, Any]]:
    if choices.first is None or choices.last is None:
        return []
    ranges = [
        (name, choices.last - timedelta(days=days - 1), choices.last) for name, days in _PRESETS
    ]
    ranges.append(("all", choices.first, choices.last))
    return [
        {"value": [first.isoformat(), last.isoformat()], "label": words(f"preset.{name}")}
        for name, first, last in ranges
    ]


def _actors(look: Look, choices: Choices) -> Any:
    return _searched(ACTOR, look.words, "actor", data=choices.actors, value=look.filters.actor)


def _together(look: Look) -> Any:
    """Return the choice between any and all of the actors; one actor leaves nothing to choose."""
    words, filters = look.words, look.filters
    return html.Div(
        dmc.SegmentedControl(
            id=TOGETHER,
            data=[{"value": one, "label": words(f"together.{one}")} for one in ("any", "all")],
            value="all" if filters.together else "any",
            size="xs",
            fullWidth=True,
            **aria(label=words("filter.together")),
        ),
        id=TOGETHER_BOX,
        className="np-filter-together",
        hidden=len(filters.actor) < 2,
    )


def _outlets(words: Words, choices: Choices) -> list[Any]:
    """Return the outlets, below their groups where there are some."""
    if not choices.groups:
        return list(choices.outlets)
    return [
        {"group": words("filter.groups"), "items": list(choices.groups)},
        {"group": words("filter.outlet"), "items": list(choices.outlets)},
    ]


def _grain(look: Look) -> Any:
    words, grain = look.words, look.filters.grain
    return html.Div(
        [
            html.Span(words("filter.grain"), className="np-label", id=f"{GRAIN}-label"),
            dmc.SegmentedControl(
                id=GRAIN,
                data=[
                    {"value": value, "label": words(f"grain.{value}")} for value in ("auto", *Grain)
                ],
                value="auto" if grain is None else str(grain),
                size="sm",
                fullWidth=True,
                **aria(labelledby=f"{GRAIN}-label"),
            ),
        ]
    )


def _searched(
    id: str, words: Words, name: str, *, data: Sequence[Option], value: Sequence[str]
) -> Any:
    """Return a select whose options the server searches while somebody types."""
    return _several(
        id,
        words,
        name,
        data=data,
        value=value,
        placeholder=words(f"filter.{name}_hint"),
        hidePickedOptions=True,
        debounce=200,
        maxValues=_MOST_CHOSEN,
        filter={"function": "keepAll"},
    )


def _listed(id: str, words: Words, name: str, *, data: Sequence[Any], value: Sequence[str]) -> Any:
    """Return a select that knows all its options."""
    return _several(id, words, name, data=data, value=value, placeholder=words("filter.all"))


def _several(
    id: str,
    words: Words,
    name: str,
    *,
    data: Sequence[Any],
    value: Sequence[str],
    placeholder: str,
    **options: Any,
) -> Any:
    return dmc.MultiSelect(
        id=id,
        label=words(f"filter.{name}"),
        placeholder="" if value else placeholder,
        data=list(data),
        value=[str(one) for one in value],
        searchable=True,
        clearable=True,
        nothingFoundMessage=words("filter.nothing"),
        # A list box holds options only, also when it holds nothing.
        attributes={"empty": {"role": "option", "aria-disabled": "true"}},
        comboboxProps={"withinPortal": False},
        withScrollArea=False,
        classNames={"options": "np-options"},
        clearButtonProps=aria(label=words("filter.clear")),
        **options,
    )
