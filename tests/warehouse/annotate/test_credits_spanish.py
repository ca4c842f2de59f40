"""Wire credits in Spanish articles: datelines, bylines, sign-offs, agencies in sentences."""

from __future__ import annotations

import pytest

from tests.warehouse.actors.made import registry
from tests.warehouse.annotate.reading import pack_of
from warehouse.annotate.credits import Credits
from warehouse.model import Annotations, CleanText, RawArticle
from warehouse.text.clean import clean

INDEX = registry()
FILLER = "La ciudad prepara una fiesta junto al mar y espera a mil personas."


def roles(*lines: str) -> list[tuple[str, str]]:
    """Return agency and role of the credits of an article given line by line."""
    article = clean(RawArticle("test", "\n\n".join(lines), language="es"))
    assert isinstance(article, CleanText)
    found = Credits()(article, pack_of("es"), INDEX, Annotations()).credits
    return [(one.agency, one.role.value) for one in found]


@pytest.mark.parametrize(
    ("start", "agency"),
    [
        ("Brena, 23 may (EFE).- ", "EFE"),
        ("Brena (España), 23 may (EFE).- ", "EFE"),
        ("BRENA (Reuters) - ", "Reuters"),
        ("BRENA, México (AP) — ", "AP"),
        ("BRENA, 4 (EUROPA PRESS) ", "EuropaPress"),
        ("La Brena, 8 mar (Prensa Latina) ", "PrensaLatina"),
    ],
)
def test_a_dateline_names_its_agency(start: str, agency: str) -> None:
    assert roles(start + FILLER, FILLER) == [(agency, "dateline")]


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("(Con información de AFP y Reuters)", ["AFP", "Reuters"]),
        ("Con información de EFE", ["EFE"]),
        ("Fuente: Xinhua", ["Xinhua"]),
        ("EFE", ["EFE"]),
        ("(AFP)", ["AFP"]),
    ],
)
def test_a_closing_line_credits_its_agencies(line: str, agencies: list[str]) -> None:
    assert roles(FILLER, FILLER, line) == [(one, "credit") for one in agencies]


@pytest.mark.parametrize(
    "line", ["EFE | Brena", "Europa Press / Brena", "Por Ada Robles | Reuters"]
)
def test_an_author_line_with_an_agency_is_a_byline(line: str) -> None:
    assert [role for _, role in roles(line, FILLER, FILLER)] == ["byline"]


def test_a_photo_line_credits_the_photo_alone() -> None:
    assert roles(FILLER, FILLER, "Foto: EFE/Bo Merlo") == [("EFE", "photo")]


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("«El mar sube», dijo a EFE el alcalde.", "EFE"),
        ("«El mar sube», dijo a Efe el alcalde.", "EFE"),
        ("El mar sube, según informó la agencia TASS.", "TASS"),
        ("El mar sube, según recoge Europa Press.", "EuropaPress"),
        ("Fuentes consultadas por Reuters dicen que el mar sube.", "Reuters"),
        ("La agencia oficial china Xinhua confirmó la visita.", "Xinhua"),
        ("En declaraciones a Europa Press, el alcalde pidió ayuda.", "EuropaPress"),
    ],
)
def test_an_agency_that_is_told_or_reports_is_a_source(sentence: str, agency: str) -> None:
    assert roles(FILLER, sentence, FILLER) == [(agency, "in_text")]


@pytest.mark.parametrize(
    "sentence",
    [
        "La presidenta de la Agencia EFE inauguró ayer la exposición.",
        "El fotógrafo de AFP Bo Merlo ganó el premio.",
        "La cuenta AFP Habitat bajó la comisión.",
    ],
)
def test_an_agency_that_is_only_talked_about_is_no_source(sentence: str) -> None:
    assert roles(FILLER, sentence, FILLER) == []
