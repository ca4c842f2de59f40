from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from warehouse.actors import registry
from warehouse.engines.local import LocalEngine
from warehouse.ingest import BATCH_SIZE, Balance, ingest
from warehouse.model import Delivery, Hints, Outcome, Rejection
from warehouse.readers.plain import rejected
from warehouse.readers.records import RECORD
from warehouse.store.connection import Owner
from warehouse.store.sources import Coverage

RECEIVED = datetime(2024, 5, 3, tzinfo=UTC)


@pytest.fixture
def owner() -> Iterator[Owner]:
    with Owner.open(None) as opened:
        yield opened


def line(number: int, text: str | None = None) -> Delivery:
    record = {
        "id": str(number),
        "text": text or f"Der Hafen {number} wird gebaut, sagte Mara Linz.",
        "language": "de",
        "published_at": "2024-05-02",
        "outlet": "Bote",
    }
    data = json.dumps(record).encode()
    return Delivery(data, f"in.jsonl:{number}", RECEIVED, media_type=RECORD)


def run(owner: Owner, *deliveries: Delivery | Rejection, covers: tuple[Coverage, ...] = ()) -> str:
    engine = LocalEngine(workers=1)
    balance = ingest(deliveries, owner, registry.load(), engine=engine, coverage=covers)
    assert balance.read == len(deliveries)
    return str(balance)


def test_the_balance_adds_up(owner: Owner) -> None:
    broken = Delivery(b"{broken", "in.jsonl:9", RECEIVED, media_type=RECORD)
    missing = rejected(Delivery(b"", "gone.txt"), "unreadable", "gone.txt cannot be read.")
    said = run(owner, line(1), line(2), line(1), line(2, "Neuer Text."), broken, missing)
    assert said == "read 6 = stored 2 + revised 1 + duplicate 1 + rejected 2"


def test_twice_is_once(owner: Owner) -> None:
    deliveries = [line(number) for number in range(5)]
    run(owner, *deliveries)
    assert run(owner, *deliveries) == "read 5 = stored 0 + revised 0 + duplicate 5 + rejected 0"


def test_several_batches_give_one_balance(owner: Owner) -> None:
    steps: list[int] = []
    balance = ingest(
        (line(number) for number in range(BATCH_SIZE + 3)),
        owner,
        registry.load(),
        engine=LocalEngine(workers=1),
        progress=steps.append,
    )
    assert steps == [BATCH_SIZE, 3]
    assert balance.outcomes[Outcome.STORED] == BATCH_SIZE + 3


def test_a_rejection_is_counted_by_reason_with_an_example(owner: Owner) -> None:
    engine = LocalEngine(workers=1)
    empty = Delivery(b" ", "a.txt", hints=Hints(language="de"))
    balance = ingest([empty, empty], owner, registry.load(), engine=engine)
    assert balance.reasons == {"empty": 2}
    assert balance.examples == {"empty": "a.txt holds no text."}
    assert balance.rejected == 2


MAY = Coverage("Bote", date(2024, 5, 1), date(2024, 5, 3))


def days(owner: Owner) -> list[tuple[str, int, bool]]:
    """Outlet and day of the month of the ledger, and whether it is declared."""
    with owner.reading() as cursor:
        return cursor.execute(
            "SELECT outlet, day(day), declared FROM ledger ORDER BY outlet, day"
        ).fetchall()


def test_coverage_is_declared_even_when_nothing_was_published(owner: Owner) -> None:
    assert run(owner, covers=(MAY,)) == str(Balance())
    assert days(owner) == [("Bote", day, True) for day in (1, 2, 3)]


def test_coverage_without_an_outlet_is_that_of_all_outlets_of_the_delivery(owner: Owner) -> None:
    engine = LocalEngine(workers=1)
    other = line(2)
    kurier = Delivery(other.data.replace(b"Bote", b"Kurier"), "b.jsonl:1", RECEIVED, RECORD)
    whole = [replace(MAY, outlet=None)]
    balance = ingest([line(1), kurier], owner, registry.load(), engine=engine, coverage=whole)
    assert [one.outlet for one in balance.covered] == ["Bote", "Kurier"]
    assert {(outlet, declared) for outlet, _, declared in days(owner)} == {
        ("Bote", True),
        ("Kurier", True),
    }
    again = ingest([line(1)], owner, registry.load(), engine=engine, coverage=whole)
    assert [one.outlet for one in again.covered] == ["Bote"]


def test_coverage_of_outlets_that_nobody_names_is_not_declared(owner: Owner) -> None:
    nameless = Delivery(b"Der Hafen wird gebaut.", "a.txt", RECEIVED, hints=Hints(language="de"))
    engine = LocalEngine(workers=1)
    whole = [replace(MAY, outlet=None)]
    balance = ingest([nameless], owner, registry.load(), engine=engine, coverage=whole)
    assert balance.nobody_covered
    assert balance.covered == ()
    assert days(owner) == [("unknown", 3, False)]
