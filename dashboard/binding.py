"""Joins cards to the warehouse: state of the page -> query -> drawing, click -> its articles."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx

from dashboard.components.card import Drawing, Notice, outputs, part, shown
from dashboard.components.rows import article_rows
from dashboard.components.shell import QUERY
from dashboard.filters import Look, href, read, write
from dashboard.guard import Forged
from warehouse.commands import Desk
from warehouse.errors import BadFilter, WarehouseError
from warehouse.queries import articles
from warehouse.queries.articles import Focus
from warehouse.queries.filters import Filters

VIEW = "view"
MOST_EVIDENCE = 50
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Point:
    """What was clicked: a series and, on a time axis, a period (both ends inclusive)."""

    series: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a point stands for: filters, the kind of words to highlight, a name for people."""

    filters: Filters
    focus: Focus
    name: str = ""


@dataclass(frozen=True, slots=True)
class ChartCard:
    """A card of a page: how it is drawn, which dataset its CSV is, what its points mean."""

    page: str
    name: str
    dataset: str
    draw: Callable[[Any, Look, str], Drawing]
    asks: Callable[[Any, Look, Point], Asked] | None = None
    wide: bool = False


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
        return drawn(desk, card, query, view)

    if card.asks is not None:
        _bind_evidence(app, desk, card)


def _bind_evidence(app: Dash, desk: Desk, card: ChartCard) -> None:
    ids = {
        name: part(card.page, card.name, f"evidence-{name}")
        for name in ("title", "rows", "all", "close")
    }
    graph = part(card.page, card.name, "graph")

    @app.callback(
        Output(part(card.page, card.name, "evidence"), "hidden"),
        Output(ids["title"], "children"),
        Output(ids["rows"], "children"),
        Output(ids["all"], "href"),
        Output(ids["all"], "children"),
        Input(graph, "clickData"),
        Input(ids["close"], "n_clicks"),
        Input(QUERY, "data"),
        prevent_initial_call=True,
    )
    def open_evidence(click: Any, _closed: int | None, query: str) -> tuple[Any, ...]:
        if ctx.triggered_id != graph or click is None:
            return CLOSED
        return evidence(desk, card, query, click)


CLOSED: tuple[Any, ...] = (True, "", [], "/articles", "")


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
    return shown(drawing, look.words, csv=csv, wide=card.wide)


def failure(card: ChartCard, problem: Exception) -> list[Any]:
    """Return the card that says it failed; the page around it lives on, the log has the cause.

    Raises:
        Exception: the problem itself where the sender of the request is to blame.
    """
    if isinstance(problem, (Forged, BadFilter)):
        raise problem
    _LOG.error("card %s-%s failed", card.page, card.name, exc_info=problem)
    words = Look().words
    drawing = Drawing(notice=Notice(words("error.title"), words("error.text"), failed=True))
    return shown(drawing, words, csv=f"/download/{card.dataset}.csv", wide=card.wide)


def evidence(desk: Desk, card: ChartCard, query: str, click: Any) -> tuple[Any, ...]:
    """Return the articles behind a clicked point: at most 50, and a link to all of them."""
    look, point = read(query), point_of(click)
    if card.asks is None or point is None:
        return CLOSED
    with desk.read() as cursor:
        asked = card.asks(cursor, look, point)
        frame = articles.listing(cursor, asked.filters, focus=asked.focus, limit=MOST_EVIDENCE)
        total = articles.count(cursor, asked.filters)
    words = look.words
    seen = look.having(filters=asked.filters, focus=asked.focus, page=1)
    period = ""
    if point.first is not None and point.last is not None:
        period = words.day_range(point.first, point.last)
    name = " · ".join(
        piece for piece in (words.counted("count.articles", total), asked.name, period) if piece
    )
    return (
        False,
        name,
        article_rows(frame, seen),
        href("/articles", seen),
        words("evidence.all_n", n=words.number(total)) if total else "",
    )


def point_of(click: Any) -> Point | None:
    """Read a click of Plotly: each mark carries [series, first day, last day].

    Raises:
        Forged: no chart of ours sends this.
    """
    try:
        custom = click["points"][0].get("customdata")
        if custom is None:
            return None
        series, first, last = custom
        if not isinstance(series, str):
            raise Forged("a point without a series")
        return Point(
            series,
            date.fromisoformat(first) if first else None,
            date.fromisoformat(last) if last else None,
        )
    except (AttributeError, KeyError, IndexError, TypeError, ValueError) as problem:
        raise Forged("a click that no chart sends") from problem


def within(filters: Filters, point: Point) -> Filters:
    """Narrow the dates of filters to the period of a point."""
    firsts = [day for day in (filters.from_, point.first) if day is not None]
    lasts = [day for day in (filters.to, point.last) if day is not None]
    return replace(
        filters,
        from_=max(firsts) if firsts else None,
        to=min(lasts) if lasts else None,
    )


def state(look: Look) -> str:
    """Return the state that the callbacks of a page answer to."""
    return write(look)


def in_browser(app: Dash, name: str, *parts: list[Output] | Output | Input | State) -> None:
    """Register a function of assets/40-newsprism.js as a callback that never asks the server."""
    function = ClientsideFunction("newsprism", name)
    app.clientside_callback(function, *parts)  # type: ignore[no-untyped-call]
