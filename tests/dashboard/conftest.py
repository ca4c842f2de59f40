"""Desks and apps for the dashboard tests: one filled newsroom for all, an empty one to try."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from dash import Dash
from playwright.sync_api import expect, sync_playwright

from dashboard.app import create_app, prime
from tests.dashboard.browsing import House, Visit, launched, served
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
def house(desk: Desk) -> Iterator[House]:
    expect.set_options(timeout=15_000)
    with sync_playwright() as playwright, served(desk) as base:
        browser = launched(playwright)
        yield House(browser, base)
        browser.close()


@pytest.fixture
def visit(house: House) -> Iterator[Visit]:
    with house.visiting() as one:
        yield one
