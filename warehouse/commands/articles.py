"""Commands that bring articles: deliveries to read, and articles that are annotated already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warehouse import ingest
from warehouse.actors import registry
from warehouse.commands.command import Done
from warehouse.engines.local import LocalEngine
from warehouse.model import AnnotatedArticle, Delivery, Rejection
from warehouse.store import articles
from warehouse.store.connection import Owner
from warehouse.store.sources import Coverage


@dataclass(frozen=True, slots=True)
class Ingest:
    """Read deliveries, annotate and store what they hold."""

    deliveries: Sequence[Delivery | Rejection]
    coverage: Sequence[Coverage] = ()

    def carry_out(self, owner: Owner) -> Done:
        """Convey and store, a transaction for each batch."""
        balance = ingest.ingest(
            self.deliveries,
            owner,
            registry.load(),
            engine=LocalEngine(),
            coverage=self.coverage,
        )
        return Done(balance=balance, changed=balance.read)


@dataclass(frozen=True, slots=True)
class Store:
    """Store articles that are annotated already, in one transaction."""

    articles: Sequence[AnnotatedArticle] = ()
    rejections: Sequence[Rejection] = ()
    coverage: Sequence[Coverage] = ()

    def carry_out(self, owner: Owner) -> Done:
        """Store all of it or nothing."""
        with owner.reading() as cursor:
            outcomes = articles.save(
                cursor, self.articles, rejections=self.rejections, coverage=self.coverage
            )
        return Done(outcomes, changed=len(outcomes))
