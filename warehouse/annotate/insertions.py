"""Author's words inside one pair of marks: "«Мы готовы, — сказал он. — Ждем ответа»"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from warehouse.annotate.lexicon import Lexicon
from warehouse.annotate.marks import Marked

_OPENING = re.compile(r"[,.!?…][»”\"]?\s?[—–-]\s(?=\w)")
_CLOSING = re.compile(r"[,.:;!?]\s?[—–-]\s")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_LONGEST = 250
_REACH = 4


def parted(
    text: str, marked: Sequence[Marked], ranges: Sequence[tuple[int, int]], lexicon: Lexicon
) -> list[Marked]:
    """Return the passages with the author's words between dashes cut out of them.

    A paragraph at `ranges` that a dash opens is such a passage if it holds the author's words.
    """
    asked = _interview(text, ranges, lexicon)
    spoken = [
        one
        for start, end in ranges
        for one in _dialogue(text, start, end, lexicon, answered=start in asked)
    ]
    pieces = [piece for passage in marked for piece in _pieces(text, passage, lexicon)]
    if not spoken:
        return pieces
    starts = [one.start for one in spoken]
    kept = [one for one in pieces if not _covers(spoken, starts, one.start)]
    return sorted([*kept, *spoken], key=lambda one: one.start)


def _covers(spoken: Sequence[Marked], starts: Sequence[int], at: int) -> bool:
    place = bisect_right(starts, at) - 1
    return place >= 0 and at < spoken[place].end


def _opens(text: str, start: int, lexicon: Lexicon) -> bool:
    """Tell whether a dash and a space open a paragraph."""
    dash = text[start : start + 1]
    return dash != "" and dash in lexicon.speech_dashes and text[start + 1 : start + 2] == " "


def _interview(text: str, ranges: Sequence[tuple[int, int]], lexicon: Lexicon) -> frozenset[int]:
    """Return where paragraphs begin that answer: a dash opens them and one before that asks.

    Behind the first answer who asks and who answers take turns; not every turn ends in a mark.
    """
    answers: set[int] = set()
    asked = False
    for start, end in ranges:
        if not _opens(text, start, lexicon):
            asked = False
        elif text[end - 1] == "?" or not asked:
            asked = text[end - 1] == "?" or bool(answers)
        else:
            answers.add(start)
            asked = False
    return frozenset(answers | _announced(text, ranges, lexicon))


def _announced(text: str, ranges: Sequence[tuple[int, int]], lexicon: Lexicon) -> set[int]:
    """Return where a single paragraph of speech begins behind one that ends with a colon.

    Several are a list of things.
    """
    dashed = [_opens(text, start, lexicon) for start, _ in ranges]
    return {
        ranges[place][0]
        for place in range(1, len(ranges))
        if dashed[place]
        and not dashed[place - 1]
        and not any(dashed[place + 1 : place + 2])
        and text[ranges[place - 1][1] - 1] == ":"
        and text[ranges[place][0] + 2 : ranges[place][0] + 3].isupper()
    }


def _dialogue(text: str, start: int, end: int, lexicon: Lexicon, *, answered: bool) -> list[Marked]:
    """Return the spoken pieces of a paragraph that a dash opens."""
    if not _opens(text, start, lexicon):
        return []
    passage = Marked(start + 2, end, opened=False, closed=False)
    pieces = list(_pieces(text, passage, lexicon))
    return pieces if answered or pieces != [passage] else []


def _pieces(text: str, passage: Marked, lexicon: Lexicon) -> Iterator[Marked]:
    rest = passage
    for found in _OPENING.finditer(text, passage.start, passage.end):
        if found.start() < rest.start or not _is_frame(text, found.end(), passage.end, lexicon):
            continue
        limit = min(passage.end, found.end() + _LONGEST)
        closing = _CLOSING.search(text, found.end(), limit)
        stop = closing.end() if closing is not None else None
        head = text[rest.start : found.end()].rstrip(" —–-")
        if len(head) < 2:
            continue
        yield replace(rest, end=rest.start + len(head), closed=False)
        if stop is None or stop >= passage.end - 1:
            return
        rest = replace(passage, start=stop, opened=False, resumed=False)
    yield rest


def _is_frame(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a verb of speech is among the first words behind a dash."""
    for place, word in enumerate(_WORD.finditer(text, start, min(end, start + _LONGEST))):
        low = word.group().lower()
        verb = lexicon.joined.get(low)
        if verb is not None and verb.speech and not lexicon.is_participle(low):
            return word.group()[0].islower()
        if place >= _REACH or not (lexicon.is_adverb(low) or low in lexicon.openers):
            return False
    return False
