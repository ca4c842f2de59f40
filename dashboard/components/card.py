"""A card: a question, its unit, a chart, the same as table and CSV, and docked evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import dash_mantine_components as dmc
from dash import Output, dcc, html

from dashboard.components.attributes import aria
from dashboard.components.evidence import docked
from dashboard.components.taking import taking
from dashboard.filters import Point
from dashboard.theme import Key
from dashboard.wording import Words

MOST_TABLE_ROWS = 100
EMPTY_FIGURE: dict[str, Any] = {
    "data": [],
    "layout": {"xaxis": {"visible": False}, "yaxis": {"visible": False}},
}


@dataclass(frozen=True, slots=True)
class Notice:
    """Why a card has nothing to draw, and what to do about it."""

    title: str
    text: str
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence under a chart about what is not in it, with the way to what it speaks of."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The same values as text: column heads and rows, newest or largest first.

    `points` says for each row what it stands for, so that it can lead to its articles.
    """

    head: tuple[str, ...] = ()
    rows: Sequence[tuple[str, ...]] = ()
    points: Sequence[Point] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a card shows: a figure with its unit line, a summary in words and a table."""

    figure: dict[str, Any] = field(default_factory=lambda: EMPTY_FIGURE)
    subtitle: str = ""
    summary: str = ""
    legend: tuple[Key, ...] = ()
    table: Table = field(default_factory=Table)
    notes: tuple[Note, ...] = ()
    notice: Notice | None = None


def part(page: str, *names: str) -> str:
    """Return the id of a part of a page; no two pages collide."""
    return "-".join((page, *names))


def card(
    page: str,
    name: str,
    words: Words,
    *,
    wide: bool = False,
    controls: Sequence[Any] = (),
    height: int = 300,
    evidence: bool = True,
) -> Any:
    """Return an empty card whose parts `outputs` fill; its height stays while it waits."""
    title = words(f"{page}.{name}.title")
    graph = dcc.Graph(
        id=part(page, name, "graph"),
        figure=EMPTY_FIGURE,
        style={"height": height},
        config={"displayModeBar": False, "responsive": True, "doubleClick": False},
        responsive=True,
    )
    return html.Section(
        [
            html.Div(
                [
                    html.Div(
                        [
                            html.H2(title, id=part(page, name, "title")),
                            html.P(id=part(page, name, "subtitle"), className="np-subtitle"),
                        ]
                    ),
                    *controls,
                ],
                className="np-card-head",
            ),
            html.Div(
                [
                    html.P(id=part(page, name, "summary"), className="np-hidden"),
                    html.Div(id=part(page, name, "legend"), className="np-legend"),
                    html.Div(
                        graph,
                        role="img",
                        **aria(
                            labelledby=part(page, name, "title"),
                            describedby=part(page, name, "summary"),
                        ),
                    ),
                    _notice(page, name),
                ],
                className="np-card-body",
            ),
            html.P(id=part(page, name, "notes"), className="np-notes"),
            *([docked(part(page, name), words)] if evidence else []),
            _foot(page, name, words),
        ],
        id=part(page, name, "card"),
        className=_class(wide=wide, state="is-waiting"),
        **aria(labelledby=part(page, name, "title")),
    )


def _class(*, wide: bool, state: str) -> str:
    return " ".join(word for word in ("np-card", "is-full" if wide else "", state) if word)


def _notice(page: str, name: str) -> Any:
    return html.Div(
        [
            html.Strong(id=part(page, name, "notice-title")),
            html.P(id=part(page, name, "notice-text")),
        ],
        className="np-card-notice",
        role="status",
    )


def _foot(page: str, name: str, words: Words) -> Any:
    return html.Div(
        [
            html.Details(
                [
                    html.Summary(
                        words("card.table"), id=part(page, name, "table-toggle"), n_clicks=0
                    ),
                    html.Div(
                        html.Table(id=part(page, name, "table"), className="np-table"),
                        className="np-scroll",
                        tabIndex="0",
                        role="region",
                        **aria(label=words("card.table_of", title=words(f"{page}.{name}.title"))),
                    ),
                    html.P(id=part(page, name, "table-note"), className="np-table-note"),
                ]
            ),
            taking(part(page, name), words(f"{page}.{name}.title"), words),
        ],
        className="np-card-foot",
    )


def _key(one: Key) -> Any:
    style = {"--key": one.colour, "--key-fill": one.fill or "transparent"}
    return html.Span(
        [html.Span(className=f"np-key is-{one.sign}", style=style), one.name],
        className="np-legend-entry",
    )


def _note(one: Note) -> Any:
    if not one.href:
        return html.Span(one.text)
    return dmc.Anchor(one.text, href=one.href, inherit=True, underline="always")


def outputs(page: str, name: str) -> list[Output]:
    """Return the props of a card in the order of `shown`."""
    props = (
        ("card", "className"),
        ("graph", "figure"),
        ("graph", "style"),
        ("subtitle", "children"),
        ("legend", "children"),
        ("summary", "children"),
        ("notes", "children"),
        ("notice-title", "children"),
        ("notice-text", "children"),
        ("csv", "href"),
    )
    return [Output(part(page, name, piece), prop) for piece, prop in props]


def shown(drawing: Drawing, *, csv: str, wide: bool) -> list[Any]:
    """Return the values for `outputs`."""
    notice = drawing.notice
    state = "" if notice is None else "is-error" if notice.failed else "is-empty"
    return [
        _class(wide=wide, state=state),
        drawing.figure,
        {"height": drawing.figure["layout"].get("height", 240)},
        drawing.subtitle,
        [_key(one) for one in drawing.legend],
        drawing.summary,
        [_note(one) for one in drawing.notes],
        "" if notice is None else notice.title,
        "" if notice is None else notice.text,
        csv,
    ]


def tabled(table: Table, words: Words, links: Sequence[str]) -> tuple[list[Any], str]:
    """Return the rows of a table, each leading to its articles, and what was left out."""
    note = ""
    if len(table.rows) > MOST_TABLE_ROWS:
        left = words.number(len(table.rows))
        note = words("card.table_cut", shown=MOST_TABLE_ROWS, all=left)
    head = html.Thead(html.Tr([html.Th(cell, scope="col") for cell in table.head]))
    rows = table.rows[:MOST_TABLE_ROWS]
    firsts: list[Any] = [row[0] for row in rows]
    if links:
        firsts = [
            dmc.Anchor(first, href=link, inherit=True)
            for first, link in zip(firsts, links, strict=False)
        ]
    body = [
        html.Tr([html.Th(first, scope="row"), *(html.Td(cell) for cell in row[1:])])
        for first, row in zip(firsts, rows, strict=True)
    ]
    return [head, html.Tbody(body)], note
