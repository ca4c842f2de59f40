"""The cards of the overview about change: movers, and spikes with what drove them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dashboard import drawing
from dashboard.binding import ChartCard
from dashboard.components.card import Drawing, Notice, Table
from dashboard.components.open_table import Cell, OpenTable
from dashboard.figures import movers as figure
from dashboard.filters import Asked, Look, Point, within
from dashboard.frames import records
from dashboard.pages.open_table import TableCard, leads, without
from dashboard.wording import Words
from warehouse.queries import drivers, movers, spikes
from warehouse.queries.articles import Focus
from warehouse.queries.drivers import Driver
from warehouse.queries.scope import Axis

PAGE = "overview"
_MOVERS = 10
# From here on a decimal of what is usual tells nothing.
_ROUGH = 100


def draw_movers(cursor: Any, look: Look, view: str) -> Drawing:
    """Draw whose share changed most between the newest two full periods."""
    words = look.words
    found = movers.movers(cursor, look.filters, limit=_MOVERS, language=look.ui)
    if not len(found):
        return _without_two(cursor, look)
    pen, rows = drawing.pen_for(found, look, view), records(found)
    one, beyond = rows[0], sum(row["beyond_chance"] for row in rows)
    subtitle = words(
        "overview.movers.subtitle",
        now=words.day_range(one["first"], one["last"]),
        before=words.day_range(one["first_before"], one["last_before"]),
        now_of=drawing.of_all(one["now_of"], pen),
        before_of=words.number(one["before_of"]),
        shown=words.number(len(rows)),
    )
    said = words.counted("overview.movers.found", beyond) if beyond else words("movers.none")
    return Drawing(
        figure=figure.dots(rows, pen),
        subtitle=f"{said} {subtitle}",
        legend=figure.keys(pen),
        summary=said,
        table=_movers_table(rows, look),
        notes=(),
    )


def _without_two(cursor: Any, look: Look) -> Drawing:
    """Say why there is nothing to compare: nobody is mentioned, or there are no two periods."""
    nothing = drawing.empty(cursor, look, "mentions", Axis.ACTORS, timed=True)
    if look.filters.undated:
        return nothing
    words = look.words
    notice = Notice(words("overview.movers.too_few"), words("overview.movers.too_few_hint"))
    return replace(nothing, notice=notice)


def _movers_table(rows: list[dict[str, Any]], look: Look) -> Table:
    words = look.words
    head = ("table.name", "movers.before", "movers.now", "movers.change", "movers.interval")
    body = (
        (
            row["name"],
            words.percent(row["before"] / row["before_of"]),
            words.percent(row["now"] / row["now_of"]),
            figure.points(row["change"], words),
            words(
                "movers.between",
                low=figure.points(row["low"], words),
                high=figure.points(row["high"], words),
            ),
            figure.verdict(row, words),
        )
        for row in rows
    )
    points = (Point(row["actor_id"], row["first_before"], row["last"]) for row in rows)
    titles = (*(words(key) for key in head), words("movers.verdict"))
    return Table(titles, tuple(body), tuple(points))


def ask_movers(look: Look, point: Point) -> Asked:
    """A dot stands for the articles of both periods that mention the actor."""
    filters = within(look.filters, point)
    chosen = (point.series,) if point.series else filters.actor
    return Asked(replace(filters, actor=chosen, together=False), Focus.MENTION)


def draw_spikes(cursor: Any, look: Look) -> OpenTable:
    """Return the periods in which actors are mentioned far more than usual, and why."""
    words = look.words
    found = spikes.spikes(cursor, look.filters, language=look.ui)
    if not len(found):
        return _without_spikes(cursor, look)
    rows = records(found)
    runs = [(row["actor_id"], row["first"], row["last"], row["articles"]) for row in rows]
    told: dict[int, list[dict[str, Any]]] = {}
    for one in records(drivers.drivers(cursor, look.filters, runs, language=look.ui)):
        told.setdefault(one["spike"], []).append(one)
    head = ("table.name", "table.period", "axis.articles", "spikes.usual", "spikes.drivers")
    return OpenTable(
        head=tuple(words(key) for key in head),
        rows=tuple(_line(row, told.get(at, []), look) for at, row in enumerate(rows)),
        subtitle=words("overview.spikes.subtitle", shown=words.number(len(rows))),
    )


def _without_spikes(cursor: Any, look: Look) -> OpenTable:
    words = look.words
    nothing = without(drawing.empty(cursor, look, "mentions", Axis.ACTORS, timed=True))
    if look.filters.undated:
        return nothing
    hint = words("overview.spikes.none_hint", n=spikes.LEAST_PERIODS, m=spikes.LEAST_ARTICLES)
    return replace(nothing, notice=Notice(words("overview.spikes.none"), hint))


def _line(row: dict[str, Any], told: list[dict[str, Any]], look: Look) -> tuple[Cell, ...]:
    words = look.words
    point = Point(row["actor_id"], row["first"], row["last"])
    asked = ask_movers(look, point)
    of = words(
        "overview.spikes.of",
        n=words.percent(row["articles"] / row["denominator"]),
        whole=words.number(row["denominator"]),
    )
    times = words("actors.matrix.times", n=words.decimal(row["times"]))
    return (
        Cell(row["name"], leads(look, asked)),
        Cell(words.day_range(row["first"], row["last"])),
        Cell(words.number(row["articles"]), leads(look, asked), under=of),
        Cell(_usual(row["expected"], words), under=times),
        Cell("", links=tuple(_links(told, asked, look)), under="" if told else words("spikes.no")),
    )


def _usual(expected: float, words: Words) -> str:
    return words.decimal(expected) if expected < _ROUGH else words.number(expected)


def _links(told: list[dict[str, Any]], asked: Asked, look: Look) -> Iterator[tuple[str, str]]:
    """Yield what drove a spike with the way to its articles."""
    words, view = look.words, asked.filters
    for one in told:
        kind, key = Driver(one["kind"]), one["key"]
        if kind is Driver.ACTOR:
            filters = replace(view, actor=(*view.actor, key), together=True)
        elif kind is Driver.OUTLET:
            filters = replace(view, outlet=(key,))
        elif kind is Driver.AGENCY:
            filters = replace(view, agency=(key,))
        else:
            filters = replace(view, q=f"{view.q} {key}".strip())
        share = words.percent(one["inside"] / one["inside_of"])
        text = words(f"spikes.{kind}", name=one["name"], share=share)
        yield text, leads(look, Asked(filters, asked.focus))


MOVERS = ChartCard(PAGE, "movers", "movers", draw_movers, ask_movers)
SPIKES = TableCard(PAGE, "spikes", "spikes", draw_spikes, wide=True)
