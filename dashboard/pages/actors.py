"""Actors: who is mentioned, how often, beside whom, and how that changes."""

from __future__ import annotations

from typing import Any

from dash import Dash, html

from dashboard.binding import ChartCard, bind
from dashboard.components.card import card
from dashboard.components.open_table import open_card
from dashboard.filters import Look
from dashboard.pages import actor_pairs, actor_ranking, actor_shares, frame, speakers
from dashboard.pages.measure import measure_switch, register_measure
from dashboard.pages.open_table import bind_table
from warehouse.commands import Desk

NAME = "actors"
PATH = "/actors"


def layout(desk: Desk, address: str = "", pathname: str = PATH) -> Any:
    """Return the page for a query string."""
    del pathname
    return frame.page(desk, NAME, PATH, address, _body)


def _body(look: Look) -> list[Any]:
    words = look.words
    measure, voice = measure_switch(NAME, look), actor_shares.voice_switch(look)
    return [
        html.Div(
            [
                card(NAME, "over_time", words, wide=True, height=380, controls=[measure]),
                open_card(NAME, "ranking", words, wide=True, style="is-ranking"),
                card(NAME, "voice", words, wide=True, height=380, controls=[voice]),
                card(NAME, "multiples", words, wide=True, height=430),
                card(NAME, "beside", words, height=460),
                card(NAME, "unheard", words, height=460),
                open_card(NAME, "matrix", words, wide=True, style="is-matrix"),
                card(NAME, "voices", words, wide=True, height=480),
            ],
            className="np-grid",
        ),
    ]


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the page."""
    register_measure(app, NAME)
    actor_shares.register(app)
    for one in CARDS:
        bind(app, desk, one)
    for table in TABLES:
        bind_table(app, desk, table)


CARDS = (
    actor_shares.OVER_TIME,
    actor_shares.VOICE,
    actor_shares.MULTIPLES,
    actor_pairs.BESIDE,
    actor_ranking.UNHEARD,
    ChartCard(NAME, "voices", "voices", speakers.draw_voices, speakers.ask_voices, wide=True),
)
TABLES = (actor_ranking.RANKING, actor_pairs.MATRIX)
