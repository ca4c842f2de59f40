"""A card whose table is its drawing: a question, its unit, and rows that lead to their articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import dash_mantine_components as dmc
from dash import Output, html

from dashboard.components.attributes import aria, data
from dashboard.components.card import Note, Notice, part
from dashboard.components.taking import taking
from dashboard.wording import Words


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: words, where they lead, small words under them, how strong it is.

    `share` from 0 to 1 is drawn as a bar behind the words, `heat` from -1 to 1 as a shade; `hint`
    says in full what the words abbreviate.
    """

    text: str
    href: str = ""
    under: str = ""
    share: float | None = None
    heat: float | None = None
    hint: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OpenTable:
    """What such a card shows; the first cell of each row is its head."""

    head: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    subtitle: str = ""
    notes: tuple[Note, ...] = ()
    notice: Notice | None = None


def open_card(
    page: str,
    name: str,
    words: Words,
    *,
    wide: bool = False,
    style: str = "",
    controls: Sequence[Any] = (),
) -> Any:
    """Return an empty card that `outputs` fill; `style` is a further class of its table."""
    title = words(f"{page}.{name}.title")
    head = html.Div(
        [
            html.H2(title, id=part(page, name, "title")),
            html.P(id=part(page, name, "subtitle"), className="np-subtitle"),
        ]
    )
    table = html.Table(id=part(page, name, "table"), className=f"np-table np-open {style}".strip())
    return html.Section(
        [
            html.Div([head, *controls], className="np-card-head"),
            html.Div(
                [
                    html.Div(
                        table,
                        className="np-open-scroll",
                        tabIndex="0",
                        role="region",
                        **aria(label=words("card.table_of", title=title)),
                    ),
                    html.Div(
                        [
                            html.Strong(id=part(page, name, "notice-title")),
                            html.P(id=part(page, name, "notice-text")),
                        ],
                        className="np-card-notice",
                        role="status",
                    ),
                ],
                className="np-card-body",
            ),
            html.P(id=part(page, name, "notes"), className="np-notes"),
            html.Div(
                taking(part(page, name), title, words, pictures=()),
                className="np-card-foot np-open-foot",
            ),
        ],
        id=part(page, name, "card"),
        className=_class(wide=wide, state="is-waiting"),
        **aria(labelledby=part(page, name, "title")),
    )


def outputs(page: str, name: str) -> list[Output]:
    """Return the props of the card in the order of `shown`."""
    props = (
        ("card", "className"),
        ("subtitle", "children"),
        ("table", "children"),
        ("notes", "children"),
        ("notice-title", "children"),
        ("notice-text", "children"),
        ("csv", "href"),
    )
    return [Output(part(page, name, piece), prop) for piece, prop in props]


def shown(table: OpenTable, *, csv: str, wide: bool) -> list[Any]:
    """Return the values for `outputs`."""
    notice = table.notice
    state = "" if notice is None else "is-error" if notice.failed else "is-empty"
    # A head without a word is the corner of a matrix, which heads nothing.
    heads = [html.Th(text, scope="col") if text else html.Td() for text in table.head]
    head = html.Thead(html.Tr(heads))
    body = html.Tbody(
        [
            html.Tr([_cell(at, one, table.head[at]) for at, one in enumerate(row)])
            for row in table.rows
        ]
    )
    return [
        _class(wide=wide, state=state),
        table.subtitle,
        [] if notice else [head, body],
        [_note(one) for one in table.notes],
        "" if notice is None else notice.title,
        "" if notice is None else notice.text,
        csv,
    ]


def _class(*, wide: bool, state: str) -> str:
    return " ".join(word for word in ("np-card", "is-full" if wide else "", state) if word)


def _note(one: Note) -> Any:
    if not one.href:
        return html.Span(one.text)
    return dmc.Anchor(one.text, href=one.href, inherit=True, underline="always")


def _cell(at: int, one: Cell, head: str) -> Any:
    inner = [_words(one), *[_link(text, href) for text, href in one.links]]
    if one.under and not one.href:
        inner.append(html.Small(one.under))
    style: dict[str, str] = {}
    kind = "has-links" if one.links else ""
    if one.share is not None:
        style["--share"], kind = f"{one.share:.4f}", "has-share"
    if one.heat is not None:
        style["--heat"], kind = f"{abs(one.heat):.3f}", "is-more" if one.heat >= 0 else "is-less"
    # On a phone, rows that are laid out as blocks say in each line what it is.
    extra: dict[str, Any] = data(head=head) | ({"title": one.hint} if one.hint else {})
    if at == 0:
        return html.Th(inner, scope="row", style=style, className=kind, **extra)
    return html.Td(inner, style=style, className=kind, **extra)


def _words(one: Cell) -> Any:
    if not one.href:
        return html.Span(one.text) if one.text else ""
    said = aria(label=one.hint) if one.hint else {}
    inner = [one.text, html.Small(one.under)] if one.under else one.text
    return dmc.Anchor(inner, href=one.href, inherit=True, underline="hover", **said)


def _link(text: str, href: str) -> Any:
    return dmc.Anchor(text, href=href, inherit=True, className="np-chip", underline="never")
