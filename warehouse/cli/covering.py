"""Declared coverage on the command line: what was asked for, and what became of it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence

from warehouse.errors import BadFilter
from warehouse.ingest import Balance
from warehouse.store.sources import Coverage

_MOST_TOLD = 12


def asked(options: Namespace) -> tuple[Coverage, ...]:
    """Return the coverage that the options declare and then take back."""
    return (
        *(Coverage(options.outlet, first, last) for first, last in options.covers),
        *(
            Coverage(options.outlet, first, last, complete=False)
            for first, last in options.not_covered
        ),
    )


def check_alone(options: Namespace) -> bool:
    """Tell whether coverage is all that a run is about: no delivery, but days of an outlet.

    Raises:
        BadFilter: nobody says whose days they are.
    """
    if not (options.covers or options.not_covered):
        return False
    if options.outlet is None:
        raise BadFilter(
            "Without a delivery nobody knows whose days these are.",
            hint="Name the outlet with --outlet NAME.",
        )
    return True


def told(covered: Sequence[Coverage]) -> Iterator[str]:
    """Yield a line for each range of days that was declared or taken back."""
    for one in covered[:_MOST_TOLD]:
        what = "declared" if one.complete else "taken back"
        days = (one.last - one.first).days + 1
        noun = "day" if days == 1 else "days"
        yield f"coverage {what}: {one.outlet} {one.first}..{one.last} ({days:,} {noun})"
    if len(covered) > _MOST_TOLD:
        yield f"... and {len(covered) - _MOST_TOLD:,} more; see doctor"


def check_done(balance: Balance) -> None:
    """Make sure that the coverage that was asked for could be declared.

    Raises:
        BadFilter: no article named an outlet.
    """
    if balance.nobody_covered:
        raise BadFilter(
            "The coverage was left as it was: no article says which outlet it is from.",
            hint="Repeat it with --outlet NAME; what was read is stored.",
        )
