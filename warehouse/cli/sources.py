"""`sources`: what is held of each outlet, its rights and group, and what was rejected."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from warehouse.cli.configured import configured
from warehouse.commands import Command, Done, Replay, SetGroup, SetRights
from warehouse.errors import BadFilter, NotFound, WarehouseBusy
from warehouse.model import Outcome
from warehouse.queries import rejections, sources
from warehouse.queries.filters import Filters
from warehouse.settings import Rights
from warehouse.store.connection import Cursor, Owner

SOME_REJECTED = 2
_MOST = 50


def run(options: Namespace) -> int:
    """Change what was asked for, else list; 2 when a replay left something rejected.

    Raises:
        NotFound: there is no warehouse, no such outlet, or nothing to read again.
        BadFilter: rights or a group without an outlet.
    """
    path = configured(options).warehouse
    if not path.exists():
        raise NotFound(f"There is no warehouse {path}.", hint="Ingest something first.")
    orders = _orders(options)
    with _opened(path) as owner:
        if options.replay is not None:
            return _told(Replay(reason=options.replay or None).carry_out(owner))
        with owner.reading() as cursor:
            _check(cursor, options.outlet)
        for order in orders:
            order.carry_out(owner)
        with owner.reading() as cursor:
            _print(_rejections(cursor) if options.rejections else _outlets(cursor, options.outlet))
    return 0


def _opened(path: Path) -> Owner:
    try:
        return Owner.open(path)
    except WarehouseBusy as busy:
        raise WarehouseBusy(
            busy.message,
            hint="If that is the dashboard: its page Sources shows and changes the same.",
            **busy.facts,
        ) from busy


def _orders(options: Namespace) -> list[Command]:
    rights, group = options.rights, options.group
    if options.outlet is None and (rights is not None or group is not None):
        raise BadFilter(
            "Nobody knows whose rights or group this is.", hint="Name the outlet with --outlet."
        )
    orders: list[Command] = []
    if rights is not None:
        orders.append(SetRights(options.outlet, None if rights == "default" else Rights(rights)))
    if group is not None:
        orders.append(SetGroup(options.outlet, group))
    return orders


def _check(cursor: Cursor, outlet: str | None) -> None:
    if outlet is not None and outlet not in set(sources.holdings(cursor)["outlet"]):
        raise NotFound(
            f"No outlet is called {outlet!r}.", hint="The word sources lists all of them."
        )


def _print(rows: Iterable[tuple[object, ...]]) -> None:
    for row in rows:
        cells = ["-" if pd.isna(cell) or cell == "" else str(cell) for cell in _plain(row)]
        sys.stdout.write("\t".join(cells) + "\n")


def _plain(row: tuple[object, ...]) -> list[Any]:
    """Keep a row on its line: a message may hold tabs and line ends."""
    return [" ".join(cell.split()) if isinstance(cell, str) else cell for cell in row]


def _outlets(cursor: Cursor, outlet: str | None) -> Iterable[tuple[object, ...]]:
    found = sources.holdings(cursor)
    chosen = found if outlet is None else found[found["outlet"] == outlet]
    yield sources.HOLDINGS_COLUMNS
    yield from chosen.itertuples(index=False, name=None)
    filters = Filters(outlet=() if outlet is None else (outlet,))
    missing, total = sources.gaps(cursor, filters, limit=_MOST)
    for one, first, last, days, why in missing.itertuples(index=False, name=None):
        yield (f"missing: {one} {first}..{last} ({days:,} {_days(days)}, {why})",)
    if total > len(missing):
        yield (f"... and {total - len(missing):,} more runs of missing days",)


def _days(n: int) -> str:
    return "day" if n == 1 else "days"


def _rejections(cursor: Cursor) -> Iterable[tuple[object, ...]]:
    yield rejections.REASONS_COLUMNS
    yield from rejections.reasons(cursor).itertuples(index=False, name=None)
    yield ()
    yield rejections.LISTING_COLUMNS
    found = rejections.listing(cursor, limit=_MOST)
    yield from found.itertuples(index=False, name=None)
    total = rejections.count(cursor)
    if total > len(found):
        yield (f"... and {total - len(found):,} more",)


def _told(done: Done) -> int:
    balance = done.balance
    if balance is None:
        return 0
    became = balance.read - balance.outcomes[Outcome.REJECTED]
    sys.stdout.write(
        f"{done.changed:,} read again: {became:,} are articles now,"
        f" {balance.rejected:,} are still rejected\n"
    )
    for reason, n in sorted(balance.reasons.items()):
        sys.stderr.write(f"{n:,} {reason}: {balance.examples[reason]}\n")
    return SOME_REJECTED if balance.rejected else 0
