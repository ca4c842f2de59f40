"""Ranges of a text, merged and asked in any order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence


class Ranges:
    """Ranges of a text that do not overlap, asked in any order."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._ranges = merged(sorted(ranges))
        self._starts = [start for start, _ in self._ranges]

    def touch(self, start: int, end: int) -> bool:
        """Tell whether `start:end` shares a character with one of the ranges."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ranges[at][1] > start


def merged(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Unite sorted ranges that touch or overlap."""
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
