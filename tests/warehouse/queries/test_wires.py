"""Wires: kinds of credit are never merged, and none found is not own reporting."""

from __future__ import annotations

from warehouse.model import CreditGroup, CreditRole
from warehouse.queries import wires
from warehouse.queries.filters import Filters, Grain
from warehouse.store.connection import Cursor
from warehouse.wires import load


def test_text_photo_and_in_text_are_three_series(cursor: Cursor) -> None:
    seen = {}
    for group in CreditGroup:
        grid = wires.over_time(cursor, Filters(grain=Grain.DAY), group=group)
        assert tuple(grid.columns) == wires.OVER_TIME_COLUMNS
        seen[group] = {
            agency: int(grid[grid["agency"] == agency]["articles"].sum())
            for agency in dict.fromkeys(grid["agency"])
        }
    assert seen == {
        CreditGroup.TEXT: {"AFP": 1, "dpa": 1},
        CreditGroup.IN_TEXT: {"Reuters": 1},
        CreditGroup.PHOTO: {"AFP": 1},
    }


def test_agencies_are_named_as_wires_toml_names_them(cursor: Cursor) -> None:
    rows = wires.agencies(cursor, language="de").to_dict("records")
    assert [(row["agency"], row["articles"]) for row in rows] == [
        ("AFP", 2),
        ("Reuters", 1),
        ("dpa", 1),
    ]
    assert rows[1]["name"] == load().name("Reuters", "de")
    assert wires.name_of("an agency of nowhere", "de") == "an agency of nowhere"


def test_roles_are_counted_apart(cursor: Cursor) -> None:
    found = wires.by_role(cursor, Filters())
    assert tuple(found.columns) == wires.BY_ROLE_COLUMNS
    assert {(row["agency"], row["role"]) for row in found.to_dict("records")} == {
        ("AFP", "credit"),
        ("AFP", "photo"),
        ("Reuters", "in_text"),
        ("dpa", "credit"),
    }


def test_a_filter_on_roles_leaves_only_these(cursor: Cursor) -> None:
    photo = Filters(role=(CreditRole.PHOTO,))
    assert list(wires.by_role(cursor, photo)["agency"]) == ["AFP"]
    assert len(wires.over_time(cursor, photo, group=CreditGroup.TEXT)) == 0


def test_outlets_depend_on_agencies_against_their_own_articles(cursor: Cursor) -> None:
    found = wires.by_outlet(cursor, Filters())
    assert tuple(found.columns) == wires.BY_OUTLET_COLUMNS
    rows = [(row["outlet"], row["agency"], row["articles"]) for row in found.to_dict("records")]
    assert rows == [("nordblatt", "AFP", 1), ("nordblatt", "dpa", 1)]
    assert set(found["denominator"]) == {2}


def test_articles_without_any_credit_are_none_found(cursor: Cursor) -> None:
    none = wires.none_found(cursor, Filters(grain=Grain.DAY))
    assert tuple(none.columns) == wires.NONE_FOUND_COLUMNS
    assert none["articles"].sum() == 1
    assert list(none["state"])[2] == "not_analysed"


def test_none_found_of_one_kind_looks_at_that_kind_only(cursor: Cursor) -> None:
    photo = wires.none_found(cursor, Filters(grain=Grain.DAY), group=CreditGroup.PHOTO)
    assert photo["articles"].sum() == 2
    by_role = wires.none_found(cursor, Filters(grain=Grain.DAY, role=(CreditRole.PHOTO,)))
    assert by_role["articles"].sum() == 2
