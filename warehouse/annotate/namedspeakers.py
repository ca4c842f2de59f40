"""Names that only their place tells: two or more capital words where a speaker's words begin.

A firm speaks as well as a person does. That it is a person shows by what stands behind the name
("Per Dahl, who ...", "Per Dahl, 54, ...", "Per Dahl, a baker, ...") or by the surname alone
elsewhere in the article: a firm is called by its first word, if by one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from warehouse.annotate.crowd import Occurrence, People
from warehouse.annotate.introductions import Introductions
from warehouse.annotate.wordbook import Wordbook
from warehouse.model import Span

_MOST_WORDS = 4
_APPOSITION_REACH = 7


class NamedSpeakers:
    """Judges the names that quotation rules took for speakers.

    Args:
        words: the words of the article, in order.
        beside: reads what stands beside them.
        book: the words of the language.
        spoken: the raw words of all speakers.
    """

    def __init__(
        self,
        words: Sequence[re.Match[str]],
        beside: Introductions,
        book: Wordbook,
        *,
        spoken: Sequence[Span],
    ) -> None:
        self._words = words
        self._beside = beside
        self._book = book
        self._starts = {one.start for one in spoken} if book.plain_names else set()
        self._alone = self._standing_alone() if self._starts else set()
        names = book.names
        self._never = frozenset((*names.never_names, *names.body_words))

    def is_person(self, i: int, end: int) -> bool:
        """Tell whether the words from `i` to `end` name a person who speaks there."""
        if self._words[i].start() not in self._starts or not i + 2 <= end <= i + _MOST_WORDS:
            return False
        name = [word[0] for word in self._words[i:end]]
        if any(word in self._never or (len(word) > 1 and word.isupper()) for word in name):
            return False
        return self._book.unpossessed(name[-1]) in self._alone or self._is_apposed(end)

    def _is_apposed(self, end: int) -> bool:
        """Tell whether an age, a relative clause or an office stands behind a comma."""
        if end >= len(self._words) or not self._beside.gap(self._words, end - 1).startswith(", "):
            return False
        if self._beside.gap(self._words, end - 1)[2:3].isdecimal():
            return True
        if self._words[end][0] in self._book.human_relatives:
            return True
        for at in range(end, min(end + _APPOSITION_REACH, len(self._words))):
            if at > end and not self._beside.joined(self._words, at - 1):
                return False
            if self._book.is_role(self._words[at][0]):
                return True
        return False

    def _standing_alone(self) -> set[str]:
        """Return the capital words that stand without another one beside them."""
        alone: set[str] = set()
        before = ""
        for i, word in enumerate(self._words):
            joined = self._beside.joined(self._words, i)
            behind = self._words[i + 1][0] if joined else ""
            led = before[:1].isupper() and not self._book.is_title(before)
            led = led and not self._book.is_role(before) and self._book.may_be_named(before)
            if word[0][0].isupper() and not led and not behind[:1].isupper():
                alone.add(self._book.unpossessed(word[0]))
            before = word[0] if joined else ""
        return alone


def called_person(span: Span, text: str, people: People, book: Wordbook) -> Occurrence | None:
    """Return the person whose office stands right before his name ("X of Y official Bo Z")."""
    if not book.plain_names:
        return None
    for place in people.between(span.start, span.end)[-1:]:
        before = text[span.start : place.start].split()
        called = [nth for nth, word in enumerate(before) if book.is_role(word)]
        if place.end == span.end and called == [len(before) - 1]:
            return place
    return None
