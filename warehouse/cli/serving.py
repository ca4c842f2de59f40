"""The options of `serve`, and the open warehouse that the dashboard is given."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.cli.parser import USAGE, serving_parser

if TYPE_CHECKING:
    # The desk brings the database along, which help must not wait for.
    from warehouse.commands import Desk
    from warehouse.settings import Settings


@dataclass(frozen=True, slots=True)
class Serving:
    """What the dashboard needs: the desk to ask at, and where to listen."""

    desk: Desk
    host: str
    port: int
    settings: Settings


@contextmanager
def open_for_serving(
    arguments: list[str], *, check: Callable[[Settings], object] | None = None
) -> Iterator[Serving]:
    """Open the warehouse that the options of `serve` name; it closes at the end.

    Args:
        arguments: the options.
        check: is asked before the warehouse is opened; what it raises is the end.

    Raises:
        SystemExit: help was asked for (0) or the options are wrong (64).
        WarehouseBusy: another process holds the file.
    """
    options = serving_parser().parse_args(arguments)
    from warehouse.background import Background
    from warehouse.cli.configured import configured
    from warehouse.commands import Desk

    chosen = configured(options)
    if check is not None:
        check(chosen)
    with Desk.open(chosen.warehouse, settings=chosen) as desk, Background(desk, chosen.warehouse):
        yield Serving(desk, chosen.host, chosen.port, chosen)


def not_here(options: Namespace) -> int:  # noqa: ARG001 every command takes its options
    """Say that this word belongs to run.py, which was passed by."""
    sys.stderr.write("newsprism: start this word with: python run.py WORD\n")
    return USAGE
