"""Lines signed by name: authors with and without a word before them, and what is no author."""

from __future__ import annotations

import pytest

from warehouse.model import CleanText, RawArticle
from warehouse.text.clean import clean

BODIES = {
    "en": "The council of Milltown sat until late at night and settled three mill questions.",
    "es": "El concejo de Molinos se reunió hasta la madrugada y aprobó tres mociones sobre el pan.",
    "ru": "Совет посёлка заседал до поздней ночи и принял три решения о старой мельнице у реки.",
}


def byline(text: str, language: str) -> tuple[str, ...]:
    found = clean(RawArticle("test", text, language=language))
    assert isinstance(found, CleanText)
    return found.byline


SIGNED = [
    ("en", "By Jane Doe and John Roe, Staff Writers", ("Jane Doe", "John Roe")),
    ("en", "BY JANE DOE", ("JANE DOE",)),
    ("en", "By Jane Doe, Milltown Herald", ("Jane Doe",)),
    ("en", "By Jane Doe for the Milltown Herald", ("Jane Doe",)),
    ("en", "Xolani Doe, Health Correspondent", ("Xolani Doe",)),
    ("en", "Jane Doe reports from Milltown", ("Jane Doe",)),
    ("en", "Jane Doe and John Roe", ("Jane Doe", "John Roe")),
    ("en", "Jane Doe / Reuters", ("Jane Doe",)),
    ("en", "Words: Jane Doe", ("Jane Doe",)),
    ("en", "— Jane Doe", ("Jane Doe",)),
    ("en", "By Jane Doe in Milltown and John Roe in York", ("Jane Doe", "John Roe")),
    ("en", "By Dr Jane Doe | 12 March 2021", ("Jane Doe",)),
    ("en", "Jane Doe and agencies", ("Jane Doe",)),
    ("en", "(Jane Doe)", ("Jane Doe",)),
    ("es", "Por Dra. Lucía Muestra", ("Lucía Muestra",)),
    ("es", "Lucía Muestra Corresponsal", ("Lucía Muestra",)),
    ("es", "Lucía Muestra", ("Lucía Muestra",)),
    ("es", "Por Lucía Muestra y Tomás Ejemplo", ("Lucía Muestra", "Tomás Ejemplo")),
    ("es", "Lucía Muestra / EFE", ("Lucía Muestra",)),
    ("es", "LUCÍA MUESTRA Molinos", ("LUCÍA MUESTRA",)),
    ("es", "Lucía Muestra, enviada especial a Molinos", ("Lucía Muestra",)),
    ("es", "Texto: Lucía Muestra. Fotos: Tomás Ejemplo", ("Lucía Muestra",)),
    ("ru", "Анна Примерова", ("Анна Примерова",)),
    ("ru", "Анна Примерова, Мельничный", ("Анна Примерова",)),
    ("ru", "Анна Примерова, корреспондент «Вестника мельниц»", ("Анна Примерова",)),
    ("ru", "Специально для «Вестника мельниц» Анна Примерова", ("Анна Примерова",)),
    ("ru", "Текст и фото: Анна Примерова", ("Анна Примерова",)),
    ("ru", "Текст: Анна Примерова, фото: Пётр Образцов", ("Анна Примерова",)),
    ("ru", "Подготовила Анна Примерова.", ("Анна Примерова",)),
    ("ru", "Анна Примерова / ТАСС", ("Анна Примерова",)),
    ("ru", "А. Примерова", ("А. Примерова",)),
]


@pytest.mark.parametrize(("language", "line", "names"), SIGNED)
def test_a_signed_line_names_its_authors_at_either_end(
    language: str, line: str, names: tuple[str, ...]
) -> None:
    body = BODIES[language]
    assert byline(f"{line}\n{body}\n{body}", language) == names
    assert byline(f"{body}\n\n{body}\n\n{line}", language) == names


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "By Christmas Day"),
        ("en", "Milltown Herald"),
        ("en", "Paris, France"),
        ("en", "Jane Doe, mayor of Milltown"),
        ("en", "Jane Doe, Mayor"),
        ("en", "Jane Doe visits Milltown"),
        ("en", "Jane Doe/Getty Images"),
        ("es", "Por San Juan"),
        ("es", "Redacción / Agencias"),
        ("es", "Santa Cruz, Bolivia"),
        ("es", "Foto: Tomás Ejemplo"),
        ("ru", "Служба новостей"),
        ("ru", "Нижний Новгород"),
        ("ru", "Анна Примерова, мэр посёлка"),
        ("ru", "Анна Примерова о мельнице"),
        ("ru", "Фото: Анна Примерова"),
    ],
)
def test_a_place_an_outlet_an_office_or_a_photographer_signs_nothing(
    language: str, line: str
) -> None:
    body = BODIES[language]
    assert byline(f"{line}\n{body}\n{body}", language) == ()
    assert byline(f"{body}\n\n{body}\n\n{line}", language) == ()


@pytest.mark.parametrize(
    ("language", "name", "about"),
    [
        ("en", "Jane Doe", "Doe has led the council for nine years and will not stand again."),
        ("es", "Lucía Muestra", "A Muestra la conocen todos: dirige el concejo desde siempre."),
        ("ru", "Анна Примерова", "О Примеровой в посёлке знают все: она давно руководит советом."),
    ],
)
def test_a_name_over_a_text_about_that_person_is_no_byline(
    language: str, name: str, about: str
) -> None:
    assert byline(f"{name}\n\n{about}\n\n{BODIES[language]}", language) == ()


def test_a_dashed_name_below_a_quotation_signs_the_quotation() -> None:
    body = BODIES["en"]
    quoted = "“I will not pay a penny more for this flour.”"
    assert byline(f"{body}\n\n{quoted}\n\n— Jane Doe", "en") == ()


def test_a_name_in_the_middle_of_an_article_signs_nothing() -> None:
    body = BODIES["en"]
    assert byline("\n\n".join([*[body] * 6, "Jane Doe", *[body] * 6]), "en") == ()


def test_names_listed_behind_a_colon_sign_nothing() -> None:
    body = BODIES["en"]
    listed = "The winners are:\n\nJane Doe, Milltown\n\nJohn Roe, Bakerton"
    assert byline(f"{body}\n\n{body}\n\n{listed}", "en") == ()
