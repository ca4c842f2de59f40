from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.warehouse.articles_made import article, credit, mention, quotation
from warehouse.store.articles import save
from warehouse.store.checksums import checksums
from warehouse.store.connection import Cursor, Owner
from warehouse.store.inspecting import deep, fingerprint, rebuild_rollups

TEXT = "„Wir bauen 🚢 an“, sagte Mara Linz. (AFP)"


@pytest.fixture
def cursor() -> Iterator[Cursor]:
    with Owner.open(None) as owner, owner.reading() as found:
        whole = article(
            TEXT,
            native_id="1",
            mentions=(mention(TEXT, "Mara Linz", "Q1"),),
            quotations=(quotation(TEXT, "„Wir bauen 🚢 an“", speaker="Mara Linz", cue="sagte"),),
            credits=(credit(TEXT, "AFP", "AFP"),),
        )
        save(found, [whole, article(native_id="2"), article(native_id="3", day=None)])
        yield found


def wrong(cursor: Cursor) -> set[str]:
    return {found.name for found in deep(cursor) if found.bad}


def test_a_sound_warehouse_is_right_and_stays_as_it_is(cursor: Cursor) -> None:
    before = checksums(cursor)
    found = {one.name: one.checked for one in deep(cursor)}
    assert wrong(cursor) == set()
    assert found["texts"] == 3
    assert found["spans of mentions"] == found["spans of quotations"] == 1
    assert checksums(cursor) == before


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE mentions SET start = start + 1", "spans of mentions"),
        ("UPDATE quotations SET text = 'x'", "spans of quotations"),
        ('UPDATE wire_credits SET "end" = start', "spans of wire_credits"),
        ("UPDATE day_actors SET articles = 7", "rollup day_actors"),
        ("DELETE FROM day_wire_roles", "rollup day_wire_roles"),
        ("UPDATE article_text SET text = text || '.'", "texts"),
        ("UPDATE revisions SET article_id = 99", "revisions without an article"),
    ],
)
def test_every_kind_of_damage_is_found(cursor: Cursor, change: str, found: str) -> None:
    cursor.execute(change)
    assert found in wrong(cursor)


def test_rollups_that_are_wrong_are_mended(cursor: Cursor) -> None:
    before = checksums(cursor)
    cursor.execute("UPDATE day_articles SET articles = 70")
    cursor.execute("DELETE FROM day_speakers")
    rebuild_rollups(cursor)
    assert checksums(cursor) == before


def test_the_fingerprint_follows_what_is_held(cursor: Cursor) -> None:
    before = fingerprint(cursor)
    assert fingerprint(cursor) == before
    cursor.execute("UPDATE mentions SET confidence = 0.1")
    assert fingerprint(cursor) != before
