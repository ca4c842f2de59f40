"""One ingestion run: deliveries through the conveyor into the warehouse, and its balance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice

from warehouse.actors import ActorIndex
from warehouse.conveyor import convey_all, given_up
from warehouse.engines import Engine
from warehouse.landing.folder import Landing
from warehouse.model import AnnotatedArticle, Conveyed, Delivery, Outcome, Rejection
from warehouse.store.articles import save
from warehouse.store.connection import Owner
from warehouse.store.sources import Coverage

BATCH_SIZE = 200
# Articles' texts are held until their transaction; long ones close a batch early.
BATCH_CHARACTERS = 8_000_000


@dataclass(slots=True)
class Balance:
    """What became of everything that was read; the four outcomes add up to `read`.

    `examples` holds the message of the first rejection for each reason. `dates_not_understood`
    counts articles whose given date nobody could read, `first_such_date` is the first one.
    `outlets` are those that the articles name, `covered` is what was declared or taken back, and
    `nobody_covered` tells that coverage was to be declared of outlets that nobody named.
    `handed_over` counts articles whose outcome only the owner of the file will know.
    """

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    dates_not_understood: int = 0
    first_such_date: str | None = None
    outlets: set[str] = field(default_factory=set)
    covered: tuple[Coverage, ...] = ()
    nobody_covered: bool = False
    handed_over: int = 0

    @property
    def read(self) -> int:
        """Return the number of articles and rejections read so far."""
        return self.outcomes.total() + self.handed_over

    @property
    def rejected(self) -> int:
        """Return the number of rejections so far."""
        return self.outcomes[Outcome.REJECTED]

    def add(self, outcomes: Iterable[Outcome], rejections: Sequence[Rejection]) -> None:
        """Count one batch."""
        self.outcomes.update(outcomes)
        self.outcomes[Outcome.REJECTED] += len(rejections)
        for rejection in rejections:
            self.reasons[rejection.reason] += 1
            self.examples.setdefault(rejection.reason, rejection.message)

    def add_articles(self, articles: Iterable[AnnotatedArticle]) -> None:
        """Note the outlets of one batch, and the given dates in it that nobody could read."""
        for article in articles:
            if article.raw.outlet is not None:
                self.outlets.add(article.raw.outlet)
            if (words := article.raw.published_given) is not None:
                self.dates_not_understood += 1
                self.first_such_date = self.first_such_date or words

    def merge(self, other: Balance) -> None:
        """Count what another balance counts."""
        self.outcomes.update(other.outcomes)
        self.reasons.update(other.reasons)
        for reason, message in other.examples.items():
            self.examples.setdefault(reason, message)
        self.dates_not_understood += other.dates_not_understood
        self.first_such_date = self.first_such_date or other.first_such_date
        self.outlets |= other.outlets

    def __str__(self) -> str:
        if self.handed_over:
            return (
                f"read {self.read:,} = handed over {self.handed_over:,} + "
                f"rejected {self.rejected:,}"
            )
        parts = " + ".join(f"{outcome.value} {self.outcomes[outcome]:,}" for outcome in Outcome)
        return f"read {self.read:,} = {parts}"


def ingest(
    deliveries: Iterable[Delivery | Rejection],
    owner: Owner | Landing,
    index: ActorIndex,
    *,
    engine: Engine,
    coverage: Sequence[Coverage] = (),
    progress: Callable[[int], None] | None = None,
) -> Balance:
    """Convey and store everything that is delivered, one transaction for each batch.

    Args:
        deliveries: what to read; a rejection among them is stored like one of the conveyor's.
        owner: the open warehouse, or the landing of one that another process holds.
        index: the actor registry that the annotators look names up in.
        engine: where the conveyor runs.
        coverage: days declared as completely collected (or no longer), stored after the last
            batch; without an outlet they are those of all outlets that the articles name.
        progress: called with the number of articles and rejections of each stored batch.
    """
    balance = Balance()
    conveyed = engine.map(partial(convey_all, index=index), deliveries, lost=given_up)
    flat = (one for several in conveyed for one in several)
    while batch := _batch(flat):
        _store(owner, batch, (), balance)
        if progress is not None:
            progress(len(batch))
    _cover(owner, coverage, balance)
    return balance


def _cover(owner: Owner | Landing, coverage: Sequence[Coverage], balance: Balance) -> None:
    """Store coverage; it says "all of these days is here", so only after the articles."""
    everybody = sorted(balance.outlets)
    balance.nobody_covered = not everybody and any(one.outlet is None for one in coverage)
    balance.covered = tuple(
        replace(one, outlet=outlet)
        for one in coverage
        for outlet in (everybody if one.outlet is None else [one.outlet])
    )
    if balance.covered:
        _store(owner, (), balance.covered, balance)


def _batch(conveyed: Iterator[Conveyed]) -> list[Conveyed]:
    batch: list[Conveyed] = []
    characters = 0
    for one in islice(conveyed, BATCH_SIZE):
        batch.append(one)
        characters += len(one.clean.text) if isinstance(one, AnnotatedArticle) else len(one.data)
        if characters > BATCH_CHARACTERS:
            break
    return batch


def _store(
    owner: Owner | Landing,
    batch: Sequence[Conveyed],
    coverage: Sequence[Coverage],
    balance: Balance,
) -> None:
    articles = [one for one in batch if isinstance(one, AnnotatedArticle)]
    rejections = [one for one in batch if isinstance(one, Rejection)]
    outcomes: tuple[Outcome, ...] = ()
    if isinstance(owner, Landing):
        owner.drop(articles, rejections=rejections, coverage=coverage)
        balance.handed_over += len(articles)
    else:
        with owner.reading() as cursor:
            outcomes = save(cursor, articles, rejections=rejections, coverage=coverage)
    balance.add(outcomes, rejections)
    balance.add_articles(articles)
