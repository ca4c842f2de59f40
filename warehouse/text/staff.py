"""Who did what for an article, as closing lines say: "(Reporting by A and B; Editing by C)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_EDGES = " \t()[]*_•–—-"
_LONGEST_LINK = 4
_SENTENCE_END = re.compile(r"(?<=[^\W\d_A-Z]{2})\.(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Share:
    """What somebody did: the words that name them, and whether they wrote the article.

    `ended` is whether another sentence follows that says something else.
    """

    words: str
    wrote: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class StaffWords:
    """Reads lines about staff by the wordings of one or several languages.

    `contributed` finds the phrases that end a line about helpers.
    """

    roles: re.Pattern[str] | None
    contributed: re.Pattern[str] | None

    def shares(self, line: str) -> list[Share]:
        """Return who did what in a line; empty unless it begins with words for a share."""
        bare = line.strip(_EDGES)
        if self.roles is None or self.roles.match(bare) is None:
            return []
        return list(self._shares(bare))

    def is_contribution(self, line: str) -> bool:
        """Tell whether a line is one sentence that thanks helpers for their part."""
        bare = line.strip(_EDGES).rstrip(".")
        told = self.contributed.search(bare) if self.contributed is not None else None
        if told is None or _SENTENCE_END.search(bare) is not None:
            return False
        # Only a place may follow: "... contributed reporting from Milltown and York".
        after = bare[told.end() :].split()
        return all(word[0].isupper() or len(word) <= _LONGEST_LINK for word in after)

    def authored(self, line: str) -> Iterator[str]:
        """Yield the parts of a line that can name authors: all but the shares of others."""
        if self.is_contribution(line):
            return
        first = self.roles.search(line) if self.roles is not None else None
        yield line if first is None else line[: first.start()]
        if first is not None:
            yield from (share.words for share in self._shares(line[first.start() :]) if share.wrote)

    def _shares(self, line: str) -> Iterator[Share]:
        found = list(self.roles.finditer(line)) if self.roles is not None else []
        ends = [*(following.start() for following in found[1:]), len(line)]
        for role, end in zip(found, ends, strict=True):
            words = line[role.end() : end]
            stop = _SENTENCE_END.search(words)
            ended = stop is not None and bool(words[stop.end() :].strip(_EDGES))
            words = words if stop is None else words[: stop.start()]
            yield Share(words.strip(" :;,"), role.lastgroup is not None, ended)


def staff_words(authors: set[str], others: set[str], contributed: set[str]) -> StaffWords:
    """Return a reader of the given phrases, which match in any letter case."""
    phrases = [(word, word in authors) for word in sorted(authors | others)]
    longest_first = sorted(phrases, key=lambda phrase: -len(phrase[0]))
    either = "|".join(
        f"(?P<author{nth}>{re.escape(word)})" if wrote else re.escape(word)
        for nth, (word, wrote) in enumerate(longest_first)
    )
    return StaffWords(_pattern(either), _pattern("|".join(map(re.escape, sorted(contributed)))))


def _pattern(either: str) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if either else None
