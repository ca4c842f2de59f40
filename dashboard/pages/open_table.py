"""Joins cards that are tables to the warehouse: state of the page -> query -> rows."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dash import Dash, Input

from dashboard.components.card import Drawing, Notice
from dashboard.components.open_table import OpenTable, outputs, shown
from dashboard.components.shell import QUERY
from dashboard.filters import Asked, Look, href, read
from dashboard.forgery import Forged
from warehouse.commands import Desk
from warehouse.errors import BadFilter, WarehouseError

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TableCard:
    """A card of a page: how its rows are made and which dataset its CSV is."""

    page: str
    name: str
    dataset: str
    draw: Callable[[Any, Look], OpenTable]
    wide: bool = False


def bind_table(app: Dash, desk: Desk, card: TableCard) -> None:
    """Register the callback of a card."""

    def failed(problem: Exception) -> list[Any]:
        return failure(card, problem)

    @app.callback(outputs(card.page, card.name), Input(QUERY, "data"), on_error=failed)
    def draw(query: str) -> list[Any]:
        return drawn(desk, card, query)


def drawn(desk: Desk, card: TableCard, query: str) -> list[Any]:
    """Answer a card: its props for a state of the page."""
    look = Look()
    try:
        look = read(query)
        with desk.read() as cursor:
            table = card.draw(cursor, look)
    except WarehouseError as problem:
        table = OpenTable(notice=Notice(problem.message, problem.hint, failed=True))
    csv = href(f"/download/{card.dataset}.csv", look.having(page=1))
    return shown(table, csv=csv, wide=card.wide)


def failure(card: TableCard, problem: Exception) -> list[Any]:
    """Return the card that says it failed; the page around it lives on, the log has the cause.

    Raises:
        Exception: the problem itself where the sender of the request is to blame.
    """
    if isinstance(problem, (Forged, BadFilter)):
        raise problem
    _LOG.error("card %s-%s failed", card.page, card.name, exc_info=problem)
    words = Look().words
    table = OpenTable(notice=Notice(words("error.title"), words("error.text"), failed=True))
    return shown(table, csv=f"/download/{card.dataset}.csv", wide=card.wide)


def without(drawing: Drawing) -> OpenTable:
    """Return the table of nothing, for the reason that a drawing of nothing gives."""
    return OpenTable(notice=drawing.notice, notes=drawing.notes)


def leads(look: Look, asked: Asked) -> str:
    """Return the link to the articles of a cell."""
    return href("/articles", look.having(filters=asked.filters, focus=asked.focus, page=1))
