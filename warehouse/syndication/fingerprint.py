"""What the words of an article leave behind: marks by which copies of it are known again.

A mark is the hash of four words in a row (of four signs where a script writes no spaces). Of a
long article a quarter of its marks is kept, chosen by their own value, so that two articles keep
the same ones of what they share, whatever else stands around it: an outlet that cut all but the
first paragraphs keeps marks that the whole article has too. Words inside long quotations count
for a quarter, because two different stories may quote one long statement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

import numpy as np
import numpy.typing as npt

Marks = npt.NDArray[np.uint32]
_Hashes = npt.NDArray[np.uint64]
_Flags = npt.NDArray[np.bool_]

# Words in a row that make a mark.
_ROW = 4
# One mark in 2**bits is kept of a long article, and of quoted words.
_KEPT_BITS = 2
_QUOTED_BITS = 2
# So many are kept of a short one.
_LEAST = 96
# A quotation of fewer words is a phrase.
_LONG_QUOTATION = 12
# Unbalanced marks never make more than this a quotation.
_LONGEST_QUOTATION = 400
_WHOLE = 1 << 32
# A word, or one sign of a script that is written without spaces.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f]|[^\W_]+")
_CLOSERS = {
    "„": "“”",
    "“": "”",
    "”": "”",
    "«": "»",
    "»": "«",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    '"': '"',
}
_QUOTE_MARK = re.compile(r'["„“”«»‚‘’「」『』\n]')
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_STEP = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of an article's words.

    Attributes:
        marks: hashes of four words in a row, ascending, each once.
        reach: all marks of the article below this value are in `marks` (at most 2**32).
        words: how many words the article has.
        numbers: hashes of the numbers that it names, ascending, each once.
        whole: a hash of all its words in their order: equal for equal texts (64 bits, signed).
    """

    marks: Marks
    reach: int
    words: int
    numbers: Marks
    whole: int


def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of a text; upper case, marks and spaces do not show in it."""
    words, quoted = _words(text.lower())
    hashes = np.fromiter(map(_hash, words), dtype=np.uint64, count=len(words))
    rows = _rows(hashes)
    loud = np.ones(len(words), dtype=np.bool_)
    for first, last in quoted:
        loud[first:last] = False
    marks, reach = _sample(rows, loud[: len(rows)])
    numbers = sorted({crc32(word.encode()) for word in words if word[0].isdigit()})
    return Fingerprint(
        marks=marks,
        reach=reach,
        words=len(words),
        numbers=np.array(numbers, dtype=np.uint32),
        whole=int.from_bytes(blake2b(hashes.tobytes(), digest_size=8).digest(), "big", signed=True),
    )


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "replace"))


def _rows(hashes: _Hashes) -> Marks:
    """Return the hash of every so many words in a row, in their order."""
    count = max(0, len(hashes) - _ROW + 1)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(_ROW if count else 0):
        mixed = mixed * _STEP + hashes[place : place + count]
        mixed = (mixed ^ (mixed >> np.uint64(30))) * _MIX[0]
        mixed = (mixed ^ (mixed >> np.uint64(27))) * _MIX[1]
    return (mixed >> np.uint64(32)).astype(np.uint32)


def _sample(rows: Marks, loud: _Flags) -> tuple[Marks, int]:
    """Return the marks that are kept, and below which value all are."""
    # Quoted ones are thinned out by bits that do not decide anything else.
    thin = (rows & np.uint32((1 << _QUOTED_BITS) - 1)) == 0
    marks = np.unique(rows[loud | thin])
    reach = _WHOLE >> _KEPT_BITS
    kept = marks[: int(np.searchsorted(marks, np.uint32(reach)))]
    if len(kept) >= _LEAST:
        return kept, reach
    if len(marks) <= _LEAST:
        return marks, _WHOLE
    return marks[:_LEAST], int(marks[_LEAST])


def _words(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the words of a text, and which of them stand inside long quotations."""
    words: list[str] = []
    quoted: list[tuple[int, int]] = []
    done, opened, closers = 0, -1, ""
    for found in _QUOTE_MARK.finditer(text):
        words.extend(_WORD.findall(text, done, found.start()))
        done, mark = found.end(), found.group()
        if mark == "\n" or len(words) - opened > _LONGEST_QUOTATION:
            opened = -1
        if opened >= 0 and mark in closers:
            if len(words) - opened >= _LONG_QUOTATION:
                quoted.append((opened, len(words)))
            opened = -1
        elif opened < 0 and mark in _CLOSERS:
            opened, closers = len(words), _CLOSERS[mark]
    words.extend(_WORD.findall(text, done))
    return words, quoted
