"""What became of an article before it was read: every text that was seen, and what was cut off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from warehouse.queries.scope import Cursor


@dataclass(frozen=True, slots=True)
class Version:
    """A text that was seen of an article; `current` is the one that counts."""

    current: bool
    received_at: datetime | None
    modified_at: datetime | None
    title: str | None
    characters: int
    origin: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch that cleaning removed from the current text, and why."""

    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class Past:
    """All versions of an article, newest first, and the cuts of the current one in their order."""

    versions: tuple[Version, ...] = ()
    cuts: tuple[Cut, ...] = ()


_VERSIONS = """
SELECT current, received_at, modified_at, title, characters, origin, raw_text
FROM revisions WHERE article_key = $key
ORDER BY current DESC, coalesce(modified_at, received_at) DESC NULLS LAST, fingerprint
"""
_CUTS = """
SELECT t.cut_starts, t.cut_ends, t.cut_reasons
FROM article_text t JOIN articles a USING (article_id)
WHERE a.article_key = $key AND t.current
"""


def past(cursor: Cursor, key: str) -> Past:
    """Return the past of an article; one that the warehouse does not have has none."""
    rows = cursor.execute(_VERSIONS, {"key": key}).fetchall()
    versions = tuple(Version(*row[:-1]) for row in rows)
    raw = next((row[-1] for row in rows if row[0]), None)
    found = cursor.execute(_CUTS, {"key": key}).fetchall()
    return Past(versions, _cuts(found[0], raw) if found and raw else ())


def _cuts(row: tuple[Any, ...], raw: str) -> tuple[Cut, ...]:
    starts, ends, reasons = (column or () for column in row)
    stretches = sorted(zip(starts, ends, reasons, strict=True))
    cuts = (Cut(reason, raw[start:end]) for start, end, reason in stretches)
    return tuple(cut for cut in cuts if cut.words.strip())
