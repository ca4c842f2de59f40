"""The menu: which pages there are, in which order, under which address."""

from __future__ import annotations

from dashboard.components.shell import MenuItem

MENU: tuple[MenuItem, ...] = (
    MenuItem("overview", "/"),
    MenuItem("actors", "/actors"),
    MenuItem("speakers", "/speakers"),
    MenuItem("wires", "/wires"),
    MenuItem("articles", "/articles"),
    MenuItem("sources", "/sources"),
    MenuItem("downloads", "/downloads"),
)
