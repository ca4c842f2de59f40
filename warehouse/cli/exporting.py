"""`export`: a dataset of the filtered view as CSV, as the dashboard's downloads give it."""

from __future__ import annotations

import sys
from argparse import Namespace

from warehouse.actors import registry
from warehouse.cli.configured import configured
from warehouse.cli.output import written
from warehouse.cli.parser import FILTERS
from warehouse.errors import NotFound
from warehouse.exports import stream_csv
from warehouse.queries.filters import parse
from warehouse.store.connection import Owner


def run(options: Namespace) -> int:
    """Write every row of the view; the file appears when it is complete."""
    chosen = configured(options)
    filters = parse({name: getattr(options, f"filter_{name}") for name in FILTERS})
    if not chosen.warehouse.exists():
        raise NotFound(f"There is no warehouse {chosen.warehouse}.", hint="Ingest something first.")
    known = {actor.id for actor in registry.load().actors}
    for actor_id in filters.actor:
        if actor_id not in known:
            sys.stderr.write(f"no known actor has the id {actor_id!r}; the word actors finds ids\n")
    with Owner.open(chosen.warehouse) as owner, owner.reading() as cursor:
        pieces = stream_csv(cursor, filters, options.dataset, rights=chosen.export_rights)
        with written(options.output) as output:
            for piece in pieces:
                output.write(piece)
    return 0
