"""Saved views: a name holds one page and its state, until it is saved anew or deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest

from warehouse.commands import DeleteView, Desk, SaveView
from warehouse.errors import BadFilter, NotFound
from warehouse.queries import views

NOON = datetime(2024, 3, 4, 12, tzinfo=timezone(timedelta(hours=2)))


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk.memory() as desk:
        yield desk


def names(desk: Desk) -> list[str]:
    with desk.read() as cursor:
        return list(views.saved(cursor)["name"])


def test_a_view_is_kept_under_its_name_and_listed_by_it(desk: Desk) -> None:
    desk.submit(SaveView("  Zoll \n am Hafen ", "speakers", "actor=p%3Aada", NOON, "Kim"))
    desk.submit(SaveView("Brücke", "overview", "", NOON))
    assert names(desk) == ["Brücke", "Zoll am Hafen"]
    with desk.read() as cursor:
        assert views.named(cursor, "Zoll am Hafen") == ("speakers", "actor=p%3Aada")
        row = views.saved(cursor).iloc[1]
    assert row["made_at"].replace(tzinfo=UTC) == NOON
    assert row["person"] == "Kim"


def test_saving_again_replaces_and_deleting_forgets(desk: Desk) -> None:
    desk.submit(SaveView("Brücke", "overview", "", NOON))
    desk.submit(SaveView("Brücke", "wires", "agency=dpa", NOON))
    assert names(desk) == ["Brücke"]
    with desk.read() as cursor:
        assert views.named(cursor, "Brücke") == ("wires", "agency=dpa")
    desk.submit(DeleteView("Brücke"))
    assert names(desk) == []
    with pytest.raises(NotFound, match="Brücke"):
        desk.submit(DeleteView("Brücke"))


@pytest.mark.parametrize("name", ["", " \t ", "x" * 81, "a\x00b", "a\u202eb"])
def test_a_name_that_nobody_could_read_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(BadFilter):
        desk.submit(SaveView(name, "overview", "", NOON))
    assert names(desk) == []


def test_a_view_that_is_not_there_is_told(desk: Desk) -> None:
    with desk.read() as cursor, pytest.raises(NotFound):
        views.named(cursor, "Brücke")
