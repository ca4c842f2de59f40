"""What the pages say, in English and German: numbers and dates by custom, texts from TOML.

Each page has a file in the folder of each language; `frame.toml` has what all pages share.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from warehouse.queries.filters import Grain

LANGUAGES: tuple[str, ...] = ("en", "de")
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one UI language; call it with a key and the facts to fill in."""

    code: str
    texts: dict[str, str]

    def __call__(self, key: str, **facts: object) -> str:
        """Return the text of `key`; a missing key is a programming error and raises KeyError."""
        return self.texts[key].format(**facts)

    def counted(self, key: str, n: int) -> str:
        """Return `n` with its noun: `key`.one or `key`.other, the number in local writing."""
        return self(f"{key}.{'one' if n == 1 else 'other'}", n=self.number(n))

    def known(self, key: str, fallback: str) -> str:
        """Return the text of `key`, or `fallback` where no such text exists."""
        return self.texts.get(key, fallback)

    def number(self, value: float) -> str:
        """Write a whole number with local thousands separators."""
        return f"{round(value):,}".replace(",", self.texts["format.thousands"])

    def decimal(self, value: float) -> str:
        """Write a number with one decimal."""
        return f"{value:.1f}".replace(".", self.texts["format.decimal"])

    def percent(self, share: float) -> str:
        """Write a share (0..1) as percent with at most three significant digits."""
        value = share * 100
        digits = 0 if value >= 99.95 or value == 0 else 1 if value >= 0.1 else 2
        written = f"{value:.{digits}f}".replace(".", self.texts["format.decimal"])
        return written + self.texts["format.percent"]

    def day(self, day: date) -> str:
        """Write a date in words, such as `16 Oct 2023`."""
        return self("format.day", day=day.day, month=self._months[day.month - 1], year=day.year)

    def day_range(self, first: date, last: date) -> str:
        """Write an inclusive range of days without repeating what both ends share."""
        if first == last:
            return self.day(first)
        if (first.year, first.month) == (last.year, last.month):
            month = self._months[first.month - 1]
            days = self("format.days", first=first.day, last=last.day)
            return self("format.days_of_month", days=days, month=month, year=first.year)
        return f"{self.day(first)} – {self.day(last)}"

    def month(self, day: date) -> str:
        """Write the short name of a day's month."""
        return self._months[day.month - 1]

    def period(self, first: date, grain: Grain) -> str:
        """Name the period that starts at `first`: a day, an ISO week, a month or a year."""
        if grain is Grain.YEAR:
            return str(first.year)
        if grain is Grain.MONTH:
            return f"{self.texts['format.months_long'].split()[first.month - 1]} {first.year}"
        if grain is Grain.WEEK:
            days = self.day_range(first, first + timedelta(days=6))
            return self("format.week", week=first.isocalendar().week, days=days)
        return self.day(first)

    @property
    def _months(self) -> list[str]:
        return self.texts["format.months"].split()


def _flat(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{key}.")
        else:
            flat[prefix + key] = str(value)
    return flat


@cache
def words(code: str) -> Words:
    """Return the texts of a UI language; an unknown code gets English."""
    known = code if code in LANGUAGES else LANGUAGES[0]
    texts: dict[str, str] = {}
    for file in sorted((_FOLDER / known).glob("*.toml")):
        texts |= _flat(tomllib.loads(file.read_text("utf-8")))
    return Words(known, texts)
