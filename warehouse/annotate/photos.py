"""Photo credits: which agencies in a caption, or in a bracket of the text, own the picture."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from warehouse import wires
from warehouse.languages import LanguagePack

_NEAR = 90
_NAMED = re.compile(r"\s?/\s?[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")
_ENDS = ".!?"


class Photos:
    """Tells the owners of a picture from agencies that a caption speaks of.

    Args:
        pack: the language pack.
    """

    def __init__(self, pack: LanguagePack) -> None:
        words = {word.casefold() for word in (*pack.credits.photo_words, *pack.lines.photo_labels)}
        longest_first = sorted(words, key=lambda word: (-len(word), word))
        edge = r"(?:(?<=^)|(?<=[\s(\[|/:.–—-]))"
        either = "|".join(map(re.escape, longest_first))
        # The second branch is for compounds of a language that has them: "Rubriklistenbild:".
        self._label = re.compile(
            rf"{edge}(?:{either})(?!\w):?|{edge}\w{{1,24}}(?:{either}):", re.IGNORECASE
        )

    def in_caption(
        self, text: str, hits: Sequence[wires.AgencyHit], start: int, end: int
    ) -> Iterator[wires.AgencyHit]:
        """Yield the agencies of the caption `start:end` that own the picture."""
        labels = [found.end() for found in self._label.finditer(text, start, end)]
        for hit in hits:
            nearest = bisect_right(labels, hit.start) - 1
            label = labels[nearest] if nearest >= 0 else None
            if label is not None and hit.start - label <= _NEAR:
                if not _ends_sentence(text[label : hit.start]):
                    yield hit
            elif _looks_owned(text, hit, start, end):
                yield hit

    def labelled(
        self, text: str, hits: Sequence[wires.AgencyHit], start: int
    ) -> Iterator[wires.AgencyHit]:
        """Yield agencies of a paragraph that follow a photo label in the same bracket or line."""
        for hit in hits:
            begins = max(start, hit.start - _NEAR)
            window = text[begins : hit.start]
            opened = max(window.rfind("("), window.rfind("\n"))
            for label in self._label.finditer(window, max(opened, 0)):
                between = window[label.end() :]
                leading = opened >= 0 and label.start() <= opened + 2
                if (leading or label.group().endswith(":")) and not _parts(between):
                    yield hit
                    break


def _looks_owned(text: str, hit: wires.AgencyHit, start: int, end: int) -> bool:
    """Tell whether an agency without a photo label owns the picture of the caption."""
    if hit.service is not None and "photo" in hit.service.casefold():
        return True
    if _NAMED.match(text, hit.end, end) or text[hit.start - 1 : hit.start] == "/":
        return True
    window = text[max(start, hit.start - _NEAR) : hit.start]
    if window.rfind("(") > window.rfind(")"):
        return True
    closes = not text[hit.end : min(end, hit.end + _NEAR)].strip(" .)]|")
    return closes and (_ends_sentence(window) or not window)


def _parts(between: str) -> bool:
    return _ends_sentence(between) or ")" in between


def _ends_sentence(window: str) -> bool:
    """Tell whether a sentence ends in the words between two places."""
    return any(f"{sign} " in window or window.rstrip().endswith(sign) for sign in _ENDS)
