"""Sources: what was collected of each outlet, what is missing, and what was rejected."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import Dash, Input, Output, State, html

from dashboard.binding import ChartCard, bind
from dashboard.components.attributes import aria
from dashboard.components.card import card, part
from dashboard.components.forms import button, choice, table
from dashboard.components.shell import QUERY
from dashboard.filters import Look, read
from dashboard.forgery import Forged
from dashboard.frames import records
from dashboard.pages import coverage_card, frame, rejection_list
from dashboard.wording import Words
from warehouse.commands import DeclareCoverage, Desk, SetGroup, SetRights
from warehouse.queries import sources
from warehouse.settings import Rights

NAME = "sources"
PATH = "/sources"
_MOST = 40
_DEFAULT = "default"
_HEADS = (
    "outlet",
    "languages",
    "articles",
    "undated",
    "days",
    "collected",
    "declared",
    "gaps",
    "rejections",
    "rights",
    "group",
)


def layout(desk: Desk, address: str = "", pathname: str = PATH) -> Any:
    """Return the page for a query string."""
    del pathname
    return frame.page(desk, NAME, PATH, address, _body)


def _body(look: Look) -> list[Any]:
    words = look.words
    return [
        html.Div(card(NAME, "calendar", words, wide=True, height=260), className="np-grid"),
        _section("outlets", words, _outlet_form(words)),
        _section("gaps", words, _gap_form(words)),
        rejection_list.section(words),
    ]


def _section(name: str, words: Words, form: Any) -> Any:
    """Return a table that scrolls in its own box, with the form that changes what it shows."""
    title = part(NAME, name, "title")
    box = html.Div(
        html.Table(id=part(NAME, name, "table"), className=f"np-table np-sources-{name}"),
        className="np-sources-scroll",
        tabIndex="0",
        role="region",
        **aria(label=words(f"sources.{name}.caption")),
    )
    status = html.P(id=part(NAME, name, "status"), className="np-sources-status", role="status")
    note = html.P(id=part(NAME, name, "note"), className="np-table-note")
    return html.Section(
        [
            html.Div(
                html.H2(words(f"sources.{name}.title"), id=title, className="np-section-title"),
                className="np-section-head",
            ),
            html.Div([box, note, form, status], className="np-list"),
        ],
        **aria(labelledby=title),
    )


def _outlet_form(words: Words) -> Any:
    rights = [{"value": _DEFAULT, "label": words("sources.rights.default")}] + [
        {"value": str(one), "label": words(f"sources.rights.{one}")} for one in Rights
    ]
    return html.Div(
        [
            choice(
                part(NAME, "outlet"),
                words("sources.outlets.outlet"),
                placeholder=words("sources.outlets.choose"),
                searchable=True,
            ),
            choice(
                part(NAME, "rights"),
                words("sources.outlets.rights"),
                data=rights,
                value=_DEFAULT,
                allowDeselect=False,
            ),
            dmc.TextInput(id=part(NAME, "group"), label=words("sources.outlets.group"), value=""),
            button(part(NAME, "outlet-save"), words("sources.outlets.save")),
        ],
        className="np-sources-form",
    )


def _gap_form(words: Words) -> Any:
    return html.Div(
        [
            choice(
                part(NAME, "range"),
                words("sources.gaps.range"),
                placeholder=words("sources.gaps.choose"),
                description=words("sources.gaps.hint"),
                searchable=True,
                className="is-broad",
            ),
            button(part(NAME, "declare"), words("sources.gaps.declare")),
            button(part(NAME, "take-back"), words("sources.gaps.take_back")),
        ],
        className="np-sources-form",
    )


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the page."""
    for one in CARDS:
        bind(app, desk, one)
    rejection_list.register(app, desk)
    _register_outlets(app, desk)
    _register_gaps(app, desk)


