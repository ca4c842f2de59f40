"""Dates of numbers alone, such as 03/04/2023 and 1697587200: clear only in a column of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum

from warehouse.model import DateSource
from warehouse.readers.dates import published

_LONGEST = 60
_SLASHED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)(.{0,30})", re.DOTALL)
# Seconds or milliseconds since 1970, from 1990 to 2100.
_SECONDS = re.compile(r"(\d{9,10})(?:\.\d+)?")
_MILLISECONDS = re.compile(r"(\d{12,13})")
_FIRST_SECOND, _LAST_SECOND = 631_152_000, 4_102_444_800


class DateOrder(StrEnum):
    """Which number comes first in dates such as 03/04/2023."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


def is_date(words: str) -> bool:
    """Tell whether words are a date in some reading."""
    if len(words) > _LONGEST or not any(character.isdigit() for character in words):
        return False
    if (found := _SLASHED.fullmatch(words)) is not None:
        return min(int(found[1]), int(found[3])) <= 12 and max(int(found[1]), int(found[3])) <= 31
    if words.isdecimal() and len(words) < 8:
        return False
    return _instant(words) is not None or published(words, source=DateSource.GIVEN) is not None


def order_of(column: Iterable[str]) -> tuple[DateOrder | None, bool]:
    """Return the order that all dates of a column agree on, and whether any of them needs one.

    No order where every date fits both, or where some are written in the one and some in the
    other.
    """
    firsts, seconds, doubtful = 0, 0, False
    for words in column:
        if (found := _SLASHED.fullmatch(words.strip()[:_LONGEST])) is not None:
            first, second = int(found[1]), int(found[3])
            firsts = max(firsts, first)
            seconds = max(seconds, second)
            doubtful = doubtful or (first != second and first <= 12 and second <= 12)
    if firsts > 12 >= seconds:
        return DateOrder.DAY_FIRST, doubtful
    if seconds > 12 >= firsts:
        return DateOrder.MONTH_FIRST, doubtful
    return None, doubtful


def cleared(words: str, order: DateOrder | None) -> str:
    """Return a date of numbers in a form that is clear; other words come back as they are.

    A time behind the day is kept where ISO would read it.
    """
    stripped = words.strip()
    if (moment := _instant(stripped)) is not None:
        return moment.isoformat()
    found = _SLASHED.fullmatch(stripped)
    if found is None or order is None:
        return words
    first, second = int(found[1]), int(found[3])
    day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
    try:
        iso = date(int(found[4]), month, day).isoformat()
    except ValueError:
        return words
    timed = f"{iso} {found[5].strip(' ,T')}"
    try:
        return datetime.fromisoformat(timed).isoformat()
    except ValueError:
        return iso


def _instant(words: str) -> datetime | None:
    for pattern, parts in ((_SECONDS, 1), (_MILLISECONDS, 1_000)):
        if (found := pattern.fullmatch(words)) is not None:
            second = int(found[1]) // parts
            if _FIRST_SECOND <= second <= _LAST_SECOND:
                return datetime.fromtimestamp(second, UTC)
    return None
