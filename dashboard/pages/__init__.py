"""Every page of the dashboard, in the order of the menu."""

from __future__ import annotations

from types import ModuleType

from dashboard.pages import article, articles, not_found, overview, speakers, wires

PAGES: tuple[ModuleType, ...] = (overview, speakers, wires, articles, article, not_found)
