"""`stories`: which articles are one story, found anew for the whole warehouse."""

from __future__ import annotations

import sys
from argparse import Namespace

from warehouse.cli.configured import configured
from warehouse.errors import NotFound
from warehouse.store import stories
from warehouse.store.connection import Owner


def run(options: Namespace) -> int:
    """Cluster all articles anew, with another window if one is given, and say what was found."""
    path = configured(options).warehouse.expanduser().resolve()
    if not path.exists():
        raise NotFound(f"There is no warehouse {path}.", hint="Ingest something first.")
    with Owner.open(path) as owner, owner.reading() as cursor:
        several = stories.rebuild(cursor, window=options.window)
        days = stories.window_of(cursor)
    sys.stdout.write(
        f"{several:,} stories have two articles or more; copies may lie {days} days apart.\n"
    )
    return 0
