"""Desks and apps for the dashboard tests: one filled newsroom for all, an empty one to try."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from dash import Dash

from dashboard.app import create_app, prime
from tests.dashboard.newsroom import filled_desk
from warehouse.commands import Desk


@pytest.fixture(scope="session")
def desk() -> Iterator[Desk]:
    filled = filled_desk()
    yield filled
    filled.close()


@pytest.fixture(scope="session")
def app(desk: Desk) -> Dash:
    built = create_app(desk)
    prime(built)
    return built


@pytest.fixture
def empty_desk() -> Iterator[Desk]:
    with Desk.memory() as desk:
        yield desk
