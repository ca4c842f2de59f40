"""Day rollups hold what the tables hold, for exactly the days that changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.warehouse.articles_made import article, credit, mention, quotation
from warehouse.model import ActorType, CreditRole, MentionForm, QuotationType
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner
from warehouse.store.rollups import rebuild

TEXT = "Ada Abel und Bo Beck: „Wir bleiben.“ Sie gingen. Foto: AFP (AFP, Reuters)"


@pytest.fixture
def cursor() -> Iterator[Cursor]:
    with Owner.open(None) as owner, owner.reading() as cursor:
        made = article(
            TEXT,
            mentions=(
                mention(TEXT, "Ada Abel", "p:ada"),
                mention(TEXT, "Ada", "p:ada"),
                mention(TEXT, "Sie", "p:ada", form=MentionForm.PRONOUN),
                mention(TEXT, "Bo Beck", None),
            ),
            quotations=(
                quotation(TEXT, "„Wir bleiben.“", speaker="Ada Abel", actor_id="p:ada"),
                quotation(TEXT, "Wir", speaker="Beck", kind=QuotationType.INDIRECT),
            ),
            credits=(
                credit(TEXT, "AFP", "AFP", CreditRole.PHOTO),
                credit(TEXT, "AFP", "AFP"),
                credit(TEXT, "AFP", "AFP", CreditRole.BYLINE),
                credit(TEXT, "Reuters", "Reuters", CreditRole.IN_TEXT),
            ),
        )
        save(cursor, [made, article("Ein zweiter Text ohne alles.")])
        yield cursor


def test_articles_of_a_day_are_counted_by_what_they_hold(cursor: Cursor) -> None:
    rows = cursor.execute("SELECT * EXCLUDE (pub_date, outlet, language) FROM day_articles")
    assert rows.fetchall() == [(2, 2, 1, 1, 1, 3, 2)]


def test_pronouns_and_unknown_actors_are_in_no_actor_series(cursor: Cursor) -> None:
    rows = cursor.execute("SELECT actor_id, articles, mentions FROM day_actors").fetchall()
    assert rows == [("p:ada", 1, 2)]


def test_bare_surnames_are_no_speaker_across_articles(cursor: Cursor) -> None:
    rows = cursor.execute("SELECT speaker_key, direct, indirect, quotations FROM day_speakers")
    assert rows.fetchall() == [("p:ada", 1, 0, 1)]


def test_an_article_counts_once_in_each_kind_of_credit(cursor: Cursor) -> None:
    groups = cursor.execute(
        "SELECT agency, credit_group, articles FROM day_wire_groups ORDER BY ALL"
    ).fetchall()
    assert groups == [("AFP", "photo", 1), ("AFP", "text", 1), ("Reuters", "in_text", 1)]
    roles = cursor.execute("SELECT agency, role FROM day_wire_roles ORDER BY ALL").fetchall()
    assert roles == [
        ("AFP", "byline"),
        ("AFP", "credit"),
        ("AFP", "photo"),
        ("Reuters", "in_text"),
    ]


def test_rebuilding_a_day_changes_nothing_and_leaves_other_days_alone(cursor: Cursor) -> None:
    save(cursor, [article("Am Tag danach.", day=date(2023, 10, 20))])
    cursor.execute("UPDATE day_articles SET articles = 99 WHERE pub_date = DATE '2023-10-20'")
    rebuild(cursor, [date(2023, 10, 19)])
    rows = cursor.execute("SELECT articles FROM day_articles ORDER BY pub_date").fetchall()
    assert rows == [(2,), (99,)]


def test_only_countries_count_by_demonym(cursor: Cursor) -> None:
    text = "Die nordauische Regierung und die Nordauer Bank."
    mentions = (
        mention(text, "nordauische", "c:nordau", kind=ActorType.COUNTRY, form=MentionForm.DEMONYM),
        mention(text, "Nordauer", "o:bank", kind=ActorType.ORGANIZATION, form=MentionForm.DEMONYM),
    )
    save(cursor, [article(text, day=date(2023, 11, 1), mentions=mentions)])
    rows = cursor.execute("SELECT actor_id FROM day_actors WHERE pub_date = DATE '2023-11-01'")
    assert rows.fetchall() == [("c:nordau",)]
