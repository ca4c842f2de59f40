"""Downloads: exactly the view in view, whole, in a format of choice."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, html

from dashboard import extracts
from dashboard.components.attributes import aria
from dashboard.components.card import part
from dashboard.components.forms import choice
from dashboard.components.shell import QUERY
from dashboard.filters import Look, Packing, read, write
from dashboard.forgery import Forged
from dashboard.pages import frame, saved_views
from dashboard.wording import Words
from warehouse import exports
from warehouse.commands import Desk
from warehouse.exports import Format, Preview
from warehouse.queries import overview

NAME = "downloads"
PATH = "/downloads"
PREVIEWED = 20
_OVER_TIME = tuple(one for one in exports.DATASETS if one.endswith("_over_time"))
_SERIES = ("volume", "coverage", *_OVER_TIME)
_SOURCES = ("outlets", "gaps", "rejections")
_DETAILS = tuple(one for one in exports.STREAMED if one not in exports.ROWS)
_ELSEWHERE = {*exports.ROWS, *_SERIES, *_SOURCES, *_DETAILS}
_GROUPS = {
    "rows": exports.ROWS,
    "over_time": _SERIES,
    "details": _DETAILS,
    "rankings": tuple(one for one in exports.DATASETS if one not in _ELSEWHERE),
    "sources": _SOURCES,
}
_LONGEST_CELL = 120
_CODE = ("python", "r", "duckdb")


def layout(desk: Desk, address: str = "", pathname: str = PATH) -> Any:
    """Return the page for a query string."""
    del pathname
    return frame.page(desk, NAME, PATH, address, _body)


def _body(look: Look) -> list[Any]:
    words = look.words
    return [
        html.Section(
            [
                html.Div(_controls(look), className="np-download-form"),
                html.P(id=part(NAME, "meaning")),
                html.Dl(
                    [
                        html.Dt(words("downloads.view")),
                        html.Dd(id=part(NAME, "view")),
                        html.Dt(words("downloads.size")),
                        html.Dd(id=part(NAME, "size")),
                    ],
                    className="np-download-facts",
                ),
                html.A(
                    words("downloads.get"),
                    id=part(NAME, "link"),
                    href="/download/articles.csv.zip",
                    className="np-button np-download-link",
                ),
                html.P(words("downloads.rights"), className="np-table-note"),
            ],
            className="np-card is-wide",
            **aria(label=words("downloads.choose")),
        ),
        _tabled("preview", words),
        _tabled("columns", words),
        html.Section(
            [
                html.H2(words("downloads.code"), className="np-section-title"),
                *(piece for name in _CODE for piece in _snippet(name, words)),
                html.H2(words("downloads.cite"), className="np-section-title"),
                html.P(id=part(NAME, "cite")),
                *_snippet("bibtex", words),
            ],
            className="np-card is-wide",
        ),
        saved_views.section(look),
    ]


def _snippet(name: str, words: Words) -> list[Any]:
    title = words(f"downloads.snippet.{name}")
    return [
        html.H3(title, className="np-code-title"),
        html.Pre(
            id=part(NAME, name),
            className="np-code",
            tabIndex="0",
            role="region",
            **aria(label=title),
        ),
    ]


def _controls(look: Look) -> list[Any]:
    words = look.words
    return [
        choice(
            part(NAME, "dataset"),
            words("downloads.dataset"),
            data=[
                {
                    "group": words(f"downloads.group.{group}"),
                    "items": [
                        {"value": one, "label": words(f"downloads.name.{one}")} for one in datasets
                    ],
                }
                for group, datasets in _GROUPS.items()
            ],
            value=look.dataset,
            allowDeselect=False,
            maxDropdownHeight="none",
            classNames={},
        ),
        _switch("format", look.format, [(form, form.upper()) for form in Format], words),
        _switch(
            "package", look.packing, [(one, words(f"downloads.{one}")) for one in Packing], words
        ),
    ]


def _switch(name: str, value: str, choices: list[tuple[str, str]], words: Words) -> Any:
    return html.Div(
        [
            html.Span(words(f"downloads.{name}_label"), className="np-download-label"),
            dmc.SegmentedControl(
                id=part(NAME, name),
                data=[{"value": str(value), "label": label} for value, label in choices],
                value=str(value),
                **aria(label=words(f"downloads.{name}_label")),
            ),
        ]
    )


def _tabled(name: str, words: Words) -> Any:
    title = words(f"downloads.{name}")
    return html.Section(
        [
            html.H2(title, className="np-section-title"),
            html.Div(
                html.Table(id=part(NAME, name), className="np-table np-download-table"),
                className="np-download-scroll",
                tabIndex="0",
                role="region",
                **aria(label=title),
            ),
        ],
        className="np-card is-wide",
    )


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the page: a choice goes into the state, the state into the page."""
    saved_views.register(app, desk)

    @app.callback(
        Output(QUERY, "data", allow_duplicate=True),
        Input(part(NAME, "dataset"), "value"),
        Input(part(NAME, "format"), "value"),
        Input(part(NAME, "package"), "value"),
        State(QUERY, "data"),
        prevent_initial_call=True,
    )
    def choose(dataset: str, form: str, packing: str, query: str) -> str:
        return write(choosing(read(query), dataset, form, packing))

    @app.callback(
        Output(part(NAME, "meaning"), "children"),
        Output(part(NAME, "view"), "children"),
        Output(part(NAME, "size"), "children"),
        Output(part(NAME, "link"), "href"),
        Output(part(NAME, "preview"), "children"),
        Output(part(NAME, "columns"), "children"),
        *(Output(part(NAME, name), "children") for name in _CODE),
        Output(part(NAME, "cite"), "children"),
        Output(part(NAME, "bibtex"), "children"),
        Input(QUERY, "data"),
    )
    def show(query: str) -> tuple[Any, ...]:
        return shown(desk, read(query), today=datetime.now(UTC).date())


