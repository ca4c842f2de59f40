"""Article: one text, with everything that was found in it and why."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html

from dashboard.binding import in_browser
from dashboard.components import reader
from dashboard.components.attributes import aria
from dashboard.components.filter_bar import filter_bar
from dashboard.components.row_marks import undated
from dashboard.components.shell import UI, shell
from dashboard.filters import Look, href, write
from dashboard.forgery import Forged
from dashboard.pages import dating, frame
from dashboard.pages.menu import MENU
from dashboard.wording import Words, words
from warehouse.commands import Desk
from warehouse.queries import articles
from warehouse.queries.articles import ArticleView

NAME = "article"
PATH = "/article/<key>"
PICK = "article-pick"
KEY = "article-key"
PANEL = "article-panel"
LEGEND = "article-legend"
TEXT = "article-text"
ALL_KINDS = "article-kinds"


def layout(desk: Desk, address: str = "", pathname: str = PATH) -> Any:
    """Return the page for an address; the key stands in the path."""
    look, _notice = frame.understood(address)
    key = (pathname or "").rstrip("/").rsplit("/", 1)[-1]
    with desk.read() as cursor:
        view = articles.article(cursor, key)
    return shell(
        look,
        _missing(look) if view is None else _reader(look, view),
        menu=MENU,
        page=NAME,
        query=write(look),
        address=f"/article/{key}",
        filter_bar=filter_bar(look, frame.choices(desk, look), path="/articles"),
    )


def _missing(look: Look) -> list[Any]:
    words = look.words
    return [
        _back(look),
        html.H1(words("article.missing"), className="np-title"),
        html.P(words("article.missing_hint"), className="np-lede"),
        # The callbacks of the reader must find their parts on every article page.
        html.Div(
            [
                html.Div(id=TEXT),
                html.Div(id=PANEL),
                dmc.ChipGroup([], id=LEGEND, multiple=True),
                dating.form(None, words),
            ],
            hidden=True,
        ),
        *_stores(None, ""),
    ]


def _back(look: Look) -> Any:
    return dmc.Anchor(
        look.words("article.back"), href=href("/articles", look.having()), className="np-back"
    )


def _reader(look: Look, view: ArticleView) -> list[Any]:
    pick = reader.picked_at(view, look.span)
    text = html.Article(
        [
            html.Header(
                [
                    html.H1(
                        reader.title_children(view),
                        lang=view.language,
                    ),
                    _meta(look, view),
                    dating.form(view, look.words),
                ],
                className="np-article-head",
            ),
            _legend(look.words),
            html.Div(reader.text_children(view), id=TEXT, className="np-text", lang=view.language),
        ]
    )
    aside = html.Aside(
        [
            html.Div(
                reader.picked_panel(view, pick, look.words),
                id=PANEL,
                className="np-panel np-picked",
                **aria(live="polite"),
            ),
            *(
                reader.index_panel(view, kind, look.words)
                for kind in ("quotation", "mention", "credit")
            ),
        ],
        className="np-aside",
        tabIndex="0",
        **aria(label=look.words("reader.aside")),
    )
    return [
        _back(look),
        html.Div([text, aside], className="np-reader-layout"),
        *_stores(view.key, pick),
    ]


def _stores(key: str | None, pick: str) -> list[Any]:
    return [
        dcc.Store(id=PICK, data=pick),
        dcc.Store(id=KEY, data=key),
        dcc.Store(id=ALL_KINDS, data=list(reader.LEGEND)),
    ]


def _meta(look: Look, view: ArticleView) -> Any:
    words = look.words
    source = words(f"published.{view.published_from}")
    day = f"{words.day(view.pub_date)} ({source})" if view.pub_date else ""
    pieces: list[Any] = [
        html.Span(view.outlet or words("article.no_outlet"), className="np-speaker"),
        html.Span(day or undated(view.published_given or "", look)),
        html.Span(", ".join(view.byline)) if view.byline else None,
        html.Span(words.known(f"language.{view.language}", view.language)),
    ]
    if view.revisions > 1:
        pieces.append(html.Span(words.counted("count.revisions", view.revisions)))
    if not view.analysed:
        pieces.append(html.Span(words("state.not_analysed"), className="np-tag"))
    if view.url and view.url.startswith(("http://", "https://")):
        pieces.append(
            html.A(
                words("article.original"),
                href=view.url,
                target="_blank",
                rel="noopener noreferrer nofollow",
            )
        )
    return html.Div([piece for piece in pieces if piece is not None], className="np-article-meta")


def _legend(words: Words) -> Any:
    chips = [
        dmc.Chip(
            html.Span(words(f"kind.{kind}"), className=f"np-hl k-{kind}"),
            value=kind,
            size="sm",
            variant="outline",
        )
        for kind in reader.LEGEND
    ]
    return html.Div(
        dmc.ChipGroup(chips, id=LEGEND, multiple=True, value=list(reader.LEGEND)),
        className="np-legend-bar",
        role="group",
        **aria(label=words("reader.legend")),
    )


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the page."""
    in_browser(
        app, "show", Output(TEXT, "className"), Input(LEGEND, "value"), State(ALL_KINDS, "data")
    )
    dating.register(app, desk, KEY)
    in_browser(app, "reveal", Output(PICK, "modified_timestamp"), Input(PICK, "data"))

    @app.callback(
        Output(PANEL, "children"),
        Input(PICK, "data"),
        State(KEY, "data"),
        State(UI, "data"),
        prevent_initial_call=True,
    )
    def explain(pick: str, key: str, ui: str) -> list[Any]:
        return explained(desk, pick, key, ui)


def explained(desk: Desk, pick: str, key: str, ui: str) -> list[Any]:
    """Return why the picked words are highlighted.

    Raises:
        Forged: no page of ours asks for this.
    """
    if not isinstance(pick, str) or not isinstance(key, str):
        raise Forged("a pick without an article")
    with desk.read() as cursor:
        view = articles.article(cursor, key)
    if view is None:
        raise Forged("a pick in an unknown article")
    return reader.picked_panel(view, pick, words(ui))
