"""The rejections of the sources page: why, what is stored of them, reading them again."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import Dash, Input, Output, State, html

from dashboard.components.attributes import aria
from dashboard.components.card import part
from dashboard.components.forms import button, choice
from dashboard.components.rows import clipped
from dashboard.components.shell import QUERY
from dashboard.filters import Look, read
from dashboard.frames import records
from dashboard.pages import replaying
from dashboard.wording import Words
from warehouse.commands import Desk, Dismiss
from warehouse.queries import rejections

PAGE = "sources"
PAGE_SIZE = 10
_STATES = ("open", "replayed", "dismissed")
_SHOWN_BYTES = 4_000


def section(words: Words) -> Any:
    """Return the section with nothing in it yet."""
    title = part(PAGE, "rejections", "title")
    return html.Section(
        [
            html.Div(
                [
                    html.H2(
                        words("sources.rejections.title"), id=title, className="np-section-title"
                    ),
                    html.Span(id=part(PAGE, "rejections", "counts"), className="np-subtitle"),
                ],
                className="np-section-head",
            ),
            html.Div(
                [
                    _filters(words),
                    html.Ol(id=part(PAGE, "rejections", "rows"), className="np-rows"),
                    html.Div(
                        dmc.Pagination(
                            id=part(PAGE, "rejections", "page"),
                            total=1,
                            value=1,
                            withControls=False,
                        ),
                        role="navigation",
                        **aria(label=words("sources.rejections.pages")),
                    ),
                    _actions(words),
                    *replaying.status(),
                    _stored(words),
                ],
                className="np-list",
            ),
        ],
        **aria(labelledby=title),
    )


def _filters(words: Words) -> Any:
    states = [{"value": one, "label": words(f"sources.state.{one}")} for one in _STATES]
    return html.Div(
        [
            choice(
                part(PAGE, "reason"),
                words("sources.rejections.reason"),
                clear=words("filter.clear"),
                placeholder=words("sources.rejections.any"),
            ),
            choice(
                part(PAGE, "state"),
                words("sources.rejections.state"),
                clear=words("filter.clear"),
                placeholder=words("sources.rejections.any"),
                data=states,
                value="open",
            ),
        ],
        className="np-sources-form",
    )


def _actions(words: Words) -> Any:
    return html.Div(
        [
            choice(
                part(PAGE, "rejection"),
                words("sources.rejections.one"),
                clear=words("filter.clear"),
                placeholder=words("sources.rejections.choose"),
                description=words("sources.rejections.hint"),
                className="is-broad",
            ),
            *(
                button(part(PAGE, name), words(f"sources.rejections.{name}"))
                for name in ("replay", "dismiss", "reopen")
            ),
        ],
        className="np-sources-form",
    )


def _stored(words: Words) -> Any:
    return html.Div(
        [
            html.P(id=part(PAGE, "stored", "size"), className="np-table-note"),
            html.Pre(
                id=part(PAGE, "stored", "text"),
                className="np-sources-stored",
                tabIndex="0",
                role="region",
                **aria(label=words("sources.rejections.stored")),
            ),
        ],
        id=part(PAGE, "stored"),
        hidden=True,
    )


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the section."""

    @app.callback(
        Output(part(PAGE, "rejections", "rows"), "children"),
        Output(part(PAGE, "rejections", "counts"), "children"),
        Output(part(PAGE, "rejections", "page"), "total"),
        Output(part(PAGE, "reason"), "data"),
        Output(part(PAGE, "rejection"), "data"),
        Input(QUERY, "data"),
        Input(part(PAGE, "reason"), "value"),
        Input(part(PAGE, "state"), "value"),
        Input(part(PAGE, "rejections", "page"), "value"),
    )
    def list_rejections(
        query: str, reason: str | None, state: str | None, page: int | None
    ) -> tuple[list[Any], str, int, list[Any], list[Any]]:
        return listed(desk, read(query), reason, state, page=page or 1)

    @app.callback(
        Output(part(PAGE, "stored"), "hidden"),
        Output(part(PAGE, "stored", "size"), "children"),
        Output(part(PAGE, "stored", "text"), "children"),
        Input(part(PAGE, "rejection"), "value"),
        State(QUERY, "data"),
        prevent_initial_call=True,
    )
    def open_rejection(key: str | None, query: str) -> tuple[bool, str, str]:
        return opened(desk, read(query), key)

    replaying.register(app, desk)
    _register_changes(app, desk)


