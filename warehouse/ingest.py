"""One ingestion run: deliveries through the conveyor into the warehouse, and its balance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from warehouse.actors import ActorIndex
from warehouse.conveyor import convey_all, given_up
from warehouse.engines import Engine
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
    """

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    dates_not_understood: int = 0
    first_such_date: str | None = None

    @property
    def read(self) -> int:
        """Return the number of articles and rejections read so far."""
        return self.outcomes.total()

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

    def add_dates(self, articles: Iterable[AnnotatedArticle]) -> None:
        """Count the given dates of one batch that nobody could read."""
        for article in articles:
            if (words := article.raw.published_given) is not None:
                self.dates_not_understood += 1
                self.first_such_date = self.first_such_date or words

    def __str__(self) -> str:
        parts = " + ".join(f"{outcome.value} {self.outcomes[outcome]:,}" for outcome in Outcome)
        return f"read {self.read:,} = {parts}"


def ingest(
    deliveries: Iterable[Delivery | Rejection],
    owner: Owner,
    index: ActorIndex,
    *,
    engine: Engine,
    coverage: Sequence[Coverage] = (),
    progress: Callable[[int], None] | None = None,
) -> Balance:
    """Convey and store everything that is delivered, one transaction for each batch.

    Args:
        deliveries: what to read; a rejection among them is stored like one of the conveyor's.
        owner: the open warehouse.
        index: the actor registry that the annotators look names up in.
        engine: where the conveyor runs.
        coverage: days declared as completely collected, stored with the last batch.
        progress: called with the number of articles and rejections of each stored batch.
    """
    balance = Balance()
    conveyed = engine.map(partial(convey_all, index=index), deliveries, lost=given_up)
    flat = (one for several in conveyed for one in several)
    while batch := _batch(flat):
        _store(owner, batch, (), balance)
        if progress is not None:
            progress(len(batch))
    # Coverage says "all of these days is here", so it may only be stored after the articles.
    if coverage:
        _store(owner, (), coverage, balance)
    return balance


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
    owner: Owner, batch: Sequence[Conveyed], coverage: Sequence[Coverage], balance: Balance
) -> None:
    articles = [one for one in batch if isinstance(one, AnnotatedArticle)]
    rejections = [one for one in batch if isinstance(one, Rejection)]
    with owner.cursor() as cursor:
        outcomes = save(cursor, articles, rejections=rejections, coverage=coverage)
    balance.add(outcomes, rejections)
    balance.add_dates(articles)
