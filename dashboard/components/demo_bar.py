"""The bar above every page: says that articles are invented, and loads or removes the demo."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from dashboard.components.attributes import aria
from dashboard.wording import Words

BAR = "demo-bar"
OFFER = "demo-offer"
TOLD = "demo-told"
LOAD = "demo-load"
REMOVE = "demo-remove"
CONFIRM = "demo-confirm"
WORKING = "demo-working"
CHANGED = "demo-changed"


def demo_bar(words: Words) -> Any:
    """Return the bar, hidden until it is known what the warehouse holds."""
    return html.Section(
        [
            html.Div(
                [
                    html.Span(words("demo.offer")),
                    html.Button(words("demo.load"), id=LOAD, className="np-button", type="button"),
                ],
                id=OFFER,
                className="np-wide",
                hidden=True,
            ),
            html.Div(
                [
                    html.Strong(words("demo.told")),
                    dcc.ConfirmDialogProvider(
                        html.Button(
                            words("demo.remove"), id=REMOVE, className="np-button", type="button"
                        ),
                        id=CONFIRM,
                        message=words("demo.confirm"),
                    ),
                ],
                id=TOLD,
                className="np-wide",
                hidden=True,
            ),
            html.P(
                words("demo.working"), id=WORKING, className="np-wide", role="status", hidden=True
            ),
            dcc.Store(id=CHANGED),
        ],
        id=BAR,
        className="np-demo",
        **aria(label=words("demo.region")),
    )
