"""Words that say what a short line credits, in all languages: "Quelle:", "Foto:", "By"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from warehouse import languages, wires
from warehouse.languages import credited
from warehouse.model import CreditRole


def labelled(words: str) -> CreditRole | None:
    """Tell what a line with a label in front credits; None for a line without one.

    A label for a source or a picture is followed by a colon or by nothing but an agency; so is a
    word for "by", which begins sentences too.
    """
    for role, pattern in _labels():
        found = pattern.match(words)
        if found is None:
            continue
        if ":" in found.group() or _opens_with_agency(words[found.end() :]):
            return role
    return None


def _opens_with_agency(words: str) -> bool:
    hit = next(wires.load().find(words), None)
    return hit is not None and not words[: hit.start].strip(" ©(")


@cache
def _labels() -> tuple[tuple[CreditRole, re.Pattern[str]], ...]:
    full = [pack for code in languages.available() if (pack := languages.load(code)) is not None]
    lines = [pack.lines for pack in full] + [one.lines for one in credited.languages()]
    return (
        (CreditRole.CREDIT, _pattern(word for one in lines for word in one.source_words)),
        (CreditRole.PHOTO, _pattern(word for one in lines for word in one.photo_labels)),
        (CreditRole.BYLINE, _pattern(word for one in lines for word in one.byline_words)),
    )


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    known = sorted(set(words), key=lambda word: (-len(word), word))
    either = "|".join(re.escape(word.rstrip(":")) for word in known)
    return re.compile(rf"[(\[]?(?:{either})(?!\w)\s?[:：]?\s?", re.IGNORECASE)
