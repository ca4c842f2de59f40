"""Paradigms of endings: forms of a nominative, and the nominative of a form."""

from __future__ import annotations

import pytest

from warehouse.languages import load
from warehouse.languages.declension import Declension
from warehouse.languages.declension import load as declension_of
from warehouse.languages.declining import DeclensionWording


def russian() -> Declension:
    """Return the paradigms of the Russian pack."""
    pack = load("ru")
    assert pack is not None
    return declension_of(pack.declension)


@pytest.mark.parametrize(
    ("surname", "gender", "genitive"),
    [
        ("Ветров", "m", "Ветрова"),
        ("Ветрова", "f", "Ветровой"),
        ("Белый", "m", "Белого"),
        ("Белая", "f", "Белой"),
        ("Шевченко", "m", "Шевченко"),
        ("Кравец", "m", "Кравца"),
    ],
)
def test_a_surname_is_declined_by_its_gender(surname: str, gender: str, genitive: str) -> None:
    assert genitive in russian().surnames.cases(surname, gender)[1]


def test_a_name_without_a_row_never_changes() -> None:
    assert {form for cell in russian().surnames.cases("Рено", "f") for form in cell} == {"Рено"}


def test_a_form_leads_back_to_its_nominative() -> None:
    found = {one.word for one in russian().surnames.nominatives("Ветрову", "m")}
    assert "Ветров" in found


def test_a_language_without_rows_declines_nothing() -> None:
    cases = Declension(DeclensionWording())
    assert not cases.declines
    assert cases.nouns.cases("Roth") == (("Roth",),) * 6
