"""Rows that lead to highlighted words: articles with a snippet, quotations with their speaker."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import html

from dashboard.components.row_marks import (
    Row,
    clipped,
    foot,
    head,
    known,
    marked,
    snippets,
    undated,
)
from dashboard.filters import Look, href
from dashboard.frames import records
from warehouse.queries import search
from warehouse.queries.evidence import Focus
from warehouse.queries.terms import terms_of

__all__ = ["article_link", "article_rows", "clipped", "paging", "quotation_rows", "span_of"]


def article_link(row: Row, look: Look) -> str:
    """Return the link to the reader that scrolls to a row's words and knows the way back."""
    here = look.having(span=span_of(row), after=look.after, before=look.before)
    return href(f"/article/{row['article_key']}", here)


def span_of(row: Row) -> str:
    """Return the `span` parameter for a row, or nothing where it has no words."""
    if pd.isna(row.get("start")) or pd.isna(row.get("end")):
        return ""
    field = "title:" if row.get("field") == "title" else ""
    return f"{field}{int(row['start'])}-{int(row['end'])}"


def article_rows(frame: pd.DataFrame, look: Look) -> list[Any]:
    """Return a list item for each row of queries.articles.listing."""
    return [_article(row, look) for row in records(frame)]


def _article(row: Row, look: Look) -> Any:
    title = known(row["title"])
    name = "np-row-title" if title else "np-row-title np-untitled"
    return html.Li(
        [
            head(row, look),
            dmc.Anchor(
                _title(title, look) if title else look.words("article.untitled"),
                href=article_link(row, look),
                className=name,
                underline="never",
            ),
            html.P(_snippet(row), className="np-row-snippet"),
            foot(row, look),
        ],
        className="np-row",
    )


def _title(title: str, look: Look) -> list[Any]:
    """Return the title; what was searched for is marked in it too."""
    if not look.filters.q or look.focus is not Focus.ARTICLE:
        return [title]
    places = search.hits(title, terms_of(look.filters.q))
    return marked(search.pieces(title, places, 0, len(title)))


def _snippet(row: Row) -> list[Any]:
    if row["snippets"]:
        return snippets(row["snippets"])
    surface = known(row["surface"])
    before, after = known(row["before"]), known(row["after"])
    return [
        f"… {_from_word(before)}" if before else "",
        *([html.Mark(surface)] if surface else []),
        f"{_to_word(after)} …" if after else "",
    ]


def _from_word(text: str) -> str:
    """Drop the half word at the beginning of a snippet."""
    half, space, rest = text.partition(" ")
    return rest if space and half else text.lstrip()


def _to_word(text: str) -> str:
    """Drop the half word at the end of a snippet."""
    rest, space, _half = text.rpartition(" ")
    return rest if space and rest.strip() else text


def _meta(row: Row, look: Look) -> Any:
    words = look.words
    day = row["pub_date"]
    pieces = [
        undated(known(row.get("published_given")), look) if pd.isna(day) else words.day(day),
        known(row["outlet"]) or words("article.no_outlet"),
        words.known(f"language.{row['language']}", str(row["language"])),
    ]
    return html.Div([html.Span(piece) for piece in pieces], className="np-row-meta")


def quotation_rows(frame: pd.DataFrame, look: Look) -> list[Any]:
    """Return a list item for each row of queries.speakers.quotations."""
    return [_quotation(row, look) for row in records(frame)]


def _quotation(row: Row, look: Look) -> Any:
    words = look.words
    naming = words(f"naming.{row['naming']}")
    speaker = known(row["speaker_name"]) or known(row["speaker_surface"]) or naming
    return html.Li(
        [
            html.Div(
                [
                    html.Span(speaker, className="np-speaker"),
                    html.Span(words(f"quotation.{row['type']}"), className="np-tag"),
                    html.Span(naming, className="np-tag is-soft"),
                ],
                className="np-row-meta",
                style={"alignItems": "center", "fontSize": "13.5px", "marginBottom": "4px"},
            ),
            dmc.Anchor(
                clipped(known(row["text"])),
                href=article_link(row, look),
                className="np-quote",
                underline="never",
            ),
            _meta(row, look),
        ],
        className="np-row",
    )


def paging(look: Look, path: str, *, total: int, size: int) -> Any:
    """Return what is shown of how many, with links to the pages before and after."""
    words = look.words
    pages = max(1, -(-total // size))
    first = (look.page - 1) * size + 1
    links = [
        (words("paging.previous"), look.page - 1, look.page > 1),
        (words("paging.next"), look.page + 1, look.page < pages),
    ]
    shown = words(
        "paging.shown",
        first=words.number(min(first, total)),
        last=words.number(min(first + size - 1, total)),
        total=words.number(total),
    )
    return html.Div(
        [
            html.Span(shown),
            html.Span(
                [
                    dmc.Anchor(
                        text,
                        href=href(path, look.having(page=number)),
                        className="np-button",
                        underline="never",
                    )
                    for text, number, there in links
                    if there
                ],
                className="np-paging-links",
            ),
        ],
        className="np-paging",
    )
