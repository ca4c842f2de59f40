"""Who wrote a web page, read from its visible byline when its metadata names nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from warehouse import languages
from warehouse.model import CreditRole
from warehouse.readers.credits import short_parts
from warehouse.readers.layout import Layout

_LONGEST = 120
_MOST_AUTHORS = 8
_APART = re.compile(r"[,;|•/]|\s(?:und|and|et|y|&)\s")
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,4}")


def page_authors(layout: Layout) -> tuple[str, ...]:
    """Return the people whom the first byline of an article names."""
    for element, role in short_parts(layout):
        if role is CreditRole.BYLINE and (layout.characters(element) or 0) <= _LONGEST:
            words = ", ".join(piece.strip() for piece in element.itertext() if piece.strip())
            if names := tuple(dict.fromkeys(_names(words)))[:_MOST_AUTHORS]:
                return names
    return ()


def _names(words: str) -> Iterator[str]:
    for piece in _APART.split(_without_by(words)):
        name = _without_by(" ".join(piece.split()))
        capitals = sum(word[0].isupper() for word in name.split())
        if _NAME.fullmatch(name) and capitals >= 2 and name[0].isupper():
            yield name


def _without_by(words: str) -> str:
    match = _by().match(words)
    return words if match is None else words[match.end() :]


@cache
def _by() -> re.Pattern[str]:
    """Return the words for "by" of all languages, at the beginning of a byline."""
    packs = [languages.load(code) for code in languages.available()]
    known = {word for pack in packs if pack is not None for word in pack.lines.byline_words}
    longest_first = sorted(known, key=lambda word: (-len(word), word))
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, longest_first))})\b[\s:,]*", re.IGNORECASE)
