"""Each article once: the classes of dependence exclude each other and add up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from tests.warehouse.articles_made import article, credit
from warehouse.model import AnnotatedArticle, CreditGroup, CreditRole
from warehouse.queries import wires_counting, wires_rollup
from warehouse.queries.filters import Filters, Grain
from warehouse.queries.wires_counting import Counting
from warehouse.queries.wires_rollup import Dependence
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner

TEXT = "KIEL (dpa) - Laut Reuters bleibt der Kai offen. Foto: AFP. Zweimal AP und dpa."
DAY = date(2024, 3, 5)


def made(number: int, *roles: tuple[str, CreditRole], by: str | None = None) -> AnnotatedArticle:
    built = article(
        f"{TEXT} {number}",
        title=f"Kai {number}",
        url=f"https://nordblatt.example/{number}",
        day=DAY,
        credits=tuple(credit(TEXT, name, name, role) for name, role in roles),
    )
    byline = () if by is None else (by,)
    return replace(built, clean=replace(built.clean, byline=byline))


ARTICLES = (
    made(1, ("dpa", CreditRole.DATELINE), ("AFP", CreditRole.PHOTO), by="Mara Linz"),
    made(2, ("dpa", CreditRole.CREDIT), ("AP", CreditRole.CREDIT)),
    made(3, ("AP", CreditRole.CREDIT), ("Reuters", CreditRole.IN_TEXT), by="Mara Linz"),
    made(4, ("Reuters", CreditRole.IN_TEXT), ("AFP", CreditRole.PHOTO)),
    made(5, ("AFP", CreditRole.PHOTO)),
    made(6),
)


@pytest.fixture
def cursor() -> Iterator[Cursor]:
    with Owner.open(None) as owner, owner.reading() as reading:
        save(reading, ARTICLES)
        yield reading


def test_every_article_is_in_exactly_one_class(cursor: Cursor) -> None:
    assert wires_rollup.totals(cursor, Filters()) == {
        Dependence.FULL: 2,
        Dependence.WITH_STAFF: 1,
        Dependence.CITED: 1,
        Dependence.PHOTO: 1,
        Dependence.INFERRED: 0,
        Dependence.NONE: 1,
    }


def test_a_copy_that_declares_nothing_is_a_class_of_its_own(cursor: Cursor) -> None:
    cursor.execute(
        "INSERT INTO inferred_copies SELECT article_id, pub_date, outlet, language, 'dpa', 'x',"
        " 0.9, 'sibling', 0.8, 'syndication@1' FROM articles WHERE title IN ('Kai 5', 'Kai 6')"
    )
    found = wires_rollup.totals(cursor, Filters())
    assert (found[Dependence.PHOTO], found[Dependence.INFERRED]) == (1, 1)
    assert found[Dependence.NONE] == 0


def test_days_counted_beforehand_say_what_the_articles_say(cursor: Cursor) -> None:
    fast = wires_rollup.over_time(cursor, Filters(grain=Grain.DAY))
    assert tuple(fast.columns) == wires_rollup.OVER_TIME_COLUMNS
    exact = wires_rollup.over_time(cursor, Filters(grain=Grain.DAY, unique=True))
    assert list(fast["articles"]) == list(exact["articles"]) == [2, 1, 1, 1, 0, 1]
    assert set(fast["denominator"]) == {6}


@pytest.mark.parametrize(
    ("counting", "weights"),
    [
        (Counting.FULL, {"dpa": 2.0, "AP": 2.0}),
        (Counting.FRACTIONAL, {"dpa": 1.5, "AP": 1.5}),
        (Counting.FIRST, {"dpa": 2.0, "AP": 1.0}),
    ],
)
@pytest.mark.parametrize("unique", [False, True])
def test_a_shared_credit_counts_as_it_is_asked_for(
    cursor: Cursor, counting: Counting, weights: dict[str, float], *, unique: bool
) -> None:
    view = Filters(grain=Grain.DAY, unique=unique)
    found = wires_counting.weighed(cursor, view, group=CreditGroup.TEXT, counting=counting)
    assert tuple(found.columns) == wires_counting.WEIGHED_COLUMNS
    assert dict(zip(found["agency"], found["weight"], strict=True)) == weights


def test_choosing_an_agency_does_not_make_its_part_larger(cursor: Cursor) -> None:
    for unique in (False, True):
        view = Filters(grain=Grain.DAY, unique=unique, agency=("dpa",))
        found = wires_counting.weighed(cursor, view, counting=Counting.FRACTIONAL)
        assert list(found["weight"]) == [1.5]
