"""Figures with bootstrap intervals: documents are drawn again, with a fixed seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_SEED = 20231019
_DRAWS = 1000
_LOW, _HIGH = 2.5, 97.5

Columns = npt.NDArray[np.float64]
Ratio = Callable[[Columns], tuple[Columns, Columns]]


@dataclass(frozen=True, slots=True)
class Figure:
    """A share with its 95 % bootstrap interval; None where nothing was there to count."""

    value: float | None
    low: float | None
    high: float | None


def figure(per_document: Sequence[Sequence[int]], ratio: Ratio) -> Figure:
    """Measure a ratio of sums over documents.

    Args:
        per_document: one row of counts for each document.
        ratio: takes the summed counts (last axis = the row's columns) and returns numerator and
            denominator.
    """
    rows = np.asarray(per_document, dtype=np.float64)
    if rows.size == 0:
        return Figure(None, None, None)
    above, below = ratio(rows.sum(axis=0))
    if below == 0:
        return Figure(None, None, None)
    low, high = _interval(rows, ratio)
    return Figure(float(above / below), low, high)


def _interval(rows: Columns, ratio: Ratio) -> tuple[float, float]:
    count = len(rows)
    draws = np.random.default_rng(_SEED).multinomial(count, [1 / count] * count, size=_DRAWS)
    above, below = ratio(draws @ rows)
    shares = above[below > 0] / below[below > 0]
    low, high = np.percentile(shares, [_LOW, _HIGH])
    return float(low), float(high)
