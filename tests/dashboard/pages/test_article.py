"""The page of an article: quotations with their proof, credits by kind, its list, its past."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from dashboard.article_json import record
from dashboard.components import reader_panels as panels
from dashboard.filters import Look, read
from dashboard.pages import article as page
from dashboard.wording import words
from tests.dashboard.components.test_reader import text_of, view_of
from tests.dashboard.newsroom import BRIDGE_QUOTATION
from tests.dashboard.pages.test_articles import links_of
from warehouse.commands import Desk
from warehouse.queries import articles
from warehouse.queries.article import ArticleView, OutsideCredit, article
from warehouse.queries.article_past import Cut, Past, Version
from warehouse.queries.filters import Filters


def keys(desk: Desk, filters: Filters) -> list[str]:
    with desk.read() as cursor:
        return list(articles.page(cursor, filters).rows["article_key"])


def bridge(desk: Desk) -> ArticleView:
    (key,) = keys(desk, Filters(q="Donaubrücke"))
    with desk.read() as cursor:
        view = article(cursor, key)
    assert view is not None
    return view


def test_every_quotation_is_listed_with_its_proof_and_leads_to_its_words(desk: Desk) -> None:
    view = bridge(desk)
    told = panels.sayings_panel(view, words("en"))
    for fact in (BRIDGE_QUOTATION, "Karla Brandhofer", "Direct", "By name", "% sure"):
        assert fact in text_of(told)
    picks = [getattr(one, "data-pick", None) for one in told._traverse()]
    places = [view.highlights[int(pick)] for pick in picks if pick is not None]
    assert {"quotation", "speaker"} <= {one.kind for one in places}


def test_a_pronoun_leads_to_what_it_stands_for(desk: Desk) -> None:
    view = bridge(desk)
    assert any(one.naming == "pronoun" for one in view.sayings)
    assert "Stands for: Karla Brandhofer" in text_of(panels.sayings_panel(view, words("en")))


def test_credits_in_and_outside_the_text_are_told_apart_by_kind(desk: Desk) -> None:
    outside = OutsideCredit("AP", "Associated Press", "photo", "AP/Nora Quist", "caption")
    told = text_of(
        panels.credits_panel(replace(bridge(desk), outside_credits=(outside,)), words("en"))
    )
    assert "Credit line" in told
    assert "outside the text (caption): AP/Nora Quist" in told
    assert "Photo" in told


def test_where_nothing_was_looked_for_nothing_is_said_to_be_missing() -> None:
    view = replace(view_of(), analysed=False)
    for panel in (panels.sayings_panel, panels.credits_panel):
        assert "Not analysed" in text_of(panel(view, words("en")))


def test_the_past_of_a_text_is_told_with_what_was_cut() -> None:
    seen = datetime(2024, 3, 4, 8, 30, tzinfo=UTC)
    versions = (
        Version(True, seen, None, "Neu", 90, "a"),
        Version(False, None, seen, "Alt", 80, "b"),
    )
    past = Past(versions, (Cut("boilerplate", "Folgen Sie uns"),))
    told = text_of(panels.about_panel(view_of(), past, Look(), rights="offsets"))
    for fact in ("2 versions", "received 4 Mar 2024 08:30 UTC", "changed", "Folgen Sie uns",
                 "Boilerplate", "1 passage was cut", "places only"):  # fmt: skip
        assert fact in told


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x"])
def test_an_address_that_is_no_page_is_no_link(url: str) -> None:
    told = panels.about_panel(replace(view_of(), url=url), Past(), Look(), rights="text")
    assert url not in links_of(told).values()
    assert url in text_of(told)


def test_the_way_around_is_that_of_the_list(desk: Desk) -> None:
    found = keys(desk, Filters(outlet=("Hafenbote",)))
    tree = page.layout(desk, "?outlet=Hafenbote", f"/article/{found[1]}")
    links = links_of(tree)
    assert links["← Previous"] == f"/article/{found[0]}?outlet=Hafenbote"
    assert links["Next →"] == f"/article/{found[2]}?outlet=Hafenbote"
    assert f"2 of {len(found)} in the list" in text_of(tree)


def test_an_article_outside_the_list_has_no_way_around(desk: Desk) -> None:
    (key,) = keys(desk, Filters(outlet=("Talblatt",)))
    assert "in the list" not in text_of(page.layout(desk, "?outlet=Hafenbote", f"/article/{key}"))


def test_searched_words_are_marked_on_the_page_and_can_be_picked(desk: Desk) -> None:
    view = bridge(desk)
    tree = page.layout(desk, "?q=kosten", f"/article/{view.key}")
    marked = [text_of(one) for one in tree._traverse() if "k-word" in _class(one)]
    assert "Kosten" in marked
    pick = str(len(view.highlights))
    assert "Search word" in text_of(page.explained(desk, pick, view.key, "en", q="kosten"))


def _class(node: Any) -> str:
    return str(getattr(node, "className", ""))


@pytest.mark.parametrize(
    ("rights", "text", "surface"),
    [("text", True, True), ("snippets", False, True), ("offsets", False, False)],
)
def test_json_carries_no_more_words_than_allowed(
    desk: Desk, rights: str, text: bool, surface: bool
) -> None:
    view = bridge(desk)
    told = record(view, rights=rights)
    assert (told["text"] is not None) is text
    assert (told["title"] is not None) is surface
    for one in (*told["mentions"], *told["wire_credits"]):
        assert (one["surface"] is not None) is surface
    assert all((one["text"] is not None) is surface for one in told["quotations"])
    if not surface:
        assert BRIDGE_QUOTATION not in json.dumps(told, default=str, ensure_ascii=False)


def test_json_tells_what_was_found_as_annotate_does(desk: Desk) -> None:
    view = bridge(desk)
    first, *_ = record(view, rights="text")["quotations"]
    assert view.text[first["start"] : first["end"]] == first["text"]
    assert first["speaker"]["name"] == "Karla Brandhofer"
    assert first["cue"]["surface"] == "sagte"
    assert first["spans"] == [[first["start"], first["end"]]]


def test_json_is_served_with_the_rights_of_the_warehouse(app: Any, desk: Desk) -> None:
    client = app.server.test_client()
    answer = client.get(f"/download/article/{bridge(desk).key}.json")
    assert answer.status_code == 200
    assert (answer.json["text"], answer.json["rights"]) == (None, "snippets")
    assert client.get("/download/article/nope.json").status_code == 404


def test_the_way_back_leads_to_the_page_of_the_list_it_came_from(desk: Desk) -> None:
    view = bridge(desk)
    tree = page.layout(desk, "?after=abc123&order=oldest", f"/article/{view.key}")
    back = links_of(tree)[words("en")("article.back")]
    assert read(back.split("?")[1]).after == "abc123"
