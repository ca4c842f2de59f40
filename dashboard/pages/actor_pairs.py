"""The cards of Actors about pairs: who stands beside the chosen, and the matrix of the few."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard import drawing
from dashboard.binding import TOGETHER, ChartCard
from dashboard.components.card import Drawing, Table
from dashboard.components.open_table import Cell, OpenTable
from dashboard.figures.ranking import Bar, Part
from dashboard.filters import Asked, Look, Point
from dashboard.frames import records
from dashboard.pages.open_table import TableCard, leads, without
from warehouse.queries import actors, comentions
from warehouse.queries.articles import Focus
from warehouse.queries.denominators import left_out
from warehouse.queries.scope import Axis

PAGE = "actors"
_BESIDE = 14
# The shade of a cell is full where a pair is met this many times as often as by chance.
_FULL_HEAT = 3.0


def draw_beside(cursor: Any, look: Look, view: str) -> Drawing:
    """Draw who is mentioned in the same articles as each of the chosen, else the top actor."""
    words = look.words
    ids = look.filters.actor
    ids = ids or tuple(actors.top(cursor, look.filters, limit=1)["actor_id"])
    found = comentions.beside(cursor, look.filters, actor_ids=ids, limit=_BESIDE, language=look.ui)
    every = replace(look.filters, actor=(), together=False)
    analysed = left_out(cursor, every, Axis.ACTORS).analysed
    if not len(found):
        return drawing.empty(cursor, look, "together", Axis.ACTORS)
    pen = drawing.pen_for(found, look, view)
    listed, several = records(found), len(ids) > 1
    pairs = [f"{row['beside_id']}{TOGETHER}{row['actor_id']}" for row in listed]
    rows = [
        Bar(
            pair,
            f"{row['name']} + {row['beside']}" if several else row["name"],
            (float(row["together"]),),
        )
        for pair, row in zip(pairs, listed, strict=True)
    ]
    shown_ids = ids[: comentions.MOST_BESIDE]
    names = actors.named(cursor, shown_ids, language=look.ui)["name"]
    subtitle = words(
        "actors.beside.subtitle",
        names=", ".join(names),
        least=words.number(comentions.least_together(analysed)),
        shown=words.number(len(rows)),
        whole=drawing.of_all(analysed, pen),
    )
    if len(ids) > len(shown_ids):
        subtitle += f" {words.counted('actors.left', len(ids) - len(shown_ids))}"
    parts = [Part(words("axis.articles"), pen.theme.lines[4])]
    drawn = drawing.of_bars(rows, parts, pen, noun="count.articles", subtitle=subtitle)
    return replace(drawn, table=_beside_table(listed, pairs, look))


def ask_beside(look: Look, point: Point) -> Asked:
    """A bar stands for the articles that mention both actors."""
    both = tuple(point.series.split(TOGETHER))
    return Asked(replace(look.filters, actor=both, together=True), Focus.MENTION)


def _beside_table(rows: list[dict[str, Any]], pairs: list[str], look: Look) -> Table:
    words = look.words
    head = ("table.name", "actors.beside_whom", "actors.together", "axis.articles", "actors.lift")
    return Table(
        tuple(words(key) for key in head),
        tuple(
            (
                row["name"],
                row["beside"],
                words.number(row["together"]),
                words.number(row["articles"]),
                words.decimal(row["lift"]),
            )
            for row in rows
        ),
        tuple(Point(pair) for pair in pairs),
    )


def draw_matrix(cursor: Any, look: Look) -> OpenTable:
    """Return the articles that each two of the chosen, else the most mentioned actors share."""
    words, every = look.words, replace(look.filters, actor=(), together=False)
    ids = comentions.few(cursor, look.filters)
    found = comentions.matrix(cursor, look.filters, actor_ids=ids, language=look.ui)
    if not len(found):
        return without(drawing.empty(cursor, look, "together", Axis.ACTORS))
    analysed = left_out(cursor, every, Axis.ACTORS).analysed
    pairs = {(row["beside_id"], row["actor_id"]): row for row in records(found)}
    pen = drawing.pen_for(found, look, "light-wide")
    names, alone = _sides(pairs)
    least = comentions.least_together(analysed)
    left = len(look.filters.actor) - len(ids)
    subtitle = words(
        "actors.matrix.subtitle",
        whole=drawing.of_all(analysed, pen),
        shown=words.number(len(ids)),
        least=words.number(least),
    )
    if left > 0:
        subtitle += f" {words.counted('actors.left', left)}"
    return OpenTable(
        head=(words("table.name"), *(names[key] for key in ids)),
        rows=tuple(
            (
                Cell(names[one]),
                *(_pair_cell(look, pairs, (one, two), alone=alone, least=least) for two in ids),
            )
            for one in ids
        ),
        subtitle=subtitle,
    )


Pairs = dict[tuple[str, str], dict[str, Any]]


def _sides(pairs: Pairs) -> tuple[dict[str, str], dict[str, int]]:
    """Return the names of all actors of the pairs, and the articles that mention each of them."""
    names: dict[str, str] = {}
    alone: dict[str, int] = {}
    for (one, two), row in pairs.items():
        names |= {one: row["beside"], two: row["name"]}
        alone |= {one: row["beside_articles"], two: row["articles"]}
    return names, alone


def _pair_cell(
    look: Look, pairs: Pairs, both: tuple[str, str], *, alone: dict[str, int], least: int
) -> Cell:
    words, (one, two) = look.words, both
    if one == two:
        asked = Asked(replace(look.filters, actor=(one,), together=False), Focus.MENTION)
        return Cell(words.number(alone[one]), leads(look, asked))
    row = pairs.get((one, two)) or pairs[two, one]
    together, lift = int(row["together"]), float(row["lift"])
    # Also that two never meet is told where chance alone would have brought them together.
    told = max(together, row["expected"]) >= least
    hint = words(
        "actors.matrix.hint",
        one=row["beside"],
        two=row["name"],
        together=words.counted("count.articles", together),
        expected=words.decimal(row["expected"]),
    )
    asked = ask_beside(look, Point(TOGETHER.join((one, two))))
    heat = max(-1.0, min(1.0, (lift - 1) / (_FULL_HEAT - 1) if lift > 1 else lift - 1))
    return Cell(
        words.number(together),
        leads(look, asked) if together else "",
        words("actors.matrix.times", n=words.decimal(lift)) if told else "",
        heat=heat if told else None,
        hint=hint,
    )


BESIDE = ChartCard(PAGE, "beside", "comentions", draw_beside, ask_beside)
MATRIX = TableCard(PAGE, "matrix", "comention_matrix", draw_matrix, wide=True)
