"""Articles: the list behind filters or behind a point, each with the words that count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, html

from dashboard.components.attributes import aria
from dashboard.components.card import part
from dashboard.components.forms import choice
from dashboard.components.rows import article_rows
from dashboard.components.shell import QUERY
from dashboard.components.turning import turning
from dashboard.filters import SIZES, Look, href, read, write
from dashboard.pages import frame
from warehouse.commands import Desk
from warehouse.queries import articles
from warehouse.queries.articles import Focus, Order, Page
from warehouse.queries.filters import Filters

NAME = "articles"
PATH = "/articles"


def layout(desk: Desk, address: str = "", pathname: str = PATH) -> Any:
    """Return the page for a query string."""
    del pathname
    return frame.page(desk, NAME, PATH, address, _body)


def _body(look: Look) -> list[Any]:
    words = look.words
    head = [
        html.H2("…", id=part(NAME, "total"), className="np-section-title", **aria(live="polite")),
        html.A(
            words("card.csv"),
            id=part(NAME, "csv"),
            href="/download/articles.csv",
            className="np-button",
        ),
    ]
    return [
        html.Section(
            [
                html.Div(head, className="np-section-head"),
                html.Div(_tools(look), className="np-list-tools"),
                html.Div(id=part(NAME, "bound")),
                html.Div(
                    [
                        html.Ol(id=part(NAME, "rows"), className="np-rows np-cards"),
                        html.Div(id=part(NAME, "paging")),
                    ],
                    className="np-list",
                ),
            ]
        )
    ]


def _tools(look: Look) -> list[Any]:
    words = look.words
    return [
        html.Div(
            [
                html.Span(words("focus.label"), className="np-label"),
                dmc.SegmentedControl(
                    id=part(NAME, "focus"),
                    data=[{"value": one, "label": words(f"focus.{one}")} for one in Focus],
                    value=look.focus,
                    size="xs",
                    **aria(label=words("focus.label")),
                ),
            ],
            className="np-list-focus",
        ),
        choice(
            part(NAME, "order"),
            words("order.label"),
            data=_options((one, words(f"order.{one}")) for one in Order),
            value=look.order,
            allowDeselect=False,
        ),
        choice(
            part(NAME, "size"),
            words("size.label"),
            data=_options((str(size), str(size)) for size in SIZES),
            value=str(look.size),
            allowDeselect=False,
        ),
    ]


def _options(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"value": value, "label": label} for value, label in pairs]


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the page."""

    @app.callback(
        Output(QUERY, "data", allow_duplicate=True),
        Input(part(NAME, "focus"), "value"),
        Input(part(NAME, "order"), "value"),
        Input(part(NAME, "size"), "value"),
        State(QUERY, "data"),
        prevent_initial_call=True,
    )
    def chosen(focus: str, order: str, size: str, query: str) -> str:
        return write(arranged(query, focus, order, size))

    @app.callback(
        Output(part(NAME, "total"), "children"),
        Output(part(NAME, "bound"), "children"),
        Output(part(NAME, "rows"), "children"),
        Output(part(NAME, "paging"), "children"),
        Output(part(NAME, "csv"), "href"),
        Input(QUERY, "data"),
    )
    def list_articles(query: str) -> tuple[Any, ...]:
        return listed(desk, read(query))


def arranged(query: str, focus: str, order: str, size: str) -> Look:
    """Return the view shown in another way; a list in another order begins at its beginning."""
    before = read(query)
    now = read(f"{query}&focus={focus}&order={order}&size={size}")
    moved = (before.order, before.size) != (now.order, now.size)
    return now.having() if moved else now


def listed(desk: Desk, look: Look) -> tuple[Any, ...]:
    """Return the count, what was not searched, a page of articles, its links, the CSV of all."""
    with desk.read() as cursor:
        page = articles.page(
            cursor,
            look.filters,
            focus=look.focus,
            order=look.order,
            size=look.size,
            after=look.after,
            before=look.before,
            language=look.ui,
        )
    return (
        counted(look, page),
        bound(look, page),
        article_rows(page.rows, look) or [_nothing(look)],
        turning(look, PATH, page),
        href("/download/articles.csv", look.having(page=1)),
    )


def counted(look: Look, page: Page) -> str:
    """Write how many articles were found; where not all texts were searched, at least how many."""
    said = look.words.counted("count.articles", page.total)
    return said if page.whole else look.words("search.at_least", articles=said)


def bound(look: Look, page: Page) -> list[Any]:
    """Say which days were searched where that is not all of them, and lead to the others."""
    if page.whole or page.first is None or page.last is None:
        return []
    words = look.words
    return [
        html.P(
            [
                words("search.bound", days=words.day_range(page.first, page.last)),
                " ",
                dmc.Anchor(
                    words("search.beyond"),
                    href=href(PATH, look.having(filters=_beyond(look, page))),
                ),
                " ",
                words("search.narrow"),
            ],
            className="np-bound",
            role="status",
        )
    ]


def _beyond(look: Look, page: Page) -> Filters:
    """Return the view of the days that were not searched."""
    if look.order is Order.OLDEST and page.last is not None:
        return replace(look.filters, from_=page.last + timedelta(days=1))
    return replace(look.filters, to=page.first - timedelta(days=1) if page.first else None)


def _nothing(look: Look) -> Any:
    words = look.words
    return html.Li(
        [html.Strong(words("empty.articles")), html.P(words("empty.what_to_do"))],
        className="np-row",
    )
