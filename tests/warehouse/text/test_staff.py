"""Closing lines about staff: those who wrote are authors, those who edited or helped are not."""

from __future__ import annotations

import pytest

from warehouse.model import BlockKind, CleanText, RawArticle
from warehouse.text.clean import clean

GERMAN = "Der Rat der Stadt tagte gestern bis in die Nacht und fasste drei Beschlüsse."
ENGLISH = "The council sat until late at night and settled three questions about the mill."


def cleaned(text: str, language: str) -> CleanText:
    found = clean(RawArticle("test", text, language=language))
    assert isinstance(found, CleanText)
    return found


def last_line(line: str, language: str) -> tuple[BlockKind, tuple[str, ...]]:
    body = GERMAN if language == "de" else ENGLISH
    found = cleaned("\n".join([*[body] * 6, line]), language)
    assert found.text[found.blocks[-1].start : found.blocks[-1].end] == line
    return found.blocks[-1].kind, found.byline


@pytest.mark.parametrize(
    ("line", "language", "authors"),
    [
        ("(Bericht von Ada Beispiel, redigiert von Bo Muster)", "de", ("Ada Beispiel",)),
        (
            "(Bericht von Ada Beispiel in Bad Tal, redigiert von Bo Muster. Hinweise an uns.)",
            "de",
            ("Ada Beispiel",),
        ),
        ("(Geschrieben von Ada Beispiel, Mitarbeit: Bo Muster)", "de", ("Ada Beispiel",)),
        ("Das Interview führte Ada Beispiel.", "de", ("Ada Beispiel",)),
        ("Unter Mitarbeit von Ada Beispiel und Bo Muster", "de", ()),
        ("(Reporting by Jo Doe and Ann Roe; Editing by Sam Poe)", "en", ("Jo Doe", "Ann Roe")),
        (
            "Reporting by Jo Doe in New Mill and Ann Roe; Additional reporting by Kit Loe",
            "en",
            ("Jo Doe", "Ann Roe"),
        ),
        (
            "Reporting by Jo Doe. Writing by Ann Roe. Editing by Sam Poe.",
            "en",
            ("Jo Doe", "Ann Roe"),
        ),
        ("Jo Doe contributed reporting from Milltown and New York.", "en", ()),
        ("Associated Press writer Jo Doe in Milltown contributed to this report.", "en", ()),
    ],
)
def test_a_closing_line_about_staff_names_its_authors_only(
    line: str, language: str, authors: tuple[str, ...]
) -> None:
    assert last_line(line, language) == (BlockKind.CREDIT_LINE, authors)


def test_a_staff_bracket_behind_the_last_sentence_is_a_block_of_its_own() -> None:
    bracket = "(Reporting by Jo Doe; Editing by Sam Poe)"
    found = cleaned(f"{ENGLISH}\n{ENGLISH} {bracket}", "en")
    block = found.blocks[-1]
    assert (block.kind, found.text[block.start : block.end]) == (BlockKind.CREDIT_LINE, bracket)
    assert found.byline == ("Jo Doe",)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Reporting by Jo Doe found that the bridge was unsafe.", "en"),
        ("Reporting by Jo Doe. The trial of the two millers goes on next week.", "en"),
        ("He said the two papers had contributed reporting. Nobody believed him.", "en"),
        ("Jo Doe contributed reporting although nobody had asked for it.", "en"),
        ("Bericht von der Mühle", "de"),
        ("Mit Material von Zeugen ergänzte die Mühle ihren Bericht.", "de"),
        ("Redigiert von niemandem, ging der Brief so in den Druck.", "de"),
    ],
)
def test_a_sentence_with_words_for_staff_stays_in_the_body(line: str, language: str) -> None:
    body = GERMAN if language == "de" else ENGLISH
    found = cleaned("\n".join([*[body] * 6, line, *[body] * 5]), language)
    assert found.blocks[6].kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
    assert found.byline == ()
