"""Lines that a website adds to an article: advertisements, share buttons, cookie notices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from warehouse import languages
from warehouse.model import Cut
from warehouse.text.characters import visible

_TOKEN = re.compile(r"\d+|#|[^\W\d_]+")
_LONGEST_LINE = 300
_SEPARATORS = (":", "|", "–", "—", "-", "»", ">", "→")


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The boilerplate wordings of all languages, ready to be asked.

    `starts` holds, by first word, the wordings and whether a separator has to follow them.
    """

    lines: frozenset[tuple[str, ...]]
    starts: dict[str, tuple[tuple[tuple[str, ...], bool], ...]]
    share_words: frozenset[str]

    def covers(self, line: str) -> bool:
        """Tell whether a line is boilerplate and not the article's own words."""
        if len(line) > _LONGEST_LINE:
            return False
        seen = visible(line)
        words = _words(seen)
        if not words:
            return False
        if words in self.lines or self._is_share_row(words):
            return True
        return any(
            words[: len(start)] == start
            and (not separated or _separated(seen, len(start), len(words)))
            for start, separated in self.starts.get(words[0], ())
        )

    def _is_share_row(self, words: tuple[str, ...]) -> bool:
        return len(words) > 1 and all(word in self.share_words for word in words)


@cache
def load() -> Boilerplate:
    """Return the wordings of all language packs together: sites mix languages."""
    packs = [pack for code in languages.available() if (pack := languages.load(code)) is not None]
    starts: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for pack in packs:
        for entry in pack.boilerplate.starts:
            words = _words(entry)
            starts.setdefault(words[0], []).append((words, entry.endswith(":")))
    return Boilerplate(
        lines=frozenset(_words(line) for pack in packs for line in pack.boilerplate.lines),
        starts={first: tuple(entries) for first, entries in starts.items()},
        share_words=frozenset(
            word.casefold() for pack in packs for word in pack.boilerplate.share_words
        ),
    )


def cuts(levelled: str) -> Iterator[Cut]:
    """Yield a cut for every boilerplate line, and one for the line end after it."""
    known = load()
    start = 0
    while start < len(levelled):
        newline = levelled.find("\n", start)
        end = len(levelled) if newline < 0 else newline
        if known.covers(levelled[start:end]):
            yield Cut(start, end, "boilerplate")
            if newline >= 0:
                yield Cut(newline, newline + 1, "whitespace")
        start = end + 1


def _words(line: str) -> tuple[str, ...]:
    return tuple(
        "#" if token.group().isdecimal() else token.group().casefold()
        for token in _TOKEN.finditer(line)
    )


def _separated(line: str, count: int, total: int) -> bool:
    if count == total:
        return True
    tokens = _TOKEN.finditer(line)
    end = [next(tokens).end() for _ in range(count)][-1]
    return line[end:].lstrip().startswith(_SEPARATORS)
