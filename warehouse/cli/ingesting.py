"""`ingest`: files and folders into the warehouse, with a balance that adds up."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from io import BufferedReader
from itertools import chain
from pathlib import Path
from typing import cast

from warehouse.actors import registry
from warehouse.cli.configured import configured
from warehouse.cli.progress import bytes_bar
from warehouse.engines.local import LocalEngine
from warehouse.errors import BadFilter, NotFound
from warehouse.ingest import Balance, ingest
from warehouse.model import Delivery, Hints, Rejection
from warehouse.readers.files import Intake, deliveries, found_files
from warehouse.readers.records import split
from warehouse.store import actors
from warehouse.store.connection import Owner
from warehouse.store.sources import Coverage

PARTIAL = 2
_STDIN = Path("-")


def run(options: Namespace) -> int:
    """Ingest what the options name; 2 when some of it was rejected."""
    files, left = found_files(path for path in options.paths if path != _STDIN)
    _check(options, files)
    chosen = configured(options)
    with Owner.open(chosen.warehouse) as owner, bytes_bar(files, "reading") as bar:
        with owner.reading() as cursor:
            actors.load(cursor, registry.load().actors)
        intake = Intake(
            _hints(options),
            received_at=datetime.now(UTC),
            zone=chosen.zone,
            advance=bar.update,
        )
        balance = ingest(
            chain(deliveries(files, intake), _of_stdin(options.paths, intake)),
            owner,
            registry.load(),
            engine=LocalEngine(options.workers),
            coverage=_coverage(options.outlet, options.covers),
        )
    _report(balance, left)
    return PARTIAL if balance.rejected else 0


def _check(options: Namespace, files: Sequence[Path]) -> None:
    for path in options.paths:
        if path != _STDIN and not path.exists():
            raise NotFound(f"There is no file {path}.", hint="Nothing was read; mend the name.")
    one_only = [name for name in ("url", "title") if getattr(options, name) is not None]
    named = len(files) + (_STDIN in options.paths)
    if one_only and named != 1:
        raise BadFilter(
            f"--{one_only[0]} belongs to one article, but {named} files were named.",
            hint="Name one file, or give it in JSON lines.",
        )


def _of_stdin(paths: Sequence[Path], intake: Intake) -> Iterator[Delivery | Rejection]:
    if _STDIN in paths:
        whole = Delivery(
            b"", "stdin", received_at=intake.received_at, hints=intake.hints, zone=intake.zone
        )
        yield from split(cast("BufferedReader", sys.stdin.buffer), whole)


def _hints(options: Namespace) -> Hints:
    return Hints(
        outlet=options.outlet,
        url=options.url,
        published=options.published,
        language=options.language,
        title=options.title,
    )


def _coverage(outlet: str | None, covers: tuple[date, date] | None) -> tuple[Coverage, ...]:
    return () if covers is None else (Coverage(outlet, *covers),)


def _report(balance: Balance, left: Sequence[Path]) -> None:
    sys.stdout.write(f"{balance}\n")
    for reason, count in balance.reasons.most_common():
        sys.stderr.write(f"  rejected {count:,}: {reason} ({balance.examples[reason]})\n")
    if balance.dates_not_understood:
        sys.stderr.write(
            f"  dates not understood {balance.dates_not_understood:,}, "
            f"first {balance.first_such_date!r}; these articles are undated\n"
        )
    if left:
        sys.stderr.write(f"  left out, files of other kinds: {len(left):,}, first {left[0]}\n")
