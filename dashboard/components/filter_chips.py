"""What is chosen, in words: a chip for each choice that leads to the view without it."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html

from dashboard.components.attributes import aria
from dashboard.components.filter_fields import Choices
from dashboard.filters import Chosen, Look, chosen, href, plain
from warehouse.queries.filters import Filters

# An address can hold hundreds of values; the bar stays a bar.
_MOST = 40


def chips(look: Look, choices: Choices, path: str) -> list[Any]:
    """Return the chips of a view and the way out of all of them; nothing chosen gives nothing."""
    found = chosen(look.filters)
    if not found:
        return []
    words = look.words
    names = _names(look, choices)
    rest = len(found) - _MOST
    return [
        *(_chip(one, look, names, path=path) for one in found[:_MOST]),
        *([html.Span(words("chip.rest", n=words.number(rest)))] if rest > 0 else []),
        dmc.Anchor(
            words("chip.none"), href=href(path, plain(look)), className="np-filter-chip is-all",
            underline="never",
        ),
    ]  # fmt: skip


def _chip(one: Chosen, look: Look, names: dict[tuple[str, str], str], *, path: str) -> Any:
    words = look.words
    named = names.get((one.name, one.value), one.value) or _switch(one, look)
    text = words(f"chip.{one.name}", value=named)
    return dmc.Anchor(
        [html.Span(text), html.Span("×", className="np-filter-chip-x", **aria(hidden="true"))],
        href=href(path, look.having(filters=one.without, page=1)),
        className="np-filter-chip",
        underline="never",
        **aria(label=words("chip.remove", what=text)),
    )


def _names(look: Look, choices: Choices) -> dict[tuple[str, str], str]:
    """Return the name for people of each filter's values."""
    lists = {
        "actor": choices.actors,
        "speaker": choices.speakers,
        "outlet": (*choices.groups, *choices.outlets),
        "language": choices.languages,
        "agency": choices.agencies,
    }
    named = {
        (name, option["value"]): option["label"]
        for name, options in lists.items()
        for option in options
    }
    roles = {("role", str(role)): look.words(f"role.{role}") for role in look.filters.role}
    return named | roles


def _switch(one: Chosen, look: Look) -> str:
    """Return what a choice without a value of its own says."""
    return _days(look.filters, look) if one.name == "period" else ""


def _days(filters: Filters, look: Look) -> str:
    words, first, last = look.words, filters.from_, filters.to
    if first is not None and last is not None:
        return words.day_range(first, last)
    if first is not None:
        return words("chip.since", day=words.day(first))
    return words("chip.until", day=words.day(last)) if last is not None else ""
