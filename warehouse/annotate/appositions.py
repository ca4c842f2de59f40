"""The noun behind a name that says what somebody is ("Ada Roth, a midwife from Talheim")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warehouse.annotate.wordbook import Wordbook

_REACH = 5
_STOPS = (",", ".", ";", ":", ")", " (", "!", "?", " –", " —", "\n")


def apposed_noun(
    text: str, words: Sequence[re.Match[str]], start: int, book: Wordbook
) -> int | None:
    """Return the place of a noun that opens at `start`, right behind a name and a comma.

    It need not be an office that the pack lists; a verb, a name or a further clause is none.
    """
    first = start
    if words[start][0].casefold() in book.determiners:
        first += 1
    end = _end(text, words, first, book)
    if end is None or end <= first:
        return None
    if book.words.compounds:
        nouns = [at for at in range(first, end) if words[at][0][0].isupper()]
        return nouns[0] if nouns and nouns[0] == end - 1 else None
    if any(_is_no_noun(words[at][0], book) for at in range(first, end)):
        return None
    return first if book.head_first or book.declines else end - 1


def _end(text: str, words: Sequence[re.Match[str]], first: int, book: Wordbook) -> int | None:
    """Return where the phrase ends: at a break or before a small word; None if it runs on."""
    for at in range(first, min(first + _REACH, len(words))):
        if at > first and words[at][0].casefold() in book.attaching:
            return at
        after = text[words[at].end() : words[at].end() + 2]
        if not after or after.startswith(_STOPS):
            return at + 1
        if after[0] != " ":
            return None
    return None


def _is_no_noun(word: str, book: Wordbook) -> bool:
    low = word.casefold()
    small = low in book.prepositions or low in book.pronouns or low in book.pointing
    return small or not word.islower() or low in book.verbs or low in book.coordinators
