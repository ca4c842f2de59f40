"""The demo comes and goes: the same one again, of any size, and nothing else is touched."""

from __future__ import annotations

from datetime import date

import pytest

from tests.dashboard import newsroom
from warehouse.commands import Desk, Ingest, LoadDemo, RemoveDemo, Replay
from warehouse.demo.words import press
from warehouse.errors import BadFilter
from warehouse.model import Delivery, Hints, Outcome
from warehouse.queries import actors, sources
from warehouse.store.checksums import checksums


def _tables(desk: Desk) -> dict[str, tuple[int, str]]:
    with desk.read() as cursor:
        return checksums(cursor)


def test_the_balance_adds_up() -> None:
    with Desk.memory() as desk:
        balance = desk.submit(LoadDemo(articles=20)).balance
    assert balance is not None
    assert balance.outcomes == {
        Outcome.STORED: 20,
        Outcome.REVISED: 2,
        Outcome.DUPLICATE: 3,
        Outcome.REJECTED: 3,
    }


def test_what_was_rejected_is_rejected_again() -> None:
    with Desk.memory() as desk:
        desk.submit(LoadDemo(articles=1))
        balance = desk.submit(Replay()).balance
    assert balance is not None
    assert balance.outcomes == {Outcome.REJECTED: 3}


@pytest.mark.parametrize("as_written", [False, True])
def test_removing_the_demo_leaves_the_warehouse_as_it_was(as_written: bool) -> None:
    with newsroom.filled_desk() as desk:
        before = _tables(desk)
        desk.submit(LoadDemo(articles=20, as_written=as_written))
        assert _tables(desk) != before
        assert desk.submit(RemoveDemo()).changed == 20
        assert _tables(desk) == before
        with desk.read() as cursor:
            assert sources.fictional(cursor) == ()


def test_loading_twice_adds_nothing() -> None:
    with Desk.memory() as desk:
        desk.submit(LoadDemo(articles=20, as_written=True))
        before = _tables(desk)
        desk.submit(LoadDemo(articles=20, as_written=True))
        assert _tables(desk) == before


def test_the_actors_of_the_demo_are_found_and_go_with_it() -> None:
    with Desk.memory() as desk:
        desk.submit(LoadDemo(articles=5, as_written=True))
        with desk.read() as cursor:
            assert list(actors.search(cursor, "Tovask")["actor_id"]) == ["demo:mirela-tovask"]
            assert sources.fictional(cursor) == tuple(sorted(one.name for one in press().outlet))
        desk.submit(RemoveDemo())
        with desk.read() as cursor:
            assert actors.search(cursor, "Tovask").empty


def test_an_outlet_that_is_real_here_is_never_taken_for_the_demo() -> None:
    name = press().outlet[0].name
    real = Delivery(
        "Die Brücke ist fertig und steht.".encode(),
        "real.txt",
        hints=Hints(outlet=name, published=date(2024, 1, 2).isoformat(), language="de"),
    )
    with Desk.memory() as desk:
        desk.submit(Ingest((real,)))
        before = _tables(desk)
        with pytest.raises(BadFilter, match=name):
            desk.submit(LoadDemo(articles=5))
        assert _tables(desk) == before
