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


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Das Schicksal der Werft sei, so Roth, „auf Messers Schneide“.", "„auf Messers Schneide“"),
        ("Der Fall wird nach Angaben der Polizei „mit Sorgfalt“ geprüft.", "„mit Sorgfalt“"),
        ("In dem Brief war von einer „offenen Frage“ die Rede.", "„offenen Frage“"),
        ("Er halte das für klug und bezeichnete den Kai als „sicher“.", "„sicher“"),
    ],
)
def test_a_fragment_is_quoted_wherever_its_sentence_reports(text: str, fragment: str) -> None:
    assert [one.words for one in said(text) if one.kind == "direct"] == [fragment]


def test_fragments_in_a_row_have_one_speaker() -> None:
    found = said("Roth nannte den Plan „mutig“ und „klug“.")
    assert [(one.words, one.speaker) for one in found] == [("„mutig“", "Roth"), ("„klug“", "Roth")]


def test_two_passages_in_a_row_with_one_frame_are_one_quotation() -> None:
    (found,) = said("„Man hätte handeln können.“ „Jetzt ist es zu spät“, so Ada Roth am Montag.")
    assert found.words == "„Man hätte handeln können.“ … „Jetzt ist es zu spät“"
    assert found.speaker == "Ada Roth"


@pytest.mark.parametrize(
    "text",
    [
        "Als Boote nennt die Werft die Modelle „Anna“ und „Berta“.",
        "„Blaues Band“, so heißt das neue Projekt der Werft.",
        "„Gewalt auf See“, so lautet der Titel der Studie.",
        "Ein Kutter (Motto: „Wasser ist Vertrauenssache“) liegt am Kai.",
        "Es kamen mehr als gedacht: Die Halle war voll.",
        "Es wurde teurer als geplant, denn der Kai war marode.",
    ],
)
def test_names_mottos_and_comparisons_quote_nobody(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Der Deichgraf sagte, die Deiche hielten.", "die Deiche hielten"),
        ("Roth sagte am Montag, die Häfen hielten sich daran.", "die Häfen hielten sich daran"),
        ("Die Stadt teilte mit, viele Anwohner klagten.", "viele Anwohner klagten"),
        ("Ohm sagte, wer das tue, müsse zahlen.", "wer das tue, müsse zahlen"),
    ],
)
def test_content_whose_verb_looks_like_the_past_is_reported(text: str, words: str) -> None:
    assert [(one.words, one.kind) for one in said(text)] == [(words, "indirect")]


def test_a_relative_clause_behind_a_speaker_is_no_content() -> None:
    assert said("Das sagte Ada Roth, die am Montag nach Kiel kam.") == []


STYLES = ["„{}“", "»{}«", "«{}»", "“{}”", '"{}"', '„{}"', "‚{}‘", "›{}‹", "‹{}›", "'{}'"]


@pytest.mark.parametrize("style", STYLES)
def test_marks_of_every_style_may_be_interrupted(style: str) -> None:
    first, second = style.format("Der Kai ist alt"), style.format("aber er hält noch lange")
    (found,) = said(f"{first}, sagte Ada Roth am Montag, {second}.")
    assert (found.words, found.speaker) == (f"{first} … {second}", "Ada Roth")


@pytest.mark.parametrize("style", STYLES)
def test_marks_of_every_style_may_stand_before_and_behind_their_frame(style: str) -> None:
    words = style.format("Der Kai ist alt.")
    assert [one.words for one in said(f"Ada Roth sagte: {words}")] == [words]
    assert [one.words for one in said(f"{words} Das sagte Ada Roth.")] == [words]


@pytest.mark.parametrize(
    "words",
    ["„Er rief ‚Halt!‘ und ging“", "»Er rief ›Halt!‹ und ging«", "«Er rief ‹Halt!› und ging»"],
)
def test_marks_inside_marks_belong_to_what_is_said(words: str) -> None:
    assert [one.words for one in said(f"{words}, sagte Jon Ohm.")] == [words]


def test_a_quotation_over_two_paragraphs_is_one() -> None:
    (found,) = said("Roth sagte: „Der Kai ist alt.\n\n„Er hält noch lange.“")
    assert found.words == "„Der Kai ist alt. … „Er hält noch lange.“"