def choosing(look: Look, dataset: str, form: str, packing: str) -> Look:
    """Return the state in which an extract is chosen.

    Raises:
        Forged: no page of ours offers it.
    """
    if dataset not in exports.DATASETS:
        raise Forged("no such dataset")
    try:
        chosen = {"format": Format(form), "packing": Packing(packing)}
    except ValueError as problem:
        raise Forged("no such file") from problem
    return look.having(dataset=dataset, page=1, **chosen)


def shown(desk: Desk, look: Look, *, today: date) -> tuple[Any, ...]:
    """Return what the page says about the chosen extract, in the order of its outputs."""
    words = look.words
    with desk.read() as cursor:
        seen = exports.preview(cursor, extracts.wanted(desk, look.dataset, look), PREVIEWED)
        view = "; ".join(exports.filters_in_words(cursor, look.filters, look.ui))
        undated = 0
        if not look.filters.undated and look.dataset not in _SOURCES:
            undated = int(overview.totals(cursor, look.filters)["undated"].iloc[0])
    rows = words.counted("downloads.rows", seen.rows)
    size = rows
    if seen.rows:
        kilobytes = words.number(max(1, seen.csv_bytes / 1000))
        size = words("downloads.size_of", rows=rows, kilobytes=kilobytes)
    if undated:
        size = f"{size}; {words.counted('downloads.undated', undated)}"
    return (
        words(f"downloads.meaning.{look.dataset}"),
        view,
        size,
        extracts.address(look),
        _previewed(seen, words),
        _columns(seen, words),
        *extracts.code(look),
        *extracts.citation(
            look,
            title=words(f"downloads.name.{look.dataset}"),
            view=view,
            rows=rows,
            today=today,
        ),
    )


def _previewed(seen: Preview, words: Words) -> list[Any]:
    if not seen.cells:
        return [html.Tbody(html.Tr(html.Td(words("downloads.empty"))))]
    head = html.Thead(html.Tr([html.Th(one.name, scope="col") for one in seen.columns]))
    return [head, html.Tbody([html.Tr([html.Td(_short(c)) for c in row]) for row in seen.cells])]


def _short(cell: str) -> str:
    return cell if len(cell) <= _LONGEST_CELL else f"{cell[: _LONGEST_CELL - 1]}…"


def _columns(seen: Preview, words: Words) -> list[Any]:
    titles = ("column", "type", "meaning")
    head = [html.Th(words(f"downloads.dictionary.{one}"), scope="col") for one in titles]
    rows = [
        html.Tr([html.Th(one.name, scope="row"), html.Td(one.type), html.Td(one.meaning)])
        for one in seen.columns
    ]
    return [html.Thead(html.Tr(head)), html.Tbody(rows)]
