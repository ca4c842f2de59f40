"""Article: one text, with everything that was found in it and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html

from dashboard.binding import in_browser
from dashboard.components import reader
from dashboard.components import reader_panels as panels
from dashboard.components.attributes import aria
from dashboard.components.filter_bar import filter_bar
from dashboard.components.row_marks import dated, states, undated
from dashboard.components.shell import QUERY, UI, shell
from dashboard.filters import Look, href, read, write
from dashboard.forgery import Forged
from dashboard.pages import dating, frame
from dashboard.pages.menu import MENU
from dashboard.wording import Words, words
from warehouse.commands import Desk
from warehouse.queries import articles
from warehouse.queries.article_past import Past, past
from warehouse.queries.articles import ArticleView, Neighbours

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
    return shell(
        look,
        _body(desk, look, key),
        menu=MENU,
        page=NAME,
        query=write(look),
        address=f"/article/{key}",
        filter_bar=filter_bar(look, frame.choices(desk, look), path="/articles"),
    )


def _body(desk: Desk, look: Look, key: str) -> list[Any]:
    with desk.read() as cursor:
        view = articles.article(cursor, key, language=look.ui)
        if view is None:
            return _missing(look)
        around = articles.neighbours(cursor, look.filters, key, order=look.order)
        before = past(cursor, key)
    view = reader.with_words(view, look.filters.q)
    rights = view.export_rights or str(desk.export_rights)
    pick = reader.picked_at(view, look.span)
    return [
        html.Div([_back(look), *_neighbours(look, around)], className="np-reader-top"),
        html.Div(
            [_text(look, view), _aside(look, view, before, pick=pick, rights=rights)],
            className="np-reader-layout",
        ),
        *_stores(view.key, pick, reader.legend_of(view)),
    ]


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
        *_stores(None, "", reader.LEGEND),
    ]


def _back(look: Look) -> Any:
    there = look.having(after=look.after, before=look.before)
    return dmc.Anchor(
        look.words("article.back"), href=href("/articles", there), className="np-back"
    )


def _neighbours(look: Look, around: Neighbours | None) -> list[Any]:
    """Return the way to the articles around this one in the list that it was opened from."""
    if around is None:
        return []
    words = look.words
    ways = (("article.previous", around.previous), ("article.next", around.next))
    links = [
        dmc.Anchor(
            words(text),
            href=href(f"/article/{key}", look.having()),
            className="np-button",
            underline="never",
        )
        for text, key in ways
        if key
    ]
    place = words(
        "article.place", place=words.number(around.place), total=words.number(around.total)
    )
    label = aria(label=words("article.neighbours"))
    return [html.Nav([html.Span(place), *links], className="np-neighbours", **label)]


def _text(look: Look, view: ArticleView) -> Any:
    head = [
        html.H1(reader.title_children(view), lang=view.language),
        _meta(look, view),
        dating.form(view, look.words),
    ]
    return html.Article(
        [
            html.Header(head, className="np-article-head"),
            _legend(look.words, reader.legend_of(view)),
            html.Div(reader.text_children(view), id=TEXT, className="np-text", lang=view.language),
        ]
    )


def _aside(look: Look, view: ArticleView, before: Past, *, pick: str, rights: str) -> Any:
    picked = html.Div(
        reader.picked_panel(view, pick, look.words),
        id=PANEL,
        className="np-panel np-picked",
        **aria(live="polite"),
    )
    return html.Aside(
        [
            picked,
            panels.sayings_panel(view, look.words),
            reader.mentions_panel(view, look.words),
            panels.credits_panel(view, look.words),
            panels.about_panel(view, before, look, rights=rights),
        ],
        className="np-aside",
        tabIndex="0",
        **aria(label=look.words("reader.aside")),
    )


def _stores(key: str | None, pick: str, kinds: Sequence[str]) -> list[Any]:
    return [
        dcc.Store(id=PICK, data=pick),
        dcc.Store(id=KEY, data=key),
        dcc.Store(id=ALL_KINDS, data=list(kinds)),
    ]


def _meta(look: Look, view: ArticleView) -> Any:
    words = look.words
    if view.pub_date:
        day = dated(look, view.pub_date, view.precision, view.published_from)
    else:
        day = undated(view.published_given or "", look)
    pieces: list[Any] = [
        html.Span(view.outlet or words("article.no_outlet"), className="np-speaker"),
        html.Span(day),
        html.Span(", ".join(view.byline)) if view.byline else None,
        html.Span(words.known(f"language.{view.language}", view.language)),
    ]
    if view.revisions > 1:
        pieces.append(html.Span(words.counted("count.revisions", view.revisions)))
    pieces += states(look, analysed=view.analysed, fictional=view.fictional)
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


def _legend(words: Words, kinds: Sequence[str]) -> Any:
    chips = [
        dmc.Chip(
            html.Span(words(f"kind.{kind}"), className=f"np-hl k-{kind}"),
            value=kind,
            size="sm",
            variant="outline",
        )
        for kind in kinds
    ]
    return html.Div(
        dmc.ChipGroup(chips, id=LEGEND, multiple=True, value=list(kinds)),
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
        State(QUERY, "data"),
        State(UI, "data"),
        prevent_initial_call=True,
    )
    def explain(pick: str, key: str, query: str, ui: str) -> list[Any]:
        return explained(desk, pick, key, ui, q=read(query).filters.q)


def explained(desk: Desk, pick: str, key: str, ui: str, *, q: str = "") -> list[Any]:
    """Return why the picked words are highlighted.

    Raises:
        Forged: no page of ours asks for this.
    """
    if not isinstance(pick, str) or not isinstance(key, str):
        raise Forged("a pick without an article")
    with desk.read() as cursor:
        view = articles.article(cursor, key, language=words(ui).code)
    if view is None:
        raise Forged("a pick in an unknown article")
    return reader.picked_panel(reader.with_words(view, q), pick, words(ui))
