"""`views`: list saved views, save one, delete one."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import UTC, datetime
from urllib.parse import parse_qs

from warehouse.cli.configured import configured
from warehouse.commands import Command, DeleteView, SaveView
from warehouse.errors import BadFilter, NotFound
from warehouse.queries import views
from warehouse.queries.filters import parse
from warehouse.store.connection import Owner


def run(options: Namespace) -> int:
    """Change what was asked for, then list all views: name, page, state, when they were saved.

    Raises:
        NotFound: there is no warehouse, or no view of that name to delete.
        BadFilter: the name or the state cannot be used.
    """
    path = configured(options).warehouse
    order = _order(options)
    if not path.exists():
        raise NotFound(f"There is no warehouse {path}.", hint="Ingest something first.")
    with Owner.open(path) as owner:
        if order is not None:
            order.carry_out(owner)
        with owner.reading() as cursor:
            found = views.saved(cursor)
    for name, page, query, _, made_at in found.itertuples(index=False, name=None):
        sys.stdout.write(f"{name}\t{page}\t{query}\t{made_at:%Y-%m-%d %H:%M}\n")
    return 0


def _order(options: Namespace) -> Command | None:
    if options.delete is not None:
        return DeleteView(options.delete)
    if options.save is None:
        return None
    query = options.query.removeprefix("?")
    parse(parse_qs(query))
    if not options.page.isalpha() or not options.page.islower():
        raise BadFilter(
            f"{options.page[:40]!r} is no page.", hint="Use a word of the menu.", field="page"
        )
    return SaveView(options.save, options.page, query, datetime.now(UTC))
