"""`ingest`: files, folders and addresses into the warehouse, with a balance that adds up."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from warehouse.actors import registry
from warehouse.cli import covering, landing
from warehouse.cli.configured import configured
from warehouse.cli.previewing import Teller, preview
from warehouse.cli.progress import bytes_bar
from warehouse.engines.local import LocalEngine
from warehouse.errors import BadFilter, NotFound
from warehouse.ingest import Balance, ingest
from warehouse.model import Delivery, Hints, Rejection
from warehouse.readers.files import Intake, deliveries, of_stream
from warehouse.readers.folders import LeftOut, Source, found_files
from warehouse.readers.mapping import Plan, mapping_text, read_mapping, role_of
from warehouse.readers.numeric import DateOrder
from warehouse.readers.urllists import addressed, listed
from warehouse.settings import Settings

PARTIAL = 2
_STDIN = "-"
_SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line names: files, addresses, stdin or not, and what was left out."""

    sources: tuple[Source, ...]
    addresses: tuple[str, ...]
    lists: tuple[Path, ...]
    stdin: bool
    left: list[LeftOut] = field(default_factory=list)


def run(options: Namespace) -> int:
    """Ingest what the options name; 2 when some of it was rejected."""
    asked = _asked(options)
    _check(options, asked)
    chosen = configured(options)
    teller = Teller(sys.stderr)
    intake = _intake(options, chosen, asked, teller)
    if options.preview:
        if asked.addresses or asked.lists:
            raise BadFilter("Addresses cannot be previewed.", hint="Nothing is fetched unasked.")
        stdin = sys.stdin.buffer if asked.stdin else None
        rejected = preview(asked.sources, stdin, intake, teller)
        if options.save_mapping is not None:
            _save_mapping(options.save_mapping, teller)
        return PARTIAL if rejected else 0
    balance = _ingested(options, chosen, asked, intake)
    _report(balance, asked.left)
    if options.save_mapping is not None:
        _save_mapping(options.save_mapping, teller)
    covering.check_done(balance)
    return PARTIAL if balance.rejected else 0


def _asked(options: Namespace) -> Asked:
    addresses = [name for name in options.paths if name.lower().startswith(_SCHEMES)]
    paths = [Path(name) for name in options.paths if name not in (_STDIN, *addresses)]
    sources, left = found_files(paths)
    found_files(options.urls)
    return Asked(
        sources, tuple(addresses), tuple(options.urls), _STDIN in options.paths, list(left)
    )


def _check(options: Namespace, asked: Asked) -> None:
    named = len(asked.sources) + len(asked.addresses) + asked.stdin
    if not (options.paths or asked.lists or covering.check_alone(options)):
        raise BadFilter("Nothing was named.", hint="Name files, folders, addresses, or --urls.")
    one_only = [name for name in ("url", "title") if getattr(options, name) is not None]
    if one_only and (named != 1 or asked.lists):
        raise BadFilter(
            f"--{one_only[0]} belongs to one article, but {named} files were named.",
            hint="Name one file, or give it in JSON lines.",
        )


def _intake(options: Namespace, chosen: Settings, asked: Asked, teller: Teller) -> Intake:
    return Intake(
        Hints(
            outlet=options.outlet,
            url=options.url,
            published=options.published,
            language=options.language,
            title=options.title,
        ),
        received_at=datetime.now(UTC),
        zone=chosen.zone,
        plan=Plan(
            columns={
                role_of(role, origin="--column", error=BadFilter): name
                for role, name in options.column
            },
            saved=None if options.mapping is None else read_mapping(options.mapping),
            date_order=None if options.date_order is None else DateOrder(options.date_order),
        ),
        told=teller,
        passed_over=lambda path: asked.left.append(LeftOut(path, "of other kinds")),
    )


def _ingested(options: Namespace, chosen: Settings, asked: Asked, intake: Intake) -> Balance:
    with landing.destination(chosen.warehouse, wait=options.wait, patience=options.patience) as (
        into,
        settled,
    ):
        paths = [source.path for source in asked.sources]
        with bytes_bar(paths, "reading") as bar:
            with_bar = replace(intake, advance=bar.update)
            balance = ingest(
                chain(
                    deliveries(asked.sources, with_bar),
                    _of_stdin(asked, intake),
                    _from_the_web(asked, intake, chosen),
                ),
                into,
                registry.load(),
                engine=LocalEngine(options.workers),
                coverage=covering.asked(options),
            )
        settled(balance)
        return balance


def _of_stdin(asked: Asked, intake: Intake) -> Iterator[Delivery | Rejection]:
    if asked.stdin:
        yield from of_stream(sys.stdin.buffer, "stdin", intake)


def _from_the_web(asked: Asked, intake: Intake, chosen: Settings) -> Iterator[Delivery | Rejection]:
    if asked.addresses or asked.lists:
        # Only who asks for the network brings it along.
        from warehouse.fetch import Fetcher, fetched

        wanted = chain(addressed(asked.addresses, intake), listed(asked.lists, intake))
        yield from fetched(wanted, Fetcher.of(chosen))


def _save_mapping(path: Path, teller: Teller) -> None:
    if teller.first is None:
        raise NotFound(
            "No table was read.", hint="A mapping is saved from a CSV, sheet or Parquet."
        )
    path.write_text(mapping_text(teller.first), encoding="utf-8")
    sys.stderr.write(f"  how {teller.first.origin} is read stands in {path}\n")


def _report(balance: Balance, left: Sequence[LeftOut]) -> None:
    sys.stdout.write(f"{balance}\n")
    for reason, count in balance.reasons.most_common():
        sys.stderr.write(f"  rejected {count:,}: {reason} ({balance.examples[reason]})\n")
    if balance.dates_not_understood:
        sys.stderr.write(
            f"  dates not understood {balance.dates_not_understood:,}, "
            f"first {balance.first_such_date!r}; these articles are undated\n"
        )
    for line in covering.told(balance.covered):
        sys.stderr.write(f"  {line}\n")
    for why, count in sorted(Counter(one.why for one in left).items()):
        first = next(one.path for one in left if one.why == why)
        sys.stderr.write(f"  left out, files {why}: {count:,}, first {first}\n")
