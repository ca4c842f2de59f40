"""Lists of articles with the words that a number was counted from."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.articles_made import article, credit, mention
from tests.warehouse.queries.conftest import ANSWER, answer
from warehouse import wires
from warehouse.queries import articles
from warehouse.queries.articles import Focus, Order
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


@pytest.mark.parametrize("order", Order)
def test_pages_forwards_and_backwards_hold_every_article_once(cursor: Cursor, order: Order) -> None:
    whole = list(articles.page(cursor, Filters(), order=order).rows["article_key"])
    first = articles.page(cursor, Filters(), order=order, size=3)
    second = articles.page(cursor, Filters(), order=order, size=3, after=whole[2])
    back = articles.page(cursor, Filters(), order=order, size=3, before=whole[3])
    assert len(whole) == articles.count(cursor, Filters()) == 4
    assert [*first.rows["article_key"], *second.rows["article_key"]] == whole
    assert list(back.rows["article_key"]) == whole[:3]
    assert [(page.before, page.total) for page in (first, second, back)] == [(0, 4), (3, 4), (0, 4)]


@pytest.mark.parametrize(
    ("order", "column", "values"),
    [
        (Order.NEWEST, "pub_date", [22, 18, 17, 17]),
        (Order.OLDEST, "pub_date", [17, 17, 18, 22]),
        (Order.QUOTATIONS, "quotations", [3, 1, 0, 0]),
    ],
)
def test_a_list_is_sorted_as_asked(
    cursor: Cursor, order: Order, column: str, values: list[int]
) -> None:
    cells = articles.page(cursor, Filters(), order=order).rows[column]
    assert [getattr(cell, "day", cell) for cell in cells] == values


def test_outlets_are_sorted_by_name_and_their_articles_newest_first(cursor: Cursor) -> None:
    rows = articles.page(cursor, Filters(), order=Order.OUTLET).rows
    outlets = list(rows["outlet"])
    assert outlets == sorted(outlets)
    assert rows.groupby("outlet")["pub_date"].apply(lambda days: days.is_monotonic_decreasing).all()


def test_a_page_after_an_article_that_is_gone_is_the_first_page(cursor: Cursor) -> None:
    page = articles.page(cursor, Filters(), size=2, after="0" * 24)
    assert (page.before, len(page.rows)) == (0, 2)


def test_an_empty_view_is_an_empty_page(cursor: Cursor) -> None:
    page = articles.page(cursor, Filters(outlet=("nobody",)))
    assert (len(page.rows), page.total, page.before, page.whole) == (0, 0, 0, True)


@pytest.mark.parametrize("order", Order)
def test_neighbours_are_those_of_the_list(cursor: Cursor, order: Order) -> None:
    keys = list(articles.page(cursor, Filters(), order=order).rows["article_key"])
    for number, key in enumerate(keys):
        around = articles.neighbours(cursor, Filters(), key, order=order)
        assert around is not None
        assert around.previous == ("" if number == 0 else keys[number - 1])
        assert around.next == (keys[number + 1] if number < 3 else "")
        assert (around.place, around.total) == (number + 1, 4)


def test_an_article_outside_the_list_has_no_neighbours(cursor: Cursor) -> None:
    (key,) = articles.listing(cursor, Filters(undated=True), focus=Focus.ARTICLE)["article_key"]
    assert articles.neighbours(cursor, Filters(), key) is None
    assert articles.neighbours(cursor, Filters(undated=True), key) is not None


def test_rows_say_whose_wire_copy_it_is_by_kind_of_credit_and_who_speaks(cursor: Cursor) -> None:
    rows = articles.listing(cursor, Filters(), focus=Focus.ARTICLE).set_index("article_key")
    told = rows.loc[answer().article_key]
    assert told["agencies_text"] == (wires.load().name("dpa", "en"),)
    assert len(told["agencies_photo"]) == len(told["agencies_in_text"]) == 1
    assert told["agencies_photo"] != told["agencies_in_text"]
    assert (told["quotations"], told["speakers"]) == (3, 2)
    assert (told["characters"], told["analysed"], told["fictional"]) == (len(ANSWER), True, False)
    assert (told["precision"], told["published_from"]) == ("day", "given")


def test_agencies_are_named_in_the_language_that_is_asked_for() -> None:
    made = article("Es brennt. (dpa)", credits=(credit("Es brennt. (dpa)", "dpa", "dpa"),))
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(cursor, [made])
        (row,) = articles.listing(cursor, Filters(), focus=Focus.ARTICLE).to_dict("records")
    assert row["agencies_text"] == (wires.load().name("dpa", "en"),)


def test_what_was_searched_for_is_the_evidence_of_a_search(cursor: Cursor) -> None:
    (row,) = articles.listing(cursor, Filters(q="hafen"), focus=Focus.ARTICLE).to_dict("records")
    assert (row["field"], row["start"], row["end"]) == ("text", 0, 5)
    ((first, *_), *_) = row["snippets"]
    assert (first.text, first.hit) == ("HAFEN", True)
    assert row["hits"] == 3


def test_a_word_of_the_title_alone_is_evidence_too(cursor: Cursor) -> None:
    (row,) = articles.listing(cursor, Filters(q='"über den"'), focus=Focus.ARTICLE).to_dict(
        "records"
    )
    assert (row["field"], row["snippets"], row["hits"]) == ("title", (), 1)


def test_words_with_a_minus_leave_articles_out(cursor: Cursor) -> None:
    assert articles.count(cursor, Filters(q="-hafen")) == 3


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
