"""Articles: the list behind filters or behind a point, each with the words that count."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, html

from dashboard.components.attributes import aria
from dashboard.components.card import part
from dashboard.components.rows import article_rows, paging
from dashboard.components.shell import QUERY
from dashboard.filters import Look, href, read, write
from dashboard.pages import frame
from warehouse.commands import Desk
from warehouse.queries import articles
from warehouse.queries.articles import Focus

NAME = "articles"
PATH = "/articles"
PAGE_SIZE = 25


def layout(desk: Desk, address: str = "", pathname: str = PATH) -> Any:
    """Return the page for a query string."""
    del pathname
    return frame.page(desk, NAME, PATH, address, _body)


def _body(look: Look) -> list[Any]:
    words = look.words
    switch = dmc.SegmentedControl(
        id=part(NAME, "focus"),
        data=[{"value": one, "label": words(f"focus.{one}")} for one in Focus],
        value=look.focus,
        size="xs",
        **aria(label=words("focus.label")),
    )
    return [
        html.Section(
            [
                html.Div(
                    [
                        html.H2("…", id=part(NAME, "total"), className="np-section-title"),
                        html.Div(
                            [
                                switch,
                                html.A(
                                    words("card.csv"),
                                    id=part(NAME, "csv"),
                                    href="/download/articles.csv",
                                    className="np-button",
                                ),
                            ],
                            className="np-section-tools",
                        ),
                    ],
                    className="np-section-head",
                ),
                html.Div(
                    [
                        html.Ol(id=part(NAME, "rows"), className="np-rows"),
                        html.Div(id=part(NAME, "paging")),
                    ],
                    className="np-list",
                ),
            ]
        )
    ]


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the page."""

    @app.callback(
        Output(QUERY, "data", allow_duplicate=True),
        Input(part(NAME, "focus"), "value"),
        State(QUERY, "data"),
        prevent_initial_call=True,
    )
    def focused(value: str, query: str) -> str:
        return write(read(f"{query}&focus={value}"))

    @app.callback(
        Output(part(NAME, "total"), "children"),
        Output(part(NAME, "rows"), "children"),
        Output(part(NAME, "paging"), "children"),
        Output(part(NAME, "csv"), "href"),
        Input(QUERY, "data"),
    )
    def list_articles(query: str) -> tuple[str, list[Any], Any, str]:
        return listed(desk, read(query))


def listed(desk: Desk, look: Look) -> tuple[str, list[Any], Any, str]:
    """Return the count, one page of articles, the links around it, and the CSV of all."""
    words = look.words
    offset = (look.page - 1) * PAGE_SIZE
    with desk.read() as cursor:
        found = articles.listing(
            cursor, look.filters, focus=look.focus, limit=PAGE_SIZE, offset=offset
        )
        total = articles.count(cursor, look.filters)
    nothing = html.Li(
        [html.Strong(words("empty.articles")), html.P(words("empty.what_to_do"))],
        className="np-row",
    )
    return (
        words.counted("count.articles", total),
        article_rows(found, look) or [nothing],
        paging(look, PATH, total=total, size=PAGE_SIZE),
        href("/download/articles.csv", look.having(page=1)),
    )
