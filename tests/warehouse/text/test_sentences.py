"""Sentences: abbreviations, ordinals, initials and quotations do not break them."""

from __future__ import annotations

import pytest

from warehouse.model import CleanText, RawArticle
from warehouse.text.clean import clean


def sentences(text: str, language: str = "de") -> list[str]:
    cleaned = clean(RawArticle("test", text, language=language))
    assert isinstance(cleaned, CleanText)
    return [sentence.surface for sentence in cleaned.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Sie kam am 18. Oktober an.",
        "Das sagte Dr. Ada Beispiel gestern.",
        "Der Verein Haus e. V. Musterstadt tagt, u. a. Mitglieder aus z. B. Beispielen.",
        "Karl S. Muster war dabei.",
        "Papst Leo XIV. Besuch war kurz.",
        "„Wir kommen. “, sagte er.",
        "„Ist das alles?“, fragte sie. ",
        "Sie rief „Halt!“ und ging.",
        "Er sprach [...] Worte (...) Sätze.",
        "1. Platz für Beispiel",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert sentences(text) == [text.strip()]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Er kam auf Platz 19.", "Die Siegerin jubelte."),
        ("„Wir kommen.“", "Dann ging er."),
        ("Es waren Äpfel, Birnen usw.", "Die Leute kauften alles."),
        ("Wer kommt?", "„Alle“, sagte sie."),
        ("Er ging …", "Niemand sah ihn."),
        ("Das war 2005.", "Danach kam nichts."),
    ],
)
def test_two_sentences_are_split(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


def test_english_abbreviations_are_known() -> None:
    assert sentences("Mr. Doe met Sen. Roe at 3 p.m. They talked.", "en") == [
        "Mr. Doe met Sen. Roe at 3 p.m.",
        "They talked.",
    ]


def test_a_sentence_never_crosses_a_paragraph() -> None:
    assert sentences("Ohne Punkt am Ende\nGeht es weiter.") == [
        "Ohne Punkt am Ende",
        "Geht es weiter.",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Kiel (dpa) – Der Hafen wächst.", ["Kiel (dpa) –", "Der Hafen wächst."]),
        ("KIEL, Aug. 20 (Reuters) - It grew.", ["KIEL, Aug. 20 (Reuters) -", "It grew."]),
        ("Ada Beispiel (SPD) – seit 2010 im Rat – sprach.", None),
    ],
)
def test_a_dateline_is_a_sentence_of_its_own(text: str, parts: list[str] | None) -> None:
    assert sentences(text) == (parts or [text])


def test_a_closing_mark_may_stand_behind_a_space() -> None:
    text = "« Tout va bien. » Ada rit. Il dit : « Elle a crié : “Non !” » Puis rien. »Ja.« »Nein.«"
    assert sentences(text) == [
        "« Tout va bien. »",
        "Ada rit.",
        "Il dit : « Elle a crié : “Non !” »",
        "Puis rien.",
        "»Ja.«",
        "»Nein.«",
    ]
