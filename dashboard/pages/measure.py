"""The switch between share and count that several pages have."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State

from dashboard.components.attributes import aria
from dashboard.components.card import part
from dashboard.components.shell import QUERY
from dashboard.filters import Look, Measure, read, write


def measure_switch(page: str, look: Look) -> Any:
    """Return the switch between share and count."""
    words = look.words
    return dmc.SegmentedControl(
        id=part(page, "measure"),
        data=[{"value": one, "label": words(f"measure.{one}")} for one in Measure],
        value=look.measure,
        size="xs",
        **aria(label=words("measure.label")),
    )


def register_measure(app: Dash, page: str) -> None:
    """Let the switch change the state of the page."""

    @app.callback(
        Output(QUERY, "data", allow_duplicate=True),
        Input(part(page, "measure"), "value"),
        State(QUERY, "data"),
        prevent_initial_call=True,
    )
    def measured(value: str | None, query: str) -> str:
        return write(read(f"{query}&measure={value}")) if value else query
