"""Word search: what a typed search asks for, where its words stand, and how much is looked at.

Words are found by reading texts, so one answer reads a bounded number of characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from warehouse.queries.filters import Filters
from warehouse.queries.scope import Axis, Cursor, counted, fill
from warehouse.queries.terms import Terms

# About half a second of reading on two slow cores.
MOST_CHARACTERS = 250_000_000
_AROUND = 80
_MOST_SNIPPETS = 3


@dataclass(frozen=True, slots=True)
class Searched:
    """What one answer to a search looks at.

    Attributes:
        filters: the same view, narrowed to the days whose texts are read.
        whole: whether these are all days of the view.
        first: the earliest of these days; None when `whole`.
        last: the latest of them; None when `whole`.
    """

    filters: Filters
    whole: bool = True
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a snippet; `hit` tells whether it is what was searched for."""

    text: str
    hit: bool = False


Snippet = tuple[Piece, ...]
Hits = tuple[tuple[int, int], ...]

_DAYS = """
SELECT v.pub_date, CAST(sum(a.characters) AS BIGINT)
FROM ({rows}) v JOIN articles a USING (article_id)
WHERE v.pub_date IS NOT NULL
GROUP BY v.pub_date ORDER BY v.pub_date
"""


def searched(
    cursor: Cursor, filters: Filters, *, oldest: bool = False, most: int = MOST_CHARACTERS
) -> Searched:
    """Return the part of a view that one answer searches: whole days from the newest back.

    Args:
        cursor: from `Desk.read()`.
        filters: the view with its search.
        oldest: begin with the oldest day instead.
        most: characters to read; the first day is always read whole.
    """
    if not filters.q or filters.undated:
        return Searched(filters)
    query = fill(_DAYS, rows=counted(replace(filters, q="", unique=False), Axis.ARTICLES))
    days = cursor.execute(query.sql, query.values).fetchall()
    if sum(characters for _day, characters in days) <= most:
        return Searched(filters)
    chosen = list(_within(days if oldest else days[::-1], most))
    first, last = min(chosen), max(chosen)
    narrowed = replace(filters, from_=first, to=last)
    return Searched(narrowed, whole=False, first=first, last=last)


def _within(days: Sequence[tuple[date, int]], most: int) -> Iterator[date]:
    read = 0
    for day, characters in days:
        if read and read + characters > most:
            return
        read += characters
        yield day


def hits(text: str, terms: Terms) -> Hits:
    """Return where the wanted words stand in a text, in order, without overlaps."""
    folded = _folded(text)
    found = sorted(
        place for word in terms.wanted for place in _places(folded, _folded(word)) if word
    )
    return tuple(_merged(found))


def _places(folded: str, word: str) -> Iterator[tuple[int, int]]:
    at = folded.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = folded.find(word, at + len(word))


def _merged(found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start, end = -1, -1
    for first, last in found:
        if first < end:
            end = max(end, last)
            continue
        if end > start:
            yield start, end
        start, end = first, last
    if end > start:
        yield start, end


def _folded(text: str) -> str:
    """Lower-case a text without moving any character: offsets must count the original."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(_lowered(sign) for sign in text)


@cache
def _lowered(sign: str) -> str:
    lower = sign.lower()
    return lower if len(lower) == 1 else sign


def pieces(text: str, places: Hits, start: int, end: int) -> Snippet:
    """Return `text[start:end]` cut where its hits begin and end."""
    cut: list[Piece] = []
    at = start
    for first, last in places:
        if last <= at or first >= end:
            continue
        if first > at:
            cut.append(Piece(text[at:first]))
        cut.append(Piece(text[max(first, at) : min(last, end)], hit=True))
        at = min(last, end)
    if at < end:
        cut.append(Piece(text[at:end]))
    return tuple(cut)


def snippets(text: str, places: Hits, *, most: int = _MOST_SNIPPETS) -> tuple[Snippet, ...]:
    """Return the first stretches of a text that hold hits, with what stands around them."""
    windows: list[tuple[int, int]] = []
    for first, last in places:
        start, end = max(0, first - _AROUND), min(len(text), last + _AROUND)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        elif len(windows) == most:
            break
        else:
            windows.append((start, end))
    return tuple(pieces(text, places, *_at_words(text, start, end)) for start, end in windows)


def _at_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Move the ends of a window to the next blank inside it, so that no word is halved."""
    if start > 0:
        blank = text.find(" ", start, start + _AROUND // 2)
        start = blank + 1 if blank >= 0 else start
    if end < len(text):
        blank = text.rfind(" ", end - _AROUND // 2, end)
        end = blank if blank >= 0 else end
    return start, end
