"""German words in quote marks: what is quoted, and what is only a name, a title or a term."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate.quoting import said


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Roth sagte, der Kai sei „an vielen Stellen“ undicht.", "„an vielen Stellen“"),
        ("Die Stadt teilte mit, das Amt prüfe »wie üblich jährlich«.", "»wie üblich jährlich«"),
        ("Roth betonte, dass der Plan «jeden Sinn verloren» habe.", "«jeden Sinn verloren»"),
        ("Ohm sagte, die Schleuse sei ein „Denkmal der Untätigkeit“.", "„Denkmal der Untätigkeit“"),
        ("Nach Ansicht von Roth ist das Boot ein „Sarg aus Blech“.", "„Sarg aus Blech“"),
    ],
)
def test_running_words_inside_a_report_are_a_quotation_of_their_own(
    text: str, fragment: str
) -> None:
    report, inside = said(text)
    assert report.kind == "mixed"
    assert (inside.words, inside.kind) == (fragment, "direct")
    assert inside.speaker == report.speaker


@pytest.mark.parametrize(
    "text",
    [
        "Roth sagte, der Plan sei „lückenhaft“.",
        "Roth sagte, der Dampfer „Anna Bolte“ liege im Dock.",
        "Ohm sagte, der „Tag der Häfen“ werde verschoben.",
        "Ohm sagte, die „lange und teure Planung“ der Stadt habe sich gelohnt.",
        "Roth betonte, das Buch „Nebel über dem Fluss“ habe sie nie gelesen.",
    ],
)
def test_one_word_a_name_and_a_phrase_that_goes_on_stay_a_part_of_the_report(text: str) -> None:
    assert len(said(text)) == 1
