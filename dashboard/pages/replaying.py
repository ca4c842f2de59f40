"""Replays of rejections and load packages that wait: what is under way beside the pages."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State, ctx, dcc, html, no_update

from dashboard.components.attributes import aria
from dashboard.components.card import part
from dashboard.components.rows import clipped
from dashboard.components.shell import QUERY
from dashboard.filters import Look, read
from dashboard.wording import Words
from warehouse.commands import Desk, Progress
from warehouse.errors import WarehouseError
from warehouse.model import Outcome

PAGE = "sources"
STATUS = part(PAGE, "rejections", "status")
TICK = part(PAGE, "replay", "tick")
# A short replay is told in the answer to the click; a long one is asked about each second.
_PATIENCE = 1.5
_EVERY = 1_000
_MOST_TROUBLES = 20


def status() -> list[Any]:
    """Return the line that tells how far a replay is, and the clock that asks."""
    return [
        html.P(id=STATUS, className="np-sources-status", role="status"),
        dcc.Interval(id=TICK, interval=_EVERY, disabled=True),
    ]


def landing(words: Words) -> Any:
    """Return the section of load packages that cannot be stored; without any it is hidden."""
    title = part(PAGE, "landing", "title")
    return html.Section(
        [
            html.Div(
                html.H2(words("sources.landing.title"), id=title, className="np-section-title"),
                className="np-section-head",
            ),
            html.P(words("sources.landing.lede"), className="np-table-note"),
            html.Ol(id=part(PAGE, "landing", "rows"), className="np-rows np-list"),
        ],
        id=part(PAGE, "landing"),
        hidden=True,
        **aria(labelledby=title),
    )


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of both."""

    @app.callback(
        Output(part(PAGE, "landing"), "hidden"),
        Output(part(PAGE, "landing", "rows"), "children"),
        Input(QUERY, "data"),
    )
    def list_troubles(query: str) -> tuple[bool, list[Any]]:
        return troubles(desk, read(query))

    @app.callback(
        Output(STATUS, "children"),
        Output(TICK, "disabled"),
        Output(QUERY, "data", allow_duplicate=True),
        Input(part(PAGE, "replay"), "n_clicks"),
        Input(TICK, "n_intervals"),
        State(part(PAGE, "rejection"), "value"),
        State(part(PAGE, "reason"), "value"),
        State(QUERY, "data"),
        prevent_initial_call="initial_duplicate",
    )
    def replay(
        _clicks: int | None, _ticks: int | None, key: str | None, reason: str | None, query: str
    ) -> tuple[str, bool, Any]:
        look = read(query)
        if ctx.triggered_id == part(PAGE, "replay"):
            text, running = replayed(desk, look, key, reason)
        elif ctx.triggered_id == TICK:
            text, running = how_far(desk, look)
        else:
            # The page was opened: it joins a replay that is under way, and no other.
            text, running = how_far(desk, look)
            return (text if running else ""), not running, no_update
        return text, not running, no_update if running else query


def replayed(
    desk: Desk, look: Look, key: str | None, reason: str | None, *, patience: float = _PATIENCE
) -> tuple[str, bool]:
    """Read the chosen rejection, else all open ones of a reason, again.

    Returns:
        What came of it or how far it is, and whether it still runs.
    """
    words = look.words
    try:
        began = desk.replays.start(keys=(key,) if key else (), reason=None if key else reason)
    except WarehouseError as problem:
        return f"{problem.message} {problem.hint or ''}".strip(), False
    if not began:
        text, running = how_far(desk, look)
        return f"{words('sources.replay.busy')} {text}", running
    desk.replays.wait(patience)
    return how_far(desk, look)


def how_far(desk: Desk, look: Look) -> tuple[str, bool]:
    """Return how far the last replay is or what came of it, and whether it still runs."""
    progress = desk.replays.progress
    if progress is None:
        return "", False
    if progress.finished:
        return _told(progress, look.words), False
    words = look.words
    done, total = words.number(progress.done), words.number(progress.total)
    return words("sources.replay.running", done=done, total=total), True


def _told(progress: Progress, words: Words) -> str:
    balance = progress.balance
    why = "; ".join(
        f"{reason} ({words.number(n)}): {balance.examples[reason]}"
        for reason, n in sorted(balance.reasons.items(), key=lambda one: (-one[1], one[0]))[:3]
    )
    said = words(
        "sources.rejections.told_why" if why else "sources.rejections.told",
        n=words.number(progress.done),
        articles=words.number(balance.read - balance.outcomes[Outcome.REJECTED]),
        refused=words.number(balance.rejected),
        why=why,
    )
    if not progress.problem:
        return said
    return f"{said} {words('sources.replay.ended', why=progress.problem)}"


def troubles(desk: Desk, look: Look) -> tuple[bool, list[Any]]:
    """Return whether no load package is in trouble, and the first that are."""
    words = look.words
    rows = [
        html.Li(
            [
                html.Div(one.package, className="np-speaker np-sources-origin"),
                html.Div(
                    [
                        html.Span(
                            words("sources.landing.aside" if one.aside else "sources.landing.waits")
                        ),
                        html.Span(words("sources.landing.tries", n=words.number(one.tries))),
                    ],
                    className="np-row-meta",
                ),
                html.P(clipped(f"{one.message} {one.hint}", 300), className="np-row-snippet"),
            ],
            className="np-row",
        )
        for one in desk.troubles()[:_MOST_TROUBLES]
    ]
    return not rows, rows
