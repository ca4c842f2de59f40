"""Speakers: who is quoted how often, how they are named, and every single quotation."""

from __future__ import annotations

from datetime import date

import pytest

from warehouse.queries import speakers
from warehouse.queries.filters import Filters, Grain
from warehouse.store.connection import Cursor


def test_speakers_are_ranked_with_their_kinds_of_quotation(cursor: Cursor) -> None:
    top = speakers.top(cursor, Filters(), language="de")
    assert tuple(top.columns) == speakers.TOP_COLUMNS
    rows = top.to_dict("records")
    assert [row["name"] for row in rows] == ["Carl Cohn", "Ada Äbel", "Bo Beck"]
    assert rows[0]["actor_id"] is None
    assert (rows[0]["direct"], rows[0]["indirect"]) == (0, 1)
    assert (rows[1]["actor_id"], rows[1]["direct"]) == ("p:ada", 1)


def test_unresolved_speakers_are_shown_in_the_naming_classes(cursor: Cursor) -> None:
    naming = speakers.naming(cursor, Filters())
    assert dict(zip(naming["naming"], naming["quotations"], strict=True)) == {
        "named": 3,
        "unresolved": 1,
    }


def test_quotations_over_time_have_a_denominator(cursor: Cursor) -> None:
    grid = speakers.over_time(cursor, Filters(grain=Grain.DAY), speaker_keys=["name:carl cohn"])
    assert tuple(grid.columns) == speakers.OVER_TIME_COLUMNS
    last = grid.to_dict("records")[-1]
    assert last["period"] == date(2023, 10, 22)
    assert (last["name"], last["quotations"], last["articles"]) == ("Carl Cohn", 1, 1)
    assert last["denominator"] == 1


def test_a_speaker_nobody_knows_is_all_zero_and_called_by_the_key(cursor: Cursor) -> None:
    grid = speakers.over_time(cursor, Filters(), speaker_keys=["name:dora dahl"])
    assert set(grid["name"]) == {"dora dahl"}
    assert grid["quotations"].sum() == 0


def test_voices_set_quoted_against_mentioned(cursor: Cursor) -> None:
    voices = speakers.voices(cursor, Filters(), language="de")
    assert tuple(voices.columns) == speakers.VOICES_COLUMNS
    rows = {row["name"]: row for row in voices.to_dict("records")}
    assert (rows["Bo Beck"]["mentioned"], rows["Bo Beck"]["quoted"]) == (2, 1)
    assert rows["Bo Beck"]["ratio"] == 0.5
    assert rows["Nordau"]["quoted"] == 0


def test_quotations_are_listed_newest_first_in_the_order_of_the_text(cursor: Cursor) -> None:
    found = speakers.quotations(cursor, Filters(), language="de")
    assert tuple(found.columns) == speakers.QUOTATIONS_COLUMNS
    assert list(found["text"]) == ["„Nie“", "er gehe", "gehe", "„Der Hafen bleibt offen.“"]
    assert list(found["speaker_name"]) == ["Bo Beck", "Carl Cohn", None, "Ada Äbel"]
    assert list(found["cue"]) == ["sagte", "erklärte", None, "sagte"]


def test_pages_of_quotations_add_up_to_all_of_them(cursor: Cursor) -> None:
    pages = [speakers.quotations(cursor, Filters(), limit=3, offset=at) for at in (0, 3, 6)]
    assert [len(page) for page in pages] == [3, 1, 0]
    assert speakers.count_quotations(cursor, Filters()) == 4


def test_a_filter_on_speakers_leaves_only_their_quotations(cursor: Cursor) -> None:
    found = speakers.quotations(cursor, Filters(speaker=("p:bo",)))
    assert list(found["text"]) == ["„Nie“"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("abel", ["p:ada"]), ("COHN", ["name:carl cohn"]), ("bodo", ["p:bo"]), ("zz", []), ("", [])],
)
def test_speakers_are_found_by_part_of_a_name(cursor: Cursor, text: str, found: list[str]) -> None:
    hits = speakers.search(cursor, text)
    assert tuple(hits.columns) == speakers.SEARCH_COLUMNS
    assert list(hits["speaker_key"]) == found