def _register_outlets(app: Dash, desk: Desk) -> None:
    @app.callback(
        Output(part(NAME, "outlets", "table"), "children"),
        Output(part(NAME, "outlets", "note"), "children"),
        Output(part(NAME, "outlet"), "data"),
        Input(QUERY, "data"),
    )
    def list_outlets(query: str) -> tuple[list[Any], str, list[str]]:
        return outlets(desk, read(query))

    @app.callback(
        Output(part(NAME, "rights"), "value"),
        Output(part(NAME, "group"), "value"),
        Input(part(NAME, "outlet"), "value"),
        prevent_initial_call=True,
    )
    def choose_outlet(outlet: str | None) -> tuple[str, str]:
        return chosen(desk, outlet)

    @app.callback(
        Output(part(NAME, "outlets", "status"), "children"),
        Output(QUERY, "data", allow_duplicate=True),
        Input(part(NAME, "outlet-save"), "n_clicks"),
        State(part(NAME, "outlet"), "value"),
        State(part(NAME, "rights"), "value"),
        State(part(NAME, "group"), "value"),
        State(QUERY, "data"),
        prevent_initial_call=True,
    )
    def save_outlet(
        _clicks: int | None, outlet: str | None, rights: str, group: str, query: str
    ) -> tuple[str, str]:
        return saved(desk, read(query), outlet, rights, group), query


def _register_gaps(app: Dash, desk: Desk) -> None:
    @app.callback(
        Output(part(NAME, "gaps", "table"), "children"),
        Output(part(NAME, "gaps", "note"), "children"),
        Output(part(NAME, "range"), "data"),
        Input(QUERY, "data"),
    )
    def list_gaps(query: str) -> tuple[list[Any], str, list[Any]]:
        return gaps(desk, read(query))

    @app.callback(
        Output(part(NAME, "gaps", "status"), "children"),
        Output(QUERY, "data", allow_duplicate=True),
        Input(part(NAME, "declare"), "n_clicks"),
        State(part(NAME, "range"), "value"),
        State(QUERY, "data"),
        prevent_initial_call=True,
    )
    def declare(_clicks: int | None, days: str | None, query: str) -> tuple[str, str]:
        return declared(desk, read(query), days, complete=True), query

    @app.callback(
        Output(part(NAME, "gaps", "status"), "children", allow_duplicate=True),
        Output(QUERY, "data", allow_duplicate=True),
        Input(part(NAME, "take-back"), "n_clicks"),
        State(part(NAME, "range"), "value"),
        State(QUERY, "data"),
        prevent_initial_call=True,
    )
    def take_back(_clicks: int | None, days: str | None, query: str) -> tuple[str, str]:
        return declared(desk, read(query), days, complete=False), query


def outlets(desk: Desk, look: Look) -> tuple[list[Any], str, list[str]]:
    """Return the table of the outlets in view, what was left out, and all that can be chosen."""
    words = look.words
    with desk.read() as cursor:
        every = sources.holdings(cursor)
        chosen = sources.members(cursor, look.filters) if look.filters.outlet else None
    names = [str(name) for name in every["outlet"]]
    rows = [row for row in records(every) if chosen is None or row["outlet"] in chosen]
    if not rows:
        return [], words("sources.outlets.none"), names
    cells = [_outlet(row, words) for row in rows[:_MOST]]
    note = ""
    if len(rows) > _MOST:
        note = words("sources.outlets.cut", shown=_MOST, all=words.number(len(rows)))
    heads = [words(f"sources.outlets.{head}") for head in _HEADS]
    return table(heads, cells), note, names


def _outlet(row: dict[str, Any], words: Words) -> list[Any]:
    name: list[Any] = [row["outlet"]]
    if row["fictional"]:
        name += [" ", html.Span(words("sources.outlets.fictional"), className="np-tag is-soft")]
    dated = not pd.isna(row["first_date"])
    days = words.day_range(row["first_date"], row["last_date"]) if dated else "–"
    numbers = ("days_collected", "days_declared", "gap_days", "rejections")
    codes = [code for code in row["languages"].split(", ") if code]
    return [
        html.Span(name),
        ", ".join(words.known(f"language.{code}", code) for code in codes) or "–",
        words.number(row["articles"]),
        words.number(row["undated"]),
        days,
        *(words.number(row[number]) for number in numbers),
        words(f"sources.rights.{row['rights'] or _DEFAULT}"),
        row["group"] or "–",
    ]


