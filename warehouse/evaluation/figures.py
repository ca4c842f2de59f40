"""The rows of a report: what was measured, on what, with its shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from warehouse.evaluation.corpus import GoldDocument
from warehouse.evaluation.intervals import Figure, Ratio, figure
from warehouse.model import AnnotatedArticle

EVERY_LANGUAGE = "all"
_GOLD, _FOUND, _MATCHED = range(3)


@dataclass(frozen=True, slots=True)
class Conveyed:
    """A labelled document and what the conveyor made of it; None where it was rejected."""

    document: GoldDocument
    article: AnnotatedArticle | None


@dataclass(frozen=True, slots=True)
class Row:
    """Figures of one kind in one language: `shares` are (name, share with its interval)."""

    measure: str
    language: str
    kind: str
    gold: int
    found: int
    shares: tuple[tuple[str, Figure], ...]

    def share(self, name: str) -> Figure:
        """Return a share by its name."""
        return dict(self.shares)[name]


Measured = Callable[[Sequence[Conveyed], str], tuple[Row, ...]]


def by_language(measured: Measured, conveyed: Sequence[Conveyed]) -> tuple[Row, ...]:
    """Measure the documents of each language alone and, where there are several, all together."""
    languages = sorted({one.document.language for one in conveyed})
    rows = [
        row
        for language in languages
        for row in measured(
            [one for one in conveyed if one.document.language == language], language
        )
    ]
    if len(languages) > 1:
        rows.extend(measured(conveyed, EVERY_LANGUAGE))
    return tuple(rows)


def matching(counts: Iterable[Sequence[int]]) -> tuple[tuple[str, Figure], ...]:
    """Return precision, recall and F1 of rows that begin with gold, found and matched."""
    rows = list(counts)
    ratios: tuple[tuple[str, Ratio], ...] = (
        ("precision", lambda n: (n[..., _MATCHED], n[..., _FOUND])),
        ("recall", lambda n: (n[..., _MATCHED], n[..., _GOLD])),
        ("f1", lambda n: (2 * n[..., _MATCHED], n[..., _GOLD] + n[..., _FOUND])),
    )
    return tuple((name, figure(rows, ratio)) for name, ratio in ratios)
