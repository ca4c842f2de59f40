"""How a check of `doctor` ended: ok, warning or problem, in words, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a check ended."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `hint` is what to do when it is not ok."""

    name: str
    words: str
    verdict: Verdict = Verdict.OK
    hint: str = ""
