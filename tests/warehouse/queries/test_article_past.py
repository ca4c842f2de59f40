"""What became of a text before it was read."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from tests.warehouse.articles_made import article
from warehouse.commands import Desk, Ingest
from warehouse.model import Delivery
from warehouse.queries.article_past import Cut, Past, past
from warehouse.queries.articles import Focus, listing
from warehouse.queries.filters import Filters
from warehouse.store.articles import save
from warehouse.store.connection import Owner


def moment(hour: int) -> datetime:
    return datetime(2024, 1, 1, hour, tzinfo=UTC)


def test_every_text_seen_is_a_version_and_the_current_one_comes_first() -> None:
    address = "https://nordblatt.example/kai"
    texts = ("Der Kai ist leer.", "Der Kai ist voll.")
    seen = [
        article(text, url=address, received=moment(hour))
        for hour, text in zip((8, 9), texts, strict=True)
    ]
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(cursor, seen)
        found = past(cursor, seen[0].article_key)
    assert [(one.current, one.characters) for one in found.versions] == [(True, 17), (False, 17)]
    newest, first = (one.received_at for one in found.versions)
    assert newest is not None
    assert first is not None
    assert newest > first


def test_what_cleaning_cut_is_told_in_its_own_words() -> None:
    kept = "Der Kai am Hafen ist seit Montag leer, und das bleibt bis zum Freitag so."
    line = {"id": "a", "outlet": "Hafenbote", "language": "de", "published_at": "2024-03-04"}
    body = json.dumps(line | {"text": f"{kept}\n\n \n\nAnzeige\n\n{kept}"})
    with Desk.memory() as desk:
        desk.submit(Ingest((Delivery(body.encode(), "a.jsonl"),)))
        with desk.read() as cursor:
            (key,) = listing(cursor, Filters(), focus=Focus.ARTICLE)["article_key"]
            found = past(cursor, key)
    assert Cut("boilerplate", "Anzeige") in [
        Cut(one.reason, one.words.strip()) for one in found.cuts
    ]


def test_an_unknown_article_has_no_past() -> None:
    with Owner.open(None) as owner, owner.reading() as cursor:
        assert past(cursor, "0" * 24) == Past()
