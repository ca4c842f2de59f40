"""A page of misses, false alarms and wrong speakers in context, for a developer to read through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from warehouse.evaluation import mentions, metadata, wires
from warehouse.evaluation.corpus import Kind, Ranges
from warehouse.evaluation.figures import Conveyed
from warehouse.evaluation.measuring import Judged
from warehouse.evaluation.quotations import Claim, match, name_is_right, speaker_is_right

_CONTEXT = 160
_STYLE = """body{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}
mark{background:#ffe08a}b{background:#bfe3ff}section{border-left:4px solid;margin:1rem 0;
padding:.2rem 1rem}.miss{border-color:#b00020}.alarm{border-color:#c77700}
.speaker{border-color:#555}
small{color:#555}"""


def page(judged: Iterable[Judged], conveyed: Sequence[Conveyed], *, title: str) -> Iterator[str]:
    """Yield a web page, piece by piece: quotations first, then credits, mentions and metadata."""
    yield f"<!doctype html><meta charset=utf-8><title>{escape(title)}</title>"
    yield f"<style>{_STYLE}</style><h1>{escape(title)}</h1>"
    yield "<p>Yellow: the quotation. Blue: its speaker."
    for one in judged:
        sections = list(_sections(one))
        if sections:
            yield f"<h2>{escape(one.document.title)} <small>{escape(one.document.id)}</small></h2>"
            yield from sections
    yield from _listed("Wire credits", wires.differences(_labelled(conveyed, "credits")))
    yield from _listed("Mentions", _names(_labelled(conveyed, "mentions")))
    yield from _listed("Dates and authors", metadata.differences(conveyed))


def _labelled(conveyed: Iterable[Conveyed], kind: str) -> list[Conveyed]:
    return [one for one in conveyed if getattr(one.document, kind) is not None]


def _listed(title: str, found: Iterable[tuple[Conveyed, list[str]]]) -> Iterator[str]:
    """Yield a list of documents with what is wrong in each, nothing where all is right."""
    lines = [
        f"<li>{escape(one.document.id)} {one.document.language}: {escape('; '.join(wrong))}"
        for one, wrong in found
    ]
    if lines:
        yield f"<h2>{escape(title)}</h2><ul>"
        yield from lines
        yield "</ul>"


def _names(conveyed: Iterable[Conveyed]) -> Iterator[tuple[Conveyed, list[str]]]:
    for one in conveyed:
        gold, found = mentions.names(one)
        wrong = [f"-{kind} {_words(one, words)}" for kind, words in gold - found]
        wrong += [f"+{kind} {_words(one, words)}" for kind, words in found - gold]
        if wrong:
            yield one, sorted(wrong)


def _words(one: Conveyed, words: frozenset[int]) -> str:
    return " ".join(mentions.surface(one.document.text, words))


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
        yield from _differing(text, golds[pair.gold], one.founds[pair.found])


def _differing(text: str, gold: Claim, found: Claim) -> Iterator[str]:
    """Yield what is wrong about a quotation that was found: its kind, its speaker, his name."""
    if gold.kind is not found.kind:
        yield _section("speaker", f"{gold.kind} taken as {found.kind}", text, found)
    if gold.speaker and not speaker_is_right(gold, found):
        yield _section("speaker", f"speaker annotated ({gold.kind})", text, gold)
        yield _section("speaker", "speaker found", text, found)
    elif gold.name is not None and not name_is_right(gold, found):
        words = f"meant {gold.name}, found {found.name} ({gold.naming}, found {found.naming})"
        yield _section("speaker", words, text, found)


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
