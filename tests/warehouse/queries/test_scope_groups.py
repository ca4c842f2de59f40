"""A group of outlets in the place of an outlet stands for all outlets of the group."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.warehouse.articles_made import article
from warehouse.queries import articles, overview, sources
from warehouse.queries.filters import Filters, group_of, of_group, parse, to_query
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner
from warehouse.store.sources import set_group

COAST = of_group("Küste")
OUTLETS = ("nordblatt", "ostblatt", "suedpost")


@pytest.fixture(scope="module")
def owner() -> Iterator[Owner]:
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(
            cursor,
            [article(f"In {name} war es ruhig.", title=None, outlet=name) for name in OUTLETS],
        )
        for name in OUTLETS[:2]:
            set_group(cursor, name, "Küste")
        yield owner


@pytest.fixture
def cursor(owner: Owner) -> Iterator[Cursor]:
    with owner.reading() as cursor:
        yield cursor


@pytest.mark.parametrize(
    ("outlet", "found"),
    [
        ((COAST,), 2),
        ((COAST, "suedpost"), 3),
        ((COAST, "nordblatt"), 2),
        ((of_group("Berge"),), 0),
        ((of_group("' OR 1=1 --"),), 0),
        ((of_group(""),), 0),
        (("suedpost",), 1),
    ],
)
def test_a_group_selects_the_articles_of_its_outlets(
    cursor: Cursor, outlet: tuple[str, ...], found: int
) -> None:
    assert articles.count(cursor, Filters(outlet=outlet)) == found


def test_the_days_of_a_group_are_those_of_its_outlets(cursor: Cursor) -> None:
    (row,) = overview.volume(cursor, Filters(outlet=(COAST,))).to_dict("records")
    assert (row["articles"], row["outlets"]) == (2, 2)


def test_groups_and_their_outlets_are_named(cursor: Cursor) -> None:
    assert sources.groups(cursor) == ("Küste",)
    assert sources.members(cursor, Filters(outlet=(COAST, "x"))) == {*OUTLETS[:2], "x"}


def test_a_group_survives_the_address() -> None:
    filters = Filters(outlet=(COAST, "suedpost"))
    assert group_of(COAST) == "Küste"
    assert group_of("suedpost") is None
    assert parse({"outlet": [COAST, "suedpost"]}) == filters
    assert "outlet=group%3AK%C3%BCste" in to_query(filters)
