"""Frames that stand inside the marks of what they frame: "« Je pars, a-t-il dit, et vite »"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from warehouse.annotate.lexicon import Lexicon
from warehouse.annotate.marks import Marked
from warehouse.annotate.sentence import Sentence
from warehouse.annotate.tails import frame_behind_verb
from warehouse.annotate.tokens import SENTENCE_FINAL, Token, tokens_of

# How far behind its speaker a frame may end, in tokens ("a dit Roth lundi à la presse").
_REACH = 16
# Longer passages are read up to here only.
_LONGEST = 400
_SHORTEST = 1
_INITIAL = 2


def without_incises(text: str, marked: Sequence[Marked], lexicon: Lexicon) -> list[Marked]:
    """Part marked passages around the frames that stand inside them, in order."""
    if not lexicon.inverted_frames:
        return list(marked)
    return [piece for passage in marked for piece in _pieces(text, passage, lexicon)]


def _pieces(text: str, passage: Marked, lexicon: Lexicon) -> Iterator[Marked]:
    if text.find(",", passage.start, passage.end) < 0:
        yield passage
        return
    last = passage.end - 1 if passage.closed else passage.end
    tokens = tokens_of(text, passage.start + 1, last, (), lexicon.token, joints=lexicon.joints)[
        :_LONGEST
    ]
    at, opened = passage.start, True
    for comma, end in _incises(tokens, lexicon):
        stop = tokens[comma].start
        if text[at:stop].strip("« \u00a0\u202f"):
            yield replace(passage, start=at, end=stop, closed=False, opened=opened)
        at, opened = _next(text, tokens[end - 1].end, last), False
    if at == passage.start:
        yield passage
    elif at < last and text[at:last].strip():
        yield replace(passage, start=at, opened=False)


def _next(text: str, at: int, last: int) -> int:
    """Return where the words behind a frame and its punctuation begin."""
    while at < last and (text[at].isspace() or text[at] in (",", *SENTENCE_FINAL)):
        at += 1
    return at


def _incises(tokens: list[Token], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the comma before each frame and the end of the frame."""
    for first, last in _runs(tokens):
        s = Sentence(tokens[first:last], lexicon)
        reached = _SHORTEST
        for at in s.breaks:
            end = frame_behind_verb(s, at + 1) if at >= reached and _parts(s, at) else None
            stop = None if end is None else _stop(s, end)
            if stop is not None:
                yield first + at, first + stop
                reached = stop


def _parts(s: Sentence, at: int) -> bool:
    return s.tokens[at].text in (",", "–", "—")


def _runs(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a passage: a full stop behind a longer word parts a capital."""
    first = 0
    for at in range(1, len(tokens) - 1):
        ends = tokens[at].text in SENTENCE_FINAL and len(tokens[at - 1].text) > _INITIAL
        if ends and tokens[at + 1].is_capital:
            yield first, at + 1
            first = at + 1
    yield first, len(tokens)


def _stop(s: Sentence, end: int) -> int | None:
    """Return where a frame stops at a comma or full stop, None where its clause goes on."""
    for i in range(end, min(len(s.tokens), end + _REACH)):
        if s.tokens[i].text in (",", *SENTENCE_FINAL):
            return i
        if s.is_finite(i) or s.tokens[i].text in ":;":
            return None
    return len(s.tokens) if end + _REACH > len(s.tokens) else None
