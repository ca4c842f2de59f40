"""`benchmark linear`: how the time of the whole conveyor grows with texts that try to be slow."""

from __future__ import annotations

import gc
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from warehouse.actors import ActorIndex, registry
from warehouse.cli.memory import peak_megabytes
from warehouse.conveyor import convey_article
from warehouse.datafile import read_toml
from warehouse.model import AnnotatedArticle, RawArticle

# Linear work doubles; what is left is the machine's noise. Quadratic work takes four times.
MOST_GROWTH = 2.6
LANGUAGES = ("de", "en", "fr", "es", "vi", "ru")
# Below this a doubling measures the clock rather than the work, in seconds.
_TOLD_APART = 0.25
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Growth:
    """What one kind of text takes: seconds at half the characters and at all of them."""

    language: str
    piece: str
    half: float
    whole: float

    @property
    def ratio(self) -> float:
        """How many times longer twice the text takes."""
        return self.whole / max(self.half, 1e-6)

    @property
    def is_linear(self) -> bool:
        """Tell whether the time grows no faster than the text."""
        return self.ratio < MOST_GROWTH or self.whole < _TOLD_APART


def run(options: Namespace) -> int:
    """Measure every kind of text in every language; exit code 1 when one is not linear."""
    index = registry.load()
    gc.collect()
    gc.freeze()  # what every text shares must not be looked through again within one of them
    sys.stdout.write(f"{'language':10}{'piece':20}{'half s':>9}{'whole s':>9}{'growth':>8}\n")
    broken = 0
    for language, piece, words in pieces():
        growth = _steadied(language, piece, words, index, options.characters)
        broken += not growth.is_linear
        sys.stdout.write(_line(growth))
        sys.stdout.flush()
    if (peak := peak_megabytes()) is not None:
        sys.stdout.write(f"peak memory {peak:,.0f} MB\n")
    sys.stdout.write(f"not linear: {broken}\n")
    return 1 if broken else 0


def _steadied(language: str, piece: str, words: str, index: ActorIndex, characters: int) -> Growth:
    """Measure every kind of text equally often and keep the least: other work may come between."""
    tries = [measured(language, piece, words, index, characters=characters) for _ in range(_TRIES)]
    half, whole = min(one.half for one in tries), min(one.whole for one in tries)
    return Growth(language, piece, half, whole)


def pieces() -> Iterator[tuple[str, str, str]]:
    """Yield language, name and words of everything that hostile texts are made of."""
    known = read_toml(Path(__file__).with_name("hostile.toml"))
    for language in LANGUAGES:
        for piece, words in {**known["all"], **known[language]}.items():
            yield language, piece, str(words)


def text_of(words: str, characters: int) -> str:
    """Return a piece repeated to a number of characters."""
    return (words * (characters // len(words) + 1))[:characters]


def measured(
    language: str, piece: str, words: str, index: ActorIndex, *, characters: int
) -> Growth:
    """Send half the text and all of it over the conveyor."""
    half = _seconds(text_of(words, characters // 2), language, index)
    whole = _seconds(text_of(words, characters), language, index)
    return Growth(language, piece, half, whole)


def _seconds(text: str, language: str, index: ActorIndex) -> float:
    gc.collect()
    begun = process_time()
    conveyed = convey_article(RawArticle("hostile", text, language=language), index)
    taken = process_time() - begun
    # A text that cleaning rejects is as good an answer as any, as long as it comes in time.
    return taken if isinstance(conveyed, AnnotatedArticle) else min(taken, _TOLD_APART / 2)


def _line(growth: Growth) -> str:
    mark = "" if growth.is_linear else "  <- not linear"
    return (
        f"{growth.language:10}{growth.piece:20}{growth.half:9.2f}{growth.whole:9.2f}"
        f"{growth.ratio:8.2f}{mark}\n"
    )
