"""Who passes words on, and whose words they are: a case a construction and language."""

from __future__ import annotations

import pytest

from warehouse.actors import registry
from warehouse.conveyor import convey_article
from warehouse.model import AnnotatedArticle, Quotation, RawArticle

RELAYED = [
    (
        "de",
        "Der Kai werde gesperrt, meldete die dpa unter Berufung auf die Werft.",
        "die Werft",
        "Deutsche Presse-Agentur",
    ),
    (
        "de",
        "Der Kai werde gesperrt, meldete die Nachrichtenagentur dpa unter Berufung auf die Werft.",
        "die Werft",
        "Deutsche Presse-Agentur",
    ),
    ("de", "Es gab Tote, berichtete AFP unter Berufung auf die Polizei.", "die Polizei", "AFP"),
    (
        "de",
        "Die Fähre werde verkauft, meldete die Zeitung Hafenblatt mit Berufung auf Werftkreise.",
        "Werftkreise",
        "Zeitung Hafenblatt",
    ),
    ("en", "The dock will close, Reuters said, citing two officials.", "two officials", "Reuters"),
    (
        "en",
        "Citing police sources, AFP reported that three boats had sunk.",
        "police sources",
        "Agence France-Presse",
    ),
    (
        "fr",
        "Le quai va fermer, a rapporté l'AFP, citant deux responsables.",
        "deux responsables",
        "Agence France-Presse",
    ),
    (
        "es",
        "El muelle cerrará, informó Reuters, citando a dos funcionarios.",
        "dos funcionarios",
        "Reuters",
    ),
    ("vi", "Theo AFP, dẫn nguồn từ cảnh sát, ba tàu đã chìm.", "cảnh sát", "AFP"),
    ("ru", "Причал закроют, пишет ТАСС со ссылкой на двух врачей.", "двух врачей", "ТАСС"),
    ("de", "Die Nordpost zitiert den Wirt mit den Worten: „Es war laut.“", "den Wirt", "Nordpost"),
    ("de", "„Es war laut“, zitiert die „Nordpost“ Wirt Karl Ohm.", "Wirt Karl Ohm", "„Nordpost“"),
    (
        "de",
        "Wirt Karl Ohm wird von der Nordpost mit den Worten zitiert: „Es war laut.“",
        "Wirt Karl Ohm",
        "Nordpost",
    ),
]  # fmt: skip
TOLD = [
    ("de", "Der Bürgermeister sagte der Nachrichtenagentur AFP, das Dock werde verkauft.", "AFP"),
    ("de", "Laut AFP sagte der Bürgermeister, das Dock werde verkauft.", "AFP"),
    ("en", '"We will sell the dock," Mayor Jane Harlow told Reuters.', "Reuters"),
    ("vi", "Reuters dẫn lời cảnh sát cho biết ba tàu đã chìm.", "Reuters"),
]


def only_quotation(text: str, language: str) -> Quotation:
    article = convey_article(RawArticle("test", text, language=language), registry.load())
    assert isinstance(article, AnnotatedArticle)
    (found,) = article.found.quotations
    return found


@pytest.mark.parametrize(("language", "text", "source", "medium"), RELAYED)
def test_the_source_speaks_and_the_medium_stands_beside_it(
    language: str, text: str, source: str, medium: str
) -> None:
    found = only_quotation(text, language)
    assert found.speaker.span is not None
    assert found.speaker.span.surface == source
    assert found.medium is not None
    assert medium in (found.medium.name, found.medium.span.surface)
    assert text[found.medium.span.start : found.medium.span.end] == found.medium.span.surface
    assert source not in found.span.surface


@pytest.mark.parametrize(("language", "text", "agency"), TOLD)
def test_an_agency_that_somebody_told_is_the_medium(language: str, text: str, agency: str) -> None:
    found = only_quotation(text, language)
    assert found.medium is not None
    assert found.medium.agency == agency
    assert found.speaker.span is not None
    assert agency not in found.speaker.span.surface


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Drei Boote sanken, berichtete AFP."),
        ("de", "Die Wirtin sagte, sie lese nur noch AFP und sonst nichts."),
        ("en", "The dock will close, Reuters reported."),
        ("de", "Die Wirtin sagte, unter Berufung auf den Wirt habe niemand Zutritt."),
    ],
)
def test_nobody_stands_between_a_speaker_and_the_reader(language: str, text: str) -> None:
    assert only_quotation(text, language).medium is None
