"""The demo on all pages: whether it is there, one click to load it, one to take it out."""

from __future__ import annotations

import logging
from typing import Any

from dash import Dash, Input, Output, State, ctx, no_update

from dashboard.binding import in_browser
from dashboard.components import demo_bar as bar
from dashboard.components.shell import TITLE, UI
from dashboard.forgery import Forged
from dashboard.visitor import spoken
from dashboard.wording import Words, words
from warehouse.commands import Desk, LoadDemo, RemoveDemo
from warehouse.errors import WarehouseError
from warehouse.queries import sources

_LOG = logging.getLogger(__name__)


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the bar; the page is loaded anew after a change."""

    @app.callback(Output(bar.OFFER, "hidden"), Output(bar.TOLD, "hidden"), Input(TITLE, "data"))
    def tell(_title: str) -> tuple[bool, bool]:
        return hidden(desk)

    @app.callback(
        Output(bar.CHANGED, "data"),
        Output(bar.FAILED, "children"),
        Input(bar.LOAD, "n_clicks"),
        Input(bar.CONFIRM, "submit_n_clicks"),
        State(UI, "data"),
        running=[
            (Output(bar.WORKING, "hidden"), False, True),
            (Output(bar.LOAD, "disabled"), True, False),
            (Output(bar.REMOVE, "disabled"), True, False),
        ],
        prevent_initial_call=True,
        on_error=failed,
    )
    def change(loads: int | None, removals: int | None, ui: str) -> tuple[Any, Any]:
        if not (loads or removals):
            return no_update, no_update
        return changed(desk, words(ui), load=ctx.triggered_id == bar.LOAD)

    in_browser(
        app,
        "anew",
        Output(bar.CHANGED, "modified_timestamp"),
        Input(bar.CHANGED, "data"),
    )


def hidden(desk: Desk) -> tuple[bool, bool]:
    """Return whether the offer (empty warehouse only) and the notice (demo only) are hidden."""
    with desk.read() as cursor:
        there = bool(sources.fictional(cursor))
        empty = not there and sources.outlets(cursor).empty
    return not empty, not there


def changed(desk: Desk, text: Words, *, load: bool) -> tuple[Any, str]:
    """Load the demo or take it out; return what was done, and what went wrong.

    What was done makes the browser start anew.
    """
    try:
        desk.submit(LoadDemo() if load else RemoveDemo())
    except WarehouseError as problem:
        return no_update, text("demo.failed", problem=str(problem))
    return ("loaded" if load else "removed"), ""


def failed(problem: Exception) -> tuple[Any, str]:
    """Say that something unforeseen went wrong; the log has the cause.

    Raises:
        Exception: the problem itself where the sender of the request is to blame.
    """
    if isinstance(problem, Forged):
        raise problem
    _LOG.error("the demo could not be changed", exc_info=problem)
    text = words(spoken())
    return no_update, text("demo.failed", problem=text("demo.see_log"))
