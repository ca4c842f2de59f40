"""Outlets, the ledger of collected days, and rejections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Coverage:
    """A declaration that an outlet was collected completely from `first` to `last` (inclusive)."""

    outlet: str | None
    first: date
    last: date
