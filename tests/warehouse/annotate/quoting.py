"""Reads quotations out of a test text and shows them in a form that tests compare."""

from __future__ import annotations

from typing import NamedTuple

from warehouse.annotate.quotations import Quotations
from warehouse.languages import load
from warehouse.model import CleanText, Quotation, RawArticle
from warehouse.text.clean import clean


class Said(NamedTuple):
    """A quotation as tests compare it: words (parts joined by " … "), speaker, type, cue."""

    words: str
    speaker: str
    kind: str
    cue: str


def cleaned(text: str, language: str) -> CleanText:
    """Return the clean text of a test text."""
    result = clean(RawArticle("test", text, language=language))
    assert isinstance(result, CleanText)
    return result


def found(text: str, language: str = "de") -> tuple[Quotation, ...]:
    """Return the quotations of a test text."""
    pack = load(language)
    assert pack is not None
    return Quotations().find(cleaned(text, language), pack)


def said(text: str, language: str = "de") -> list[Said]:
    """Return the quotations of a test text in comparable form."""
    return [
        Said(
            " … ".join(part.surface for part in one.parts),
            one.speaker.span.surface if one.speaker.span else "",
            "free" if one.free else one.type.value,
            one.cue.surface if one.cue else "",
        )
        for one in found(text, language)
    ]
