"""Where a language writes several words as one: "l'eau", "dit-il"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from warehouse.languages.quoting import Phrases

_APOSTROPHES = "'’"
# No elided word and no bound pronoun is longer than this.
_LONGEST = 10


@cache
def with_elisions(pattern: str, elisions: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of words that takes an elided word for one of its own ("l'" in "l'eau").

    A capital one is apart from a small letter only: "D'abord", not "D'Angelo".
    """
    if not elisions:
        return re.compile(pattern)
    small = "|".join(sorted(elisions))
    capital = "|".join(sorted(one.capitalize() for one in elisions))
    elided = rf"(?:{small})['’](?=\w)|(?:{capital})['’](?=[^\W\d_A-ZÀ-Ý])"
    return re.compile(f"{elided}|{pattern}")


class Joints:
    """Parts words of one language at their joints.

    Args:
        phrases: the pack's elided words and bound pronouns.
    """

    def __init__(self, phrases: Phrases) -> None:
        self._elided = frozenset(phrases.elisions)
        self._bound = tuple(sorted(phrases.clitics, key=lambda one: (-len(one), one)))

    def is_elided(self, word: str) -> bool:
        """Tell whether a word loses its end before a vowel ("l", "qu")."""
        return word.lower() in self._elided

    def parts(self, word: str) -> Iterator[tuple[int, int]]:
        """Yield the ranges of the words that a joined word consists of, in order."""
        start, end = 0, len(word)
        while (at := self._elision(word, start)) > start:
            yield start, at
            start = at
        bound = self._clitic(word, start)
        if bound:
            end -= len(bound)
        yield start, end
        if bound:
            yield len(word) - len(bound.rpartition("-")[2]), len(word)

    def words(self, phrase: str) -> tuple[str, ...]:
        """Return the words of a phrase of a pack, in small letters as tokens have them."""
        return tuple(word[a:b] for word in phrase.split() for a, b in self.parts(word))

    def _elision(self, word: str, start: int) -> int:
        for at in range(start + 1, min(len(word) - 1, start + _LONGEST)):
            if word[at] in _APOSTROPHES:
                return at + 1 if self.is_elided(word[start:at]) else start
        return start

    def _clitic(self, word: str, start: int) -> str:
        if "-" not in word or not self._bound:
            return ""
        low = word[-_LONGEST:].lower()
        for bound in self._bound:
            if low.endswith(bound) and len(word) - start > len(bound):
                return bound
        return ""
