"""The clicked cell of the calendar: what is known of these days, and how they are declared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from dash import Dash, Input, Output, ctx, dcc, html

from dashboard.binding import point_of
from dashboard.components.attributes import aria
from dashboard.components.card import part
from dashboard.components.forms import button
from dashboard.components.shell import QUERY
from dashboard.filters import Look, read, within
from dashboard.frames import records
from dashboard.wording import Words
from warehouse.commands import Desk
from warehouse.model import DayState
from warehouse.queries import sources

PAGE = "sources"
_GRAPH = part(PAGE, "calendar", "graph")
CELL = part(PAGE, "cell", "days")


@dataclass(frozen=True, slots=True)
class Cell:
    """What the panel says: whether it is hidden, its title, the state in words, and the days."""

    hidden: bool = True
    title: str = ""
    state: str = ""
    days: str = ""


def panel(words: Words) -> Any:
    """Return the panel, closed."""
    return html.Section(
        [
            html.H3(id=part(PAGE, "cell", "title"), className="np-section-title"),
            html.P(id=part(PAGE, "cell", "state")),
            html.Div(
                [
                    button(part(PAGE, "cell", "declare"), words("sources.gaps.declare")),
                    button(part(PAGE, "cell", "take-back"), words("sources.gaps.take_back")),
                    button(part(PAGE, "cell", "close"), words("evidence.close")),
                ],
                className="np-sources-form",
            ),
            html.P(words("sources.gaps.hint"), className="np-table-note"),
            dcc.Store(id=CELL, data=""),
        ],
        id=part(PAGE, "cell"),
        className="np-list np-sources-cell",
        hidden=True,
        **aria(label=words("sources.cell.region")),
    )


def register(app: Dash, desk: Desk) -> None:
    """Register the callback that opens and closes the panel."""
    close = part(PAGE, "cell", "close")

    @app.callback(
        Output(part(PAGE, "cell"), "hidden"),
        Output(part(PAGE, "cell", "title"), "children"),
        Output(part(PAGE, "cell", "state"), "children"),
        Output(CELL, "data"),
        Input(_GRAPH, "clickData"),
        Input(close, "n_clicks"),
        Input(QUERY, "data"),
        prevent_initial_call=True,
    )
    def open_cell(click: Any, _closed: int | None, query: str) -> tuple[bool, str, str, str]:
        known = click is not None and ctx.triggered_id == _GRAPH
        found = cell(desk, read(query), click, today=datetime.now(UTC).date()) if known else Cell()
        return found.hidden, found.title, found.state, found.days


def cell(desk: Desk, look: Look, click: Any, *, today: date) -> Cell:
    """Return what the panel says of a clicked cell; days that are to come are left out.

    Raises:
        Forged: no chart of ours sends this click.
    """
    point, words = point_of(click), look.words
    if point is None or point.first is None or point.last is None or point.first > today:
        return Cell()
    filters = replace(within(look.filters, point), outlet=(point.series,))
    with desk.read() as cursor:
        found = [
            row
            for row in records(sources.coverage(cursor, filters))
            if row["outlet"] == point.series
        ]
    last = min(point.last, today)
    title = f"{point.series}, {words.day_range(point.first, last)}"
    days = f"{point.first.isoformat()}..{last.isoformat()} {point.series}"
    return Cell(False, title, _state(found, words), days)


def _state(rows: list[dict[str, Any]], words: Words) -> str:
    if not rows:
        return words("sources.cell.outside")
    row = rows[0]
    pieces = [words(f"state.{row['state']}")]
    if row["state"] == DayState.PARTIAL:
        collected = words.number(row["days_collected"])
        pieces.append(words("state.days_of", collected=collected, days=words.number(row["days"])))
    pieces.append(words("sources.cell.declared" if row["declared"] else "state.undeclared"))
    return " · ".join(pieces)
