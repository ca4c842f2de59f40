"""Downloads: exactly the view in view, whole, in a format of choice."""

from __future__ import annotations

from typing import Any

from dash import Dash

from dashboard.filters import Look
from dashboard.pages import frame
from warehouse.commands import Desk

NAME = "downloads"
PATH = "/downloads"


def layout(desk: Desk, address: str = "", pathname: str = PATH) -> Any:
    """Return the page for a query string."""
    del pathname
    return frame.page(desk, NAME, PATH, address, _body)


def _body(look: Look) -> list[Any]:
    del look
    return []


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the page."""
    del app, desk
