"""A demo, written and loaded once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from warehouse import demo
from warehouse.commands import Desk
from warehouse.commands.command import Done
from warehouse.demo.generating import Written, write
from warehouse.engines.local import LocalEngine
from warehouse.store.connection import Owner

# A third of the default demo: whatever that one shows, this one has too.
_ARTICLES = demo.ARTICLES // 3


@dataclass(frozen=True, slots=True)
class _LoadHere:
    """Loads the demo in this process: others would have to get ready first."""

    def carry_out(self, owner: Owner) -> Done:
        """Load it."""
        engine = LocalEngine(workers=1)
        return Done(balance=demo.load(owner, _ARTICLES, seed=demo.SEED, engine=engine))


@pytest.fixture(scope="session")
def truth() -> tuple[Written, ...]:
    """What the generator knows about every article of the demo at the desk."""
    return tuple(write(_ARTICLES, seed=demo.SEED))


@pytest.fixture(scope="session")
def demo_desk() -> Iterator[Desk]:
    """A desk over a warehouse that the conveyor has filled with the demo."""
    with Desk.memory() as desk:
        desk.submit(_LoadHere())
        yield desk
