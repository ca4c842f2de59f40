"""Words that stand in for a speaker named before: "Demnach", "eigene Angaben", a relative pronoun.

The speaker stays the one who is meant; his words become the stand-in and the ones before it its
antecedent, as with a pronoun.
"""

from __future__ import annotations

import re
from dataclasses import replace

from warehouse.annotate.wordbook import Wordbook
from warehouse.model import CleanText, Naming, Quotation, Span, Speaker

_NEXT = re.compile(r"\s*([^\W\d_]+)\s+([^\W\d_][\w-]*)")
_RELATIVE = re.compile(r",\s+([^\W\d_]+)\s")
_BEFORE = re.compile(r"([^\W\d_]+)\s+([^\W\d_][\w-]*)\s*\Z")
_REACH = 80


def by_stand_in(
    speaker: Speaker, quotation: Quotation, clean: CleanText, book: Wordbook
) -> Speaker:
    """Return a speaker by the word that stands for him in the frame, if there is one."""
    words, cue = speaker.span, quotation.cue
    if words is None or cue is None or not book.words.compounds:
        return speaker
    if speaker.naming is Naming.UNRESOLVED:
        return replace(speaker, span=own_words(cue, clean.text, book) or words)
    if speaker.naming is Naming.PRONOUN:
        return speaker
    found = _linker(cue, words, clean.text, book) or own_words(cue, clean.text, book)
    found = found or _relative(words, cue, clean.text, book)
    if found is None or found.overlaps(words):
        return speaker
    return replace(speaker, naming=Naming.PRONOUN, span=found, antecedent=words)


def _linker(cue: Span, words: Span, text: str, book: Wordbook) -> Span | None:
    """Return "Demnach" where it opens a clause of its own; ", wonach" hangs on its noun."""
    if cue.surface.casefold() not in book.linkers or words.end > cue.start:
        return None
    return None if text[max(0, cue.start - 2) : cue.start] == ", " else cue


def own_words(cue: Span, text: str, book: Wordbook) -> Span | None:
    """Return "eigenen Angaben" beside a source preposition."""
    behind = _NEXT.match(text, cue.end)
    if behind is not None and behind[1].casefold() in book.own:
        return Span.cut(text, behind.start(1), behind.end(2))
    start = max(0, cue.start - _REACH)
    before = _BEFORE.search(text[start : cue.start])
    if before is not None and before[1].casefold() in book.own:
        return Span.cut(text, start + before.start(1), start + before.end(2))
    return None


def _relative(words: Span, cue: Span, text: str, book: Wordbook) -> Span | None:
    """Return the relative pronoun of a clause that the verb of saying closes."""
    opened = _RELATIVE.match(text, words.end)
    if opened is None or opened[1].casefold() not in book.relative or cue.start < opened.end():
        return None
    closes = text[cue.end : cue.end + 1] in (",", ".", ":", ";", "")
    if "," in text[opened.end() : cue.start] or not closes:
        return None
    return Span.cut(text, opened.start(1), opened.end(1))
