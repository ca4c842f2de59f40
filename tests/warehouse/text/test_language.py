"""Languages: detected offline, "und" when there is too little to tell."""

from __future__ import annotations

import pytest

from warehouse.text.language import detect, language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Die Regierung hat gestern neue Regeln für den Handel beschlossen.", "de"),
        ("The government agreed on new rules for trade yesterday.", "en"),
        ("Le gouvernement a adopté hier de nouvelles règles commerciales.", "fr"),
        ("El gobierno aprobó ayer nuevas reglas para el comercio.", "es"),
        ("Chính phủ hôm qua đã thông qua các quy định thương mại mới.", "vi"),
        ("Правительство вчера приняло новые правила торговли.", "ru"),
    ],
)
def test_a_sentence_is_enough_to_tell_its_language(text: str, code: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize("text", ["", "12.5 17 4", "Ok", "https://example.org/die-neue-seite"])
def test_too_little_text_is_undetermined(text: str) -> None:
    assert detect(text) == "und"


def test_only_a_language_code_counts_as_given() -> None:
    german = "Die Regierung hat gestern neue Regeln beschlossen."
    assert language_of("en_GB", german) == "en"
    assert language_of("und", german) == "de"
    assert language_of("not a code", german) == "de"
    assert language_of("xx-YY-zzz", german) == "de"
    assert language_of("deu", german) == "de"
    assert language_of("PT-br", german) == "pt"
    assert language_of(None, german) == "de"
