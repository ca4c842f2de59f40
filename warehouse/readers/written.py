"""Days as people write them: "18.10.2023", "18 Okt 2023", "October 18, 2023"; nothing guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from warehouse.datafile import build, read_toml

_LONGEST = 80
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_SLASHED = re.compile(r"(?<![\d/-])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\d/-])")
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?![\d/.-])")
_DAY_FIRST = re.compile(
    r"(?<![\d.])(\d{1,2})(?:\.|st|nd|rd|th)?\s?(?:of )?([^\W\d_]+)\.?,?\s(\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class Months:
    """Names of the twelve months, and how many letters of one are enough (months.toml)."""

    names: tuple[tuple[str, ...], ...]
    fewest_letters: int

    def number(self, word: str) -> int | None:
        """Return 1 to 12 for a name or the beginning of one; None where it fits none or two."""
        low = word.casefold()
        fitting = [
            number
            for number, names in enumerate(self.names, 1)
            if low in names
            or (len(low) >= self.fewest_letters and any(name.startswith(low) for name in names))
        ]
        return fitting[0] if len(fitting) == 1 else None


@cache
def months() -> Months:
    """Return the known names of months."""
    path = Path(__file__).with_name("months.toml")
    return build(Months, read_toml(path), origin=path.name)


def written_day(words: str) -> date | None:
    """Return the one day that a short text names; None for none, several or a doubtful one.

    In "03/04/2023" nobody can tell the day from the month; "18/10/2023" is clear.
    """
    level = " ".join(words.split())
    if len(level) > _LONGEST:
        return None
    days = {day for day in _candidates(level) if day is not None}
    return days.pop() if len(days) == 1 else None


def _candidates(words: str) -> list[date | None]:
    known = months()
    return [
        *(_day(year, month, day) for day, month, year in _DOTTED.findall(words)),
        *(_slashed(first, second, year) for first, second, year in _SLASHED.findall(words)),
        *(_day(year, month, day) for year, month, day in _YEAR_FIRST.findall(words)),
        *(_day(year, known.number(name), day) for day, name, year in _DAY_FIRST.findall(words)),
        *(_day(year, known.number(name), day) for name, day, year in _MONTH_FIRST.findall(words)),
    ]


def _slashed(first: str, second: str, year: str) -> date | None:
    if first != second and int(first) <= 12 and int(second) <= 12:
        return None
    day, month = (second, first) if int(second) > 12 else (first, second)
    return _day(year, month, day)


def _day(year: str, month: str | int | None, day: str) -> date | None:
    if month is None:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
