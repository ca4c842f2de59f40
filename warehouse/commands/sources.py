"""Commands about outlets, what was collected of them, and what was rejected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from warehouse.actors import ActorIndex, registry
from warehouse.commands.command import Done
from warehouse.conveyor import convey_all, given_up
from warehouse.engines.local import LocalEngine
from warehouse.errors import NotFound
from warehouse.ingest import Balance
from warehouse.model import AnnotatedArticle, Conveyed, Outcome, Rejection
from warehouse.settings import Rights
from warehouse.store import articles, rejections, sources
from warehouse.store.connection import Owner
from warehouse.store.rejections import Kept, RejectionState
from warehouse.store.sources import Coverage

_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class SetRights:
    """Say what extracts may carry of an outlet's words; None: what the setting says."""

    outlet: str
    rights: Rights | None

    def carry_out(self, owner: Owner) -> Done:
        """Set it."""
        with owner.reading() as cursor:
            value = None if self.rights is None else str(self.rights)
            return Done(changed=sources.set_rights(cursor, self.outlet, value))


@dataclass(frozen=True, slots=True)
class SetGroup:
    """Put an outlet into a group of outlets; an empty name takes it out."""

    outlet: str
    group: str

    def carry_out(self, owner: Owner) -> Done:
        """Set it."""
        with owner.reading() as cursor:
            return Done(changed=sources.set_group(cursor, self.outlet, self.group.strip() or None))


@dataclass(frozen=True, slots=True)
class DeclareCoverage:
    """A person says that an outlet was collected completely on these days, or takes it back."""

    outlet: str
    first: date
    last: date
    complete: bool = True

    def carry_out(self, owner: Owner) -> Done:
        """Write it into the ledger, in one transaction.

        Raises:
            ValueError: the range ends before it begins.
        """
        declared = Coverage(self.outlet, self.first, self.last, complete=self.complete)
        with owner.reading() as cursor:
            articles.save(cursor, (), coverage=(declared,))
        return Done(changed=(self.last - self.first).days + 1)


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Put rejections aside, or open them again."""

    keys: tuple[str, ...]
    back: bool = False

    def carry_out(self, owner: Owner) -> Done:
        """Change their state; what they hold stays."""
        state = RejectionState.OPEN if self.back else RejectionState.DISMISSED
        with owner.reading() as cursor:
            return Done(changed=rejections.settle(cursor, self.keys, state))


@dataclass(frozen=True, slots=True)
class Replay:
    """Read the stored bytes of open rejections again: all, those of a reason, or the named ones.

    Articles are stored before their rejection is marked, so a replay that was cut off is simply
    repeated: its articles are duplicates then.
    """

    keys: tuple[str, ...] = ()
    reason: str | None = None

    def carry_out(self, owner: Owner) -> Done:
        """Convey and store page by page; the balance counts what came of them.

        Raises:
            NotFound: nothing is there to be read again.
        """
        with owner.reading() as cursor:
            keys = rejections.waiting(cursor, keys=self.keys, reason=self.reason)
        if not keys:
            raise nothing_waits()
        index, balance = registry.load(), Balance()
        for first in range(0, len(keys), _AT_ONCE):
            with owner.reading() as cursor:
                page = rejections.kept(cursor, keys[first : first + _AT_ONCE])
            for one, found in conveyed(page, index):
                store_replayed(owner, one, found, balance)
        return Done(balance=balance, changed=len(keys))


def nothing_waits() -> NotFound:
    """Return the error of a replay that has nothing to do."""
    return NotFound(
        "No open rejection holds anything that could be read again.",
        hint="What could not be fetched must be fetched again: repeat its ingest.",
    )


def conveyed(
    page: tuple[Kept, ...], index: ActorIndex
) -> Iterator[tuple[Kept, tuple[Conveyed, ...]]]:
    """Read the bytes of rejections again; yield each with what came of it."""
    engine = LocalEngine()
    deliveries = [one.delivery for one in page]
    found = engine.map(partial(convey_all, index=index), deliveries, lost=given_up)
    return zip(page, found, strict=True)


def store_replayed(owner: Owner, kept: Kept, found: tuple[Conveyed, ...], balance: Balance) -> None:
    """Store what came of a rejection, mark it, and count both in the balance."""
    read = [one for one in found if isinstance(one, AnnotatedArticle)]
    refused = [one for one in found if isinstance(one, Rejection)]
    same = [replace(one, data=kept.delivery.data, hints=kept.delivery.hints) for one in refused]
    with owner.reading() as cursor:
        if not read and len(same) == 1:
            rejections.renew(cursor, kept.key, same[0])
            outcomes: tuple[Outcome, ...] = ()
        else:
            outcomes = articles.save(cursor, read, rejections=refused)
            own = {sources.rejection_key(one) for one in refused}
            if kept.key not in own:
                rejections.settle(cursor, (kept.key,), RejectionState.REPLAYED)
    balance.add(outcomes, refused)
    balance.add_articles(read)
