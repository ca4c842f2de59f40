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
_LONGEST_LINE = 70
_SEPARATORS = ",;/|•·("
_MOST_LINE_NAMES = 4
_SENTENCE_ENDS = '.!?…“”"«»'
_GAP = 8
_DASHES = "–—-"
_MOST_BRACKETS = 5
_DATE = re.compile(r"\d{1,2}\. ?(?:\d{1,2}\.|[^\W\d_]{3,9}) ?(?:\d{2,4})?")


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
        self.articles = frozenset(pack.phrases.articles)
        self._place_prefixes = frozenset(pack.names.place_prefixes)
        self._filler = frozenset(part for phrase in phrases for part in phrase.casefold().split())
        photos = (*pack.lines.photo_labels, *words.photo_words, *pack.lines.desks)
        beside = {part for phrase in photos for part in phrase.casefold().split()}
        self._nameless = self._filler | beside
        self._labels = tuple(f"{word.casefold()}:" for word in pack.lines.source_words)
        self._sources = frozenset(words.source_words)
        self._contributed = words.contributed
        self._copyright = words.copyright_words

    def without_article(self, words: str) -> str:
        """Return the words of a place without the article that is part of it ("La Habana")."""
        first, _, rest = words.partition(" ")
        return rest if first in self._place_prefixes and rest[:1].isupper() else words

    def is_filler(self, word: str) -> bool:
        """Tell whether a word only joins or introduces sources."""
        return word.casefold().rstrip(".:") in self._filler

    def unnamed(self, words: str, hits: Sequence[wires.AgencyHit]) -> list[wires.AgencyHit]:
        """Return the agencies that are no part of a person's name ("Foto: Petra Muster")."""
        return [hit for hit in hits if not wires.within_name(words, hit, self._nameless)]

    def only(self, words: str) -> bool:
        """Tell whether words are a list of sources: agencies, other media, staff, desk codes."""
        names = self._names(words)
        return len(names) <= _MOST_NAMES and not any(
            word[0].islower() and len(word.rstrip(".")) > _LONGEST_SMALL and "." not in word[:-1]
            for word in names
        )

    def _names(self, words: str) -> list[str]:
        """Return the words that are neither agencies nor fillers."""
        rest = list(words)
        for hit in wires.load().find(words):
            rest[hit.start : hit.end] = " " * (hit.end - hit.start)
        left = [found.group() for found in _WORD.finditer("".join(rest))]
        return [word for word in left if not self.is_filler(word)]

    def is_lone_line(self, line: str, hits: Sequence[wires.AgencyHit]) -> bool:
        """Tell whether a short line holds nothing but sources ("Ada Beispiel, dpa")."""
        if len(line) > _LONGEST_LINE or line.rstrip()[-1:] in _SENTENCE_ENDS or not self.only(line):
            return False
        trusted = any(hit.trust is not wires.Trust.TRAP for hit in hits)
        if sum(hit.end - hit.start for hit in hits) == len(line.strip(" ()[]")):
            return True
        names = self._names(line)
        listed = not names or any(sign in line for sign in _SEPARATORS)
        before = line[: hits[0].start].split()[-1:] if hits else []
        # "Hafenblatt avec AFP": a medium and the agency that it took the text from.
        listed = listed or any(word.casefold() in self._sources for word in before)
        return trusted and listed and len(names) <= _MOST_LINE_NAMES

    def sign_offs(
        self, text: str, hits: Sequence[wires.AgencyHit], start: int, end: int
    ) -> Iterator[wires.AgencyHit]:
        """Yield the agencies of the paragraph `start:end` that sign what stands before them.

        They stand in brackets after a sentence, or bare after its last full stop.
        """
        checked = (0, 0, False)
        for hit in hits:
            if not checked[0] <= hit.start < checked[1]:
                opened, closed = _bracket(text, hit, start, end)
                checked = (opened, closed, self._signs(text, opened, closed, start, end))
            if checked[2] or _ends_bare(text, hit, start, end):
                yield hit

    def _signs(self, text: str, opened: int, closed: int, start: int, end: int) -> bool:
        inside = text[opened + 1 : closed - 1]
        if closed - opened < 3 or not self.only(inside):
            return False
        if text[closed : closed + 1].strip(" .\n") and closed < end:
            return False
        before = _without_brackets(text[max(start, opened - _LONGEST) : opened].rstrip())
        return not before or before[-1] in _SENTENCE_ENDS or _DATE.search(inside) is not None

    def closing_words(self, line: str, *, late: bool) -> bool:
        """Tell whether a line says who contributed to the text or owns it.

        Early in the text only its first words can say so.
        """
        low = line[: 2 * _LONGEST].casefold().lstrip(" *_-–—([")
        for phrase in self._contributed:
            if low.startswith(phrase) and not low[len(phrase) : len(phrase) + 1].isalnum():
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


def _bracket(text: str, hit: wires.AgencyHit, start: int, end: int) -> tuple[int, int]:
    """Return the bracket around a hit, an empty range without one."""
    left = max(start, hit.start - _LONGEST)
    opened = max(text.rfind("(", left, hit.start), text.rfind("[", left, hit.start))
    ends = [
        at for sign in ")]" if (at := text.find(sign, hit.end, min(end, hit.end + _LONGEST))) > 0
    ]
    if opened < 0 or not ends or text.find(")", opened, hit.start) >= 0:
        return hit.start, hit.start
    return opened, min(ends) + 1


def _without_brackets(before: str) -> str:
    """Cut the brackets that end the words before a sign-off: "... . (BBC) (Reuters)"."""
    for _ in range(_MOST_BRACKETS):
        opened = before.rfind("(") if before.endswith((")", "),")) else -1
        if opened < 0:
            break
        before = before[:opened].rstrip()
    return before


def _ends_bare(text: str, hit: wires.AgencyHit, start: int, end: int) -> bool:
    """Tell whether an agency stands alone after the paragraph's last full stop."""
    if text[hit.end : hit.end + _GAP].strip() and hit.end < end:
        return False
    before = text[max(start, hit.start - _GAP) : hit.start]
    parted = before[-1:].isspace() or before[-1:] in _DASHES
    return parted and before.rstrip(f" \n{_DASHES}")[-1:] in (".", "!", "?", "“", "”", '"')


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
        word in joining
        for word in re.sub(r"[\s,/&()„“\"«»+|、，-]+", " ", between).casefold().split()
    )
