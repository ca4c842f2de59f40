"""Keeps who speaks out of what is said: speaker and content of a quotation share no word."""

from __future__ import annotations

from dataclasses import replace

from warehouse.model import Naming, Quotation, Span, Speaker

_EDGE = " ,;:–—-"
_NOBODY = Speaker(None, None, Naming.UNRESOLVED, None)


def spoken_apart(quotation: Quotation, text: str) -> Quotation:
    """Return a quotation whose speaker's words are none of what is said.

    Words that run into a part end before it ("dit la maire, | Ada Roth, ..."); of words inside a
    part nothing is left, they are nobody who says it.
    """
    speaker = quotation.speaker
    for part in quotation.parts:
        if speaker.span is not None and part.overlaps(speaker.span):
            left = _outside(speaker.span, part, text)
            speaker = _NOBODY if left is None else replace(speaker, span=left)
    return quotation if speaker is quotation.speaker else replace(quotation, speaker=speaker)


def _outside(speaker: Span, part: Span, text: str) -> Span | None:
    """Return the longer piece of a speaker's words outside of a part, None if no word is left."""
    before = (speaker.start, max(speaker.start, part.start))
    after = (min(part.end, speaker.end), speaker.end)
    start, end = max(before, after, key=lambda piece: piece[1] - piece[0])
    words = text[start:end].lstrip(_EDGE)
    start, words = end - len(words), words.rstrip(_EDGE)
    named = any(letter.isalpha() for letter in words)
    return Span.cut(text, start, start + len(words)) if named else None