def chosen(desk: Desk, outlet: str | None) -> tuple[str, str]:
    """Return rights and group as they are set for an outlet."""
    with desk.read() as cursor:
        every = sources.holdings(cursor)
    for row in records(every[every["outlet"] == outlet]):
        return row["rights"] or _DEFAULT, row["group"] or ""
    return _DEFAULT, ""


def saved(desk: Desk, look: Look, outlet: str | None, rights: str | None, group: str | None) -> str:
    """Write rights and group of an outlet and say so.

    Raises:
        Forged: rights that no page of ours offers.
    """
    words, rights = look.words, rights or _DEFAULT
    if rights != _DEFAULT and rights not in list(Rights):
        raise Forged("rights that nobody offers")
    if not outlet:
        return words("sources.outlets.choose")
    wanted = None if rights == _DEFAULT else Rights(rights)
    changed = desk.submit(SetRights(outlet, wanted)).changed
    changed += desk.submit(SetGroup(outlet, (group or "")[:80])).changed
    return words("sources.outlets.saved" if changed else "sources.outlets.same", outlet=outlet)


def gaps(desk: Desk, look: Look) -> tuple[list[Any], str, list[Any]]:
    """Return the table of missing days, what was left out, and the ranges to choose from."""
    words = look.words
    with desk.read() as cursor:
        found, total = sources.gaps(cursor, look.filters, limit=_MOST)
        held = sources.declared(cursor)
        chosen = sources.members(cursor, look.filters) if look.filters.outlet else None
    sure = [row for row in records(held) if chosen is None or row["outlet"] in chosen][:_MOST]
    missing = records(found)
    choices = [
        {"group": words(f"sources.gaps.{name}"), "items": [_range(row, words) for row in rows]}
        for name, rows in (("missing", missing), ("declared_group", sure))
        if rows
    ]
    if not missing:
        return [], words("sources.gaps.none"), choices
    heads = [words("sources.outlets.outlet")]
    heads += [words(f"sources.gaps.{head}") for head in ("first", "last", "days", "why")]
    cells = [
        [
            row["outlet"],
            words.day(row["first"]),
            words.day(row["last"]),
            words.number(row["days"]),
            words(f"state.{row['why']}"),
        ]
        for row in missing
    ]
    note = ""
    if total > len(missing):
        note = words("sources.gaps.cut", shown=len(missing), all=words.number(total))
    return table(heads, cells), note, choices


def _range(row: dict[str, Any], words: Words) -> dict[str, str]:
    days = words.day_range(row["first"], row["last"])
    return {
        "value": f"{row['first'].isoformat()}..{row['last'].isoformat()} {row['outlet']}",
        "label": f"{row['outlet']}: {days}",
    }


def declared(desk: Desk, look: Look, days: str | None, *, complete: bool) -> str:
    """Declare a range of days of an outlet as collected, or take it back, and say so.

    Raises:
        Forged: days that no page of ours offers.
    """
    words = look.words
    if not days:
        return words("sources.gaps.bad_range")
    spoken, _, outlet = days.partition(" ")
    first, _, last = spoken.partition("..")
    try:
        command = DeclareCoverage(
            outlet, date.fromisoformat(first), date.fromisoformat(last), complete=complete
        )
    except ValueError as problem:
        raise Forged("days that nobody offers") from problem
    with desk.read() as cursor:
        known = set(sources.holdings(cursor)["outlet"])
    if outlet not in known or not 0 <= (command.last - command.first).days < 40_000:
        raise Forged("days of an outlet that nobody offers")
    desk.submit(command)
    told = "sources.gaps.declared" if complete else "sources.gaps.taken_back"
    return words(told, outlet=outlet, days=words.day_range(command.first, command.last))


CARDS = (
    ChartCard(
        NAME,
        "calendar",
        "coverage",
        partial(coverage_card.draw, most=_MOST),
        coverage_card.asks,
        wide=True,
    ),
)
