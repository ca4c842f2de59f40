"""Who is mentioned together, how often, and how much more often than by chance."""

from __future__ import annotations

import pytest

from warehouse.queries import articles
from warehouse.queries.comentions import COMENTIONS_COLUMNS, comentions
from warehouse.queries.filters import Filters
from warehouse.queries.scope import Cursor


@pytest.mark.parametrize("filters", [Filters(), Filters(q="Bo")])
def test_an_actor_beside_another_is_counted_and_compared_with_chance(
    cursor: Cursor, filters: Filters
) -> None:
    found = comentions(cursor, filters, actor_ids=["p:ada"], least=1)
    assert tuple(found.columns) == COMENTIONS_COLUMNS
    (row,) = found.to_dict("records")
    assert (row["actor_id"], row["together"], row["articles"]) == ("p:bo", 1, 2)
    whole = 3 if filters == Filters() else 2
    assert row["expected"] == pytest.approx(2 / whole)
    assert row["lift"] == pytest.approx(whole / 2)


def test_too_few_common_articles_tell_nothing(cursor: Cursor) -> None:
    assert len(comentions(cursor, Filters(), actor_ids=["p:ada"])) == 0
    assert len(comentions(cursor, Filters(), actor_ids=[])) == 0


def test_the_number_opens_exactly_the_articles_that_mention_both(cursor: Cursor) -> None:
    both = Filters(actor=("p:ada", "p:bo"), together=True)
    either = Filters(actor=("p:ada", "p:bo"))
    assert articles.count(cursor, both) == 1
    assert articles.count(cursor, either) == 2
