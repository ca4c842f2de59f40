"""Which quote marks belong together: pairs of all styles, nested and over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from warehouse.languages.quoting import Marks

# How many open marks a closing mark looks back over; more nesting than this is not language.
_DEPTH = 6
# More open marks than this are noise; the older ones are forgotten.
_MOST_OPEN = 100
# A passage longer than this is a lost closing mark rather than a quotation.
_LONGEST = 6_000


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage in quote marks, marks included.

    `resumed`: it goes on from the paragraph before. `closed` is False when it goes on in the next,
    or behind a frame inside the marks; then `opened` is False for what stands behind the frame.
    """

    start: int
    end: int
    resumed: bool = False
    closed: bool = True
    opened: bool = True


class _Open(NamedTuple):
    at: int
    mark: str
    first: bool


class MarkPairs:
    """Finds marked passages with the pairs of one language."""

    def __init__(self, marks: Marks) -> None:
        self._closers: dict[str, str] = {}
        for pair in marks.pairs:
            self._closers[pair[0]] = self._closers.get(pair[0], "") + pair[1:]
        self._resumers = marks.resumers
        self._apostrophes = marks.apostrophes
        self._possessives = frozenset(marks.possessives)
        self._spaced = marks.spaced
        self._shared = marks.shared_closing
        closing = "".join(self._closers.values())
        self._closing = frozenset(closing)
        every = sorted(set(closing) | set(self._closers))
        self._pattern = re.compile("[" + re.escape("".join(every)) + "]") if every else None

    def find(self, text: str, ranges: Sequence[tuple[int, int]]) -> list[Marked]:
        """Return the outermost marked passages of the paragraphs at `ranges`, in order."""
        found: list[Marked] = []
        carried: _Open | None = None
        for start, end in ranges:
            if carried is not None and not self._resumes(text, start, carried):
                carried = None
            passages, left = self._paragraph(text, start, end, self._resumed(text, start, carried))
            if carried is not None:
                passages, left = _resume(start, passages, left)
            found.extend(passages)
            carried = left
            if left is not None and self._next_resumes(text, ranges, end, left):
                found.append(
                    Marked(left.at, _trim(text, left.at, end), resumed=not left.first, closed=False)
                )
            else:
                carried = None
                found.extend(self._closed_at_once(text, passages, left))
        return _outermost(found)

    def _closed_at_once(
        self, text: str, passages: list[Marked], left: _Open | None
    ) -> list[Marked]:
        """Return the passage whose closing mark also closes the last one inside it."""
        if not self._shared or left is None or not passages:
            return []
        last = passages[-1]
        closes = text[last.end - 1] in self._closers[left.mark]
        if last.start <= left.at or not closes or last.end - left.at > _LONGEST:
            return []
        return [Marked(left.at, last.end)]

    def _next_resumes(
        self, text: str, ranges: Sequence[tuple[int, int]], end: int, left: _Open
    ) -> bool:
        place = _following(ranges, end)
        return place is not None and self._resumes(text, place, left)

    def _resumes(self, text: str, start: int, left: _Open) -> bool:
        mark = text[start : start + 1]
        if mark == left.mark:
            return True
        return mark != "" and mark in self._resumers and left.mark not in self._apostrophes

    def _resumed(self, text: str, start: int, carried: _Open | None) -> _Open | None:
        """Return what a closing mark opens that resumes a quotation ("»El puerto ...")."""
        if carried is None or text[start] in self._closers:
            return None
        return _Open(start, carried.mark, first=False)

    def _paragraph(
        self, text: str, start: int, end: int, opened: _Open | None
    ) -> tuple[list[Marked], _Open | None]:
        if self._pattern is None:
            return [], None
        found: list[Marked] = []
        stack: list[_Open] = [] if opened is None else [opened]
        places = [match.start() for match in self._pattern.finditer(text, start, end)]
        places = [at for at in places if not _is_inside_word(text, at)]
        if opened is not None:
            places = [at for at in places if at != opened.at]
        apostrophes = self._word_apostrophes(text, places)
        for at in places:
            mark = text[at]
            closes = mark in self._closing and at not in apostrophes
            if closes and self._close(text, at, stack, found):
                continue
            if mark in self._closers and self._may_open(text, at):
                stack.append(_Open(at, mark, first=True))
                if len(stack) > _MOST_OPEN:
                    del stack[1 : _MOST_OPEN // 2]
        left = stack[0] if stack and _may_last(stack[0], found) else None
        return found, left

    def _may_open(self, text: str, at: int) -> bool:
        mark = text[at]
        if mark in self._apostrophes and text[at + 1 : at + 2].isdigit():
            return False  # "the '90s"
        return _may_open(text, at, spaced=mark in self._spaced)

    def _word_apostrophes(self, text: str, places: list[int]) -> frozenset[int]:
        """Return which marks belong to a word ("the workers' union") and close nothing.

        Such a mark may also close a passage; it does unless one follows that can do nothing else.
        """
        found: list[int] = []
        closes_later = False
        for at in reversed(places):
            if not _may_close(text, at, spaced=text[at] in self._spaced):
                closes_later = False
            elif not self._may_end_word(text, at):
                closes_later = True
            elif closes_later:
                found.append(at)
        return frozenset(found)

    def _may_end_word(self, text: str, at: int) -> bool:
        """Tell whether a mark may be the apostrophe of a possessive in front of its noun."""
        if text[at] not in self._apostrophes or text[at + 1 : at + 2] != " ":
            return False
        return text[at - 1 : at] in self._possessives and text[at + 2 : at + 3].isalpha()

    def _close(self, text: str, at: int, stack: list[_Open], found: list[Marked]) -> bool:
        mark = text[at]
        if not _may_close(text, at, spaced=mark in self._spaced):
            return False
        for back in range(1, min(_DEPTH, len(stack)) + 1):
            opened = stack[-back]
            if mark in self._closers[opened.mark]:
                if 1 < at - opened.at <= _LONGEST:
                    found.append(Marked(opened.at, at + 1))
                del stack[-back:]
                return True
        return False


def _resume(
    start: int, passages: list[Marked], left: _Open | None
) -> tuple[list[Marked], _Open | None]:
    if passages and passages[0].start == start:
        return [replace(passages[0], resumed=True), *passages[1:]], left
    if left is not None and left.at == start:
        return passages, left._replace(first=False)
    return passages, left


def _may_last(opened: _Open, found: list[Marked]) -> bool:
    return not found or found[-1].end <= opened.at or found[-1].start > opened.at


def _following(ranges: Sequence[tuple[int, int]], end: int) -> int | None:
    low, high = 0, len(ranges)
    while low < high:
        middle = (low + high) // 2
        if ranges[middle][0] < end:
            low = middle + 1
        else:
            high = middle
    return ranges[low][0] if low < len(ranges) else None


def _may_open(text: str, at: int, *, spaced: bool) -> bool:
    after = text[at + 1 : at + 2]
    before = text[at - 1 : at] if at > 0 else ""
    return (spaced or bool(after.strip())) and not before.isalnum()


def _is_inside_word(text: str, at: int) -> bool:
    """Tell whether a mark stands inside a word ("O'Hara", "it's")."""
    return at > 0 and text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum()


def _may_close(text: str, at: int, *, spaced: bool) -> bool:
    before = text[at - 1 : at] if at > 0 else ""
    after = text[at + 1 : at + 2]
    return (spaced or bool(before.strip())) and not after.isalnum()


def _trim(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _outermost(found: list[Marked]) -> list[Marked]:
    kept: list[Marked] = []
    for passage in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or passage.start >= kept[-1].end:
            kept.append(passage)
    return kept
