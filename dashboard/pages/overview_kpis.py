"""The four figures on top of the overview, and how they changed since the stretch before."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, html

from dashboard import drawing
from dashboard.components.card import part
from dashboard.components.shell import QUERY
from dashboard.figures.movers import points
from dashboard.filters import Look, href, read
from dashboard.frames import records
from dashboard.wording import Words
from warehouse.commands import Desk
from warehouse.queries import overview
from warehouse.queries.change import Change, change
from warehouse.queries.scope import Axis, beside

PAGE = "overview"
NAMES = ("articles", "mentions", "quotations", "credited")


def kpi_list(words: Words) -> Any:
    """Return the empty figures that `register` fills."""
    return html.Dl([_kpi(name, words) for name in NAMES], className="np-kpis")


def _kpi(name: str, words: Words) -> Any:
    return html.Div(
        [
            html.Dt(words(f"kpi.{name}")),
            html.Dd(
                [
                    html.Span(id=part(PAGE, "kpi", name), className="np-kpi-value"),
                    html.Span(id=part(PAGE, "kpi", name, "note"), className="np-kpi-note"),
                    html.Span(id=part(PAGE, "kpi", name, "change"), className="np-kpi-change"),
                ]
            ),
        ],
        className="np-kpi",
    )


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the figures."""

    @app.callback(
        [Output(part(PAGE, "kpi", name), "children") for name in NAMES]
        + [Output(part(PAGE, "kpi", name, "note"), "children") for name in NAMES],
        Input(QUERY, "data"),
    )
    def count(query: str) -> list[Any]:
        values, notes = kpis(desk, read(query))
        return [*values, *notes]

    @app.callback(
        [Output(part(PAGE, "kpi", name, "change"), "children") for name in NAMES],
        Input(QUERY, "data"),
    )
    def compare(query: str) -> list[str]:
        return changes(desk, read(query))


def kpis(desk: Desk, look: Look) -> tuple[list[str], list[Any]]:
    """Return the four figures of the view and what each of them is about.

    Where no article in view is analysed, nothing was counted: that is no 0.
    """
    with desk.read() as cursor:
        row = records(overview.totals(cursor, look.filters))[0]
    words = look.words
    articles = words.number(row["articles"])
    analysed = int(row["articles"]) - int(row["not_analysed"])
    if row["articles"] and not analysed:
        return [articles, "–", "–", "–"], [_when(row, look), *[words("state.not_analysed")] * 3]
    notes = [
        _when(row, look),
        words.counted("count.outlets", int(row["outlets"])),
        words.counted("count.speakers", int(row["speakers"])),
        words.counted("count.articles", int(row["credited"])),
    ]
    return [
        articles,
        words.number(row["mentions"]),
        words.number(row["quotations"]),
        words.percent(int(row["credited"]) / analysed if analysed else 0.0),
    ], notes


def _when(row: dict[str, Any], look: Look) -> Any:
    """Say which days the articles are from, and open those without one."""
    words = look.words
    dated = drawing.is_date(row["first_date"]) and drawing.is_date(row["last_date"])
    said = words.day_range(row["first_date"], row["last_date"]) if dated else words("kpi.no_dates")
    undated = int(row["undated"])
    if not undated:
        return said
    seen = look.having(filters=beside(look.filters, Axis.ARTICLES), page=1)
    link = dmc.Anchor(
        words.counted("count.undated", undated),
        href=href("/articles", seen),
        inherit=True,
        underline="always",
    )
    return [said, " · ", link]


def changes(desk: Desk, look: Look) -> list[str]:
    """Return how each figure changed, and which two stretches of time are compared.

    Where one of them was not collected completely a change may be one of collecting: it says so.
    """
    with desk.read() as cursor:
        found = change(cursor, look.filters)
    words = look.words
    if found is None:
        return [words("change.nothing")] * len(NAMES)
    key = "change.even" if found.even else "change.uneven"
    now = words.day_range(found.first, found.last)
    before = words.day_range(found.first_before, found.last_before)
    said = [*(_count(found, name, words) for name in NAMES[:-1]), _share(found, words)]
    return [words(key, now=now, change=one, before=before) for one in said]


def _count(found: Change, name: str, words: Words) -> str:
    """Write a change as percent of what was, or as plain numbers where that is next to nothing."""
    before, now = int(found.before[name]), int(found.now[name])
    if not before:
        return words("change.from_to", before=words.number(before), now=words.number(now))
    sign = "+" if now > before else "−" if now < before else "±"
    return sign + words.percent(abs(now - before) / before)


def _share(found: Change, words: Words) -> str:
    shares = []
    for row in (found.before, found.now):
        analysed = int(row["articles"]) - int(row["not_analysed"])
        shares.append(int(row["credited"]) / analysed if analysed else None)
    if shares[0] is None or shares[1] is None:
        return "–"
    return points(shares[1] - shares[0], words)
