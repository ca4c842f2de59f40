"""Blocks: paragraphs, headings, captions, bylines and credit lines."""

from __future__ import annotations

import pytest

from warehouse.model import CleanText, RawArticle
from warehouse.text.clean import clean

BODY = "Der Rat der Stadt tagte gestern bis in die Nacht und fasste drei Beschlüsse."


def blocks(text: str) -> list[tuple[str, str]]:
    cleaned = clean(RawArticle("test", text, language="de"))
    assert isinstance(cleaned, CleanText)
    return [(block.kind.value, cleaned.text[block.start : block.end]) for block in cleaned.blocks]


@pytest.mark.parametrize(
    "caption",
    [
        "Der Bürgermeister bei der Eröffnung. Foto: AFP",
        "Foto: Max Muster/dpa",
        "Rubriklistenbild: © Max Muster/dpa",
        "Die Brücke von Musterstadt (Archivbild: dpa)",
        "Bewohner vor ihren Häusern am Dienstag in Musterstadt. (AP Photo/Jo Doe)",
        "Soldaten stehen an der Grenze zu Musterland am Montag. REUTERS/Jo Doe",
        "Soldaten stehen an der Grenze zu Musterland. REUTERS/J. Doe",
        "Helfer tragen am Montag Säcke an das Ufer des Flusses. © dpa",
    ],
)
def test_a_line_with_a_photo_credit_is_a_caption(caption: str) -> None:
    assert blocks(f"{BODY}\n{caption}\n{BODY}")[1] == ("caption", caption)


@pytest.mark.parametrize(
    "credit",
    [
        "(dpa)",
        "(APA/dpa, 12.3.2015)",
        "Quelle: APA/dpa",
        "dpa/AFP",
        "(Mit Material von dpa und Reuters)",
        "Mit Material von Reuters.",
        "sak/Reuters",
        "Ha Tran (Laut AFP, Reuters)",
        "(red, 4.5.2014)",
        "dpa/AFP/säm",
        "Ada Beispiel mit dpa",
        "Mit Informationen von Ada Beispiel und der Deutschen Presse-Agentur",
    ],
)
def test_a_closing_line_that_only_names_sources_is_a_credit_line(credit: str) -> None:
    assert blocks(f"{BODY}\n{BODY}\n{credit}")[-1] == ("credit_line", credit)


@pytest.mark.parametrize(
    "byline", ["Von Ada Beispiel", "Von Ada Beispiel und Bo Muster", "Von dpa"]
)
def test_a_line_that_only_names_the_author_is_a_byline(byline: str) -> None:
    assert blocks(f"{byline}\n{BODY}")[0] == ("byline", byline)


@pytest.mark.parametrize(
    "line",
    [
        "Von Anfang an war klar, dass es so kommt.",
        "Die dpa meldete den Vorfall zuerst.",
        "Laut Reuters kam niemand zu Schaden.",
        "Ein Foto zeigt den Bürgermeister bei der Ankunft.",
        "Das Laufwerk passt nach Angaben des Werks an Rechner der Art PC/AT und an DPA/AT PCs.",
        "Der Rat (AFP berichtete) hatte lange gezögert.",
    ],
)
def test_a_sentence_stays_a_paragraph(line: str) -> None:
    assert blocks(f"{line}\n{BODY}\n{line}")[0] == ("paragraph", line)
    assert blocks(f"{line}\n{BODY}\n{line}")[2] == ("paragraph", line)


def test_a_line_that_begins_with_an_agency_is_nobodys_signature() -> None:
    assert blocks("AFP sagte sagte AFP") == [("paragraph", "AFP sagte sagte AFP")]


def test_a_sign_off_behind_the_last_sentence_is_a_block_of_its_own() -> None:
    assert blocks(f"{BODY} (APA/dpa, 12.3.2015)") == [
        ("paragraph", BODY),
        ("credit_line", "(APA/dpa, 12.3.2015)"),
    ]


def test_a_bracket_that_says_something_is_part_of_its_paragraph() -> None:
    text = f"{BODY} (Das Protokoll liegt der Redaktion vor)"
    assert blocks(text) == [("paragraph", text)]


def test_a_short_line_without_a_full_stop_before_a_longer_one_is_a_heading() -> None:
    assert blocks(f"{BODY}\nNeue Beschlüsse\n{BODY}")[1] == ("heading", "Neue Beschlüsse")


def test_hard_wrapped_lines_make_one_paragraph() -> None:
    wrapped = (
        "Der Rat der Stadt tagte gestern bis in die tiefe Nacht und\n"
        "fasste nach langer Aussprache drei Beschlüsse zum Bau der\n"
        "neuen Brücke.\n\n"
        "Die Arbeiten sollen im Sommer beginnen und bis zum Winter\n"
        "des nächsten Jahres dauern, teilte die Verwaltung heute in\n"
        "einer Erklärung mit."
    )
    assert [words for _, words in blocks(wrapped)] == wrapped.split("\n\n")


def test_an_indented_line_opens_a_paragraph_of_hard_wrapped_text() -> None:
    wrapped = (
        "Der Rat der Stadt tagte gestern bis in die tiefe Nacht und\n"
        "fasste nach langer Aussprache drei Beschlüsse zum Bau der\n"
        "neuen Brücke.\n"
        "    Die Arbeiten sollen im Sommer beginnen und bis zum Winter\n"
        "des nächsten Jahres dauern, teilte die Verwaltung heute in\n"
        "einer Erklärung mit."
    )
    assert [words for _, words in blocks(wrapped)] == wrapped.split("\n    ")


def test_short_paragraphs_of_one_line_each_stay_apart() -> None:
    lines = ["Der Rat tagte gestern bis in die tiefe Nacht hinein.", "Er fasste Beschlüsse."]
    assert [words for _, words in blocks("\n".join(lines * 3))] == lines * 3


@pytest.mark.parametrize(
    "row",
    [
        "AA 7289 6834 2292.92 (2358.96)",
        "Kai Ost 9.6 700.00 (NA)",
        "MUSTER CP  18 3/4  3/4",
        "C 12 TT 9 4",
    ],
)
def test_a_row_of_figures_is_no_credit_line(row: str) -> None:
    assert blocks(f"{BODY}\n{BODY}\n{row}")[-1] == ("paragraph", row)


@pytest.mark.parametrize("credit", ["Kiel, 5. Mai 2026 (dpa)", "Reuter", "reuter", "REUTER"])
def test_a_date_or_an_old_sign_off_does_not_hide_a_credit_line(credit: str) -> None:
    assert blocks(f"{BODY}\n{BODY}\n{credit}")[-1] == ("credit_line", credit)
