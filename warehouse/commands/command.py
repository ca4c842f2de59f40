"""What a command is, and what is said when it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from warehouse.ingest import Balance
from warehouse.model import Outcome
from warehouse.store.connection import Owner


@dataclass(frozen=True, slots=True)
class Done:
    """What a command did.

    Attributes:
        outcomes: one for each article that it was given.
        balance: of what it ingested.
        changed: how many things it changed (outlets, rejections, articles ...).
    """

    outcomes: tuple[Outcome, ...] = ()
    balance: Balance | None = None
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a command did, and the version of the warehouse that shows it."""

    version: int
    outcomes: tuple[Outcome, ...] = ()
    balance: Balance | None = None
    changed: int = 0


class Command(Protocol):
    """An order to the writer. It is a value; only the writer thread carries it out."""

    def carry_out(self, owner: Owner) -> Done:
        """Do it, each change of the tables in one transaction: all of it or nothing."""
        ...
