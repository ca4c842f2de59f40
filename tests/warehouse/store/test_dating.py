"""Articles that a person dates: they count at that day, whatever is delivered afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from tests.warehouse.articles_made import article, mention
from warehouse.commands import Desk, Store
from warehouse.commands.dating import DateArticle
from warehouse.errors import NotFound
from warehouse.model import AnnotatedArticle
from warehouse.queries import overview
from warehouse.queries.article import ArticleView
from warehouse.queries.article import article as viewed
from warehouse.queries.filters import Filters

TEXT = "Mara Linz bleibt in Nordau."
DAY = date(2024, 3, 5)
NOW = datetime(2024, 4, 1, tzinfo=UTC)


def undated(text: str = TEXT, *, version: int = 1) -> AnnotatedArticle:
    return article(
        text,
        day=None,
        native_id="n1",
        mentions=(mention(text, "Mara Linz", None),),
        annotators=(f"mentions@{version}",),
    )


KEY = undated().article_key


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk.memory() as desk:
        desk.submit(Store([undated()]))
        yield desk


def seen(desk: Desk) -> tuple[ArticleView, int]:
    """The article, and how many mentions the rollups and the tables have on the day."""
    with desk.read() as cursor:
        view = viewed(cursor, KEY)
        totals = overview.totals(cursor, Filters(from_=DAY, to=DAY)).to_dict("records")[0]
        ((mentions,),) = cursor.execute(
            "SELECT count(*) FROM mentions WHERE pub_date = $day", {"day": DAY}
        ).fetchall()
    assert view is not None
    assert totals["articles"] == mentions
    return view, int(mentions)


def test_a_dated_article_counts_on_its_day_with_its_mentions(desk: Desk) -> None:
    desk.submit(DateArticle(KEY, DAY, NOW, "Ada"))
    view, mentions = seen(desk)
    assert (view.pub_date, view.published_from, mentions) == (DAY, "person", 1)


def test_the_day_stands_through_a_new_version_and_another_text(desk: Desk) -> None:
    desk.submit(DateArticle(KEY, DAY, NOW))
    desk.submit(Store([undated(version=2)]))
    desk.submit(Store([undated(TEXT + " Sie wartet.")]))
    view, mentions = seen(desk)
    assert (view.pub_date, view.revisions, mentions) == (DAY, 2, 1)


def test_another_day_replaces_the_first_and_none_takes_it_back(desk: Desk) -> None:
    desk.submit(DateArticle(KEY, date(2024, 1, 1), NOW))
    desk.submit(DateArticle(KEY, DAY, NOW))
    assert seen(desk)[1] == 1
    desk.submit(DateArticle(KEY, None, NOW))
    view, mentions = seen(desk)
    assert (view.pub_date, view.published_from, mentions) == (None, "unknown", 0)


def test_an_unknown_article_cannot_be_dated(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.submit(DateArticle("gone", DAY, NOW))
