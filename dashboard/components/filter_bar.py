"""The filter bar: what, who, when and where, all from and into the address of the page.

On a desk it is two rows, the second one behind "More filters"; on a phone a sheet over the page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from dashboard.components.attributes import aria, data
from dashboard.components.filter_chips import chips
from dashboard.components.filter_fields import Choices, first_row, second_row
from dashboard.filters import Look, chosen, href, plain

BAR = "filters"
TOGGLE = "filters-toggle"
MORE = "filters-more"
MORE_ROW = "filters-more-row"
NOTICE = "filters-notice"
RESET = "filters-reset"
CHIPS = "filters-chips"
HERE = "filters-path"
_SHEET = "filters-sheet"
# What stands in the second row; the button that opens it says how many of them are chosen.
_HIDDEN = ("speaker", "agency", "role", "denominator", "unique")


def filter_bar(look: Look, choices: Choices, *, path: str, notice: str = "") -> Any:
    """Return the bar with the state of the address chosen in it."""
    words = look.words
    return html.Section(
        html.Div(
            [
                html.Button(
                    toggle_text(look),
                    id=TOGGLE,
                    className="np-button np-filters-toggle",
                    type="button",
                    **data(opens=_SHEET),
                    **aria(expanded="false", controls=_SHEET),
                ),
                html.Div(_sheet(look, choices, path=path), id=_SHEET, className="np-filter-sheet"),
                html.Div(chips(look, choices, path), id=CHIPS, className="np-filter-chips"),
                html.Div(
                    notice or standing(look, path),
                    id=NOTICE,
                    className="np-filter-notice",
                    role="status",
                ),
                dcc.Store(id=HERE, data=path),
            ],
            className="np-wide",
        ),
        id=BAR,
        className="np-filters",
        **aria(label=words("filter.region")),
    )


def _sheet(look: Look, choices: Choices, *, path: str) -> list[Any]:
    """Return both rows; the phone puts a head with a way out above and a button below them."""
    words = look.words
    return [
        html.Div(
            [
                html.Strong(words("filter.region")),
                _closing(words("filter.close"), "is-quiet"),
            ],
            className="np-sheet-head",
        ),
        html.Div([*first_row(look, choices), _actions(look, path)], className="np-filter-grid"),
        html.Div(second_row(look, choices), id=MORE_ROW, className="np-filter-more"),
        html.Div(_closing(words("filter.show"), "is-main"), className="np-sheet-foot"),
    ]


def _closing(text: str, look: str) -> Any:
    return html.Button(text, className=f"np-button {look}", type="button", **data(closes=_SHEET))


def _actions(look: Look, path: str) -> Any:
    return html.Div(
        [
            html.Button(
                more_text(look),
                id=MORE,
                className="np-button np-more",
                type="button",
                **data(opens=MORE_ROW),
                **aria(expanded="false", controls=MORE_ROW),
            ),
            dmc.Anchor(
                look.words("filter.reset"),
                id=RESET,
                href=href(path, plain(look)),
                className="np-button is-quiet",
                underline="never",
            ),
        ],
        className="np-filter-actions",
    )


def toggle_text(look: Look) -> str:
    """Return the text of the phone's button, with the number of active filters."""
    n = len(chosen(look.filters))
    return look.words("filter.toggle_n", n=n) if n else look.words("filter.toggle")


def more_text(look: Look) -> str:
    """Return the text of the button to the second row, with what is chosen behind it."""
    n = sum(one.name in _HIDDEN for one in chosen(look.filters))
    return look.words("filter.more_n", n=n) if n else look.words("filter.more")


def standing(look: Look, path: str) -> list[Any]:
    """Say that only undated articles are in view, which no field of the bar shows."""
    if not look.filters.undated:
        return []
    dated = look.having(filters=replace(look.filters, undated=False), page=1)
    return [
        html.Span(look.words("filter.undated")),
        " ",
        dmc.Anchor(
            look.words("filter.dated"), href=href(path, dated), inherit=True, underline="always"
        ),
    ]
