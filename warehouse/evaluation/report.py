"""Figures for people and machines: a table, JSON, and a page of misses and false alarms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from html import escape
from itertools import pairwise
from typing import Any

from warehouse.evaluation.corpus import Kind, Ranges
from warehouse.evaluation.intervals import Figure
from warehouse.evaluation.measuring import Judged, KindFigures
from warehouse.evaluation.quotations import Claim, match, speaker_is_right
from warehouse.evaluation.wires import GroupFigures

_CONTEXT = 160
_STYLE = """body{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}
mark{background:#ffe08a}b{background:#bfe3ff}section{border-left:4px solid;margin:1rem 0;
padding:.2rem 1rem}.miss{border-color:#b00020}.alarm{border-color:#c77700}
.speaker{border-color:#555}
small{color:#555}"""


Row = KindFigures | GroupFigures
Systems = Sequence[tuple[str, Sequence[Row]]]


def table(systems: Systems) -> str:
    """Return a text table: one line for each system and kind, shares with their intervals."""
    names = _share_names(systems)
    lines = [f"{'':24}{'gold':>6}{'found':>7}" + "".join(f"{name:>22}" for name in names)]
    for system, rows in systems:
        for row in rows:
            shares = "".join(f"{_share(getattr(row, name)):>22}" for name in names)
            lines.append(f"{system + ' ' + row.kind:24}{row.gold:>6}{row.found:>7}{shares}")
    return "\n".join(lines) + "\n"


def as_json(systems: Systems) -> dict[str, Any]:
    """Return the figures of all systems as plain values."""
    return {system: {row.kind: asdict(row) for row in rows} for system, rows in systems}


def _share_names(systems: Systems) -> list[str]:
    row = systems[0][1][0]
    return [one.name for one in fields(row) if isinstance(getattr(row, one.name), Figure)]


def error_page(judged: Iterable[Judged], *, title: str) -> Iterator[str]:
    """Yield a web page, piece by piece: misses, false alarms and wrong speakers in context."""
    yield f"<!doctype html><meta charset=utf-8><title>{escape(title)}</title>"
    yield f"<style>{_STYLE}</style><h1>{escape(title)}</h1>"
    yield "<p>Yellow: the quotation. Blue: its speaker."
    for one in judged:
        sections = list(_sections(one))
        if sections:
            yield f"<h2>{escape(one.document.title)} <small>{escape(one.document.id)}</small></h2>"
            yield from sections


def _sections(one: Judged) -> Iterator[str]:
    golds = [gold for gold in one.golds if gold.kind is not Kind.REPORTED]
    pairs = match(golds, one.founds)
    text = one.document.text
    met_gold, met_found = {pair.gold for pair in pairs}, {pair.found for pair in pairs}
    for number, gold in enumerate(golds):
        if number not in met_gold:
            yield _section("miss", f"missed ({gold.kind})", text, gold)
    for number, found in enumerate(one.founds):
        if number not in met_found:
            yield _section("alarm", f"false alarm ({found.kind})", text, found)
    for pair in pairs:
        gold, found = golds[pair.gold], one.founds[pair.found]
        if gold.kind is not found.kind:
            yield _section("speaker", f"{gold.kind} taken as {found.kind}", text, found)
        if gold.speaker and not speaker_is_right(gold, found):
            yield _section("speaker", f"speaker annotated ({gold.kind})", text, gold)
            yield _section("speaker", "speaker found", text, found)


def _section(style: str, words: str, text: str, claim: Claim) -> str:
    start, end = _hull((*claim.quote, *claim.speaker_ranges), len(text))
    shown = _marked(text, max(start - _CONTEXT, 0), min(end + _CONTEXT, len(text)), claim)
    return f'<section class="{style}"><small>{escape(words)}</small><br>{shown}</section>'


def _hull(ranges: Ranges, length: int) -> tuple[int, int]:
    starts = [start for start, _ in ranges] or [0]
    ends = [end for _, end in ranges] or [min(_CONTEXT, length)]
    return min(starts), max(ends)


def _marked(text: str, start: int, end: int, claim: Claim) -> str:
    """Return the stretch as HTML with quotation and speaker marked; edges never cross tags."""
    edges = {start, end}
    for ranges in (claim.quote, claim.speaker_ranges):
        edges.update(place for pair in ranges for place in pair if start < place < end)
    places = sorted(edges)
    pieces = []
    for left, right in pairwise(places):
        words = escape(text[left:right])
        if _inside(claim.speaker_ranges, left):
            words = f"<b>{words}</b>"
        pieces.append(f"<mark>{words}</mark>" if _inside(claim.quote, left) else words)
    return "".join(pieces)


def _inside(ranges: Ranges, place: int) -> bool:
    return any(start <= place < end for start, end in ranges)


def _share(figure: Figure) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return "-"
    return f"{figure.value:6.1%} [{figure.low:.1%}, {figure.high:.1%}]".replace("%", "")
