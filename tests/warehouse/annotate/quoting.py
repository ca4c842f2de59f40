"""Reads quotations out of a test text and shows them in a form that tests compare."""

from __future__ import annotations

from typing import NamedTuple

from warehouse.actors import ActorIndex
from warehouse.annotate.mentions import Mentions
from warehouse.annotate.quotations import Quotations
from warehouse.annotate.speakers import Speakers
from warehouse.languages import load
from warehouse.model import Annotations, CleanText, Quotation, RawArticle
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


def annotated(text: str, language: str, index: ActorIndex) -> Annotations:
    """Return the mentions, and the quotations with their speakers, of a test text."""
    pack = load(language)
    assert pack is not None
    clean = cleaned(text, language)
    result = Annotations()
    for annotator in (Mentions(), Quotations(), Speakers()):
        result = annotator(clean, pack, index, result)
    return result


def speakers(text: str, language: str, index: ActorIndex) -> list[tuple[str, str | None]]:
    """Return naming class and name of the speakers of a test text, in order."""
    quotations = annotated(text, language, index).quotations
    return [(one.speaker.naming.value, one.speaker.name) for one in quotations]
