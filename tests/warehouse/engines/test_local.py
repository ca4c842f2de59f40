from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial

import pytest

from tests.warehouse.engines.work import (
    dies_at_forty,
    dies_elsewhere,
    fails_at_three,
    given_up,
    process_of,
    squared,
)
from warehouse.actors import registry
from warehouse.conveyor import convey_article
from warehouse.engines.local import LocalEngine
from warehouse.model import RawArticle


def test_little_work_stays_in_this_process() -> None:
    found = list(LocalEngine(workers=2, inline_up_to=8).map(process_of, range(8)))
    assert found == [(number, os.getpid()) for number in range(8)]


def test_much_work_goes_to_other_processes_and_comes_back_in_order() -> None:
    found = list(LocalEngine(workers=2, inline_up_to=4).map(process_of, range(200)))
    assert [number for number, _ in found] == list(range(200))
    assert os.getpid() not in {process for _, process in found}


def test_the_number_of_workers_never_shows_in_the_result() -> None:
    results = [
        list(LocalEngine(workers=workers, inline_up_to=4).map(squared, range(100)))
        for workers in (1, 2)
    ]
    assert results[0] == results[1]


def test_a_killed_worker_loses_and_doubles_nothing() -> None:
    work = partial(dies_elsewhere, home=os.getpid())
    found = list(LocalEngine(workers=2, inline_up_to=4).map(work, range(120)))
    assert found == list(range(120))


def test_an_item_that_kills_every_process_is_given_up_alone() -> None:
    engine = LocalEngine(workers=2, inline_up_to=4)
    found = list(engine.map(dies_at_forty, range(120), lost=given_up))
    assert found == [-40 if number == 40 else number for number in range(120)]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_the_function_is_not_swallowed(workers: int) -> None:
    with pytest.raises(ValueError, match="three"):
        list(LocalEngine(workers=workers, inline_up_to=2).map(fails_at_three, range(50)))


def test_items_are_read_as_the_work_goes_on() -> None:
    taken: list[int] = []

    def coming() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    results = LocalEngine(workers=1).map(squared, coming())
    assert next(results) == 0
    assert len(taken) < 100


def test_the_conveyor_gives_the_same_article_in_every_process() -> None:
    articles = [
        RawArticle(origin=str(number), text=f"Wort {number}. „Ja“, sagte Mara Linz.", language="de")
        for number in range(40)
    ]
    work = partial(convey_article, index=registry.load())
    here = list(LocalEngine(workers=1).map(work, articles))
    there = list(LocalEngine(workers=2, inline_up_to=4).map(work, articles))
    assert here == there
