"""Desks and apps for the dashboard tests: one filled newsroom for all, an empty one to try."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from dash import Dash
from playwright.sync_api import Browser, sync_playwright

from dashboard.app import create_app, prime
from tests.dashboard.browsing import Visit, launched, served, visiting
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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


@pytest.fixture(scope="session")
def base(desk: Desk) -> Iterator[str]:
    with served(desk) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, base: str) -> Iterator[Visit]:
    with visiting(browser, base) as one:
        yield one
