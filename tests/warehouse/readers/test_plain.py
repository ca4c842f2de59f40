from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from warehouse.model import DateSource, Delivery, Hints, RawArticle, Rejection, Stage
from warehouse.readers.choice import choose
from warehouse.readers.plain import LONGEST_TEXT_BYTES, PlainText


def test_a_text_file_is_one_article_with_what_the_caller_knows() -> None:
    hints = Hints("Küstenbote", "https://bote.example/1", "2024-05-02", "de", "Titel", "7")
    received = datetime(2024, 5, 3, tzinfo=UTC)
    (article,) = PlainText().read(Delivery(b"Wort.", "a.txt", received, hints=hints))
    assert isinstance(article, RawArticle)
    assert (article.text, article.title, article.outlet) == ("Wort.", "Titel", "Küstenbote")
    assert (article.language, article.native_id) == ("de", "7")
    assert article.url == "https://bote.example/1"
    assert article.published.pub_date == date(2024, 5, 2)
    assert article.published.source is DateSource.GIVEN
    assert article.received_at == received


def test_an_undated_text_is_undated() -> None:
    (article,) = PlainText().read(Delivery(b"Wort.", "a.txt"))
    assert isinstance(article, RawArticle)
    assert article.published.pub_date is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (bytes(range(256)), "bad_encoding"),
        (b"a" * (LONGEST_TEXT_BYTES + 1), "too_large"),
    ],
)
def test_a_file_that_is_no_text_is_rejected_with_its_bytes(data: bytes, reason: str) -> None:
    (rejection,) = PlainText().read(Delivery(data, "a.txt", hints=Hints(outlet="X")))
    assert isinstance(rejection, Rejection)
    assert (rejection.stage, rejection.reason, rejection.data) == (Stage.READ, reason, data)
    assert rejection.hints.outlet == "X"
    assert "a.txt" in rejection.message


@pytest.mark.parametrize(
    ("delivery", "name"),
    [
        (Delivery(b"Wort", "a.txt"), "text"),
        (Delivery(b"Wort", "unnamed"), "text"),
        (Delivery(b'{"text": "x"}', "unnamed"), "jsonl"),
        (Delivery(b"x", "a.jsonl"), "jsonl"),
        (Delivery(b"<!DOCTYPE html><p>x", "unnamed"), "html"),
        (Delivery(b"x", "a.HTML"), "html"),
        (Delivery(b"x", "unnamed", media_type="text/html"), "html"),
    ],
)
def test_the_reader_is_chosen_by_type_name_or_first_bytes(delivery: Delivery, name: str) -> None:
    assert choose(delivery).name == name
