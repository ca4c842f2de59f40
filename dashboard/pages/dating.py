"""The form on the page of an undated article: a person says when it was published."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, ctx, html

from dashboard.components.shell import UI
from dashboard.wording import Words, words
from warehouse.commands import DateArticle, Desk
from warehouse.queries.article import ArticleView

DAY = "article-day"
SAVE = "article-day-save"
UNDO = "article-day-undo"
STATUS = "article-day-status"
_PERSON = "person"


def form(view: ArticleView | None, texts: Words) -> Any:
    """Return the form; it is hidden where the article was delivered with a date."""
    told = view is not None and view.published_from == _PERSON
    offered = view is not None and (told or view.pub_date is None)
    day = view.pub_date.isoformat() if told and view is not None and view.pub_date else ""
    return html.Div(
        [
            dmc.TextInput(
                id=DAY, label=texts("dating.label"), description=texts("dating.hint"), value=day
            ),
            html.Button(texts("dating.save"), id=SAVE, className="np-button", type="button"),
            html.Button(
                texts("dating.undo"), id=UNDO, className="np-button", type="button", hidden=not told
            ),
            html.P(id=STATUS, className="np-sources-status", role="status"),
        ],
        className="np-sources-form np-dating",
        hidden=not offered,
    )


def register(app: Dash, desk: Desk, key_id: str) -> None:
    """Register the form's callback; `key_id` is the store that holds the article's key."""

    @app.callback(
        Output(STATUS, "children"),
        Output(UNDO, "hidden"),
        Input(SAVE, "n_clicks"),
        Input(UNDO, "n_clicks"),
        State(DAY, "value"),
        State(key_id, "data"),
        State(UI, "data"),
        prevent_initial_call=True,
    )
    def give_date(
        _saves: int | None, _undos: int | None, day: str | None, key: str | None, ui: str
    ) -> tuple[str, bool]:
        back = ctx.triggered_id == UNDO
        return dated(desk, words(ui), key, None if back else day or "", now=datetime.now(UTC))


def dated(
    desk: Desk, texts: Words, key: str | None, day: str | None, *, now: datetime
) -> tuple[str, bool]:
    """Date an article (None takes the person's date back); say so, and whether undo is hidden.

    Raises:
        NotFound: the warehouse has no such article.
    """
    try:
        wanted = None if day is None else date.fromisoformat(day.strip())
    except ValueError:
        return texts("dating.unread"), True
    if not key:
        return "", True
    if wanted is not None and wanted > now.date():
        return texts("dating.future"), True
    desk.submit(DateArticle(key or "", wanted, now))
    if wanted is None:
        return texts("dating.undone"), True
    return texts("dating.saved", day=texts.day(wanted)), False
