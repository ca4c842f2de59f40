from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.model import CreditRole, Delivery, Hints, RawArticle, Rejection
from warehouse.readers import Read
from warehouse.readers.jsonl import JsonLines, given_id
from warehouse.readers.records import LINES, RECORD


def read(*lines: str | bytes, hints: Hints | None = None) -> list[Read]:
    data = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    delivery = Delivery(data, "in.jsonl", media_type=LINES, hints=hints or Hints())
    return list(JsonLines().read(delivery))


def test_a_line_is_an_article_with_all_its_keys() -> None:
    record = {
        "id": "a1",
        "text": "Ein Wort.",
        "title": "Titel",
        "language": "de",
        "published_at": "2024-05-02",
        "url": "https://bote.example/1",
        "outlet": "Küstenbote",
        "anything": "else",
    }
    (article,) = read(json.dumps(record))
    assert isinstance(article, RawArticle)
    assert (article.native_id, article.text, article.title) == ("a1", "Ein Wort.", "Titel")
    assert (article.language, article.outlet) == ("de", "Küstenbote")
    assert article.url == "https://bote.example/1"
    assert str(article.published.pub_date) == "2024-05-02"
    assert not article.extracted


def test_a_page_in_a_line_is_read_as_a_page() -> None:
    html = "<html><body><article><h1>Kopf</h1><p>" + "Ein Satz steht hier. " * 20 + "</p></article>"
    (article,) = read(json.dumps({"id": "p", "html": html}))
    assert isinstance(article, RawArticle)
    assert article.text.startswith("Ein Satz steht hier.")
    assert article.extracted


def test_hints_win_over_the_line() -> None:
    (article,) = read('{"text": "x", "outlet": "A", "title": "B"}', hints=Hints(outlet="C"))
    assert isinstance(article, RawArticle)
    assert (article.outlet, article.title) == ("C", "B")


def test_one_broken_line_leaves_its_neighbours_alone() -> None:
    found = read('{"text": "eins"}', "{broken", "", '{"text": "drei"}')
    kinds = [type(one) for one in found]
    assert kinds == [RawArticle, Rejection, RawArticle]
    assert [one.origin for one in found] == ["in.jsonl:1", "in.jsonl:2", "in.jsonl:4"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[]", "bad_json"),
        ('"text"', "bad_json"),
        ('{"text": NaN}', "bad_json"),
        ("[" * 100_000, "bad_json"),
        (b'{"text": "\x81\xff"}', "bad_encoding"),
        ('{"text": "eins", "text": "zwei"}', "bad_json"),
        ('{"text": "eins", "more": {"a": 1, "a": 2}}', "bad_json"),
        ('{"text": "eins", "more": 1e999}', "bad_json"),
        ('{"text": "eins", "more": -Infinity}', "bad_json"),
        ('{"text": "eins", "more": ' + "[" * 90_000, "bad_json"),
        ('{"text": "eins", "more": ' + '{"a":' * 90_000, "bad_json"),
        ('{"text": "eins", "id": [1]}', "bad_value"),
        ('{"text": "eins", "id": true}', "bad_value"),
        ('{"title": "Nur ein Titel"}', "no_body"),
        ('{"title": "Nur ein Titel", "text": ""}', "no_body"),
        ("{}", "no_text"),
        ('{"text": " "}', "empty"),
        ('{"html": ""}', "empty"),
        ('{"html": "<html><body></body></html>"}', "empty"),
        ('{"text": 7}', "bad_value"),
        ('{"text": "x", "authors": 7}', "bad_value"),
        ('{"text": "x", "authors": ["y", 7]}', "bad_value"),
        ('{"uri": "x", "headline": "y", "body_text": "z"}', "not_read_yet"),
        ('{"text": "x", "title": ["y"]}', "bad_value"),
    ],
)
def test_a_line_that_is_no_article_is_rejected_with_a_reason(
    line: str | bytes, reason: str
) -> None:
    (rejection,) = read(line)
    assert isinstance(rejection, Rejection)
    assert rejection.reason == reason
    assert "in.jsonl:1" in rejection.message


@pytest.mark.parametrize("authors", [["Mara Linz", "dpa"], "Mara Linz"])
def test_given_authors_are_authors_and_may_be_credits(authors: object) -> None:
    (article,) = read(json.dumps({"text": "Ein Wort.", "authors": authors}))
    assert isinstance(article, RawArticle)
    names = tuple(authors) if isinstance(authors, list) else (authors,)
    assert article.authors == names
    assert tuple(credit.words for credit in article.outside_credits) == names
    assert {credit.role for credit in article.outside_credits} == {CreditRole.BYLINE}


