"""Saved views on the page Downloads: a list with permanent links, a form to save and to delete."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, ctx, html
from flask import redirect, request
from werkzeug.wrappers import Response

from dashboard import extracts
from dashboard.components.attributes import aria
from dashboard.components.card import part
from dashboard.components.forms import button, choice, table
from dashboard.components.shell import QUERY
from dashboard.filters import Look, href, read, write
from dashboard.forgery import Forged
from dashboard.frames import records
from dashboard.pages.menu import MENU
from dashboard.wording import LANGUAGES, Words
from warehouse import exports
from warehouse.commands import DeleteView, Desk, SaveView
from warehouse.errors import BadFilter, NotFound
from warehouse.queries import views

PAGE = "downloads"
MOST = 50
_PATHS = {item.name: item.path for item in MENU}
_TABLE, _NOTE, _STATUS = (part(PAGE, "views", name) for name in ("table", "note", "status"))
_NAME, _PAGE, _CHOSEN = (part(PAGE, "view", name) for name in ("name", "page", "chosen"))
_SAVE, _DELETE = (part(PAGE, "view", name) for name in ("save", "delete"))


def section(look: Look) -> Any:
    """Return the section; its list comes with the first callback."""
    words = look.words
    title = words("downloads.views.title")
    return html.Section(
        [
            html.H2(title, className="np-section-title"),
            html.P(words("downloads.views.lede"), className="np-table-note"),
            html.Div(
                html.Table(id=_TABLE, className="np-table np-download-table"),
                className="np-download-scroll",
                tabIndex="0",
                role="region",
                **aria(label=title),
            ),
            html.P(id=_NOTE, className="np-table-note"),
            _form(words),
            html.P(id=_STATUS, className="np-sources-status", role="status"),
        ],
        className="np-card is-wide",
    )


def _form(words: Words) -> Any:
    pages = [{"value": item.name, "label": words(f"page.{item.name}.title")} for item in MENU]
    return html.Div(
        [
            dmc.TextInput(id=_NAME, label=words("downloads.views.name"), value=""),
            choice(
                _PAGE,
                words("downloads.views.page"),
                data=pages,
                value=MENU[0].name,
                allowDeselect=False,
            ),
            button(_SAVE, words("downloads.views.save")),
            choice(
                _CHOSEN,
                words("downloads.views.chosen"),
                placeholder=words("downloads.views.choose"),
                searchable=True,
            ),
            button(_DELETE, words("downloads.views.delete")),
        ],
        className="np-sources-form np-views-form",
    )


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the section and the permanent links."""

    @app.callback(
        Output(_TABLE, "children"),
        Output(_NOTE, "children"),
        Output(_CHOSEN, "data"),
        Input(QUERY, "data"),
    )
    def list_views(query: str) -> tuple[Any, ...]:
        return listed(desk, read(query))

    @app.callback(
        Output(_STATUS, "children"),
        Output(_TABLE, "children", allow_duplicate=True),
        Output(_NOTE, "children", allow_duplicate=True),
        Output(_CHOSEN, "data", allow_duplicate=True),
        Input(_SAVE, "n_clicks"),
        Input(_DELETE, "n_clicks"),
        State(_NAME, "value"),
        State(_PAGE, "value"),
        State(_CHOSEN, "value"),
        State(QUERY, "data"),
        prevent_initial_call=True,
    )
    def change(
        _saves: int | None,
        _deletions: int | None,
        name: str | None,
        page: str | None,
        gone: str | None,
        query: str,
    ) -> tuple[Any, ...]:
        look = read(query)
        if ctx.triggered_id == _DELETE:
            said = deleted(desk, look, gone)
        else:
            said = saved(desk, look, name, page, now=datetime.now(UTC))
        return said, *listed(desk, look)

    def open_view(name: str) -> Response:
        return opened(desk, name, request.args.get("ui", ""))

    app.server.add_url_rule("/view/<path:name>", view_func=open_view)


def saved(desk: Desk, look: Look, name: str | None, page: str | None, *, now: datetime) -> str:
    """Keep the state of the page under a name, and say so.

    Raises:
        Forged: a page that no menu of ours has.
    """
    if page not in _PATHS:
        raise Forged("a page that nobody offers")
    name = " ".join((name or "").split())
    # The language is the reader's, and a page of a list is no view.
    kept = look.having(page=1, ui=LANGUAGES[0], ui_said=False)
    state = write(kept if page == PAGE else extracts.without_choice(kept))
    try:
        desk.submit(SaveView(name, page, state, now))
    except BadFilter:
        return look.words("downloads.views.bad_name")
    return look.words("downloads.views.saved", name=name)


def deleted(desk: Desk, look: Look, name: str | None) -> str:
    """Forget a view, and say so."""
    if not name:
        return look.words("downloads.views.choose")
    try:
        desk.submit(DeleteView(name))
    except NotFound:
        return look.words("downloads.views.gone")
    return look.words("downloads.views.deleted", name=name)


def listed(desk: Desk, look: Look) -> tuple[list[Any], str, list[str]]:
    """Return the table of saved views, what was left out of it, and all names."""
    words = look.words
    with desk.read() as cursor:
        every = records(views.saved(cursor))
        cells = [_row(cursor, one, look) for one in every[:MOST]]
    names = [str(one["name"]) for one in every]
    if not cells:
        return [], words("downloads.views.none"), names
    note = ""
    if len(every) > MOST:
        note = words("downloads.views.cut", shown=MOST, all=words.number(len(every)))
    heads = [words(f"downloads.views.head_{one}") for one in ("view", "page", "what", "link")]
    return table(heads, cells), note, names


def _row(cursor: Any, one: dict[str, Any], look: Look) -> list[Any]:
    words, name = look.words, str(one["name"])
    page = words.known(f"page.{one['page']}.title", str(one["page"]))
    link = f"/view/{quote(name, safe='')}"
    permanent = html.A(
        words("downloads.views.link"),
        href=link,
        **aria(label=f"{words('downloads.views.link')}: {name}"),
    )
    try:
        kept = read(str(one["query"])).having(ui=look.ui, ui_said=look.ui_said)
    except BadFilter:
        return [name, page, words("downloads.views.broken"), permanent]
    what = "; ".join(exports.filters_in_words(cursor, kept.filters, look.ui))
    path = _PATHS.get(str(one["page"]), MENU[0].path)
    return [html.A(name, href=href(path, kept)), page, what, permanent]


def opened(desk: Desk, name: str, ui: str) -> Response:
    """Lead to the page of a saved view, in a language if one is asked for.

    Raises:
        NotFound: there is none of this name.
        BadFilter: its state cannot be read any more.
    """
    with desk.read() as cursor:
        page, query = views.named(cursor, name)
    look = read(query)
    if ui in LANGUAGES:
        look = look.having(ui=ui, ui_said=True)
    return redirect(href(_PATHS.get(page, MENU[0].path), look), 302)
