"""Spikes: periods in which an actor is mentioned far more than usual, and what drove them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean, median

import pandas as pd

from warehouse.queries.chance import UNUSUAL, deviance, poisson_tail, robust_scores
from warehouse.queries.filters import Filters, period_end
from warehouse.queries.movers import counts, roomy
from warehouse.queries.names import labels
from warehouse.queries.scope import Cursor, ask, fill
from warehouse.queries.timeline import frame

SPIKES_COLUMNS = (
    "actor_id",
    "name",
    "type",
    "first",
    "last",
    "articles",
    "denominator",
    "expected",
    "times",
    "score",
)
# What is usual cannot be told from fewer periods, nor a spike from fewer articles.
LEAST_PERIODS = 8
LEAST_ARTICLES = 5
# Of so many it is told what drove them.
MOST_TOLD = 6
_ERROR = 0.01
_MOST_ACTORS = 200

_LOUD = """
WITH counts AS MATERIALIZED ({counts}), loud AS (
    SELECT actor_id FROM counts GROUP BY actor_id HAVING max(articles) >= $least
    ORDER BY max(articles) DESC, actor_id LIMIT $most
)
SELECT actor_id, period, articles FROM counts SEMI JOIN loud USING (actor_id)
ORDER BY actor_id, period
"""


@dataclass(frozen=True, slots=True)
class Spike:
    """A run of unusual periods: the articles that mention the actor, of all, and what is usual."""

    first: date
    last: date
    articles: int
    denominator: int
    expected: float
    score: float

    @property
    def surprise(self) -> float:
        """By how much the count departs from what is usual; see `chance.deviance`."""
        return deviance(self.articles, self.expected)


def spikes(
    cursor: Cursor, filters: Filters, *, limit: int | None = MOST_TOLD, language: str = "en"
) -> pd.DataFrame:
    """Return the periods in which actors are mentioned far more than usual, most unusual first.

    Two tests must agree, for either alone is deceived: the share must stand `chance.UNUSUAL`
    robust deviations above the actor's median share (which guards against actors whose count
    always jumps), and the count must be improbable at that share, by an exact Poisson test after
    Bonferroni (which guards against small numbers). Neighbouring spikes are one. A filter on
    actors leaves only these; without one, places are left out.

    Columns: actor_id, name, type, first, last (days), articles (that mention the actor),
    denominator (all analysed ones), expected (articles), times (articles / expected), score.
    """
    base = roomy(cursor, filters, least_periods=LEAST_PERIODS)
    axis = base.timeline
    wholes = {
        period.first: base.bases[period.first].analysed
        for period in axis.periods
        if period.first in base.bases and base.bases[period.first].analysed
    }
    if len(wholes) < LEAST_PERIODS:
        return frame((), SPIKES_COLUMNS)
    query = fill(_LOUD, counts=counts(filters, axis))
    limits = {"least": LEAST_ARTICLES, "most": _MOST_ACTORS}
    by_actor: dict[str, dict[date, int]] = {}
    for actor_id, period, articles in ask(cursor, query, **limits).fetchall():
        by_actor.setdefault(actor_id, {})[period] = articles
    tests = len(by_actor) * len(wholes)
    found = [
        (actor_id, one)
        for actor_id, numbers in by_actor.items()
        for one in runs(numbers, wholes, tests=tests)
    ]
    found.sort(key=lambda pair: (-pair[1].surprise, pair[0], pair[1].first))
    named = labels(cursor, sorted({actor_id for actor_id, _ in found[:limit]}), language)
    return frame(
        (
            (
                actor_id,
                named[actor_id].name,
                named[actor_id].type,
                one.first,
                period_end(one.last, axis.grain),
                one.articles,
                one.denominator,
                one.expected,
                one.articles / one.expected,
                one.score,
            )
            for actor_id, one in found[:limit]
        ),
        SPIKES_COLUMNS,
        numbers=("expected", "times", "score"),
    )


def runs(numbers: Mapping[date, int], wholes: Mapping[date, int], *, tests: int) -> list[Spike]:
    """Return the spikes of one actor: `numbers` of `wholes` articles by period, oldest first."""
    periods = list(wholes)
    articles = [min(numbers.get(period, 0), wholes[period]) for period in periods]
    shares = [n / wholes[period] for n, period in zip(articles, periods, strict=True)]
    found: list[Spike] = []
    before = -2
    for at, score in enumerate(robust_scores(shares)):
        if score < UNUSUAL:
            continue
        period, whole = periods[at], wholes[periods[at]]
        expected = _usual(shares, articles, wholes, at) * whole
        one = Spike(period, period, articles[at], whole, expected, score)
        joins = before == at - 1
        found[len(found) - joins :] = [_joined(found[-1], one) if joins else one]
        before = at
    return [one for one in found if _is_improbable(one, tests)]


def _is_improbable(one: Spike, tests: int) -> bool:
    return (
        one.articles >= LEAST_ARTICLES and poisson_tail(one.articles, one.expected) * tests < _ERROR
    )


def _usual(
    shares: Sequence[float], articles: Sequence[int], wholes: Mapping[date, int], at: int
) -> float:
    """Return the usual share: the median, else the mean of all other periods, never quite 0."""
    usual = median(shares)
    if usual > 0:
        return usual
    others = [share for index, share in enumerate(shares) if index != at]
    return fmean(others) or 1 / (2 * (sum(wholes.values()) - max(articles) + 1))


def _joined(run: Spike, one: Spike) -> Spike:
    return Spike(
        run.first,
        one.last,
        run.articles + one.articles,
        run.denominator + one.denominator,
        run.expected + one.expected,
        max(run.score, one.score),
    )