def test_a_record_of_other_keys_is_told_how_to_be_read() -> None:
    (rejection,) = read('{"day": 1, "markdown": "Ein Wort."}')
    assert isinstance(rejection, Rejection)
    assert "--column text=KEY (day, markdown)" in rejection.message


def test_a_record_of_an_annotated_corpus_is_told_where_it_belongs() -> None:
    (rejection,) = read('{"originalText": "Ein Wort.", "annotations": []}')
    assert isinstance(rejection, Rejection)
    assert "--as-jsonl" in rejection.message


def test_a_rejected_line_keeps_its_id_and_its_bytes() -> None:
    (rejection,) = read('{"id": 7, "text": ""}')
    assert isinstance(rejection, Rejection)
    assert rejection.hints.native_id == "7"
    assert rejection.data == b'{"id": 7, "text": ""}'


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    (article,) = read(r'{"text": "a\ud800b"}')
    assert isinstance(article, RawArticle)
    article.text.encode()
    assert article.text.startswith("a\ufffd")


@pytest.mark.parametrize("key", ["id", "title", "language", "published_at", "url", "outlet"])
def test_a_lone_surrogate_in_any_field_is_replaced(key: str) -> None:
    (article,) = read(json.dumps({"text": "Ein Wort.", key: "a\udfffb"}))
    assert isinstance(article, RawArticle)
    fields = (article.native_id, article.title, article.language, article.published_given)
    given = (*fields, article.url, article.outlet)
    assert [one for one in given if one is not None] == ["a\ufffdb"]


def test_the_key_that_stands_twice_is_named() -> None:
    (rejection,) = read('{"text": "eins", "text": "zwei"}')
    assert isinstance(rejection, Rejection)
    assert "the key 'text' stands there twice" in rejection.message


def test_a_line_in_an_old_western_encoding_is_kept() -> None:
    first, second = read('{"text": "Übung"}', '{"text": "„Größe“, sagte Mara."}'.encode("cp1252"))
    assert isinstance(first, RawArticle)
    assert isinstance(second, RawArticle)
    assert (first.text, second.text) == ("Übung", "„Größe“, sagte Mara.")


@pytest.mark.parametrize(
    ("words", "expected"), [('"7"', "7"), ("7", 7), ("1.5", 1.5), ("null", None)]
)
def test_an_id_comes_back_as_it_was_given(words: str, expected: object) -> None:
    data = f'{{"id": {words}, "text": ""}}'.encode()
    found = given_id(Delivery(data, "in.jsonl:1", media_type=RECORD))
    assert (found, type(found)) == (expected, type(expected))


def test_a_broken_line_has_no_id() -> None:
    assert given_id(Delivery(b'{"id": 1', "in.jsonl:1", media_type=RECORD)) is None


def test_a_date_that_nobody_can_read_leaves_the_article_undated_and_is_kept() -> None:
    (article,) = read('{"text": "x", "published_at": "03/04/2023"}')
    assert isinstance(article, RawArticle)
    assert article.published.pub_date is None
    assert article.published_given == "03/04/2023"


def test_a_byte_order_mark_is_not_part_of_the_first_line() -> None:
    (article,) = read(b'\xef\xbb\xbf{"text": "x"}')
    assert isinstance(article, RawArticle)


def test_a_single_record_is_read_under_its_own_name() -> None:
    delivery = Delivery(b'{"text": "x"}', "in.jsonl:41", media_type=RECORD)
    (article,) = JsonLines().read(delivery)
    assert article.origin == "in.jsonl:41"


_BYTES = st.lists(
    st.sampled_from(
        [b"{", b"}", b"[", b"]", b",", b":", b'"', b'"text"', b'"id"', b"1", b"1e999", b"\\ud800",
         b"\n", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00", b"\xe4", b"NaN", b" "]
    )
)  # fmt: skip


@given(st.one_of(st.binary(max_size=60), _BYTES.map(b"".join)))
def test_no_bytes_bring_the_reader_down_or_leave_what_cannot_be_written(data: bytes) -> None:
    for one in JsonLines().read(Delivery(data, "in.jsonl", media_type=LINES)):
        words = (one.origin, one.message if isinstance(one, Rejection) else one.text)
        assert all(part.encode() for part in words)
