"""The frame around every page: header with menu, filter bar, main part, footer, state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from flask import has_request_context, session

from dashboard.components.attributes import aria, data
from dashboard.components.demo_bar import demo_bar, offer, progress
from dashboard.filters import Look, href
from dashboard.wording import LANGUAGES

QUERY = "query"
FIRST_QUERY = "first-query"
TITLE = "page-title"
UI = "ui-language"
OTHER_LANGUAGE = "other-language"
_PAGES = "pages"


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One word of the menu: the page's name in ids and wording, and where it leads."""

    name: str
    path: str


def nav_id(name: str) -> str:
    """Return the id of a menu link."""
    return f"nav-{name}"


def shell(
    look: Look,
    children: Sequence[Any],
    *,
    menu: Sequence[MenuItem],
    page: str,
    query: str,
    address: str,
    filter_bar: Any = None,
    welcoming: bool = False,
) -> Any:
    """Return a whole page; `query` is the state that its callbacks answer to."""
    words = look.words
    whole = html.Div(
        [
            html.A(words("nav.skip"), href="#main", className="np-skip"),
            dcc.Store(id=QUERY, data=query),
            dcc.Store(id=FIRST_QUERY, data=query),
            dcc.Store(id=TITLE, data=f"{words('page.' + page + '.title')} · Newsprism"),
            dcc.Store(id=UI, data=words.code),
            _header(look, menu=menu, page=page, address=address),
            demo_bar(words, welcoming=welcoming),
            *([] if filter_bar is None else [filter_bar]),
            html.Main(children, id="main", className="np-wide np-main", tabIndex="-1"),
            html.Footer(
                html.Div(
                    [
                        html.Span(words("footer.counting")),
                        html.Span(words("footer.evidence")),
                        *_way_out(look),
                    ],
                    className="np-wide",
                ),
                className="np-footer",
            ),
        ],
        lang=words.code,
    )
    return dmc.DatesProvider(
        whole, settings={"locale": words.code, "firstDayOfWeek": 1, "weekendDays": []}
    )


def _way_out(look: Look) -> list[Any]:
    """Return the link for signing out, when somebody has signed in."""
    if not has_request_context() or "mark" not in session:
        return []
    address = f"/sign-out?ui={look.words.code}"
    return [html.A(look.words("signin.leave"), href=address, className="np-leave")]


def heading(look: Look, page: str) -> Any:
    """Return the title and the first sentence of a page."""
    return html.Div(
        [
            html.H1(look.words(f"page.{page}.title"), className="np-title"),
            html.P(look.words(f"page.{page}.lede"), className="np-lede"),
        ],
        className="np-pagehead",
    )


def welcome(look: Look) -> Any:
    """Return what an empty warehouse shows: the demo by one click, and how articles get in."""
    words = look.words
    return html.Section(
        [
            html.H2(words("welcome.title")),
            offer(words),
            *progress(words),
            html.P(words("welcome.text")),
            html.Pre(words("welcome.command"), tabIndex="0"),
        ],
        className="np-welcome",
    )


def _header(look: Look, *, menu: Sequence[MenuItem], page: str, address: str) -> Any:
    words = look.words
    opening = html.Span(words("nav.open"))
    other = LANGUAGES[1] if words.code == LANGUAGES[0] else LANGUAGES[0]
    return html.Header(
        html.Div(
            [
                dmc.Anchor(
                    [html.Img(src="/assets/logo.svg", alt=""), "Newsprism"],
                    href=menu[0].path,
                    className="np-brand",
                    underline="never",
                ),
                html.Nav(
                    [_menu_link(item, look, current=page) for item in menu],
                    id=_PAGES,
                    className="np-nav",
                    **aria(label=words("nav.menu")),
                ),
                html.Div(
                    [
                        dmc.Anchor(
                            words("nav.other_language"),
                            id=OTHER_LANGUAGE,
                            href=href(address, look.having(ui=other, ui_said=True, span=look.span)),
                            underline="never",
                            **aria(label=words("nav.other_language_long")),
                        ),
                        dmc.ColorSchemeToggle(
                            lightIcon="☀",
                            darkIcon="☾",
                            size="md",
                            **aria(label=words("nav.colours")),
                        ),
                        html.Button(
                            [html.Span(className="np-burger", **aria(hidden="true")), opening],
                            className="np-button np-menu-toggle",
                            type="button",
                            **data(opens=_PAGES),
                            **aria(expanded="false", controls=_PAGES),
                        ),
                    ],
                    className="np-tools",
                ),
            ],
            className="np-wide",
        ),
        className="np-header",
    )


def _menu_link(item: MenuItem, look: Look, *, current: str) -> Any:
    marked = aria(current="page") if item.name == current else {}
    return dmc.Anchor(
        look.words(f"page.{item.name}.title"),
        id=nav_id(item.name),
        href=href(item.path, look.having(page=1)),
        underline="never",
        **marked,
    )
