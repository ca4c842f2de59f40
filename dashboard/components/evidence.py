"""The panel docked under a chart: the articles behind a clicked mark, and the ways to all."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import Output, html

from dashboard.components.attributes import aria
from dashboard.components.rows import article_rows
from dashboard.filters import Look, href
from dashboard.wording import Words

CLOSED: tuple[Any, ...] = (True, "", [], "/articles", "", "/download/articles.csv", True)


def docked(name: str, words: Words) -> Any:
    """Return the closed panel of a card; `name` is the id of the card without its end `-card`."""
    head = [
        html.H3(id=f"{name}-evidence-title", tabIndex="-1"),
        html.Button(
            words("evidence.close"),
            id=f"{name}-evidence-close",
            className="np-button is-quiet",
            type="button",
        ),
    ]
    ways = [
        dmc.Anchor(words("evidence.all"), id=f"{name}-evidence-all", href="/articles"),
        html.A(
            words("evidence.download"),
            id=f"{name}-evidence-csv",
            href="/download/articles.csv",
            hidden=True,
        ),
    ]
    return html.Div(
        [
            html.Div(head, className="np-evidence-head"),
            html.Ol(id=f"{name}-evidence-rows", className="np-rows", tabIndex="0"),
            html.Div(ways, className="np-evidence-ways"),
        ],
        id=f"{name}-evidence",
        className="np-evidence",
        hidden=True,
        role="region",
        **aria(label=words("evidence.region"), live="polite"),
    )


def panel_outputs(name: str) -> list[Output]:
    """Return what `opened` and CLOSED answer to, in their order."""
    return [
        Output(f"{name}-evidence", "hidden"),
        Output(f"{name}-evidence-title", "children"),
        Output(f"{name}-evidence-rows", "children"),
        Output(f"{name}-evidence-all", "href"),
        Output(f"{name}-evidence-all", "children"),
        Output(f"{name}-evidence-csv", "href"),
        Output(f"{name}-evidence-csv", "hidden"),
    ]


def opened(seen: Look, frame: pd.DataFrame, total: int, *title: str) -> tuple[Any, ...]:
    """Return the open panel: its title, the first rows or why there are none, and the ways on.

    Args:
        seen: the articles that the mark stands for, with the words that count marked.
        frame: the first of them, see queries.articles.listing.
        total: how many there are.
        title: what the mark is, said after the number.
    """
    words = seen.words
    pieces = (words.counted("count.articles", total), *title)
    return (
        False,
        " · ".join(piece for piece in pieces if piece),
        article_rows(frame, seen) or [nothing(seen)],
        href("/articles", seen),
        words("evidence.all_n", n=words.number(total)) if total else "",
        href("/download/articles.csv", seen),
        not total,
    )


def nothing(seen: Look) -> Any:
    """Return the row that says why no article stands behind a mark."""
    words = seen.words
    return html.Li(
        [html.Strong(words("evidence.none")), html.P(words("evidence.none_reason"))],
        className="np-row",
    )
