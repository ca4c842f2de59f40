"""Wires: whose wire copy it is, by kind of credit, over time, by role and by outlet."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import Dash, Input, Output, State, html

from dashboard import drawing
from dashboard.binding import ChartCard, bind
from dashboard.components.attributes import aria
from dashboard.components.card import Drawing, card, part
from dashboard.components.shell import QUERY
from dashboard.figures import ranking
from dashboard.figures import wires as wires_figure
from dashboard.figures.canvas import Pen
from dashboard.figures.ranking import Bar, Part
from dashboard.filters import Asked, Look, Measure, Point, read, within, write
from dashboard.frames import records
from dashboard.pages import frame
from warehouse.commands import Desk
from warehouse.model import GROUP_OF_ROLE, CreditGroup, CreditRole
from warehouse.queries import wires
from warehouse.queries.articles import Focus
from warehouse.queries.denominators import left_out
from warehouse.queries.scope import Axis

NAME = "wires"
PATH = "/wires"
TEXT = CreditGroup.TEXT
_MOST = 14
_COLOURED = 6


def layout(desk: Desk, address: str = "", pathname: str = PATH) -> Any:
    """Return the page for a query string."""
    del pathname
    return frame.page(desk, NAME, PATH, address, _body)


def _body(look: Look) -> list[Any]:
    words = look.words
    switch = dmc.SegmentedControl(
        id=part(NAME, "group"),
        data=[{"value": one, "label": words(f"group.{one}")} for one in CreditGroup],
        value=look.group,
        size="xs",
        **aria(label=words("group.label")),
    )
    return [
        html.Div(
            [
                card(NAME, "over_time", words, wide=True, height=420, controls=[switch]),
                card(NAME, "by_role", words, height=420),
                card(NAME, "by_outlet", words, height=420),
            ],
            className="np-grid",
        )
    ]


def register(app: Dash, desk: Desk) -> None:
    """Register the callbacks of the page."""
    for one in CARDS:
        bind(app, desk, one)

    @app.callback(
        Output(QUERY, "data", allow_duplicate=True),
        Input(part(NAME, "group"), "value"),
        State(QUERY, "data"),
        prevent_initial_call=True,
    )
    def grouped(value: str, query: str) -> str:
        return write(read(f"{query}&group={value}"))


def draw_over_time(cursor: Any, look: Look, view: str) -> Drawing:
    """Draw the share of articles that credit each agency, for one group of credits."""
    found = wires.over_time(cursor, look.filters, group=look.group)
    if not len(found) or not found["articles"].fillna(0).sum():
        return drawing.empty(cursor, look, f"credits_{look.group}", Axis.WIRES, timed=True)
    pen = drawing.pen_for(found, look, view)
    words = look.words
    share = look.measure is Measure.SHARE
    none = wires.none_found(cursor, look.filters, group=look.group)
    figure = wires_figure.with_none(found, none, pen, share=share)
    subtitle = words(
        f"wires.over_time.subtitle_{look.group}",
        per=words(f"per.{pen.grain}"),
        whole=drawing.whole(found, pen),
    )
    what = wires_figure.agency_lines(share=share)
    notes = drawing.notes(cursor, look, Axis.WIRES, found)
    return drawing.of_lines(found, figure, pen, what, subtitle=subtitle, notes=notes)


def roles_of(group: CreditGroup) -> tuple[CreditRole, ...]:
    """Return the credit roles that a group of credits consists of."""
    return tuple(role for role, its in GROUP_OF_ROLE.items() if its is group)


def ask_text(look: Look, point: Point) -> Asked:
    """A point of a line stands for the articles with a text credit of the agency."""
    return _ask(look, point, roles_of(TEXT))


def ask_group(look: Look, point: Point) -> Asked:
    """A point of a line stands for the articles with such a credit of the agency."""
    return _ask(look, point, roles_of(look.group))


def _ask(look: Look, point: Point, roles: tuple[CreditRole, ...]) -> Asked:
    filters = within(look.filters, point)
    agency = (point.series,) if point.series else filters.agency
    return Asked(replace(filters, agency=agency, role=roles), Focus.CREDIT)


def draw_by_role(cursor: Any, look: Look, view: str) -> Drawing:
    """Draw in which roles each agency is named; the roles are never merged."""
    found = wires.by_role(cursor, look.filters)
    if not len(found):
        return drawing.empty(cursor, look, "credits_text", Axis.WIRES)
    pen = drawing.pen_for(found, look, view)
    words = look.words
    cells = {(row["agency"], row["role"]): row["articles"] for row in records(found)}
    names = dict(zip(found["agency"], found["name"], strict=True))
    rows = [
        Bar(agency, name, tuple(float(cells.get((agency, role), 0)) for role in CreditRole))
        for agency, name in names.items()
    ]
    rows.sort(key=lambda row: -sum(row.values))
    parts = ranking.hues(pen, {role: words(f"role.{role}") for role in CreditRole})
    whole = drawing.of_all(left_out(cursor, look.filters, Axis.WIRES).analysed, pen)
    said = words("wires.by_role.subtitle", whole=whole)
    subtitle = drawing.cut(said, look, rows, most=_MOST)
    return drawing.of_bars(rows[:_MOST], parts, pen, noun="count.articles", subtitle=subtitle)


def ask_role(look: Look, point: Point) -> Asked:
    """A part of a bar stands for the articles that name the agency in that role."""
    return _ask(look, point, (CreditRole(point.part),) if point.part else look.filters.role)


def draw_by_outlet(cursor: Any, look: Look, view: str) -> Drawing:
    """Draw how many articles of each outlet credit which agency."""
    found = wires.by_outlet(cursor, look.filters)
    if not len(found):
        return drawing.empty(cursor, look, "credits_text", Axis.WIRES)
    pen = drawing.pen_for(found, look, view)
    cells = {(row["outlet"], row["agency"]): float(row["articles"]) for row in records(found)}
    analysed = {row["outlet"]: int(row["denominator"]) for row in records(found)}
    parts = _agency_parts(found, look, pen)
    rows = [
        Bar(
            str(outlet),
            str(outlet),
            tuple(sum(cells.get((outlet, one), 0) for one in ids(part)) for part in parts),
            note=f" ({look.words.number(whole)})",
        )
        for outlet, whole in analysed.items()
    ]
    rows.sort(key=lambda row: -sum(row.values))
    subtitle = drawing.cut(look.words("wires.by_outlet.subtitle"), look, rows, most=_MOST)
    return drawing.of_bars(rows[:_MOST], parts, pen, noun="count.articles", subtitle=subtitle)


def _agency_parts(found: pd.DataFrame, look: Look, pen: Pen) -> list[Part]:
    """Return a part for each of the commonest agencies, and one for all the others."""
    totals: Counter[str] = Counter()
    for row in records(found):
        totals[row["agency"]] += int(row["articles"])
    known = dict(zip(found["agency"], found["name"], strict=True))
    ranked = sorted(totals, key=lambda one: (-totals[one], one))
    names = {one: known[one] for one in ranked}
    others = list(names)[_COLOURED:]
    parts = ranking.agencies(pen, {one: names[one] for one in list(names)[:_COLOURED]})
    if others:
        parts.append(Part(look.words("wires.others"), pen.theme.context, key="\n".join(others)))
    return parts


def ids(part: Part) -> tuple[str, ...]:
    """Return the agencies that a part of a bar stands for."""
    return tuple(part.key.split("\n"))


def ask_outlet(look: Look, point: Point) -> Asked:
    """A part of a bar stands for the articles of the outlet that credit the agency."""
    agency = tuple(point.part.split("\n")) if point.part else look.filters.agency
    filters = replace(
        look.filters, outlet=(point.series,), agency=agency, role=roles_of(TEXT), grain=None
    )
    return Asked(filters, Focus.CREDIT)


CARDS = (
    ChartCard(NAME, "over_time", "wires_over_time", draw_over_time, ask_group, wide=True),
    ChartCard(NAME, "by_role", "wires_by_role", draw_by_role, ask_role),
    ChartCard(NAME, "by_outlet", "wires_by_outlet", draw_by_outlet, ask_outlet),
)
