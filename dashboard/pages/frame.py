"""What all pages share: reading the address, the filter bar with its callbacks, the shell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pandas as pd
from dash import Dash, Input, Output, State, no_update

from dashboard.binding import VIEW, in_browser, spoken
from dashboard.components import filter_bar as bar
from dashboard.components import shell
from dashboard.components.filter_bar import Choices, Option
from dashboard.filters import Look, read, write
from dashboard.frames import records
from dashboard.pages import demo
from dashboard.pages.menu import MENU
from warehouse.commands import Desk
from warehouse.errors import BadFilter
from warehouse.queries import actors, sources, speakers, wires
from warehouse.queries.filters import parse

Body = Callable[[Look], list[Any]]
# As many as fit without scrolling; a longer name finds the rest.
_HITS = 8


def understood(search: object) -> tuple[Look, str]:
    """Return the state in an address; a bad one gives the plain view and says why."""
    try:
        return read(search or ""), ""
    except BadFilter as problem:
        return Look(), str(problem)


def page(desk: Desk, name: str, path: str, search: object, body: Body) -> Any:
    """Return a page with its filter bar for an address."""
    look, notice = understood(search)
    look = look.having()
    choice = choices(desk, look)
    welcome = [] if choice.outlets else [shell.welcome(look)]
    return shell.shell(
        look,
        [shell.heading(look, name), *welcome, *body(look)],
        menu=MENU,
        page=name,
        query=write(look),
        address=path,
        filter_bar=bar.filter_bar(look, choice, path=path, notice=notice),
    )


def choices(desk: Desk, look: Look) -> Choices:
    """Ask the warehouse what can be chosen, and the names of what is chosen already."""
    filters, words = look.filters, look.words
    named = [key for key in (*filters.actor, *filters.speaker) if not key.startswith("name:")]
    with desk.read() as cursor:
        outlets = sources.outlets(cursor)
        languages = sources.languages(cursor)
        agencies = wires.agencies(cursor)
        names = actors.named(cursor, named, language=look.ui) if named else None
    labels = {} if names is None else dict(zip(names["actor_id"], names["name"], strict=True))
    return Choices(
        actors=options((key, labels.get(key, key)) for key in filters.actor),
        speakers=options((key, labels.get(key, spoken(key))) for key in filters.speaker),
        outlets=options((name, name) for name in outlets["outlet"].dropna()),
        languages=options(
            (code, words.known(f"language.{code}", code)) for code in languages["language"].dropna()
        ),
        agencies=options(zip(agencies["agency"], agencies["name"], strict=True)),
        first=_end(outlets["first_date"].dropna(), min),
        last=_end(outlets["last_date"].dropna(), max),
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
    """Register the callbacks of the shell and of the filter bar."""
    _register_browser(app)
    demo.register(app, desk)
    _register_searches(app, desk)

    @app.callback(
        Output(shell.QUERY, "data"),
        Output(bar.TOGGLE, "children"),
        Output(bar.NOTICE, "children"),
        Input(bar.PERIOD, "value"),
        Input(bar.ACTOR, "value"),
        Input(bar.SPEAKER, "value"),
        Input(bar.OUTLET, "value"),
        Input(bar.LANGUAGE, "value"),
        Input(bar.AGENCY, "value"),
        Input(bar.Q, "value"),
        Input(bar.GRAIN, "value"),
        State(shell.QUERY, "data"),
        prevent_initial_call=True,
    )
    def compose(*values: Any) -> tuple[Any, ...]:
        return composed(*values)


def _register_searches(app: Dash, desk: Desk) -> None:
    """Register the searches of the bar; they keep still when nothing is typed.

    A select empties its search box when something is picked, and forgets a value whose option
    is taken away before the value has arrived here.
    """

    @app.callback(
        Output(bar.ACTOR, "data"),
        Input(bar.ACTOR, "searchValue"),
        State(bar.ACTOR, "value"),
        State(bar.ACTOR, "data"),
        State(shell.UI, "data"),
        prevent_initial_call=True,
    )
    def search_actors(text: str, value: Any, data: Any, ui: str) -> Any:
        hits = _actor_hits(desk, text, value, ui) if text and text.strip() else None
        return no_update if hits is None else [*kept(value, data), *hits]

    @app.callback(
        Output(bar.SPEAKER, "data"),
        Input(bar.SPEAKER, "searchValue"),
        State(bar.SPEAKER, "value"),
        State(bar.SPEAKER, "data"),
        prevent_initial_call=True,
    )
    def search_speakers(text: str, value: Any, data: Any) -> Any:
        hits = _speaker_hits(desk, text, value) if text and text.strip() else None
        return no_update if hits is None else [*kept(value, data), *hits]


def _register_browser(app: Dash) -> None:
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
    in_browser(
        app,
        "fold",
        Output(bar.BAR, "className"),
        Input(bar.TOGGLE, "n_clicks"),
        Input(bar.MORE, "n_clicks"),
        State(bar.BAR, "className"),
    )


def composed(
    period: Any,
    actor: Any,
    speaker: Any,
    outlet: Any,
    language: Any,
    agency: Any,
    q: Any,
    grain: Any,
    query: Any,
) -> tuple[Any, Any, Any]:
    """Turn what stands in the filter bar into the state of the page, and say what is wrong."""
    look = read(query)
    first, last = (period or [None, None])[:2] if isinstance(period, list) else (None, None)
    if bool(first) != bool(last):
        return no_update, no_update, no_update
    params = {
        "from": [first] if first else [],
        "to": [last] if last else [],
        "actor": actor or [],
        "speaker": speaker or [],
        "outlet": outlet or [],
        "language": language or [],
        "agency": agency or [],
        "q": [q] if q else [],
        "grain": [] if grain in (None, "auto") else [grain],
    }
    try:
        filters = parse({name: values for name, values in params.items() if values})
    except BadFilter as problem:
        return no_update, no_update, str(problem)
    before = look.filters
    changed = replace(
        filters,
        role=before.role,
        unique=before.unique,
        together=before.together,
        denominator=before.denominator,
        # A period that is chosen leads out of the undated articles.
        undated=before.undated and first is None,
    )
    now = look.having(filters=changed, page=1)
    written = write(now)
    same = written == write(look.having(page=1))
    said = no_update if now.filters.undated else ""
    return (no_update if same else written), bar.toggle_text(now), said


def kept(value: Any, data: Any) -> list[Option]:
    """Return the options that are chosen: a select forgets the names of options it lost."""
    chosen = set(value or [])
    return [option for option in data or [] if option["value"] in chosen]


def _actor_hits(desk: Desk, text: str, value: Any, ui: str) -> list[Option]:
    with desk.read() as cursor:
        frame = actors.search(cursor, text.strip()[:80], language=ui, limit=_HITS)
    chosen = set(value or [])
    rows = frame.drop_duplicates("actor_id").to_dict("records")
    return [
        {"value": row["actor_id"], "label": _hit(row["name"], row["alias"])}
        for row in rows
        if row["actor_id"] not in chosen
    ]


def _hit(name: str, alias: object) -> str:
    return f"{name} ({alias})" if isinstance(alias, str) and alias and alias != name else name


def _speaker_hits(desk: Desk, text: str, value: Any) -> list[Option]:
    with desk.read() as cursor:
        frame = speakers.search(cursor, text.strip()[:80], limit=_HITS)
    chosen = set(value or [])
    return [
        {"value": row["speaker_key"], "label": row["name"]}
        for row in records(frame)
        if row["speaker_key"] not in chosen
    ]
