"""Words behind a dash that opens a paragraph: dialogue as novels and interviews print it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from warehouse.annotate.lexicon import Lexicon
from warehouse.annotate.marks import Marked

_DASHES = "—–"
_BEHIND = " .,;:\u00a0\u202f"
# A dash with a space before it and a word right behind it opens a frame; the next one closes it.
_FRAME = re.compile(r"\s([—–])\s?(\w+)(?:\s(\w+))?")
_DASH = re.compile(f"[{_DASHES}]")
_LEAST = 2


def with_dialogue(
    text: str, ranges: Sequence[tuple[int, int]], marked: Sequence[Marked], lexicon: Lexicon
) -> list[Marked]:
    """Return the marked passages with those that a dash opens, in order.

    A paragraph of dialogue needs a frame, or neighbours that open with a dash as well and ask.
    """
    if not lexicon.dialogue:
        return list(marked)
    opened = [(start, end) for start, end in ranges if _opens(text, start, end)]
    if not opened:
        return list(marked)
    following = dict(pairwise(ranges))
    spoken: list[Marked] = []
    run: list[tuple[int, int]] = []
    for one in opened:
        if run and following.get(run[-1]) != one:
            spoken.extend(_run(text, run, lexicon))
            run = []
        run.append(one)
    spoken.extend(_run(text, run, lexicon))
    return _merged(marked, spoken)


def _opens(text: str, start: int, end: int) -> bool:
    return end - start > _LEAST and text[start] in _DASHES and text[start + 1] not in _DASHES


def _run(text: str, run: Sequence[tuple[int, int]], lexicon: Lexicon) -> Iterator[Marked]:
    """Yield what is said in paragraphs that follow each other and all open with a dash.

    A question without a frame is the interviewer's, who is quoted by nobody.
    """
    asks = len(run) > 1 and any(text[end - 1] == "?" for _, end in run)
    for start, end in run:
        pieces = list(_pieces(text, start, end, lexicon))
        framed = len(pieces) > 1 or pieces[0].end < end or _has_comma_frame(text, start, end)
        if framed or (asks and text[end - 1] != "?"):
            yield from pieces


def _has_comma_frame(text: str, start: int, end: int) -> bool:
    """Tell whether a space behind the dash is how a language prints it, frames behind commas."""
    return text[start + 1].isspace() and text.find(",", start, end) > 0


def _pieces(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Marked]:
    """Yield the words of a paragraph before, between and behind its frames."""
    at = start
    reached = start + 1
    while (found := _FRAME.search(text, reached, end)) is not None:
        reached = found.end(1)
        if not _may_frame(found, lexicon):
            continue
        if text[at : found.start()].strip(_DASHES + _BEHIND):
            yield Marked(at, found.start(), closed=False, opened=at == start)
        closing = _closing(text, found.end(2), end)
        if closing is None:
            return
        at = reached = closing
    if at < end:
        yield Marked(at, end, closed=False, opened=at == start)


def _may_frame(found: re.Match[str], lexicon: Lexicon) -> bool:
    first, second = found[2], found[3] or ""
    if first in lexicon.helpers or first in lexicon.proclitics:
        return second in lexicon.joined or second in lexicon.parted or second in lexicon.helpers
    return first in lexicon.joined or first in lexicon.parted


def _closing(text: str, start: int, end: int) -> int | None:
    """Return where speech goes on behind the dash that closes a frame, None if none does."""
    dash = _DASH.search(text, start, end)
    if dash is None:
        return None
    at = dash.end()
    while at < end and text[at] in _BEHIND:
        at += 1
    return at if at < end else None


def _merged(marked: Sequence[Marked], spoken: Sequence[Marked]) -> list[Marked]:
    """Return all passages in order; marks inside a dialogue are part of it."""
    kept: list[Marked] = []
    for passage in sorted([*marked, *spoken], key=lambda one: (one.start, -one.end)):
        if not kept or passage.start >= kept[-1].end:
            kept.append(passage)
    return kept
