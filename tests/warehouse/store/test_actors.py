"""The registry as tables: complete, replaced only when it changed, searchable in folded form."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from warehouse.actors.names import Actor
from warehouse.store.actors import load
from warehouse.store.connection import Cursor, Owner
from warehouse.store.folding import fold

ADA = Actor("p:ada", "person", {"de": ("Ada Äbel", "A. Äbel"), "en": ("Ada Abel",)})
UNION = Actor(
    "o:union",
    "organization",
    {"de": ("Union von Nordau",)},
    aliases=("Nordau-Union",),
    acronyms=("UVN",),
)


@pytest.fixture
def cursor() -> Iterator[Cursor]:
    with Owner.open(None) as owner, owner.reading() as cursor:
        yield cursor


def test_every_name_becomes_an_alias_and_the_first_of_a_language_is_shown(cursor: Cursor) -> None:
    load(cursor, [UNION, ADA])
    assert cursor.execute("SELECT actor_id, type, name FROM actors ORDER BY 1").fetchall() == [
        ("o:union", "organization", "Union von Nordau"),
        ("p:ada", "person", "Ada Abel"),
    ]
    rows = cursor.execute(
        "SELECT alias, language, folded, form, display FROM aliases ORDER BY alias"
    ).fetchall()
    assert rows == [
        ("A. Äbel", "de", "a abel", "name", False),
        ("Ada Abel", "en", "ada abel", "name", True),
        ("Ada Äbel", "de", "ada abel", "name", True),
        ("Nordau-Union", None, "nordau union", "name", False),
        ("UVN", None, "uvn", "acronym", False),
        ("Union von Nordau", "de", "union von nordau", "name", True),
    ]


def test_loading_the_same_registry_again_writes_nothing(cursor: Cursor) -> None:
    assert load(cursor, [ADA, UNION]) is True
    assert load(cursor, [UNION, ADA]) is False


def test_an_actor_that_left_the_registry_leaves_the_tables(cursor: Cursor) -> None:
    load(cursor, [ADA, UNION])
    assert load(cursor, [ADA]) is True
    assert cursor.execute("SELECT DISTINCT actor_id FROM aliases").fetchall() == [("p:ada",)]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Äbel-Müller", "abel muller"),
        ("Straße", "strasse"),
        ("  O’Neill,  Jr. ", "o neill jr"),
        ("Лавров", "лавров"),
        ("Đặng", "đang"),
        ("…", ""),
    ],
)
def test_the_search_form_knows_no_case_accents_or_signs(name: str, form: str) -> None:
    assert fold(name) == form
