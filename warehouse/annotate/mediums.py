"""The mediums annotator: who passes on what somebody else said ("told Reuters", "laut AFP")."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from warehouse import wires
from warehouse.actors import ActorIndex
from warehouse.languages import LanguagePack
from warehouse.model import (
    Annotations,
    CleanText,
    CreditRole,
    Field,
    Medium,
    Quotation,
    Span,
)


class Mediums:
    """Names the medium of a quotation; an agency that its sentence credits is one too."""

    name = "mediums"
    version = "1"
    requires: tuple[str, ...] = ("quotations", "credits")
    provides: tuple[str, ...] = ("quotations",)

    def __call__(
        self, clean: CleanText, pack: LanguagePack, index: ActorIndex, found: Annotations
    ) -> Annotations:
        """Return `found` with the medium of every quotation that has one; nothing else changes."""
        del index
        if not found.quotations:
            return found
        agencies = [
            Medium(wires.load().name(one.agency, pack.code), one.agency, one.span)
            for one in found.credits
            if one.role is CreditRole.IN_TEXT and one.span and one.span.field is Field.TEXT
        ]
        if not agencies and all(one.medium is None for one in found.quotations):
            return found
        run = _Run(clean, pack, sorted(agencies, key=lambda one: one.span.start))
        return found.adding(
            quotations=tuple(replace(one, medium=run.medium(one)) for one in found.quotations)
        )


class _Run:
    """The agencies credited in the running text of one article, in order."""

    def __init__(self, clean: CleanText, pack: LanguagePack, agencies: Sequence[Medium]) -> None:
        self._starts = [sentence.start for sentence in clean.sentences]
        self._agencies = agencies
        self._places = [one.span.start for one in agencies]
        self._articles = frozenset((*pack.phrases.articles, *pack.phrases.oblique))
        self._length = len(clean.text)

    def medium(self, quotation: Quotation) -> Medium | None:
        """Return who passes a quotation on, None where nobody stands between."""
        known, speaker = quotation.medium, quotation.speaker.span
        frame = quotation.cue or (None if known is None else known.span)
        if frame is None:
            return None
        start, end = self._sentence(frame.start)
        inside = self._agencies[bisect_left(self._places, start) : bisect_left(self._places, end)]
        if known is not None:
            return next((one for one in inside if _names(one, known)), self._own(known))
        return next((one for one in inside if self._passes_on(one, quotation, speaker)), None)

    def _passes_on(self, agency: Medium, quotation: Quotation, speaker: Span | None) -> bool:
        """Tell whether an agency in the frame is neither who speaks nor a word of what is said."""
        if speaker is None or speaker.overlaps(agency.span):
            return False
        return not any(part.overlaps(agency.span) for part in quotation.parts)

    def _own(self, medium: Medium) -> Medium:
        """Return a medium that is no agency by its words without their article."""
        first, _, rest = medium.span.surface.partition(" ")
        known = rest if rest and first.casefold() in self._articles else medium.span.surface
        return Medium(known, None, medium.span)

    def _sentence(self, offset: int) -> tuple[int, int]:
        """Return where the sentence at an offset starts and ends."""
        place = bisect_right(self._starts, offset)
        start = self._starts[place - 1] if place else 0
        return start, self._starts[place] if place < len(self._starts) else self._length


def _names(agency: Medium, known: Medium) -> bool:
    """Tell whether an agency stands in the words of a medium or right behind ("die dpa")."""
    return known.span.overlaps(agency.span) or agency.span.start == known.span.end + 1
