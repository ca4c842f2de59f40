"""Every page of the dashboard, in the order of the menu."""

from __future__ import annotations

from types import ModuleType

from dashboard.pages import (
    actors,
    article,
    articles,
    downloads,
    not_found,
    overview,
    sources,
    speakers,
    wires,
)

PAGES: tuple[ModuleType, ...] = (
    overview,
    actors,
    speakers,
    wires,
    articles,
    article,
    sources,
    downloads,
    not_found,
)
