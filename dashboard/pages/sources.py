"""Sources: what was collected of each outlet, what is missing, and what was rejected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import Dash, Input, Output, State, ctx, html

from dashboard.binding import ChartCard, bind
from dashboard.components.attributes import aria
from dashboard.components.card import card, part
from dashboard.components.forms import button, choice, table
from dashboard.components.shell import QUERY
from dashboard.filters import Look, href, read
from dashboard.forgery import Forged
from dashboard.frames import records
from dashboard.pages import calendar_cell, coverage_card, frame, rejection_list, replaying
from dashboard.wording import Words
from warehouse.commands import DeclareCoverage, Desk, SetGroup, SetRights
from warehouse.queries import sources
from warehouse.settings import Rights

NAME = "sources"
PATH = "/sources"
_MOST = 40
_DEFAULT = "default"
_MOST_PAGES = 20
# What a table can be sorted by: the column of its frame, and whether it rises.
_OUTLET_ORDERS = {
    "articles": ("articles", False),
    "outlet": ("outlet", True),
    "undated": ("undated", False),
    "days": ("last_date", False),
    "collected": ("days_collected", False),
    "declared": ("days_declared", False),
    "gaps": ("gap_days", False),
    "rejections": ("rejections", False),
}
_GAP_ORDERS = {
    "days": ("days", False),
    "outlet": ("outlet", True),
    "first": ("first", False),
}
_FIRST_ORDER = {"outlets": "articles", "gaps": "days"}
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
        html.Nav(
            id=part(NAME, "pages"),
            className="np-sources-pages",
            **aria(label=words("sources.pages.region")),
        ),
        calendar_cell.panel(words),
        _section("outlets", words, _outlet_form(words)),
        _section("gaps", words, _gap_form(words)),
        replaying.landing(words),
        rejection_list.section(words),
    ]


def _section(name: str, words: Words, form: Any) -> Any:
    """Return a table that scrolls in its own box, with the form that changes what it shows."""
    title = part(NAME, name, "title")
    orders = _OUTLET_ORDERS if name == "outlets" else _GAP_ORDERS
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
            html.Div([_orders(words, name, orders), box, note, form, status], className="np-list"),
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
    calendar_cell.register(app, desk)
    _register_pages(app, desk)
    _register_outlets(app, desk)
    _register_gaps(app, desk)


def _register_pages(app: Dash, desk: Desk) -> None:
    @app.callback(Output(part(NAME, "pages"), "children"), Input(QUERY, "data"))
    def list_pages(query: str) -> list[Any]:
        return pages(desk, read(query))


def _register_outlets(app: Dash, desk: Desk) -> None:
    @app.callback(
        Output(part(NAME, "outlets", "table"), "children"),
        Output(part(NAME, "outlets", "note"), "children"),
        Output(part(NAME, "outlet"), "data"),
        Input(QUERY, "data"),
        Input(part(NAME, "sort"), "value"),
    )
    def list_outlets(query: str, order: str | None) -> tuple[list[Any], str, list[str]]:
        return outlets(desk, read(query), order=order)

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
        Input(part(NAME, "gaps", "sort"), "value"),
    )
    def list_gaps(query: str, order: str | None) -> tuple[list[Any], str, list[Any]]:
        return gaps(desk, read(query), order=order)

    @app.callback(
        Output(part(NAME, "gaps", "status"), "children"),
        Output(QUERY, "data", allow_duplicate=True),
        Input(part(NAME, "declare"), "n_clicks"),
        Input(part(NAME, "cell", "declare"), "n_clicks"),
        State(part(NAME, "range"), "value"),
        State(calendar_cell.CELL, "data"),
        State(QUERY, "data"),
        prevent_initial_call=True,
    )
    def declare(
        _clicks: int | None, _cell: int | None, days: str | None, cell: str | None, query: str
    ) -> tuple[str, str]:
        wanted = cell if ctx.triggered_id == part(NAME, "cell", "declare") else days
        return declared(desk, read(query), wanted, complete=True), query

    @app.callback(
        Output(part(NAME, "gaps", "status"), "children", allow_duplicate=True),
        Output(QUERY, "data", allow_duplicate=True),
        Input(part(NAME, "take-back"), "n_clicks"),
        Input(part(NAME, "cell", "take-back"), "n_clicks"),
        State(part(NAME, "range"), "value"),
        State(calendar_cell.CELL, "data"),
        State(QUERY, "data"),
        prevent_initial_call=True,
    )
    def take_back(
        _clicks: int | None, _cell: int | None, days: str | None, cell: str | None, query: str
    ) -> tuple[str, str]:
        wanted = cell if ctx.triggered_id == part(NAME, "cell", "take-back") else days
        return declared(desk, read(query), wanted, complete=False), query


def pages(desk: Desk, look: Look) -> list[Any]:
    """Return links that each show the next outlets, where there are more than fit; else none."""
    with desk.read() as cursor:
        names = [str(name) for name in sources.outlets(cursor)["outlet"]]
    if len(names) <= _MOST:
        return []
    words, total = look.words, len(names)
    links = []
    for first in range(0, min(total, _MOST * _MOST_PAGES), _MOST):
        some = tuple(names[first : first + _MOST])
        here = href(PATH, look.having(filters=replace(look.filters, outlet=some)))
        last = words.number(first + len(some))
        current = {"current": "page"} if look.filters.outlet == some else {}
        text = words("sources.pages.some", first=words.number(first + 1), last=last)
        links.append(html.A(text, href=here, className="np-button", **aria(**current)))
    return links


def _in_order(frame: pd.DataFrame, order: str | None, keys: dict[str, tuple[str, bool]]) -> Any:
    """Return a frame in the order that was chosen; names rise, numbers fall."""
    if order is None:
        return frame
    if order not in keys:
        raise Forged("an order that nobody offers")
    column, rising = keys[order]
    return frame.sort_values(column, ascending=rising, kind="stable", na_position="last")


def _orders(words: Words, section: str, keys: dict[str, tuple[str, bool]]) -> Any:
    names = {"outlet": "sources.outlets.outlet"}
    data = [
        {"value": key, "label": words(names.get(key, f"sources.{section}.{key}"))} for key in keys
    ]
    place = part(NAME, "sort") if section == "outlets" else part(NAME, section, "sort")
    return html.Div(
        choice(
            place,
            words("sources.sort"),
            data=data,
            value=_FIRST_ORDER[section],
            allowDeselect=False,
        ),
        className="np-sources-form",
    )


def outlets(
    desk: Desk, look: Look, *, order: str | None = None
) -> tuple[list[Any], str, list[str]]:
    """Return the table of the outlets in view, what was left out, and all that can be chosen."""
    words = look.words
    with desk.read() as cursor:
        every = sources.holdings(cursor)
        chosen = sources.members(cursor, look.filters) if look.filters.outlet else None
    names = [str(name) for name in every["outlet"]]
    every = _in_order(every, order, _OUTLET_ORDERS)
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


def gaps(desk: Desk, look: Look, *, order: str | None = None) -> tuple[list[Any], str, list[Any]]:
    """Return the table of missing days, what was left out, and the ranges to choose from."""
    words = look.words
    with desk.read() as cursor:
        found, total = sources.gaps(cursor, look.filters, limit=_MOST)
        held = sources.declared(cursor)
        chosen = sources.members(cursor, look.filters) if look.filters.outlet else None
    sure = [row for row in records(held) if chosen is None or row["outlet"] in chosen][:_MOST]
    missing = records(_in_order(found, order, _GAP_ORDERS))
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
        opens_empty=False,
    ),
)
