"""The desk: one writer, many readers, and errors that reach whoever caused them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from tests.warehouse.articles_made import article
from warehouse.commands import Desk, Ingest, Store
from warehouse.errors import WarehouseBusy
from warehouse.model import Delivery, Hints, Outcome
from warehouse.queries import actors, articles
from warehouse.queries.filters import Filters
from warehouse.settings import Settings
from warehouse.store.sources import Coverage


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk.memory() as desk:
        yield desk


def count(desk: Desk) -> int:
    with desk.read() as cursor:
        return articles.count(cursor, Filters())


def test_what_was_submitted_is_there_when_the_receipt_comes(desk: Desk) -> None:
    receipt = desk.submit(Store([article(), article()]))
    assert receipt.outcomes == (Outcome.STORED, Outcome.DUPLICATE)
    assert count(desk) == 1


def test_the_version_grows_with_every_change(desk: Desk) -> None:
    before = desk.version
    receipt = desk.submit(
        Store(coverage=[Coverage("nordblatt", date(2023, 1, 1), date(2023, 1, 2))])
    )
    assert before < receipt.version == desk.version


def test_a_delivery_goes_all_the_way(desk: Desk) -> None:
    text = b"Der Hafen von Nordau bleibt offen. Das sagte die Hafenmeisterin am Dienstag."
    hints = Hints(outlet="nordblatt", published="2023-10-19", language="de")
    delivery = Delivery(text, "hafen.txt", hints=hints)
    receipt = desk.submit(Ingest([delivery, delivery]))
    assert receipt.balance is not None
    assert receipt.balance.outcomes[Outcome.STORED] == 1
    assert receipt.balance.outcomes[Outcome.DUPLICATE] == 1
    assert count(desk) == 1


def test_a_command_that_fails_tells_its_caller_and_the_writer_goes_on(desk: Desk) -> None:
    broken = article(annotators=(None,))  # type: ignore[arg-type]
    version = desk.version
    with pytest.raises(TypeError):
        desk.submit(Store([broken]))
    assert desk.version == version
    assert desk.submit(Store([article()])).outcomes == (Outcome.STORED,)


def test_the_registry_can_be_searched_at_once(desk: Desk) -> None:
    with desk.read() as cursor:
        hits = actors.search(cursor, "deutschland", language="de")
    assert "Deutschland" in set(hits["name"])


def test_many_threads_read_while_one_writes_and_all_see_whole_batches(desk: Desk) -> None:
    batches = [[article(f"Text {batch} {number}.") for number in range(10)] for batch in range(6)]
    seen: list[int] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            seen.append(count(desk))

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        for receipt in [desk.submit(Store(batch)) for batch in batches]:
            assert set(receipt.outcomes) == {Outcome.STORED}
        stop.set()
        for reader in readers:
            reader.result()
    assert count(desk) == 60
    assert {number % 10 for number in seen} <= {0}


def test_writers_in_many_threads_take_their_turn(desk: Desk) -> None:
    with ThreadPoolExecutor(4) as pool:
        receipts = list(
            pool.map(lambda number: desk.submit(Store([article(f"Text {number}.")])), range(12))
        )
    assert sorted(receipt.version for receipt in receipts) == list(range(1, 13))
    assert count(desk) == 12


def test_closing_waits_for_readers_and_refuses_new_ones(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "warehouse.duckdb", settings=Settings(threads=1))
    reading = desk.read()
    cursor = reading.__enter__()
    closing = threading.Thread(target=desk.close)
    closing.start()
    assert cursor.execute("SELECT 1").fetchall() == [(1,)]
    assert closing.is_alive()
    reading.__exit__(None, None, None)
    closing.join()
    with pytest.raises(RuntimeError, match="closed"), desk.read():
        pass
    with pytest.raises(RuntimeError, match="closed"):
        desk.submit(Store())
    desk.close()


def test_a_closed_file_can_be_opened_again_and_has_everything(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with Desk.open(path) as desk:
        desk.submit(Store([article()]))
        with pytest.raises(WarehouseBusy):
            Desk.open(path)
    with Desk.open(path) as desk:
        assert count(desk) == 1
