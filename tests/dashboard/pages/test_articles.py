"""The list of articles: its rows, its order, its pages, what a search shows, all by its address."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.components.rows import article_rows
from dashboard.components.turning import turning
from dashboard.filters import Look, read, write
from dashboard.pages import articles as page
from tests.dashboard.components.test_reader import text_of
from tests.dashboard.newsroom import OUTLET
from warehouse.commands import Desk
from warehouse.errors import BadFilter
from warehouse.queries import articles
from warehouse.queries.articles import Focus, Order
from warehouse.queries.filters import Filters


def listed(desk: Desk, query: str = "") -> list[str]:
    _total, _bound, rows, _paging, _csv = page.listed(desk, read(query))
    return [text_of(row) for row in rows]


def links_of(node: Any) -> dict[str, str]:
    return {
        text_of(one): str(one.href)
        for one in node._traverse()
        if getattr(one, "href", None) is not None
    }


def test_a_row_says_when_where_who_speaks_whose_wire_copy_and_how_long(desk: Desk) -> None:
    (row,) = listed(desk, "q=Donaubrücke")
    for fact in ("4 Mar 2024 (to the day)", OUTLET, "German", "Text credit", "characters"):
        assert fact in row
    assert "2 quotations by 1 known speaker" in row


def test_the_kinds_of_credit_of_a_row_are_never_merged(desk: Desk) -> None:
    (row,) = listed(desk, "q=lobten")
    assert "Photo Agence France-Presse" in row
    assert "In the text Reuters" in row
    assert "Text credit" not in row


def test_a_search_shows_the_words_where_they_stand_and_leads_to_them(desk: Desk) -> None:
    _total, _bound, (row,), _paging, _csv = page.listed(desk, read("q=stahl"))
    marks = [text_of(one) for one in row._traverse() if one.__class__.__name__ == "Mark"]
    assert marks == ["Stahl", "Stahl", "Stahl"]
    (link,) = links_of(row).values()
    assert "q=stahl" in link
    assert "span=" in link


def test_a_minus_leaves_articles_out(desk: Desk) -> None:
    every, without = len(listed(desk, "q=Wien")), len(listed(desk, "q=Wien -lobten"))
    assert (every, without) == (2, 1)


@pytest.mark.parametrize(
    ("order", "first"),
    [(Order.NEWEST, "Brücke eröffnet"), (Order.OLDEST, "Neue Brücke"), (Order.OUTLET, "eröffnet")],
)
def test_the_address_sorts_the_list(desk: Desk, order: Order, first: str) -> None:
    assert first in listed(desk, f"order={order}")[0]


def test_most_quotations_come_first_when_asked_for(desk: Desk) -> None:
    rows = listed(desk, "order=quotations")
    counts = [int(row.split(" quotation")[0].split()[-1].strip(")…n")[-1]) for row in rows]
    assert counts == sorted(counts, reverse=True)


def test_another_order_begins_at_the_beginning_and_keeps_the_filters() -> None:
    now = page.arranged("outlet=Hafenbote&after=abc", "quotation", "oldest", "50")
    assert (now.order, now.size, now.focus, now.after) == (Order.OLDEST, 50, Focus.QUOTATION, "")
    assert now.filters.outlet == ("Hafenbote",)


def test_other_words_stay_on_the_page() -> None:
    assert page.arranged("after=abc", "credit", "newest", "25").after == "abc"


@pytest.mark.parametrize("query", ["order=loudest", "size=1000", "size=-1"])
def test_an_order_or_size_that_is_not_offered_is_refused(query: str) -> None:
    with pytest.raises(BadFilter):
        read(query)


def test_an_address_keeps_order_size_and_place() -> None:
    look = Look(order=Order.OUTLET, size=100, after="abc123")
    assert read(write(look)) == look
    assert read("after=../../x").after == ""


def test_pages_are_turned_by_the_articles_at_their_ends(desk: Desk) -> None:
    look = Look()
    with desk.read() as cursor:
        first = articles.page(cursor, Filters(), size=2)
        second = articles.page(cursor, Filters(), size=2, after=first.rows["article_key"].iloc[-1])
    links = links_of(turning(look, "/articles", second))
    assert links["Next"].endswith(f"after={second.rows['article_key'].iloc[-1]}")
    assert links["Previous"].endswith(f"before={second.rows['article_key'].iloc[0]}")
    assert "Previous" not in links_of(turning(look, "/articles", first))
    assert "3–4 of 5" in text_of(turning(look, "/articles", second))


def test_the_page_begins_where_its_address_says(desk: Desk) -> None:
    with desk.read() as cursor:
        first = articles.page(cursor, Filters(), size=2).rows["article_key"].iloc[-1]
    tree = page.layout(desk, f"?after={first}")
    states = [one.data for one in tree._traverse() if getattr(one, "id", "") == "query"]
    assert states == [f"after={first}"]


def test_what_was_not_searched_is_said_with_the_way_to_it(desk: Desk) -> None:
    look = Look(filters=Filters(q="Stahl"))
    with desk.read() as cursor:
        found = articles.page(cursor, look.filters)
    part = replace(found, whole=False, first=date(2024, 3, 6), last=date(2024, 3, 10))
    assert page.counted(look, part) == "At least 1 article"
    (told,) = page.bound(look, part)
    assert "6–10 Mar 2024" in text_of(told)
    (link,) = links_of(told).values()
    assert read(link.split("?")[1]).filters == Filters(q="Stahl", to=date(2024, 3, 5))
    older = page.bound(replace(look, order=Order.OLDEST), part)
    assert "from=2024-03-11" in next(iter(links_of(older[0]).values()))
    assert page.bound(look, found) == []


def test_an_empty_list_says_what_to_do(desk: Desk) -> None:
    (row,) = listed(desk, "q=nirgends")
    assert "Widen the period" in row


def test_a_language_without_a_pack_is_marked_and_nothing_is_counted(desk: Desk) -> None:
    with desk.read() as cursor:
        frame = articles.listing(cursor, Filters(), focus=Focus.ARTICLE, limit=1)
    told = text_of(article_rows(frame.assign(analysed=False, fictional=True), Look()))
    assert "Language not analysed" in told
    assert "Invented for the demo" in told
    assert "quotation" not in told
