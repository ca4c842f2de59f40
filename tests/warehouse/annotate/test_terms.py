"""Words in marks that quote nobody: nicknames, titles, what stands on things; and their likes."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate.quoting import said


def _verbatim(text: str, language: str) -> list[str]:
    return [one.words for one in said(text, language) if one.kind == "direct"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Brücke wird im Volksmund „das Blaue Wunder“ genannt."),
        ("de", "Die Einheimischen nennen den Felsen „den Zahn“."),
        ("de", "Man nennt ihn hier „den Alten“."),
        ("en", "The tower is called “the needle”."),
        ("en", "The lake, often dubbed “the silver mirror”, is full."),
        ("es", "A la torre la llaman «la jirafa»."),
        ("es", "Los vecinos llaman al puente «el fantasma»."),
        ("fr", "On l'appelle ici « la vieille »."),
        ("fr", "Les habitants appellent la tour « la girafe »."),
        ("fr", "On y trouve de célèbres « douceurs » du port."),
        ("vi", "Người dân gọi cây cầu là “cầu khỉ”."),
    ],
)
def test_what_people_at_large_call_a_thing_quotes_nobody(language: str, text: str) -> None:
    assert _verbatim(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "de",
            "Die Opposition nannte das Gesetz „die letzte Frechheit“.",
            "„die letzte Frechheit“",
        ),
        ("de", "Anwohner nannten den Plan „absurd“.", "„absurd“"),
        ("en", "The union called the offer “the final insult”.", "“the final insult”"),
        ("en", "The plan was called “reckless” by Ada Roth.", "“reckless”"),
        ("en", "Fans called the ticket price “a joke”.", "“a joke”"),
        ("es", "Roth lo llamó «el error del siglo».", "«el error del siglo»"),
        ("fr", "L'opposition l'a appelé « le grand mensonge ».", "« le grand mensonge »"),
        ("ru", "Жители назвали решение «позором».", "«позором»"),
        ("vi", "Người dân gọi dự án này là “thảm họa”.", "“thảm họa”"),
    ],
)
def test_a_judgement_of_somebody_stays_a_quotation(language: str, text: str, words: str) -> None:
    assert _verbatim(text, language) == [words]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Residents found a flyer. Its title: “Facts About Your New Bridge.”"),
        ("en", "The album will be called “Songs for Winter.”"),
        ("de", "Sie signierte ihren Roman, „Wer nachts geht“, im Rathaus."),
        ("fr", "Il répondra aux lecteurs et présentera son film, « Nous irons loin », vendredi."),
    ],
)
def test_a_title_is_known_by_its_capitals_or_by_the_noun_before_it(
    language: str, text: str
) -> None:
    assert _verbatim(text, language) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Roth posted: “Save Our Port.”", "“Save Our Port.”"),
        ("Roth's answer was short: “Not in My Town.”", "“Not in My Town.”"),
        ("She called it “the worst night of our lives.”", "“the worst night of our lives.”"),
    ],
)
def test_capitals_or_a_full_stop_make_no_title_of_what_somebody_says(text: str, words: str) -> None:
    assert _verbatim(text, "en") == [words]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "An der Tür hängt ein Zettel mit der Aufschrift „Nicht stören!“."),
        ("de", "Auf dem Tisch steht eine Tasse mit der Aufschrift „Beste Oma der Welt“."),
        ("en", "The kit came with a sign “Do not feed the ducks”."),
        ("ru", "На двери висит табличка с надписью «Не входить!»."),
        ("ru", "На рынке продают значки с надписью «Всегда готов!»."),
    ],
)
def test_what_stands_on_a_thing_quotes_nobody(language: str, text: str) -> None:
    assert _verbatim(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "de",
            "Demonstranten trugen Plakate mit der Aufschrift „Hände weg vom Hafen“.",
            "„Hände weg vom Hafen“",
        ),
        ("de", "Ada Roth trug ein Schild mit der Aufschrift „Rettet den Kai“.", "„Rettet den Kai“"),
        ("ru", "Ада Рот держала плакат с надписью «Спасите порт».", "«Спасите порт»"),
    ],
)
def test_what_people_hold_up_are_their_words(language: str, text: str, words: str) -> None:
    assert _verbatim(text, language) == [words]
