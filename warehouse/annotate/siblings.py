"""Marked fragments in a row: who said the first said the next as well ("„A“ und „B“")."""

from __future__ import annotations

from dataclasses import replace

from warehouse.annotate.passages import is_name, is_work
from warehouse.annotate.reading import Find, Reading
from warehouse.annotate.sentence import Sentence
from warehouse.model import QuotationType

# How many small words may stand between two fragments ("oder auch", "und die").
_REACH = 2


def joined_fragments(r: Reading) -> None:
    """Take marked fragments that only a joining word parts from one that is somebody's words."""
    s = r.s
    if not s.lexicon.verb_second:
        return
    for i in s.marked:
        before = sibling_before(s, i)
        if r.is_taken(i) or before is None or is_work(s, i):
            continue
        said = _fragment_at(r, before)
        if said is None or (is_name(s, i) and not is_name(s, before)):
            continue
        r.take(replace(said, parts=((i, i + 1),), rule="fragment_joined", confidence=0.6))


def sibling_before(s: Sentence, i: int) -> int | None:
    """Return the marks that the marks at `i` are joined to, None if there are none."""
    joins = False
    for j in range(i - 1, max(-1, i - _REACH - 2), -1):
        if s.is_marked(j):
            return j if joins else None
        joins = joins or s.low(j) in s.lexicon.joiners or s.tokens[j].text == ","
        small = s.low(j) in s.lexicon.determiners or s.lexicon.is_adverb(s.low(j))
        if not (joins or small):
            return None
    return None


def _fragment_at(r: Reading, i: int) -> Find | None:
    """Return the quotation that holds nothing but the marks at `i`."""
    for find in r.finds:
        if find.type is QuotationType.DIRECT and find.parts == ((i, i + 1),):
            return find
    return None
