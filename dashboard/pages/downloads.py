"""Downloads: exactly the view in view, whole, in a format of choice."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, html

from dashboard.components.attributes import aria
from dashboard.components.card import part
from dashboard.components.forms import choice
from dashboard.components.shell import QUERY
from dashboard.extracts import wanted
from dashboard.filters import Look, href, read
from dashboard.forgery import Forged
from dashboard.pages import frame
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
_GROUPS = {
    "rows": exports.ROWS,
    "over_time": _SERIES,
    "rankings": tuple(one for one in exports.DATASETS if one not in (*exports.ROWS, *_SERIES)),
}
_PACKED, _PLAIN = "package", "plain"
_LONGEST_CELL = 120
_CODE = {
    Format.CSV: (
        'pandas.read_csv("{file}")',
        'readr::read_csv("{file}")',
        "FROM read_csv('{file}')",
    ),
    Format.PARQUET: (
        'pandas.read_parquet("{file}")',
        'arrow::read_parquet("{file}")',
        "FROM read_parquet('{file}')",
    ),
    Format.JSONL: (
        'pandas.read_json("{file}", lines=True)',
        'jsonlite::stream_in(file("{file}"))',
        "FROM read_json('{file}', format = 'newline_delimited')",
    ),
    Format.XLSX: (
        'pandas.concat(pandas.read_excel("{file}", sheet_name=None).values())',
        'readxl::read_excel("{file}")',
        "FROM read_xlsx('{file}')",
    ),
}


def layout(desk: Desk, address: str = "", pathname: str = PATH) -> Any:
    """Return the page for a query string."""
    del pathname
    return frame.page(desk, NAME, PATH, address, _body)


def _body(look: Look) -> list[Any]:
    words = look.words
    return [
        html.Section(
            [
                html.Div(_controls(words), className="np-download-form"),
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
                html.Pre(id=part(NAME, "code"), className="np-code", tabIndex="0"),
                html.H2(words("downloads.cite"), className="np-section-title"),
                html.P(id=part(NAME, "cite")),
            ],
            className="np-card is-wide",
        ),
    ]


def _controls(words: Words) -> list[Any]:
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
            value="articles",
            allowDeselect=False,
            maxDropdownHeight="none",
            classNames={},
        ),
        _switch("format", [(form, form.upper()) for form in Format], words),
        _switch("package", [(one, words(f"downloads.{one}")) for one in (_PACKED, _PLAIN)], words),
    ]


def _switch(name: str, choices: list[tuple[str, str]], words: Words) -> Any:
    return html.Div(
        [
            html.Span(words(f"downloads.{name}_label"), className="np-download-label"),
            dmc.SegmentedControl(
                id=part(NAME, name),
                data=[{"value": str(value), "label": label} for value, label in choices],
                value=str(choices[0][0]),
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
    """Register the callbacks of the page."""

    @app.callback(
        Output(part(NAME, "meaning"), "children"),
        Output(part(NAME, "view"), "children"),
        Output(part(NAME, "size"), "children"),
        Output(part(NAME, "link"), "href"),
        Output(part(NAME, "preview"), "children"),
        Output(part(NAME, "columns"), "children"),
        Output(part(NAME, "code"), "children"),
        Output(part(NAME, "cite"), "children"),
        Input(QUERY, "data"),
        Input(part(NAME, "dataset"), "value"),
        Input(part(NAME, "format"), "value"),
        Input(part(NAME, "package"), "value"),
    )
    def choose(query: str, dataset: str, form: str, packed: str) -> tuple[Any, ...]:
        if (
            dataset not in exports.DATASETS
            or form not in list(Format)
            or packed not in (_PACKED, _PLAIN)
        ):
            raise Forged("no such extract")
        return chosen(desk, read(query), dataset, Format(form), packed=packed == _PACKED)


def chosen(desk: Desk, look: Look, dataset: str, form: Format, *, packed: bool) -> tuple[Any, ...]:
    """Return what the page says about an extract, in the order of its outputs."""
    words = look.words
    extract = wanted(desk, dataset, look)
    with desk.read() as cursor:
        seen = exports.preview(cursor, extract, PREVIEWED)
        view = exports.filters_in_words(cursor, look.filters, look.ui)
        undated = 0
        if not look.filters.undated:
            undated = int(overview.totals(cursor, look.filters)["undated"].iloc[0])
    name = exports.filename(dataset, look.filters, form, packed=packed)
    path = f"/download/{dataset}.{form}" + ".zip" * packed
    code = "\n".join(_CODE[form]).format(file=f"{dataset}.{form}" if packed else name)
    size = words(
        "downloads.size_of",
        rows=words.number(seen.rows),
        kilobytes=words.number(max(1, seen.csv_bytes / 1000)),
    )
    if undated:
        size = f"{size}; {words.counted('downloads.undated', undated)}"
    cite = words(
        "downloads.cite_as", title=words(f"downloads.name.{dataset}"), view="; ".join(view)
    )
    return (
        words(f"downloads.meaning.{dataset}"),
        "; ".join(view),
        size,
        href(path, look.having(page=1)),
        _previewed(seen, words),
        _columns(seen, words),
        code,
        cite,
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
