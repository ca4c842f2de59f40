"""The demo on all pages: whether it is there, one click to load it, one to take it out."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, ctx, no_update

from dashboard.binding import in_browser
from dashboard.components import demo_bar as bar
from dashboard.components.shell import TITLE
from warehouse.commands import Desk, LoadDemo, RemoveDemo
from warehouse.queries import sources


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the bar; the page is loaded anew after a change."""

    @app.callback(Output(bar.OFFER, "hidden"), Output(bar.TOLD, "hidden"), Input(TITLE, "data"))
    def tell(_title: str) -> tuple[bool, bool]:
        return hidden(desk)

    @app.callback(
        Output(bar.CHANGED, "data"),
        Input(bar.LOAD, "n_clicks"),
        Input(bar.CONFIRM, "submit_n_clicks"),
        running=[
            (Output(bar.WORKING, "hidden"), False, True),
            (Output(bar.LOAD, "disabled"), True, False),
            (Output(bar.REMOVE, "disabled"), True, False),
        ],
        prevent_initial_call=True,
    )
    def change(loads: int | None, removals: int | None) -> Any:
        if not (loads or removals):
            return no_update
        return changed(desk, load=ctx.triggered_id == bar.LOAD)

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


def changed(desk: Desk, *, load: bool) -> str:
    """Load the demo or take it out; return what was done, for the browser to start anew."""
    desk.submit(LoadDemo() if load else RemoveDemo())
    return "loaded" if load else "removed"
