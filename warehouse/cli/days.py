"""Days and ranges of days as people write them on the command line."""

from __future__ import annotations

import argparse
import re
from datetime import UTC, date, datetime, timedelta

FIRST_YEAR, LAST_YEAR = 1600, 2199
_MOST_DAYS = 36_525
_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")

Range = tuple[date, date]


def day(words: str) -> str:
    """Return a day in its canonical form.

    Raises:
        argparse.ArgumentTypeError: it is none, or none of a newspaper.
    """
    try:
        found = date.fromisoformat(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{words!r} is not a day like 2023-10-19") from error
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"{words!r} is no day of a newspaper")
    return found.isoformat()


def days(words: str) -> Range:
    """Return the first and last day of `2024-03-01..2024-03-15`, `2024-03`, `2024` or a day.

    Either end of a range may be a month or a year itself.

    Raises:
        argparse.ArgumentTypeError: it is no range, ends before it begins, is longer than a
            hundred years or ends in the future.
    """
    first, dots, last = words.partition("..")
    begin, end = _span(first)[0], _span(last if dots else first)[1]
    if begin > end:
        raise argparse.ArgumentTypeError(f"{words!r} ends before it begins")
    if (end - begin).days > _MOST_DAYS:
        raise argparse.ArgumentTypeError(f"{words!r} is longer than a hundred years")
    today = datetime.now(UTC).date()
    # A day of grace, because it may be tomorrow already where the outlet is.
    if end > today + timedelta(days=1):
        past = f"; what is over until now is {begin}..{today - timedelta(days=1)}"
        raise argparse.ArgumentTypeError(
            f"{words!r} ends in the future, of which nothing can be collected yet"
            + (past if begin < today else "")
        )
    return begin, end


def _span(words: str) -> Range:
    """Return the first and last day of a year, a month or a day."""
    found = _MONTH.fullmatch(words.strip())
    if found is None:
        only = date.fromisoformat(day(words.strip()))
        return only, only
    year, month = found.groups()
    first = date.fromisoformat(day(f"{year}-{month or '01'}-01"))
    last = date.fromisoformat(day(f"{year}-{month or '12'}-28")) + timedelta(days=4)
    return first, last.replace(day=1) - timedelta(days=1)


def window(word: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Let a word take the days that may lie between two copies of a story, and return it."""
    word.epilog = "See docs/how-to/stories.md."
    word.add_argument("--window", type=int, metavar="DAYS", help="days between two copies, at most")
    return word
