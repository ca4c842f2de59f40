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
FAILED = "demo-failed"
CHANGED = "demo-changed"


def demo_bar(words: Words, *, welcoming: bool = False) -> Any:
    """Return the bar, hidden until it is known what the warehouse holds.

    Args:
        words: the texts.
        welcoming: the page has a welcome, which makes the offer and tells how far it is.
    """
    return html.Section(
        [
            *([] if welcoming else [offer(words)]),
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
            *([] if welcoming else progress(words)),
            dcc.Store(id=CHANGED),
        ],
        id=BAR,
        className="np-demo",
        **aria(label=words("demo.region")),
    )


def offer(words: Words) -> Any:
    """Return the offer to load the demo, hidden until the warehouse is known to be empty."""
    return html.Div(
        [
            html.Span(words("demo.offer")),
            html.Button(words("demo.load"), id=LOAD, className="np-button is-main", type="button"),
        ],
        id=OFFER,
        className="np-wide np-demo-offer",
        hidden=True,
    )


def progress(words: Words) -> list[Any]:
    """Return what is shown while the demo is loaded or taken out, and why it failed."""
    return [
        html.Div(
            [
                html.Span(words("demo.working"), id=f"{WORKING}-text"),
                html.Progress(**aria(labelledby=f"{WORKING}-text")),
            ],
            id=WORKING,
            className="np-wide np-demo-working",
            role="status",
            hidden=True,
        ),
        html.P(id=FAILED, className="np-wide np-demo-failed", role="alert"),
    ]
