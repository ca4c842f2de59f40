"""Wire credits in French articles: datelines, bylines, sign-offs, agencies in sentences."""

from __future__ import annotations

import pytest

from tests.warehouse.actors.made import registry
from tests.warehouse.annotate.reading import pack_of
from warehouse.annotate.credits import Credits
from warehouse.model import Annotations, CleanText, RawArticle
from warehouse.text.clean import clean

INDEX = registry()
FILLER = "La ville prépare une fête au bord de l'eau."


def roles(*lines: str) -> list[tuple[str, str]]:
    """Return agency and role of the credits of an article given line by line."""
    article = clean(RawArticle("test", "\n\n".join(lines), language="fr"))
    assert isinstance(article, CleanText)
    found = Credits()(article, pack_of("fr"), INDEX, Annotations()).credits
    return [(one.agency, one.role.value) for one in found]


@pytest.mark.parametrize(
    ("start", "agency"),
    [
        ("PORT-ADA (AFP) — ", "AFP"),
        ("Port-Ada, 4 mai (AFP) - ", "AFP"),
        ("Port-Ada (ats) ", "Keystone-SDA"),
        ("(Belga) ", "Belga"),
    ],
)
def test_a_dateline_names_its_agency(start: str, agency: str) -> None:
    assert roles(start + FILLER, FILLER) == [(agency, "dateline")]


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("Avec AFP", ["AFP"]),
        ("(avec AFP)", ["AFP"]),
        ("Source : AFP", ["AFP"]),
        ("Avec AFP et Reuters", ["AFP", "Reuters"]),
        ("Avec des informations de l'Agence France-Presse", ["AFP"]),
        ("(AFP)", ["AFP"]),
    ],
)
def test_a_closing_line_credits_its_agencies(line: str, agencies: list[str]) -> None:
    assert roles(FILLER, FILLER, line) == [(one, "credit") for one in agencies]


@pytest.mark.parametrize("line", ["Par Ada Castel avec AFP", "Le Port avec AFP", "AFP"])
def test_a_line_at_the_head_is_a_byline(line: str) -> None:
    assert roles(line, FILLER, FILLER) == [("AFP", "byline")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Le feu est éteint, a indiqué à l'AFP le maire.",
        "Le feu est éteint, a dit le maire à l’AFP.",
        "Le feu est éteint, a-t-il déclaré auprès de l'AFP.",
        "Selon l'AFP, le feu est éteint.",
        "D'après l'agence AFP, le feu est éteint.",
        "Le feu est éteint, rapporte l'Agence France-Presse.",
        "L'AFP rapporte que le feu est éteint.",
        "Interrogé par l'AFP, le maire n'a rien dit.",
        "Contactée par l'AFP, la mairie n'a rien dit.",
        "L'information a été confirmée à l'AFP par la mairie.",
        "Les habitants interrogés par l'AFP ont peur.",
    ],
)
def test_an_agency_in_a_sentence_is_its_source(sentence: str) -> None:
    assert roles(FILLER, sentence, FILLER) == [("AFP", "in_text")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Un photographe de l'AFP a été blessé.",
        "Le siège de l'AFP est à Paris.",
        "L'AFP va supprimer des postes.",
        "Le PDG de l'AFP quitte son poste.",
    ],
)
def test_an_agency_that_is_the_subject_is_no_source(sentence: str) -> None:
    assert roles(FILLER, sentence, FILLER) == []


@pytest.mark.parametrize(
    "line", ["Photo : AFP", "Le port, en mai. Photo : Luc Castel / AFP", "© AFP Photo : Castel"]
)
def test_a_photo_credit_is_apart_from_the_text(line: str) -> None:
    assert roles(FILLER, line, FILLER) == [("AFP", "photo")]
