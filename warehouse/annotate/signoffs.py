"""Sources of a text named apart from its sentences: "(AFP, Reuters)", "Quelle: APA/dpa"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from warehouse import wires
from warehouse.languages import LanguagePack

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_LONGEST_SMALL = 4
_MOST_NAMES = 8
_LONGEST = 240
_SENTENCE_ENDS = ".!?…“”\"«»'’)"


class Sources:
    """Tells lists of sources from running words.

    Args:
        pack: the language pack.
    """

    def __init__(self, pack: LanguagePack) -> None:
        words = pack.credits
        phrases = (
            *pack.lines.filler,
            *pack.lines.source_words,
            *words.source_words,
            *words.byline_words,
            *words.agency_words,
            *words.list_words,
        )
        self._filler = frozenset(part for phrase in phrases for part in phrase.casefold().split())
        self._labels = tuple(f"{word.casefold()}:" for word in pack.lines.source_words)
        self._contributed = words.contributed
        self._copyright = words.copyright_words

    def is_filler(self, word: str) -> bool:
        """Tell whether a word only joins or introduces sources."""
        return word.casefold().rstrip(".:") in self._filler

    def only(self, words: str) -> bool:
        """Tell whether words are a list of sources: agencies, other media, staff, desk codes."""
        rest = list(words)
        for hit in wires.load().find(words):
            rest[hit.start : hit.end] = " " * (hit.end - hit.start)
        left = [found.group() for found in _WORD.finditer("".join(rest))]
        names = [word for word in left if not self.is_filler(word)]
        return len(names) <= _MOST_NAMES and not any(
            word[0].islower() and len(word.rstrip(".")) > _LONGEST_SMALL and "." not in word[:-1]
            for word in names
        )

    def closing(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the bracketed sign-off that ends a paragraph `start:end`, None without one."""
        stop = end
        while stop > start and text[stop - 1] in " .\t":
            stop -= 1
        if stop == start or text[stop - 1] not in ")]":
            return None
        at = max(text.rfind("(", start, stop), text.rfind("[", start, stop))
        if at < 0 or stop - at > _LONGEST or not self.only(text[at + 1 : stop - 1]):
            return None
        before = text[start:at].rstrip()
        return (at, stop) if not before or before[-1] in _SENTENCE_ENDS else None

    def closing_words(self, line: str, *, late: bool) -> bool:
        """Tell whether a line says who contributed to the text or owns it.

        Early in the text only its first words can say so.
        """
        low = line[: 2 * _LONGEST].casefold().lstrip(" *_-–—([")
        if any(low.startswith(phrase) for phrase in self._contributed):
            return True
        if not late or len(line) > 2 * _LONGEST:
            return False
        if any(low.startswith(word) for word in self._copyright):
            return len(line) <= _LONGEST
        return any(phrase in low for phrase in self._contributed)

    def is_labelled(self, line: str) -> bool:
        """Tell whether a line begins with a word for "source" or a copyright sign."""
        low = line[:_LONGEST].casefold()
        return any(low.startswith(word) for word in (*self._labels, *self._copyright))

    def moved(self, hit: wires.AgencyHit, by: int) -> wires.AgencyHit:
        """Return a hit found in a slice as one of the whole text."""
        return replace(hit, start=hit.start + by, end=hit.end + by)


def groups(
    text: str, hits: Sequence[wires.AgencyHit], joining: frozenset[str]
) -> Iterator[tuple[wires.AgencyHit, ...]]:
    """Yield runs of agencies that only commas, slashes and list words part."""
    run: list[wires.AgencyHit] = []
    for hit in hits:
        if run and not _joins(text[run[-1].end : hit.start], joining):
            yield tuple(run)
            run = []
        run.append(hit)
    if run:
        yield tuple(run)


def _joins(between: str, joining: frozenset[str]) -> bool:
    if len(between) > 2 * _LONGEST_SMALL + max(map(len, joining), default=0):
        return False
    return all(
        word in joining for word in re.sub(r"[\s,/&()„“\"«»+|-]+", " ", between).casefold().split()
    )
