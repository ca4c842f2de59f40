"""Media that pass on what their source said ("meldete die dpa unter Berufung auf die Polizei")."""

from __future__ import annotations

from dataclasses import replace

from warehouse.annotate.phrases import Range, phrase_at
from warehouse.annotate.reading import Find
from warehouse.annotate.sentence import Sentence


def relayed(s: Sentence, finds: list[Find]) -> list[Find]:
    """Return the finds of a sentence with the original source as speaker, the medium beside it."""
    if not s.lexicon.relays or not finds:
        return finds
    relays = [relay for i in range(s.end) if (relay := _relay_at(s, i)) is not None]
    return [_relayed(s, find, relays) for find in finds] if relays else finds


def _relay_at(s: Sentence, i: int) -> tuple[int, Range] | None:
    """Return where the words of a relay start and the source that they lead to."""
    first, _, _ = s.low(i).partition(" ")
    for words in s.lexicon.relays.get(first, ()):
        end = _past(s, i, words)
        if end is not None:
            source = phrase_at(s, end, governed=True, loose=True)
            return None if source is None else (i, source)
    return None


def _past(s: Sentence, i: int, words: tuple[str, ...]) -> int | None:
    """Return where words end that stand at a position, some of them maybe joined to one token."""
    at, met = i, 0
    while met < len(words):
        joined = s.low(at).split()
        if not joined or tuple(joined) != words[met : met + len(joined)]:
            return None
        at, met = at + 1, met + len(joined)
    return at


def _relayed(s: Sentence, find: Find, relays: list[tuple[int, Range]]) -> Find:
    """Return a find whose own frame holds a relay with the source that it leads to."""
    for at, source in relays:
        parts = _without(s, find.parts, at, source)
        if find.speaker is None or not parts or any(a <= at < b for a, b in parts):
            continue
        medium = find.speaker
        if medium[0] < at:
            medium = (medium[0], min(medium[1], at))
        if _overlap(medium, source) or not _shares_frame(s, find, at):
            continue
        if any(_overlap(part, words) for part in parts for words in (medium, source)):
            continue  # words of what is said pass nothing on
        return replace(find, parts=parts, speaker=source, medium=medium)
    return find


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _without(s: Sentence, parts: tuple[Range, ...], at: int, source: Range) -> tuple[Range, ...]:
    """Return the parts of a quotation without the relay that opens the last of them."""
    start, end = parts[-1]
    if start != at:
        return parts
    behind = s.break_after(source[1])
    left = () if behind + 1 >= end else ((behind + 1, end),)
    return (*parts[:-1], *left)


def _shares_frame(s: Sentence, find: Find, at: int) -> bool:
    """Tell whether a relay and the medium of a find stand in one stretch outside of the parts."""
    if find.speaker is None:
        return False
    low, high = sorted((find.speaker[0], at))
    between = [part for part in find.parts if low < part[0] < high]
    opens = at == 0 or s.tokens[at - 1].is_break
    return not between or opens
