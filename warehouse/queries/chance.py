"""Chance: what a count could have been by luck alone. Pure statistics, no data of its own."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, lgamma, log, sqrt
from statistics import NormalDist, fmean, median

CONFIDENCE = 0.95
# The cut-off that Iglewicz and Hoaglin give for their modified z-score.
UNUSUAL = 3.5
_TO_SIGMA = 0.6745
_TO_SIGMA_OF_MEAN = 1.253314


def z_of(confidence: float = CONFIDENCE, *, comparisons: int = 1) -> float:
    """Return the two-sided normal quantile; Bonferroni's share of the error where many compare."""
    error = (1 - confidence) / max(1, comparisons)
    return NormalDist().inv_cdf(1 - error / 2)


def wilson(hits: int, of: int, *, z: float | None = None) -> tuple[float, float]:
    """Return the interval of a share (E. B. Wilson, JASA 22, 1927, 209-212); (0, 1) of nothing."""
    if of <= 0:
        return 0.0, 1.0
    z = z_of() if z is None else z
    share, extra = hits / of, z * z / of
    middle = (share + extra / 2) / (1 + extra)
    half = z / (1 + extra) * sqrt(share * (1 - share) / of + extra / (4 * of))
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    return low, 1.0 if hits == of else min(1.0, middle + half)


def difference(
    now: tuple[int, int], before: tuple[int, int], *, z: float | None = None
) -> tuple[float, float]:
    """Return the interval of a difference of two shares, each as (hits, of).

    Built from both Wilson intervals (R. G. Newcombe, Statistics in Medicine 17, 1998, 873-890,
    method 10); it holds with small counts, where the usual one does not.
    """
    share, share_before = (hits / of if of else 0.0 for hits, of in (now, before))
    low, high = wilson(*now, z=z)
    low_before, high_before = wilson(*before, z=z)
    change = share - share_before
    down = sqrt((share - low) ** 2 + (high_before - share_before) ** 2)
    up = sqrt((high - share) ** 2 + (share_before - low_before) ** 2)
    return max(-1.0, change - down), min(1.0, change + up)


def robust_scores(values: Sequence[float]) -> list[float]:
    """Return for each value how unusual it is among all of them, in robust standard deviations.

    The modified z-score of B. Iglewicz and D. C. Hoaglin, How to Detect and Handle Outliers
    (ASQC, 1993): distance to the median over the median absolute deviation; where more than half
    of the values are equal, over the mean absolute deviation. All 0 where all values are equal.
    """
    if not values:
        return []
    usual = median(values)
    away = [abs(value - usual) for value in values]
    spread = median(away) / _TO_SIGMA or fmean(away) * _TO_SIGMA_OF_MEAN
    return [(value - usual) / spread if spread else 0.0 for value in values]


def poisson_tail(count: int, expected: float) -> float:
    """Return the probability of at least `count` events where `expected` are usual."""
    if count <= 0:
        return 1.0
    if expected <= 0:
        return 0.0
    if count <= expected:
        # The exact sum matters only above what is usual; here it is more than a third anyway.
        return 1.0
    term = exp(count * log(expected) - expected - lgamma(count + 1))
    total, step = 0.0, count
    while term > total * 1e-12 and term > 0.0:
        total += term
        step += 1
        term *= expected / step
    return min(1.0, total)


def deviance(count: int, expected: float) -> float:
    """Return twice the log-likelihood by which `count` departs from what is expected (Poisson)."""
    if count <= 0 or expected <= 0:
        return 2 * max(expected, 0.0)
    return 2 * (count * log(count / expected) - (count - expected))


def keyness(inside: tuple[int, int], outside: tuple[int, int]) -> float:
    """Return how much more frequent something is inside than outside, each as (hits, of).

    The log-likelihood ratio of T. Dunning (Computational Linguistics 19, 1993, 61-74); negative
    where it is rarer inside, 0 where there is nothing to compare.
    """
    (hits, of), (hits_out, of_out) = inside, outside
    if not of or not of_out or not hits + hits_out:
        return 0.0
    whole = (hits + hits_out) / (of + of_out)
    likelihood = 2 * (
        _likelihood(hits, of, hits / of)
        + _likelihood(hits_out, of_out, hits_out / of_out)
        - _likelihood(hits, of, whole)
        - _likelihood(hits_out, of_out, whole)
    )
    return max(0.0, likelihood) if hits / of >= hits_out / of_out else -max(0.0, likelihood)


def _likelihood(hits: int, of: int, share: float) -> float:
    """Return the binomial log-likelihood, in which impossible terms that did not occur are 0."""
    found = hits * log(share) if hits else 0.0
    return found + ((of - hits) * log(1 - share) if of > hits else 0.0)
