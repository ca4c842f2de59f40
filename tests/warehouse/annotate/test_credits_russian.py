"""Wire credits in Russian articles: datelines, closing lines, photos, agencies in sentences."""

from __future__ import annotations

import pytest

from tests.warehouse.actors.made import registry
from tests.warehouse.annotate.reading import pack_of
from warehouse.annotate.credits import Credits
from warehouse.model import Annotations, CleanText, RawArticle
from warehouse.text.clean import clean

INDEX = registry()
FILLER = "Город готовит праздник на берегу реки и ждет гостей."


def cleaned(*lines: str) -> CleanText:
    """Return the clean text of an article given line by line."""
    article = clean(RawArticle("test", "\n\n".join(lines), language="ru"))
    assert isinstance(article, CleanText)
    return article


def roles(*lines: str) -> list[tuple[str, str]]:
    """Return agency and role of the credits of an article given line by line."""
    found = Credits()(cleaned(*lines), pack_of("ru"), INDEX, Annotations()).credits
    return [(one.agency, one.role.value) for one in found]


@pytest.mark.parametrize(
    ("start", "agency"),
    [
        ("МОСКВА, 5 мая — РИА Новости. ", "RIA"),
        ("ПЕРМЬ, 25 окт - РИА Новости, Анна Белая. ", "RIA"),
        ("МОСКВА, 5 октября. /ТАСС/. ", "TASS"),
        ("ТОКИО, 5 мая. /Корр. ТАСС Игорь Ветров/. ", "TASS"),
        ("5 мая, Минск /Корр. БЕЛТА/. ", "BelTA"),
        ("Москва. 25 октября. INTERFAX.RU - ", "Interfax"),
        ("ЛОНДОН (Рейтер) - ", "Reuters"),
        ("БИШКЕК, 24 окт — Sputnik. ", "Sputnik"),
    ],
)
def test_a_dateline_names_its_agency(start: str, agency: str) -> None:
    assert roles(start + FILLER, FILLER) == [(agency, "dateline")]


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("Источник: ТАСС", ["TASS"]),
        ("(По материалам ТАСС, РИА Новости)", ["TASS", "RIA"]),
        ("По материалам Интерфакса", ["Interfax"]),
    ],
)
def test_a_closing_line_names_its_agencies(line: str, agencies: list[str]) -> None:
    assert roles(FILLER, FILLER, line) == [(agency, "credit") for agency in agencies]


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("Мост закрыт, сообщает ТАСС.", "TASS"),
        ("Об этом мэр рассказал РИА Новости.", "RIA"),
        ("Мост закрыт, передает Рейтер со ссылкой на мэра.", "Reuters"),
        ("Как пишет «Интерфакс», мост закрыт.", "Interfax"),
        ("По данным агентства Рейтер, мост закрыт.", "Reuters"),
    ],
)
def test_an_agency_that_a_sentence_quotes_is_a_source(sentence: str, agency: str) -> None:
    assert roles(FILLER, sentence, FILLER) == [(agency, "in_text")]


@pytest.mark.parametrize(
    "sentence",
    ["Здание ТАСС стоит на бульваре.", "Журналист ТАСС получил премию."],
)
def test_an_agency_that_a_sentence_is_about_is_no_source(sentence: str) -> None:
    assert roles(FILLER, sentence, FILLER) == []


def test_a_photo_line_credits_the_picture() -> None:
    assert roles(FILLER, "Фото: РИА Новости / Иван Ветров", FILLER) == [("RIA", "photo")]


def test_a_line_with_its_author_is_a_byline() -> None:
    assert cleaned("Автор: Мария Белая", FILLER, FILLER).byline == ("Мария Белая",)
