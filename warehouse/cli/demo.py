"""`demo`: the invented articles into the warehouse, or out of it again."""

from __future__ import annotations

import sys
from argparse import Namespace

from warehouse import demo
from warehouse.actors import registry
from warehouse.cli.configured import configured
from warehouse.store import actors, fiction
from warehouse.store.connection import Owner

_OFTEN = 10


def run(options: Namespace) -> int:
    """Load the demo, or remove it; the balance or the number of articles goes to stdout.

    Raises:
        WarehouseBusy: the dashboard holds the file; there the demo has its own buttons.
    """
    chosen = configured(options)
    with Owner.open(chosen.warehouse) as owner:
        if options.remove:
            with owner.reading() as cursor:
                removed = fiction.remove(cursor)
            sys.stdout.write(f"removed {removed:,} articles of the demo\n")
            return 0
        with owner.reading() as cursor:
            actors.load(cursor, registry.load().actors)
        balance = demo.load(
            owner,
            options.articles,
            seed=options.seed,
            as_written=options.as_written,
            progress=_Told(options.articles).add,
        )
    sys.stdout.write(f"{balance}\n")
    return 0


class _Told:
    """Lines of progress on stderr, about ten in all."""

    def __init__(self, articles: int) -> None:
        self._all, self._done, self._said = articles, 0, 0

    def add(self, count: int) -> None:
        """Note a stored batch."""
        self._done += count
        step = self._done * _OFTEN // max(self._all, 1)
        if step > self._said:
            self._said = step
            sys.stderr.write(f"  {self._done:,} of {self._all:,}\n")
