"""What all pages share: reading the address, the filter bar with its choices, the shell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pandas as pd
from dash import Dash, Input, Output, State

from dashboard.binding import VIEW, in_browser, spoken
from dashboard.components import filter_bar as bar
from dashboard.components import shell
from dashboard.components.filter_fields import Choices, Option
from dashboard.filters import Look, read, write
from dashboard.pages import demo
from dashboard.pages.menu import MENU
from dashboard.visitor import preferred
from dashboard.wording import LANGUAGES
from warehouse.commands import Desk
from warehouse.errors import BadFilter
from warehouse.queries import actors, sources, wires
from warehouse.queries.filters import of_group

_FIELDS = {"from": "period", "to": "period"}
Body = Callable[[Look], list[Any]]


def understood(search: object) -> tuple[Look, str]:
    """Return the state in an address; a bad one gives the plain view and says why.

    An address that names no language is shown in the browser's.
    """
    try:
        look, notice = read(search or ""), None
    except BadFilter as problem:
        look, notice = _plain(search), problem
    if not look.ui_said:
        look = replace(look, ui=preferred())
    return look, "" if notice is None else unusable(look, notice)


def _plain(search: object) -> Look:
    """Return the plain view in the language that a bad address may name all the same."""
    found = re.search(r"[?&]ui=(\w\w)(?:&|$)", search) if isinstance(search, str) else None
    return Look() if found is None else read(f"ui={found[1]}")


def unusable(look: Look, problem: BadFilter) -> str:
    """Say in the language of the page which filter cannot be used; the details stay as they are."""
    words, field = look.words, str(problem.facts.get("field", ""))
    name = words.known(f"filter.{_FIELDS.get(field, field)}", field)
    said = words("filter.unusable", name=name) if name else words("filter.unusable_address")
    return f"{said} {problem}" if words.code == LANGUAGES[0] else said


def page(desk: Desk, name: str, path: str, search: object, body: Body) -> Any:
    """Return a page with its filter bar for an address."""
    look, notice = understood(search)
    look = replace(look, span="")
    choice = choices(desk, look)
    welcome = [shell.welcome(look)] if choice.nothing else []
    return shell.shell(
        look,
        [shell.heading(look, name), *welcome, *body(look)],
        menu=MENU,
        page=name,
        query=write(look),
        address=path,
        filter_bar=bar.filter_bar(look, choice, path=path, notice=notice),
        welcoming=choice.nothing,
    )


def choices(desk: Desk, look: Look) -> Choices:
    """Ask the warehouse what can be chosen, and the names of what is chosen already."""
    filters, words = look.filters, look.words
    named = [key for key in (*filters.actor, *filters.speaker) if not key.startswith("name:")]
    with desk.read() as cursor:
        outlets = sources.outlets(cursor)
        groups = sources.groups(cursor)
        languages = sources.languages(cursor)
        agencies = wires.agencies(cursor)
        names = actors.named(cursor, named, language=look.ui) if named else None
    labels = {} if names is None else dict(zip(names["actor_id"], names["name"], strict=True))
    return Choices(
        actors=options((key, labels.get(key, key)) for key in filters.actor),
        speakers=options((key, labels.get(key, spoken(key))) for key in filters.speaker),
        outlets=options((name, name) for name in outlets["outlet"].dropna()),
        groups=options((of_group(name), words("filter.group_of", name=name)) for name in groups),
        languages=options(
            (code, words.known(f"language.{code}", code)) for code in languages["language"].dropna()
        ),
        agencies=options(zip(agencies["agency"], agencies["name"], strict=True)),
        first=_end(outlets["first_date"].dropna(), min),
        last=_end(outlets["last_date"].dropna(), max),
        nothing=outlets.empty,
    )


def _end(days: Any, choose: Callable[[Any], Any]) -> Any:
    if not len(days):
        return None
    day = choose(days)
    return day.date() if isinstance(day, pd.Timestamp) else day


def options(pairs: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
    """Return the choices of a select."""
    return tuple({"value": str(value), "label": str(label)} for value, label in pairs)


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the shell."""
    demo.register(app, desk)
    links = [shell.nav_id(item.name) for item in MENU]

    in_browser(app, "look", Output(VIEW, "data"), Input(VIEW, "id"))
    in_browser(
        app,
        "remember",
        [Output(link, "href") for link in (*links, shell.OTHER_LANGUAGE)],
        Input(shell.QUERY, "data"),
        State(shell.FIRST_QUERY, "data"),
        State(shell.UI, "data"),
        *[State(link, "href") for link in links],
    )
    in_browser(
        app,
        "title",
        Output(shell.TITLE, "modified_timestamp"),
        Input(shell.TITLE, "data"),
        Input("_pages_store", "data"),
    )
