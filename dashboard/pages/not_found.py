"""Not found: what an address without a page shows."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, html

from dashboard.components.shell import shell
from dashboard.filters import href, write
from dashboard.pages import frame
from dashboard.pages.menu import MENU
from warehouse.commands import Desk

# Dash shows the page of this name where no other fits.
NAME = "not_found_404"
PATH = "/not-found"


def layout(_desk: Desk, address: str = "", _pathname: str = PATH) -> Any:
    """Return the page for a query string."""
    look, _notice = frame.understood(address)
    words = look.words
    body = [
        html.H1(words("page.not_found_404.title"), className="np-title"),
        html.P(words("page.not_found_404.lede"), className="np-lede"),
        dmc.Anchor(words("article.back"), href=href("/articles", look.having())),
    ]
    return shell(look, body, menu=MENU, page=NAME, query=write(look), address=PATH)


def register(_app: Dash, _desk: Desk) -> None:
    """Register nothing: the page only stands there."""
