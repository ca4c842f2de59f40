"""Turning the pages of a list whose pages begin after an article: what is shown, and the links."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html

from dashboard.components.attributes import aria
from dashboard.filters import Look, href
from warehouse.queries.articles import Page


def turning(look: Look, path: str, page: Page) -> Any:
    """Return which rows of how many are shown, with links to the first, previous and next page."""
    words, shown = look.words, len(page.rows)
    if not shown:
        return html.Div(hidden=True)
    keys = page.rows["article_key"]
    last = page.before + shown
    links = [
        ("paging.first", look.having(), page.before > look.size),
        ("paging.previous", look.having(before=keys.iloc[0]), page.before > 0),
        ("paging.next", look.having(after=keys.iloc[-1]), last < page.total),
    ]
    total = words.number(page.total)
    told = words(
        "paging.shown",
        first=words.number(page.before + 1),
        last=words.number(last),
        total=total if page.whole else words("search.more_than", n=total),
    )
    return html.Nav(
        [
            html.Span(told),
            html.Span(
                [
                    dmc.Anchor(
                        words(key), href=href(path, there), className="np-button", underline="never"
                    )
                    for key, there, offered in links
                    if offered
                ],
                className="np-paging-links",
            ),
        ],
        className="np-paging",
        **aria(label=words("paging.label")),
    )
