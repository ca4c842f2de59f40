"""Joins cards to the warehouse: state of the page -> query -> drawing, click -> its articles."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx
from dash.development.base_component import Component

from dashboard import visitor
from dashboard.components.card import MOST_TABLE_ROWS, Drawing, Notice, outputs, part, shown, tabled
from dashboard.components.evidence import CLOSED, opened, panel_outputs
from dashboard.components.shell import QUERY
from dashboard.filters import Asked, Look, Point, href, read
from dashboard.forgery import Forged
from dashboard.wording import words as texts
from warehouse.commands import Desk
from warehouse.errors import BadFilter, WarehouseError
from warehouse.queries import actors, articles

VIEW = "view"
MOST_EVIDENCE = 50
# Between the keys of a mark that stands for several actors at once.
TOGETHER = " & "
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ChartCard:
    """A card of a page: how it is drawn, which dataset its CSV is, what its points mean."""

    page: str
    name: str
    dataset: str
    draw: Callable[[Any, Look, str], Drawing]
    asks: Callable[[Look, Point], Asked] | None = None
    wide: bool = False
    opens_empty: bool = True


def bind(app: Dash, desk: Desk, card: ChartCard) -> None:
    """Register the callbacks of a card."""

    def failed(problem: Exception) -> list[Any]:
        return failure(card, problem)

    @app.callback(
        outputs(card.page, card.name),
        Input(QUERY, "data"),
        Input(VIEW, "data"),
        on_error=failed,
    )
    def draw(query: str, view: str) -> list[Any]:
        return [plain(one) for one in drawn(desk, card, query, view)]

    @app.callback(
        Output(part(card.page, card.name, "table"), "children"),
        Output(part(card.page, card.name, "table-note"), "children"),
        Input(part(card.page, card.name, "table-toggle"), "n_clicks"),
        Input(QUERY, "data"),
        prevent_initial_call=True,
    )
    def tabulate(clicks: int | None, query: str) -> tuple[list[Any], str]:
        opened = (clicks or 0) % 2 == 1
        return tabulated(desk, card, query) if opened else ([], "")

    if card.asks is not None:
        _bind_evidence(app, desk, card)


def _bind_evidence(app: Dash, desk: Desk, card: ChartCard) -> None:
    name = part(card.page, card.name)
    graph = f"{name}-graph"

    @app.callback(
        *panel_outputs(name),
        Input(graph, "clickData"),
        Input(f"{name}-evidence-close", "n_clicks"),
        Input(QUERY, "data"),
        prevent_initial_call=True,
    )
    def open_evidence(click: Any, _closed: int | None, query: str) -> tuple[Any, ...]:
        if ctx.triggered_id != graph or click is None:
            return CLOSED
        return evidence(desk, card, query, click)


def plain(prop: Any) -> Any:
    """Return a prop of a card with its components as what they are sent as; a figure stays.

    One component in an answer makes Dash look at every number of the figure beside it, which takes
    longer than to draw it.
    """
    if isinstance(prop, Component):
        sent = prop.to_plotly_json()  # type: ignore[no-untyped-call]
        props = {name: plain(value) for name, value in sent["props"].items()}
        return sent | {"props": props}
    return [plain(one) for one in prop] if isinstance(prop, list | tuple) else prop


def drawn(desk: Desk, card: ChartCard, query: str, view: str) -> list[Any]:
    """Answer a card: its props for a state of the page and a view such as `dark-narrow`."""
    look = Look()
    try:
        look = read(query)
        with desk.read() as cursor:
            drawing = card.draw(cursor, look, view)
    except WarehouseError as problem:
        drawing = Drawing(notice=Notice(problem.message, problem.hint, failed=True))
    csv = href(f"/download/{card.dataset}.csv", look.having(page=1))
    return shown(drawing, csv=csv, wide=card.wide)


def tabulated(desk: Desk, card: ChartCard, query: str) -> tuple[list[Any], str]:
    """Return what a card draws as a table, and what was left out of it."""
    look = read(query)
    with desk.read() as cursor:
        drawing = card.draw(cursor, look, "light-wide")
    return tabled(drawing.table, look.words, _links(card, look, drawing))


def _links(card: ChartCard, look: Look, drawing: Drawing) -> list[str]:
    """Return for each row of the table where its articles are: the way without a mouse."""
    if card.asks is None:
        return []
    asked = [card.asks(look, point) for point in drawing.table.points[:MOST_TABLE_ROWS]]
    return [
        href("/articles", look.having(filters=one.filters, focus=one.focus, page=1))
        for one in asked
    ]


def failure(card: ChartCard, problem: Exception) -> list[Any]:
    """Return the card that says it failed; the page around it lives on, the log has the cause.

    Raises:
        Exception: the problem itself where the sender of the request is to blame.
    """
    if isinstance(problem, (Forged, BadFilter)):
        raise problem
    _LOG.error("card %s-%s failed", card.page, card.name, exc_info=problem)
    words = texts(visitor.spoken())
    drawing = Drawing(notice=Notice(words("error.title"), words("error.text"), failed=True))
    return shown(drawing, csv=f"/download/{card.dataset}.csv", wide=card.wide)


def evidence(desk: Desk, card: ChartCard, query: str, click: Any) -> tuple[Any, ...]:
    """Return the articles behind a clicked point: at most 50, and a link to all of them."""
    look, point = read(query), point_of(click)
    if card.asks is None or point is None:
        return CLOSED
    with desk.read() as cursor:
        asked = card.asks(look, point)
        name = label(cursor, look, point.series)
        frame = articles.listing(
            cursor, asked.filters, focus=asked.focus, limit=MOST_EVIDENCE, language=look.ui
        )
        total = articles.count(cursor, asked.filters)
    if not total and not card.opens_empty:
        return CLOSED
    seen = look.having(filters=asked.filters, focus=asked.focus, page=1)
    period = ""
    if point.first is not None and point.last is not None:
        period = look.words.day_range(point.first, point.last)
    return opened(seen, frame, total, name, period)


def point_of(click: Any) -> Point | None:
    """Read a click of Plotly: each mark carries [series, first day, last day, part].

    Raises:
        Forged: no chart of ours sends this.
    """
    try:
        custom = click["points"][0].get("customdata")
        if custom is None:
            return None
        series, first, last, share = custom
        if not (isinstance(series, str) and isinstance(share, str)):
            raise Forged("a point without a series")
        return Point(
            series,
            date.fromisoformat(first) if first else None,
            date.fromisoformat(last) if last else None,
            share,
        )
    except (AttributeError, KeyError, IndexError, TypeError, ValueError) as problem:
        raise Forged("a click that no chart sends") from problem


def label(cursor: Any, look: Look, key: str) -> str:
    """Return the name of an actor, speaker, agency or outlet for people."""
    if key.startswith("name:"):
        return spoken(key)
    named = actors.named(cursor, key.split(TOGETHER), language=look.ui)
    return " + ".join(named["name"]) if len(named) else key


def spoken(key: str) -> str:
    """Return a readable name for a speaker key that is a name."""
    return " ".join(word.capitalize() for word in key.removeprefix("name:").split())


def in_browser(app: Dash, name: str, *parts: list[Output] | Output | Input | State) -> None:
    """Register a function of assets/40-newsprism.js as a callback that never asks the server."""
    function = ClientsideFunction("newsprism", name)
    app.clientside_callback(function, *parts)  # type: ignore[no-untyped-call]
