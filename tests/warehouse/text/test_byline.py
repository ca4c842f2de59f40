"""Bylines: people's names, from metadata first, then from byline and credit lines."""

from __future__ import annotations

import pytest

from warehouse.model import CleanText, RawArticle
from warehouse.text.clean import clean

BODY = "Der Rat der Stadt tagte gestern bis in die Nacht und fasste drei Beschlüsse."


def byline(text: str, *authors: str) -> tuple[str, ...]:
    cleaned = clean(RawArticle("test", text, language="de", authors=authors))
    assert isinstance(cleaned, CleanText)
    return cleaned.byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Ada Beispiel", ("Ada Beispiel",)),
        ("Von Ada Beispiel und Bo Muster", ("Ada Beispiel", "Bo Muster")),
        ("Von Ada Beispiel, Musterstadt", ("Ada Beispiel",)),
        ("Von Ada Beispiel, dpa", ("Ada Beispiel",)),
        ("Von Ursula von der Muster", ("Ursula von der Muster",)),
        ("Von dpa", ()),
        ("Von Ada Beispiel in New Musterstadt und Bo Muster", ("Ada Beispiel", "Bo Muster")),
        ("Von Ada Beispiel für Die Neue Zeitung", ("Ada Beispiel",)),
        ("Von unserer Korrespondentin Ada Beispiel", ("Ada Beispiel",)),
        ("Von Ada Beispiel, Leitender Korrespondent", ("Ada Beispiel",)),
        ("Von ADA BEISPIEL", ("ADA BEISPIEL",)),
        ("Von Ada Beispiel, DIE NEUE ZEITUNG", ("Ada Beispiel",)),
        ("Ada Beispiel, dpa", ("Ada Beispiel",)),
        ("Streit mit dpa", ()),
        ("Von Petra Muster", ("Petra Muster",)),
        ("Von Maya Efe und Petra-Maria Muster, dpa", ("Maya Efe", "Petra-Maria Muster")),
    ],
)
def test_a_byline_line_gives_names_only(line: str, names: tuple[str, ...]) -> None:
    assert byline(f"{line}\n{BODY}") == names


def test_the_name_before_a_closing_credit_is_an_author() -> None:
    assert byline(f"{BODY}\nHa Minh Tran (Laut AFP , Reuters )") == ("Ha Minh Tran",)


@pytest.mark.parametrize(
    "credit", ["(APA/dpa, 12.3.2015)", "Mit Material von dpa", "Mit Agenturmaterial von dpa/AFP"]
)
def test_a_bare_credit_names_nobody(credit: str) -> None:
    assert byline(f"{BODY}\n{credit}") == ()


@pytest.mark.parametrize(
    ("signature", "names"),
    [
        ("(Ada Beispiel, 12.3.2015)", ("Ada Beispiel",)),
        ("(Ada Beispiel, Bo Muster, 1. 3. 2015)", ("Ada Beispiel", "Bo Muster")),
        ("(Ada Beispiel aus Musterstadt, 12.3.2015)", ("Ada Beispiel",)),
        ("(Ada Beispiel, DIE ZEITUNG, 12.3.2015)", ("Ada Beispiel",)),
        ("(abc, 12.3.2015)", ()),
    ],
)
def test_a_dated_signature_behind_the_last_sentence_names_authors(
    signature: str, names: tuple[str, ...]
) -> None:
    assert byline(f"{BODY} {signature}") == names


def test_brackets_with_other_words_and_a_date_sign_nothing() -> None:
    assert byline(f"{BODY} (Ada Beispiel kam erst am 12.3.2015)") == ()


def test_authors_given_as_metadata_win() -> None:
    assert byline(f"Von Ada Beispiel\n{BODY}", "Bo Muster", "dpa") == ("Bo Muster",)


@pytest.mark.parametrize("author", ["Beispiel24 Redaktion", "ZEITUNG online", "100% Neues", "dpa"])
def test_a_desk_or_an_outlet_is_no_author(author: str) -> None:
    assert byline(BODY, author) == ()


def test_a_place_beside_authors_is_none() -> None:
    assert byline(BODY, "Ada Beispiel und Bo Muster, Musterstadt") == ("Ada Beispiel", "Bo Muster")


def test_capitals_in_metadata_are_a_name_all_the_same() -> None:
    assert byline(BODY, "ADA BEISPIEL") == ("ADA BEISPIEL",)


def test_metadata_may_join_authors_and_addresses() -> None:
    assert byline(BODY, "Von Bo Muster und Ada Beispiel, bo@example.org") == (
        "Bo Muster",
        "Ada Beispiel",
    )
