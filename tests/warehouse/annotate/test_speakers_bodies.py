"""Speakers that are bodies or hide: companies, police, sources, agencies, and their case."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate.test_speakers import complete, one, told
from warehouse.model import Naming


@pytest.mark.parametrize(
    ("text", "raw", "name"),
    [
        ("Die Polizei sagte, es sei gut.", "Die Polizei", "Polizei"),
        ("Die Stadt sagte, es sei gut.", "Die Stadt", "Stadt"),
        ("Der Verein sagte, es sei gut.", "Der Verein", "Verein"),
        ("Das Unternehmen sagte, es sei gut.", "Das Unternehmen", "Unternehmen"),
        ("Das Verkehrsministerium sagte, es sei gut.", "Das Verkehrsministerium",
         "Verkehrsministerium"),
        ("Die Opposition sagte, es sei gut.", "Die Opposition", "Opposition"),
        ("Der Vorstand sagte, es sei gut.", "Der Vorstand", "Vorstand"),
        ("Das haben die Staatsanwaltschaft betont, es sei gut.", "die Staatsanwaltschaft",
         "Staatsanwaltschaft"),
        ("Nach Polizeiangaben sei es gut.", "Polizeiangaben", "Polizeiangaben"),
    ],
)  # fmt: skip
def test_a_single_body_is_a_role(text: str, raw: str, name: str) -> None:
    speaker = told(text, raw)
    assert (speaker.name, speaker.naming) == (name, Naming.ROLE)


@pytest.mark.parametrize("raw", ["The company", "The board", "Police", "The ministry"])
def test_an_english_body_is_a_role(raw: str) -> None:
    speaker = told(f"{raw} said it was good.", raw, language="en")
    assert (speaker.name, speaker.naming) == (raw.removeprefix("The "), Naming.ROLE)


@pytest.mark.parametrize("raw", ["Der Landrat", "Der Polizeichef", "Ein Sprecher der Stadt"])
def test_whoever_serves_a_body_has_an_office(raw: str) -> None:
    assert told(f"{raw} sagte, es sei gut.", raw).naming is Naming.ROLE


@pytest.mark.parametrize(
    ("text", "raw", "name"),
    [
        ("Nach Überzeugung des Gerichts sei es gut.", "Überzeugung des Gerichts", "Gericht"),
        ("Nach Angaben des Ministeriums sei es gut.", "Angaben des Ministeriums", "Ministerium"),
        ("Nach Angaben des zuständigen Amtsgerichts sei es gut.",
         "Angaben des zuständigen Amtsgerichts", "zuständige Amtsgericht"),
        ("Nach Angaben des Bündnisses sei es gut.", "Angaben des Bündnisses", "Bündnis"),
        ("Nach Angaben des Sprechers der Stadt sei es gut.", "Angaben des Sprechers der Stadt",
         "Sprecher der Stadt"),
        ("Laut dem Präsidenten sei es gut.", "dem Präsidenten", "Präsident"),
        ("Nach Angaben von Kritikern sei es gut.", "Angaben von Kritikern", "Kritiker"),
        ("Nach Angaben der Behörden sei es gut.", "Angaben der Behörden", "Behörden"),
        ("Nach Angaben des Hauses sei es gut.", "Angaben des Hauses", "Haus"),
        ("Aus Diplomatenkreisen hieß es, es sei gut.", "Diplomatenkreisen", "Diplomatenkreise"),
        ("Die Präsidenten sagten, es sei gut.", "Die Präsidenten", "Präsidenten"),
    ],
)  # fmt: skip
def test_a_body_or_office_is_named_in_the_nominative(text: str, raw: str, name: str) -> None:
    assert told(text, raw).name == name


@pytest.mark.parametrize("agency", ["dpa", "epd"])
def test_an_agency_in_small_letters_is_a_name(agency: str) -> None:
    speaker = told(f"Die {agency} meldete, es sei gut.", "Die")
    assert (speaker.name, speaker.naming) == (agency, Naming.NAMED)
    assert speaker.span is not None
    assert speaker.span.surface == f"Die {agency}"


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("A person familiar with the matter", "en"),
        ("People briefed on the talks", "en"),
        ("Sources close", "en"),
        ("Eine mit dem Vorgang vertraute Person", "de"),
    ],
)
def test_an_insider_is_anonymous(raw: str, language: str) -> None:
    text = f"{raw} said it was good." if language == "en" else f"{raw} sagte, es sei gut."
    assert told(text, raw, language=language).naming is Naming.ANONYMOUS


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("ein Sprecher des Klubs der Nachrichtenagentur Nordwort", "ein Sprecher des Klubs"),
        ("eine Sprecherin der Stadt der Nachrichtenagentur dpa", "eine Sprecherin der Stadt"),
        ("ein Sprecher der Nachrichtenagentur Nordwort", "ein Sprecher"),
        ("ein Sprecher der Stadt Altenau", "ein Sprecher der Stadt Altenau"),
        ("ein Sprecher der Zeitung", "ein Sprecher der Zeitung"),
    ],
)  # fmt: skip
def test_who_is_told_something_is_no_part_of_the_speaker(said: str, speaker: str) -> None:
    found = one(f"Es sei gut, sagte {said} am Montag.", "Es sei gut", said)
    assert found.span is not None
    assert found.span.surface == speaker


@pytest.mark.parametrize(
    ("text", "quotes", "language", "name"),
    [
        ("„Wir“, so Olli Roth, „gehen“, und fügte hinzu: „Jetzt.“",
         [("„Wir“", "Olli Roth"), ("„Jetzt.“", "„Wir“")], "de", "Olli Roth"),
        ("“It is late,” John Roe said, adding that he was tired.",
         [("“It is late,”", "John Roe"), ("that he was tired", "“It is late,”")], "en", "John Roe"),
    ],
)  # fmt: skip
def test_quoted_words_never_speak(
    text: str, quotes: list[tuple[str, str]], language: str, name: str
) -> None:
    speakers = complete(text, [*quotes], language=language)
    assert [speaker.name for speaker in speakers] == [name, name]
    assert speakers[1].span is not None
    assert speakers[1].span.surface == name


@pytest.mark.parametrize("raw", ["Die Richter", "Alle Kandidaten", "Mehrere Frauen"])
def test_several_who_hold_an_office_are_a_collective(raw: str) -> None:
    assert told(f"{raw} urteilten, es sei gut.", raw).naming is Naming.COLLECTIVE


def test_the_surroundings_of_somebody_hide_who_spoke() -> None:
    speaker = told("Aus dem Umfeld des Ministers hieß es, es sei gut.", "dem Umfeld des Ministers")
    assert (speaker.name, speaker.naming) == ("Umfeld des Ministers", Naming.ANONYMOUS)


@pytest.mark.parametrize(("raw", "name"), [("Insidern", "Insider"), ("Fischern", "Fischer")])
def test_several_who_hold_an_office_are_named_in_the_nominative(raw: str, name: str) -> None:
    assert told(f"{raw} zufolge sei es gut.", raw).name == name


@pytest.mark.parametrize(
    ("text", "raw", "language"),
    [
        ("A student who asked not to be named said it was good.", "A student", "en"),
        ("An official, speaking on condition of anonymity, said it was good.", "An official", "en"),
        ("Ein Augenzeuge, der anonym bleiben wollte, sagte, es sei gut.", "Ein Augenzeuge", "de"),
    ],
)
def test_whoever_does_not_want_to_be_named_is_anonymous(text: str, raw: str, language: str) -> None:
    assert told(text, raw, language=language).naming is Naming.ANONYMOUS


def test_words_in_marks_say_nothing_of_who_hides() -> None:
    text = "A student said: “I do not want to be named.”"
    assert (
        one(text, "“I do not want to be named.”", "A student", language="en").naming is Naming.ROLE
    )


def test_one_of_many_keeps_the_word_that_says_so() -> None:
    assert told("Einer der Anwohner sagte, es sei gut.", "Einer der Anwohner").name == (
        "Einer der Anwohner"
    )


@pytest.mark.parametrize(
    ("text", "raw", "name", "naming"),
    [
        ("Aus Sicht der Kritiker sei es gut.", "der Kritiker", "Kritiker", Naming.COLLECTIVE),
        ("Nach Angaben der Richter sei es gut.", "Angaben der Richter", "Richter",
         Naming.COLLECTIVE),
        ("Nach Angaben der Polizei sei es gut.", "Angaben der Polizei", "Polizei", Naming.ROLE),
        ("Nach Angaben der Richterin sei es gut.", "Angaben der Richterin", "Richterin",
         Naming.ROLE),
        ("Nach Ansicht vieler Fachleute sei es gut.", "Ansicht vieler Fachleute", "Fachleute",
         Naming.COLLECTIVE),
        ("Nach Angaben aus Hafenkreisen sei es gut.", "Angaben aus Hafenkreisen", "Hafenkreise",
         Naming.ANONYMOUS),
    ],
)  # fmt: skip
def test_the_owner_of_a_view_is_one_or_several(
    text: str, raw: str, name: str, naming: Naming
) -> None:
    speaker = told(text, raw)
    assert (speaker.name, speaker.naming) == (name, naming)


@pytest.mark.parametrize(
    ("text", "raw", "name"),
    [
        ("Police said it was late. They said it was dark.", "They", "Police"),
        ("The company said it was late. It said it was dark.", "It", "company"),
        ("The company said it was late. He said it was dark.", "He", None),
    ],
)
def test_an_english_body_is_it_or_they(text: str, raw: str, name: str | None) -> None:
    body = text.split(" said")[0]
    speakers = complete(text, [("it was late", body), ("it was dark", raw)], language="en")
    assert speakers[1].name == name


@pytest.mark.parametrize(
    ("text", "raw", "name"),
    [
        ("Musterland's president John Roe left. Musterland's president said it was good.",
         "Musterland's president", "John Roe"),
        ("Otherland's president John Roe left. Musterland's president said it was good.",
         "Musterland's president", "Musterland's president"),
        ("President John Roe left. Musterland's president said it was good.",
         "Musterland's president", "John Roe"),
    ],
)  # fmt: skip
def test_an_office_of_a_country_is_held_by_whom_no_other_country_has(
    text: str, raw: str, name: str
) -> None:
    plain = text.replace(raw, "{" + raw + "}") if text.count(raw) == 1 else text
    assert told(plain, raw, language="en").name == name
