"""Who is mentioned together, how often, and how much more often than by chance."""

from __future__ import annotations

import pytest

from warehouse.queries import articles
from warehouse.queries.comentions import (
    COMENTIONS_COLUMNS,
    LEAST_IN_SMALL_VIEWS,
    LEAST_TOGETHER,
    MOST_OF_MATRIX,
    SMALL_VIEW,
    beside,
    few,
    least_together,
    matrix,
)
from warehouse.queries.filters import Filters
from warehouse.queries.scope import Cursor


@pytest.mark.parametrize("filters", [Filters(), Filters(q="Bo")])
def test_an_actor_beside_another_is_counted_and_compared_with_chance(
    cursor: Cursor, filters: Filters
) -> None:
    found = beside(cursor, filters, actor_ids=["p:ada"], least=1)
    assert tuple(found.columns) == COMENTIONS_COLUMNS
    (row,) = found.to_dict("records")
    assert (row["beside_id"], row["actor_id"]) == ("p:ada", "p:bo")
    assert (row["together"], row["beside_articles"], row["articles"]) == (1, 1, 2)
    whole = 3 if filters == Filters() else 2
    assert row["expected"] == pytest.approx(2 / whole)
    assert row["lift"] == pytest.approx(whole / 2)


def test_each_of_several_chosen_actors_has_its_own_pairs(cursor: Cursor) -> None:
    found = beside(cursor, Filters(), actor_ids=["p:ada", "c:nordau"], least=1)
    assert list(zip(found["beside_id"], found["actor_id"], strict=True)) == [("p:ada", "p:bo")]


def test_too_few_common_articles_tell_nothing(cursor: Cursor) -> None:
    assert len(beside(cursor, Filters(), actor_ids=["p:ada"])) == 0
    assert len(beside(cursor, Filters(), actor_ids=[])) == 0


def test_a_small_view_asks_for_fewer_common_articles() -> None:
    assert least_together(SMALL_VIEW - 1) == LEAST_IN_SMALL_VIEWS
    assert least_together(SMALL_VIEW) == LEAST_TOGETHER


def test_the_matrix_has_every_pair_also_those_that_never_meet(cursor: Cursor) -> None:
    found = matrix(cursor, Filters(), actor_ids=["p:bo", "c:nordau", "p:ada"])
    pairs = zip(found["beside_id"], found["actor_id"], found["together"], strict=True)
    assert list(pairs) == [("p:bo", "c:nordau", 0), ("p:bo", "p:ada", 1), ("c:nordau", "p:ada", 0)]
    assert len(matrix(cursor, Filters(), actor_ids=["p:ada"])) == 0


def test_one_chosen_actor_stands_first_among_the_most_mentioned(cursor: Cursor) -> None:
    assert few(cursor, Filters(actor=("c:nordau",))) == ["c:nordau", "p:bo", "p:ada"]
    many = tuple(f"p:{number}" for number in range(MOST_OF_MATRIX + 1))
    assert few(cursor, Filters(actor=many)) == list(many[:-1])


def test_the_number_opens_exactly_the_articles_that_mention_both(cursor: Cursor) -> None:
    both = Filters(actor=("p:ada", "p:bo"), together=True)
    either = Filters(actor=("p:ada", "p:bo"))
    assert articles.count(cursor, both) == 1
    assert articles.count(cursor, either) == 2
