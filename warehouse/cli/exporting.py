"""`export`: a dataset of the filtered view as a file, as the dashboard's downloads give it."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from urllib.parse import parse_qs

from warehouse import exports
from warehouse.actors import registry
from warehouse.cli.configured import configured
from warehouse.cli.output import written
from warehouse.cli.parser import FILTERS
from warehouse.errors import BadFilter, NotFound
from warehouse.exports import Format, Wanted
from warehouse.queries import views
from warehouse.queries.filters import parse
from warehouse.store.connection import Owner

# A package that is not what it was: the code of `diff` and `cmp`.
_DIFFERS = 1


def run(options: Namespace) -> int:
    """Write every row of the view; the file appears when it is complete."""
    if options.verify is not None:
        return _verify(options)
    if options.dataset is None:
        hint = f"Give one of: {', '.join(exports.DATASETS)}."
        raise BadFilter("No dataset is named.", hint=hint, field="dataset")
    chosen = configured(options)
    given = {name: getattr(options, f"filter_{name}") for name in FILTERS}
    if options.view is not None and any(given.values()):
        hint = "Leave the filters away, or save the narrower view under a name of its own."
        raise BadFilter("A saved view brings its own filters.", hint=hint, field="view")
    filters = parse(given)
    if not chosen.warehouse.exists():
        raise NotFound(f"There is no warehouse {chosen.warehouse}.", hint="Ingest something first.")
    known = {actor.id for actor in registry.load().actors}
    for actor_id in filters.actor:
        if actor_id not in known:
            sys.stderr.write(f"no known actor has the id {actor_id!r}; the word actors finds ids\n")
    make = exports.package if options.package else exports.pieces
    with Owner.open(chosen.warehouse) as owner, owner.reading() as cursor:
        if options.view is not None:
            filters = parse(parse_qs(views.named(cursor, options.view)[1]))
        wanted = Wanted(options.dataset, filters, rights=chosen.export_rights, language=options.ui)
        pieces = make(cursor, wanted, Format(options.format))
        with written(options.output) as output:
            for piece in pieces:
                output.write(piece)
    return 0


def _verify(options: Namespace) -> int:
    """Check a package, against the warehouse too when the command names one."""
    path = Path(options.verify)
    if options.warehouse is None:
        found = exports.verify(path)
    else:
        chosen = configured(options)
        if not chosen.warehouse.exists():
            hint = "Leave it away to check the hashes only."
            raise NotFound(f"There is no warehouse {chosen.warehouse}.", hint=hint)
        with Owner.open(chosen.warehouse) as owner, owner.reading() as cursor:
            found = exports.verify(path, cursor)
    for line in found:
        sys.stdout.write(f"{line}\n")
    sys.stderr.write(f"{path}: {'differs' if found else 'as it was'}\n")
    return _DIFFERS if found else 0
