"""Offsets of clean text carried back to the input text that a corpus was annotated on."""

from __future__ import annotations

from collections.abc import Sequence

from warehouse.evaluation.corpus import Ranges
from warehouse.model import Cut


class Alignment:
    """Maps offsets of a clean text to the input it was made from, in one pass over both.

    Args:
        source: the input text.
        clean: what cleaning made of it.
        cuts: the ranges of the input that cleaning says it removed.
    """

    def __init__(self, source: str, clean: str, cuts: Sequence[Cut]) -> None:
        self._places = _places(source, clean, cuts)

    def ranges(self, ranges: Ranges) -> Ranges:
        """Return the same words as ranges of the input."""
        return tuple(
            (self._places[start], self._places[end - 1] + 1) for start, end in ranges if start < end
        )


def _places(source: str, clean: str, cuts: Sequence[Cut]) -> list[int]:
    if source == clean:
        return list(range(len(clean)))
    skip = {cut.start: cut.end for cut in cuts}
    places = []
    at, last = 0, max(len(source) - 1, 0)
    for character in clean:
        at = _next(source, at, character, skip)
        places.append(min(at, last))
        at += at < len(source) and _same(source[at], character)
    return places


def _next(source: str, at: int, character: str, skip: dict[int, int]) -> int:
    """Return where `character` stands next; an inserted space stays where it is."""
    while at < len(source):
        if at in skip:
            at = max(skip[at], at + 1)
        elif _same(source[at], character) or (character.isspace() and not source[at].isspace()):
            return at
        else:
            at += 1
    return at


def _same(one: str, other: str) -> bool:
    return one == other or (one.isspace() and other.isspace())
