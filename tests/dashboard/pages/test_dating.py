"""Dating an undated article from its page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from dashboard.app import create_app
from dashboard.pages import dating
from dashboard.wording import words
from tests.dashboard.newsroom import filled_desk
from tests.dashboard.posting import body, callback_of, post
from warehouse.commands import Desk
from warehouse.queries import articles
from warehouse.queries.article import ArticleView, article
from warehouse.queries.filters import Filters

NOW = datetime(2024, 5, 1, tzinfo=UTC)


@pytest.fixture
def own() -> Iterator[Desk]:
    """A newsroom that the test may change."""
    with filled_desk() as desk:
        yield desk


@pytest.fixture
def key(own: Desk) -> str:
    with own.read() as cursor:
        (found,) = articles.listing(cursor, Filters(undated=True), focus=articles.Focus.ARTICLE)[
            "article_key"
        ]
    return str(found)


def view(desk: Desk, key: str) -> ArticleView:
    with desk.read() as cursor:
        found = article(cursor, key)
    assert found is not None
    return found


def test_an_undated_article_is_dated_and_undated_again(own: Desk, key: str) -> None:
    assert dating.form(view(own, key), words("en")).hidden is False
    said, no_undo = dating.dated(own, words("en"), key, "2024-03-05", now=NOW)
    assert (said, no_undo) == ("It counts on 5 Mar 2024 now, dated by a person.", False)
    assert view(own, key).pub_date == date(2024, 3, 5)
    assert dating.form(view(own, key), words("en")).hidden is False
    assert dating.dated(own, words("en"), key, None, now=NOW)[1]
    assert view(own, key).pub_date is None


@pytest.mark.parametrize("day", ["", "5 March", "2024-13-01", "2024-06-01"])
def test_no_day_and_days_to_come_change_nothing(own: Desk, key: str, day: str) -> None:
    dating.dated(own, words("de"), key, day, now=NOW)
    assert view(own, key).pub_date is None


def test_the_page_takes_no_other_kind_of_value_and_no_unknown_article(own: Desk) -> None:
    app = create_app(own)
    output = callback_of(app, f"{dating.STATUS}.children")
    values = {
        "article-day.value": "2024-03-05",
        "article-key.data": "gone",
        "ui-language.data": "en",
    }
    assert post(app, body(app, output, values)).status_code == 404
    forged = body(app, output, values | {"article-day.value": ["2024-03-05"]})
    assert post(app, forged).status_code == 400
