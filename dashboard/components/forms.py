"""Parts of forms in a page: choices that open in place, buttons, rows of them, plain tables."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html

from dashboard.components.attributes import aria


def choice(id: str, label: str, *, clear: str = "", **options: Any) -> Any:
    """Return a select whose list opens inside the page's landmarks and scrolls by keyboard.

    Args:
        id: of the component.
        label: what is chosen.
        clear: names the button that takes the choice back; without it there is none.
        options: of the kit's select.
    """
    clearing = {"clearable": True, "clearButtonProps": aria(label=clear)} if clear else {}
    usual = {"data": [], "classNames": {"options": "np-options"}} | clearing
    return dmc.Select(
        id=id,
        label=label,
        comboboxProps={"withinPortal": False},
        withScrollArea=False,
        **(usual | options),
    )


def button(id: str, text: str) -> Any:
    """Return a button that does something in its page."""
    return html.Button(text, id=id, className="np-button", type="button")


def table(heads: list[str], rows: list[list[Any]]) -> list[Any]:
    """Return the children of a table; the first cell of a row is its head."""
    return [
        html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])),
        html.Tbody(
            [
                html.Tr([html.Th(row[0], scope="row"), *(html.Td(cell) for cell in row[1:])])
                for row in rows
            ]
        ),
    ]
