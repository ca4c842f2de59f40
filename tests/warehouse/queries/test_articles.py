"""Lists of articles with the words that a number was counted from."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.articles_made import article, mention
from warehouse.queries import articles
from warehouse.queries.articles import Focus
from warehouse.queries.denominators import left_out
from warehouse.queries.filters import Filters
from warehouse.queries.scope import Axis
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner


def test_articles_are_listed_newest_first_with_their_opening_words(cursor: Cursor) -> None:
    listed = articles.listing(cursor, Filters(), focus=Focus.ARTICLE)
    assert tuple(listed.columns) == articles.LISTING_COLUMNS
    assert [day.day for day in listed["pub_date"]] == [22, 18, 17, 17]
    assert listed["after"][1] == "Không có."
    assert listed["start"][0] is None


@pytest.mark.parametrize(
    ("focus", "filters", "before", "surface"),
    [
        (Focus.MENTION, Filters(actor=("p:bo",)), "", "Bo Beck"),
        (Focus.QUOTATION, Filters(speaker=("p:ada",)), "Ada Äbel sagte: ", "„Der Hafen bleibt"),
        (Focus.CREDIT, Filters(agency=("Reuters",)), "Foto: AFP, laut ", "Reuters"),
    ],
)
def test_evidence_is_cut_out_with_what_stands_around_it(
    cursor: Cursor, focus: Focus, filters: Filters, before: str, surface: str
) -> None:
    row = articles.listing(cursor, filters, focus=focus).to_dict("records")[0]
    assert row["before"].endswith(before)
    assert row["surface"].startswith(surface)
    assert row["hits"] == 1


def test_an_article_without_evidence_in_the_text_shows_its_opening(cursor: Cursor) -> None:
    rows = articles.listing(cursor, Filters(), focus=Focus.CREDIT).to_dict("records")
    plain = next(row for row in rows if row["outlet"] == "suedpost")
    assert (plain["hits"], plain["surface"]) == (0, "")
    assert plain["after"].startswith("In Nordau")


def test_undated_articles_are_listed_when_they_are_asked_for(cursor: Cursor) -> None:
    undated = Filters(undated=True)
    (row,) = articles.listing(cursor, undated, focus=Focus.ARTICLE).to_dict("records")
    assert row["pub_date"] is None
    assert row["after"] == "Ohne Datum in Nordau."
    assert articles.count(cursor, undated) == 1
    assert articles.count(cursor, replace(undated, language=("en",))) == 0


def test_a_date_that_nobody_could_read_is_listed_as_it_was_given() -> None:
    made = article(day=None)
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(cursor, [replace(made, raw=replace(made.raw, published_given="Dreikönig"))])
        found = articles.listing(cursor, Filters(undated=True), focus=Focus.ARTICLE)
        beside = left_out(cursor, Filters(), Axis.ARTICLES)
        view = articles.article(cursor, made.article_key)
    assert list(found["published_given"]) == ["Dreikönig"]
    assert (beside.undated, beside.unread) == (1, 1)
    assert view is not None
    assert view.published_given == "Dreikönig"


def test_pages_add_up_to_the_count(cursor: Cursor) -> None:
    pages = [
        articles.listing(cursor, Filters(), focus=Focus.MENTION, limit=3, offset=at)
        for at in (0, 3)
    ]
    assert [len(page) for page in pages] == [3, 1]
    assert articles.count(cursor, Filters()) == 4


@settings(max_examples=20, deadline=None)
@given(before=st.text(max_size=90), after=st.text(max_size=90))
def test_offsets_count_code_points_whatever_the_signs(before: str, after: str) -> None:
    clean = f"{before}Ada{after}".encode("utf-8", "replace").decode().replace("\x00", "")
    with Owner.open(None) as owner, owner.reading() as cursor:
        found = mention(clean, "Ada", "p:ada")
        save(cursor, [article(clean, mentions=(found,))])
        (row,) = articles.listing(cursor, Filters(), focus=Focus.MENTION).to_dict("records")
    start, end = found.span.start, found.span.end
    assert row["surface"] == "Ada"
    assert row["before"] == clean[max(0, start - 80) : start]
    assert row["after"] == clean[end : end + 80]
