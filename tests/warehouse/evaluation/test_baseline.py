from __future__ import annotations

from warehouse.evaluation.baseline import baseline
from warehouse.evaluation.corpus import Kind
from warehouse.languages import load
from warehouse.model import CleanText, RawArticle
from warehouse.text.clean import clean


def found(text: str) -> list[tuple[Kind, str, str]]:
    cleaned, pack = clean(RawArticle(origin="x", text=text, language="de")), load("de")
    assert isinstance(cleaned, CleanText)
    assert pack is not None
    return [
        (
            one.kind,
            cleaned.text[slice(*one.quote[0])].strip(),
            one.name or "",
        )
        for one in baseline(cleaned, pack)
    ]


def test_words_in_marks_are_direct_and_the_nearest_name_said_them() -> None:
    text = "„Wir haben lange genug gewartet“, sagte Mara Linz am Abend."
    assert found(text) == [(Kind.DIRECT, "„Wir haben lange genug gewartet“", "Mara Linz")]


def test_a_few_words_in_marks_are_no_quotation() -> None:
    assert found("Der „Alte Kran“ steht noch.") == []


def test_what_follows_a_verb_and_a_comma_is_indirect() -> None:
    text = "Mara Linz sagte, der Hafen sei zu klein."
    assert found(text) == [(Kind.INDIRECT, "der Hafen sei zu klein.", "Mara Linz")]
