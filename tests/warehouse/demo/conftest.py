"""The default demo, written and loaded once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from warehouse import demo
from warehouse.commands import Desk, LoadDemo
from warehouse.demo.generating import Written, write


@pytest.fixture(scope="session")
def truth() -> tuple[Written, ...]:
    """What the generator knows about every article of the default demo."""
    return tuple(write(demo.ARTICLES, seed=demo.SEED))


@pytest.fixture(scope="session")
def demo_desk() -> Iterator[Desk]:
    """A desk over a warehouse that the conveyor has filled with the default demo."""
    with Desk.memory() as desk:
        desk.submit(LoadDemo())
        yield desk
