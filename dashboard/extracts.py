"""From the state of a page to the extract that it asks for."""

from __future__ import annotations

from dashboard.filters import Look
from warehouse.commands import Desk
from warehouse.exports import Wanted


def wanted(desk: Desk, dataset: str, look: Look) -> Wanted:
    """Return the extract of a dataset that the state of a page asks for."""
    return Wanted(
        dataset, look.filters, rights=desk.export_rights, group=look.group, language=look.ui
    )
