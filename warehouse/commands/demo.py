"""Commands that fill the warehouse with the demo, and take it out again."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse import demo
from warehouse.commands.command import Done
from warehouse.store import fiction
from warehouse.store.connection import Owner


@dataclass(frozen=True, slots=True)
class LoadDemo:
    """Bring the demo's invented articles; the same size and seed bring the same ones.

    Attributes:
        articles: how many.
        seed: which ones of the many possible.
        as_written: store what the writer of an article knows, without asking the annotators;
            for load tests.
    """

    articles: int = demo.ARTICLES
    seed: int = demo.SEED
    as_written: bool = False

    def carry_out(self, owner: Owner) -> Done:
        """Write, read and store them, a transaction for each batch; loading twice adds nothing."""
        balance = demo.load(owner, self.articles, seed=self.seed, as_written=self.as_written)
        return Done(balance=balance, changed=balance.read)


@dataclass(frozen=True, slots=True)
class RemoveDemo:
    """Take the demo out; everything else stays as it is."""

    def carry_out(self, owner: Owner) -> Done:
        """Remove it in one transaction; the number of changes is that of its articles."""
        with owner.reading() as cursor:
            return Done(changed=fiction.remove(cursor))
