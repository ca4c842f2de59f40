"""The filter bar: what, who, when and where, all from and into the address of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import dash_mantine_components as dmc
from dash import html

from dashboard.components.attributes import aria
from dashboard.filters import Look, chosen, href
from dashboard.wording import Words
from warehouse.queries.filters import Grain

BAR = "filters"
PERIOD = "filter-period"
ACTOR = "filter-actor"
SPEAKER = "filter-speaker"
OUTLET = "filter-outlet"
LANGUAGE = "filter-language"
AGENCY = "filter-agency"
Q = "filter-q"
GRAIN = "filter-grain"
TOGGLE = "filters-toggle"
MORE = "filters-more"
NOTICE = "filters-notice"
RESET = "filters-reset"
_PRESETS = (("week", 7), ("month", 30), ("quarter", 91), ("year", 365))
_MOST_CHOSEN = 12

Option = dict[str, str]


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: named actors and speakers of the address, and the short lists."""

    actors: tuple[Option, ...] = ()
    speakers: tuple[Option, ...] = ()
    outlets: tuple[Option, ...] = ()
    languages: tuple[Option, ...] = ()
    agencies: tuple[Option, ...] = ()
    first: date | None = None
    last: date | None = None


def filter_bar(look: Look, choices: Choices, *, path: str, notice: str = "") -> Any:
    """Return the bar with the state of the address chosen in it."""
    words, filters = look.words, look.filters
    hidden = filters.outlet or filters.language or filters.agency or filters.grain
    return html.Section(
        html.Div(
            [
                html.Button(
                    toggle_text(look),
                    id=TOGGLE,
                    className="np-button np-filters-toggle",
                    type="button",
                ),
                html.Div(_first_row(look, choices, path=path), className="np-filter-grid"),
                html.Div(_second_row(look, choices), className="np-filter-more"),
                html.Div(
                    notice or standing(look, path),
                    id=NOTICE,
                    className="np-filter-notice",
                    role="status",
                ),
            ],
            className="np-wide",
        ),
        id=BAR,
        className="np-filters has-more" if hidden else "np-filters",
        **aria(label=words("filter.region")),
    )


def toggle_text(look: Look) -> str:
    """Return the text of the phone's button, with the number of active filters."""
    n = chosen(look.filters)
    return look.words("filter.toggle_n", n=n) if n else look.words("filter.toggle")


def standing(look: Look, path: str) -> list[Any]:
    """Say that only undated articles are in view, which no field of the bar shows."""
    if not look.filters.undated:
        return []
    dated = look.having(filters=replace(look.filters, undated=False), page=1)
    return [
        html.Span(look.words("filter.undated")),
        " ",
        dmc.Anchor(
            look.words("filter.dated"), href=href(path, dated), inherit=True, underline="always"
        ),
    ]


def _first_row(look: Look, choices: Choices, *, path: str) -> list[Any]:
    words, filters = look.words, look.filters
    reset = f"{path}?ui={look.ui}" if look.ui != "en" else path
    return [
        _period(look, choices),
        _searched(ACTOR, words, "actor", data=choices.actors, value=filters.actor),
        _searched(SPEAKER, words, "speaker", data=choices.speakers, value=filters.speaker),
        dmc.TextInput(
            id=Q,
            label=words("filter.q"),
            placeholder=words("filter.q_hint"),
            value=filters.q,
            debounce=500,
        ),
        html.Div(
            [
                html.Button(
                    words("filter.more"), id=MORE, className="np-button np-more", type="button"
                ),
                dmc.Anchor(
                    words("filter.reset"),
                    id=RESET,
                    href=reset,
                    className="np-button is-quiet",
                    underline="never",
                ),
            ],
            className="np-filter-actions",
        ),
    ]


def _second_row(look: Look, choices: Choices) -> list[Any]:
    words, filters = look.words, look.filters
    return [
        _listed(OUTLET, words, "outlet", data=choices.outlets, value=filters.outlet),
        _listed(LANGUAGE, words, "language", data=choices.languages, value=filters.language),
        _listed(AGENCY, words, "agency", data=choices.agencies, value=filters.agency),
        html.Div(
            [
                html.Span(words("filter.grain"), className="np-label", id=f"{GRAIN}-label"),
                dmc.SegmentedControl(
                    id=GRAIN,
                    data=[
                        {"value": value, "label": words(f"grain.{value}")}
                        for value in ("auto", *Grain)
                    ],
                    value="auto" if filters.grain is None else str(filters.grain),
                    size="sm",
                    fullWidth=True,
                    **aria(labelledby=f"{GRAIN}-label"),
                ),
            ]
        ),
    ]


def _period(look: Look, choices: Choices) -> Any:
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
        ariaLabels={
            "previousMonth": words("filter.previous_month"),
            "nextMonth": words("filter.next_month"),
            "previousYear": words("filter.previous_year"),
            "nextYear": words("filter.next_year"),
            "previousDecade": words("filter.previous_decade"),
            "nextDecade": words("filter.next_decade"),
        },
        clearButtonProps={"aria-label": words("filter.clear")},
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


def _searched(
    id: str, words: Words, name: str, *, data: Sequence[Option], value: Sequence[str]
) -> Any:
    return dmc.MultiSelect(
        id=id,
        label=words(f"filter.{name}"),
        placeholder="" if value else words(f"filter.{name}_hint"),
        data=list(data),
        value=list(value),
        searchable=True,
        clearable=True,
        hidePickedOptions=True,
        debounce=200,
        maxValues=_MOST_CHOSEN,
        filter={"function": "keepAll"},
        nothingFoundMessage=words("filter.nothing"),
        comboboxProps={"withinPortal": False},
        withScrollArea=False,
        classNames={"options": "np-options"},
        clearButtonProps={"aria-label": words("filter.clear")},
    )


def _listed(
    id: str, words: Words, name: str, *, data: Sequence[Option], value: Sequence[str]
) -> Any:
    return dmc.MultiSelect(
        id=id,
        label=words(f"filter.{name}"),
        placeholder="" if value else words("filter.all"),
        data=list(data),
        value=list(value),
        searchable=True,
        clearable=True,
        nothingFoundMessage=words("filter.nothing"),
        comboboxProps={"withinPortal": False},
        withScrollArea=False,
        classNames={"options": "np-options"},
        clearButtonProps={"aria-label": words("filter.clear")},
    )