def _register_changes(app: Dash, desk: Desk) -> None:
    for name in ("dismiss", "reopen"):

        @app.callback(
            Output(replaying.STATUS, "children", allow_duplicate=True),
            Output(QUERY, "data", allow_duplicate=True),
            Input(part(PAGE, name), "n_clicks"),
            State(part(PAGE, "rejection"), "value"),
            State(QUERY, "data"),
            prevent_initial_call=True,
        )
        def settle(
            _clicks: int | None, key: str | None, query: str, back: bool = name == "reopen"
        ) -> tuple[str, str]:
            return settled(desk, read(query), key, back=back), query


def listed(
    desk: Desk, look: Look, reason: str | None, state: str | None, *, page: int = 1
) -> tuple[list[Any], str, int, list[Any], list[Any]]:
    """Return a page of rejections, all counts in words, pages, reasons and what can be opened."""
    words = look.words
    offset = max(page - 1, 0) * PAGE_SIZE
    with desk.read() as cursor:
        found = rejections.listing(
            cursor, reason=reason, state=state, limit=PAGE_SIZE, offset=offset
        )
        total = rejections.count(cursor, reason=reason, state=state)
        every = rejections.reasons(cursor)
    counts = {one: words.number(int(every[one].sum()) if len(every) else 0) for one in _STATES}
    reasons = [
        {
            "value": row["reason"],
            "label": f"{row['reason']} ({words.number(sum(row[one] for one in _STATES))})",
        }
        for row in records(every)
    ]
    numbered = list(enumerate(records(found), offset + 1))
    return (
        [_row(row, words) for _, row in numbered]
        or [html.Li(words("sources.rejections.none"), className="np-row")],
        words("sources.rejections.counted", **counts),
        max(1, -(-total // PAGE_SIZE)),
        reasons,
        [
            {"value": row["rejection_key"], "label": f"{number}. {clipped(row['origin'], 60)}"}
            for number, row in numbered
        ],
    )


def _row(row: dict[str, Any], words: Words) -> Any:
    received = row["received_at"]
    pieces = [
        "–" if pd.isna(received) else words.day(received),
        row["outlet"] or words("sources.rejections.unknown_outlet"),
        row["stage"],
        row["reason"],
        words(f"sources.state.{row['state']}"),
    ]
    return html.Li(
        [
            html.Div([html.Span(piece) for piece in pieces], className="np-row-meta"),
            html.Div(clipped(row["origin"], 200), className="np-speaker np-sources-origin"),
            html.P(clipped(row["message"], 300), className="np-row-snippet"),
        ],
        className="np-row",
    )


def opened(desk: Desk, look: Look, key: str | None) -> tuple[bool, str, str]:
    """Return what a rejection holds, as plain text: hidden or not, how much, the words."""
    words = look.words
    with desk.read() as cursor:
        found = rejections.opened(cursor, key, most=_SHOWN_BYTES) if key else None
    if found is None:
        return True, "", ""
    size = words(
        "sources.rejections.size_cut" if found.cut else "sources.rejections.size",
        origin=found.origin,
        n=words.number(found.size),
        shown=words.number(_SHOWN_BYTES),
    )
    return False, size, found.text or words("sources.rejections.empty_bytes")


def settled(desk: Desk, look: Look, key: str | None, *, back: bool) -> str:
    """Put the chosen rejection aside, or open it again, and say so."""
    if not key:
        return look.words("sources.rejections.no_choice")
    changed = desk.submit(Dismiss((key,), back=back)).changed
    return look.words("sources.rejections.changed", n=look.words.number(changed))
