"""Actors: named in the reader's language, found by any of their names, complete over time."""

from __future__ import annotations

import pytest

from tests.warehouse.articles_made import article, mention
from warehouse.actors.names import Actor
from warehouse.model import ActorType
from warehouse.queries import actors, speakers
from warehouse.queries.filters import Filters, Grain
from warehouse.store.actors import load
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner


def test_the_most_mentioned_actors_come_first_in_the_readers_language(cursor: Cursor) -> None:
    top = actors.top(cursor, Filters(), language="de")
    assert tuple(top.columns) == actors.TOP_COLUMNS
    assert list(top["name"]) == ["Bo Beck", "Nordau", "Ada Äbel"]
    assert list(top["articles"]) == [2, 1, 1]
    assert list(actors.top(cursor, Filters(), limit=2)["name"]) == ["Bo Beck", "Northmead"]


def test_a_filter_on_actors_leaves_only_these(cursor: Cursor) -> None:
    top = actors.top(cursor, Filters(actor=("p:ada",)))
    assert list(top["actor_id"]) == ["p:ada"]


def test_other_filters_choose_the_articles(cursor: Cursor) -> None:
    assert list(actors.top(cursor, Filters(speaker=("p:ada",)))["actor_id"]) == ["p:ada", "p:bo"]


def test_every_actor_has_every_period_and_the_denominator_of_all_analysed(cursor: Cursor) -> None:
    grid = actors.over_time(
        cursor, Filters(grain=Grain.DAY), actor_ids=["p:bo", "p:nobody", "p:bo"]
    )
    assert tuple(grid.columns) == actors.OVER_TIME_COLUMNS
    assert list(grid["actor_id"]) == ["p:bo"] * 7 + ["p:nobody"] * 7
    bo = {row["period"].day: row for row in grid.to_dict("records")[:7]}
    assert (bo[17]["articles"], bo[17]["denominator"]) == (1, 2)
    assert bo[18]["state"] == "not_analysed"
    assert set(grid[grid["actor_id"] == "p:nobody"]["name"]) == {"p:nobody"}


def test_no_actors_are_an_empty_grid(cursor: Cursor) -> None:
    grid = actors.over_time(cursor, Filters(), actor_ids=[])
    assert len(grid) == 0
    assert tuple(grid.columns) == actors.OVER_TIME_COLUMNS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("äbel", ["p:ada"]),
        ("ABEL", ["p:ada"]),
        ("be", ["p:bo", "p:ada"]),
        ("northm", ["c:nordau"]),
        ("aa", ["p:ada"]),
        ("zz", []),
        ("", []),
        ("%", []),
    ],
)
def test_actors_are_found_by_part_of_any_name(cursor: Cursor, text: str, found: list[str]) -> None:
    hits = actors.search(cursor, text, language="de")
    assert tuple(hits.columns) == actors.SEARCH_COLUMNS
    assert list(hits["actor_id"]) == found


def test_a_hit_on_another_name_is_told(cursor: Cursor) -> None:
    (hit,) = actors.search(cursor, "bodo", language="de").to_dict("records")
    assert (hit["name"], hit["alias"], hit["articles"]) == ("Bo Beck", "Bodo Beck", 2)
    (hit,) = actors.search(cursor, "bo b", language="de").to_dict("records")
    assert hit["alias"] is None


def test_ids_are_named_in_the_order_asked_and_unknown_ones_left_out(cursor: Cursor) -> None:
    named = actors.named(cursor, ["p:bo", "p:nobody", "c:nordau"], language="en")
    assert list(named["name"]) == ["Bo Beck", "Northmead"]
    assert len(actors.named(cursor, [])) == 0


def test_an_actor_that_the_registry_lost_is_called_as_the_articles_call_it() -> None:
    text = "Dora Dahl kam."
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(cursor, [article(text, mentions=(mention(text, "Dora Dahl", "p:dora"),))])
        assert list(actors.top(cursor, Filters())["name"]) == ["Dora Dahl"]


def test_a_ranking_holds_places_only_when_asked_for() -> None:
    text = "Dora Dahl kam nach Nordstadt."
    nordstadt = Actor("place:nordstadt", "place", {"de": ("Nordstadt",)})
    mentions = (
        mention(text, "Dora Dahl", "p:dora"),
        mention(text, "Nordstadt", "place:nordstadt", kind=ActorType.PLACE),
    )
    asked = Filters(actor=("place:nordstadt",))
    with Owner.open(None) as owner, owner.reading() as cursor:
        load(cursor, [nordstadt])
        save(cursor, [article(text, mentions=mentions)])
        assert list(actors.top(cursor, Filters())["name"]) == ["Dora Dahl"]
        assert list(actors.top(cursor, Filters(q="kam"))["name"]) == ["Dora Dahl"]
        assert list(actors.top(cursor, asked)["name"]) == ["Nordstadt"]
        assert list(speakers.voices(cursor, Filters())["name"]) == ["Dora Dahl"]
        assert list(speakers.voices(cursor, asked)["name"]) == ["Nordstadt"]
