"""Photo credits: which agencies in a caption, or in a bracket of the text, own the picture."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from warehouse import wires
from warehouse.languages import LanguagePack

_NEAR = 90
_HOUSE_REACH = 24
_NAMED = re.compile(r"\s?/\s?[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")
_ENDS = ".!?"


class Photos:
    """Tells the owners of a picture from agencies that a caption speaks of.

    Args:
        pack: the language pack.
    """

    def __init__(self, pack: LanguagePack) -> None:
        words = {word.casefold() for word in (*pack.credits.photo_words, *pack.lines.photo_labels)}
        self._copyright = frozenset(pack.credits.copyright_words)
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
            elif self._is_handed_on(text, hit, end) or _looks_owned(text, hit, start, end):
                yield hit

    def _is_handed_on(self, text: str, hit: wires.AgencyHit, end: int) -> bool:
        """Tell whether another picture house follows: "AFP via Getty Images"."""
        after = text[hit.end : min(end, hit.end + _HOUSE_REACH)]
        return self._label.match(after.lstrip(" /|")) is not None

    def labelled(
        self, text: str, hits: Sequence[wires.AgencyHit], start: int
    ) -> Iterator[wires.AgencyHit]:
        """Yield agencies of a paragraph that follow a photo label in the same bracket or line."""
        if not hits:
            return
        labels = list(self._label.finditer(text, start, hits[-1].start))
        ends = [label.end() for label in labels]
        for hit in hits:
            nearest = bisect_right(ends, hit.start) - 1
            # The sign nearest to an agency may be a mere "©" behind the label: "Bild: © AFP".
            near = labels[max(0, nearest - 1) : nearest + 1]
            if any(self._is_photo(text, label) and _labels(text, label, hit) for label in near):
                yield hit

    def _is_photo(self, text: str, label: re.Match[str]) -> bool:
        """Tell whether a label means a picture; a line's "©" outside captions means the text."""
        bracketed = text[max(0, label.start() - 1) : label.start()] == "("
        return bracketed or label.group().casefold().rstrip(":") not in self._copyright


def _labels(text: str, label: re.Match[str], hit: wires.AgencyHit) -> bool:
    """Tell whether a photo label opens the bracket or the line of a hit, or ends in a colon."""
    if hit.start - label.end() > _NEAR or _parts(text[label.end() : hit.start]):
        return False
    before = text[max(0, label.start() - 3) : label.start()].rstrip(" ")
    return label.group().endswith(":") or before[-1:] in ("", "(", "[", "\n")


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
