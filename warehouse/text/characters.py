"""What cleaning does to single characters: which are removed, which replaced one for one."""

from __future__ import annotations

import re
import unicodedata

from warehouse.model import Cut

_REMOVED = re.compile(
    "(?P<control>[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+)"
    "|(?P<invisible>[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]+)"
    "|(?P<line_end>\r(?=\n))"
)
_LINE_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]|\r(?!\n)")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def level(text: str) -> tuple[str, list[Cut]]:
    r"""Return `text` with line breaks as `\n`, at the same length, and what has to be cut.

    Replaced one for one: every exotic line break by `\n`, a lone surrogate by U+FFFD. Cut: control
    characters, invisible ones (zero-width space, soft hyphen, byte-order mark, direction
    overrides) and the `\r` of `\r\n`. Joiners of emoji and of Persian stay.
    """
    levelled = _LONE_SURROGATES.sub("\ufffd", _LINE_BREAKS.sub("\n", text))
    cuts = [
        Cut(found.start(), found.end(), str(found.lastgroup))
        for found in _REMOVED.finditer(levelled)
    ]
    return levelled, cuts


def visible(text: str) -> str:
    """Return `text` as a reader sees it: composed (NFC), nothing invisible, no control codes."""
    return unicodedata.normalize("NFC", _REMOVED.sub("", text))


def one_line(text: str) -> str:
    """Return a title or a name: visible, with single spaces."""
    return " ".join(visible(level(text)[0]).split())


def without(text: str, cuts: list[Cut]) -> str:
    """Return `text` minus sorted `cuts`, composed (NFC)."""
    pieces: list[str] = []
    at = 0
    for cut in cuts:
        pieces.append(text[at : cut.start])
        at = cut.end
    pieces.append(text[at:])
    return unicodedata.normalize("NFC", "".join(pieces))
