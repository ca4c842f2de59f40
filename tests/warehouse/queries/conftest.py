"""A small newspaper world in memory, shared by the tests of queries (they only read)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from tests.warehouse.articles_made import article, credit, mention, quotation
from warehouse.actors.names import Actor
from warehouse.model import (
    ActorType,
    AnnotatedArticle,
    CreditRole,
    Naming,
    QuotationType,
    Rejection,
    Stage,
)
from warehouse.store.actors import load
from warehouse.store.articles import save
from warehouse.store.connection import Cursor, Owner
from warehouse.store.sources import Coverage

ADA = Actor("p:ada", "person", {"de": ("Ada Äbel",), "en": ("Ada Abel",)}, acronyms=("AA",))
BO = Actor("p:bo", "person", {"de": ("Bo Beck",)}, aliases=("Bodo Beck",))
NORDAU = Actor("c:nordau", "country", {"de": ("Nordau",), "en": ("Northmead",)})

HARBOUR = "HAFEN – Ada Äbel sagte: „Der Hafen bleibt offen.“ Bo Beck schwieg. (AFP)"
ANSWER = "„Nie“, sagte Bo Beck. Carl Cohn erklärte, er gehe. 👍🏽 Foto: AFP, laut Reuters"
PLAIN = "In Nordau war es ruhig."


def harbour() -> AnnotatedArticle:
    """An article about the harbour on a Tuesday, with a text credit."""
    return article(
        HARBOUR,
        title="Ada Äbel über den Hafen",
        url="https://nordblatt.example/hafen",
        day=date(2023, 10, 17),
        mentions=(
            mention(HARBOUR, "Ada Äbel", "p:ada"),
            mention(HARBOUR, "Bo Beck", "p:bo"),
        ),
        quotations=(
            quotation(
                HARBOUR,
                "„Der Hafen bleibt offen.“",
                speaker="Ada Äbel",
                actor_id="p:ada",
                cue="sagte",
            ),
        ),
        credits=(credit(HARBOUR, "AFP", "AFP"),),
    )


def answer() -> AnnotatedArticle:
    """An article of the next Sunday with a photo credit and an attribution in the text."""
    return article(
        ANSWER,
        title="Die Antwort",
        url="https://nordblatt.example/antwort",
        day=date(2023, 10, 22),
        mentions=(mention(ANSWER, "Bo Beck", "p:bo"),),
        quotations=(
            quotation(ANSWER, "„Nie“", speaker="Bo Beck", actor_id="p:bo", cue="sagte"),
            quotation(
                ANSWER,
                "er gehe",
                speaker="Carl Cohn",
                kind=QuotationType.INDIRECT,
                cue="erklärte",
            ),
            quotation(
                ANSWER,
                "gehe",
                kind=QuotationType.MIXED,
                naming=Naming.UNRESOLVED,
                named_by="er",
            ),
        ),
        credits=(
            credit(ANSWER, "AFP", "AFP", CreditRole.PHOTO),
            credit(ANSWER, "Reuters", "Reuters", CreditRole.IN_TEXT),
            credit(ANSWER, "dpa", "dpa", CreditRole.CREDIT),
        ),
    )


@pytest.fixture(scope="session")
def newspapers() -> Iterator[Owner]:
    with Owner.open(None) as owner, owner.reading() as cursor:
        load(cursor, [ADA, BO, NORDAU])
        save(
            cursor,
            [
                harbour(),
                answer(),
                article(
                    PLAIN,
                    title=None,
                    outlet="suedpost",
                    day=date(2023, 10, 17),
                    mentions=(mention(PLAIN, "Nordau", "c:nordau", kind=ActorType.COUNTRY),),
                ),
                article(
                    "Không có.",
                    title="Khác",
                    outlet="xa",
                    language="xx",
                    day=date(2023, 10, 18),
                    analysed=False,
                ),
                article("Ohne Datum in Nordau.", day=None),
            ],
            rejections=[
                Rejection(
                    Stage.READ,
                    "no_text",
                    "There is no text.",
                    "a.jsonl:3",
                    b"{}",
                    datetime(2024, 1, 1, tzinfo=UTC),
                )
            ],
            coverage=[Coverage("nordblatt", date(2023, 10, 16), date(2023, 10, 22))],
        )
        yield owner


@pytest.fixture
def cursor(newspapers: Owner) -> Iterator[Cursor]:
    with newspapers.reading() as cursor:
        yield cursor
