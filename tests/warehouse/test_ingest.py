from __future__ import annotations

import json
from collections.abc import Iterator
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


def test_coverage_is_declared_even_when_nothing_was_published(owner: Owner) -> None:
    covered = Coverage("Bote", date(2024, 5, 1), date(2024, 5, 3))
    assert run(owner, covers=(covered,)) == str(Balance())
