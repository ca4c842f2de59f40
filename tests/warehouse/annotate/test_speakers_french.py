"""Speakers in French articles: offices in front of and behind names, pronouns, sources."""

from __future__ import annotations

import pytest

from tests.warehouse.actors.made import registry
from tests.warehouse.annotate import quoting

INDEX = registry()


def speakers(text: str) -> list[tuple[str, str | None]]:
    return quoting.speakers(text, "fr", INDEX)


@pytest.mark.parametrize(
    ("text", "naming", "name"),
    [
        ("Le ministre Paul Vasseur a dit que tout allait bien.", "named", "Paul Vasseur"),
        (
            "La ministre russe des Sports Hélène Vasseur a dit que tout allait bien.",
            "named",
            "Hélène Vasseur",
        ),
        (
            "Le ministre de l'Intérieur, Paul Vasseur, a dit que tout allait bien.",
            "named",
            "Paul Vasseur",
        ),
        (
            "« Tout va bien », a dit Paul Vasseur, ministre de l'Intérieur.",
            "named",
            "Paul Vasseur",
        ),
        ("« Tout va bien », assure la maire (PX) Hélène Vasseur.", "named", "Hélène Vasseur"),
        ("« Tout va bien », assure Me Paul Vasseur.", "named", "Paul Vasseur"),
        ("L'association Port Propre dit que tout va bien.", "named", "Port Propre"),
        ("« Tout va bien », assure l'entraîneur.", "role", "entraîneur"),
        ("Des témoins ont dit que tout allait mal.", "collective", "témoins"),
        (
            "Selon une source proche du dossier, tout va mal.",
            "anonymous",
            "source proche du dossier",
        ),
        ("De source policière, tout va mal.", "anonymous", "source policière"),
        (
            "Un responsable, qui a requis l'anonymat, a dit que tout allait mal.",
            "anonymous",
            "responsable",
        ),
        ("Selon un rapport confidentiel, tout va mal.", "role", "rapport confidentiel"),
    ],
)
def test_the_words_of_a_speaker_name_him(text: str, naming: str, name: str) -> None:
    assert speakers(text) == [(naming, name)]


@pytest.mark.parametrize(
    "text",
    [
        "Paul Vasseur est venu. « Tout va bien », a-t-il dit.",
        "Le directeur du port, Paul Vasseur, est venu. « Tout va bien », a dit le directeur.",
        "Le directeur Paul Vasseur est venu. Selon lui, tout va bien.",
        "Le Premier ministre Paul Vasseur est venu. Il a dit que tout allait bien.",
        "Le chef du Parti du port (PP), Paul Vasseur, est venu. Il dit que tout va bien.",
    ],
)
def test_who_was_named_before_is_meant_by_pronoun_and_office(text: str) -> None:
    assert [name for _, name in speakers(text)] == ["Paul Vasseur"]


def test_a_pronoun_agrees_with_its_gender() -> None:
    text = (
        "Le directeur Paul Vasseur et la maire Hélène Castel sont venus. "
        "« Tout va bien », a-t-elle dit."
    )
    assert speakers(text) == [("pronoun", "Hélène Castel")]


def test_an_elided_word_is_no_part_of_a_name() -> None:
    text = "Selon l'avocat d'Hélène Castel, tout va bien. Hélène Castel dit qu'elle est prête."
    assert speakers(text)[-1] == ("named", "Hélène Castel")


def test_an_office_of_another_body_is_nobody_who_was_named() -> None:
    text = (
        "L'entraîneur de Brévan, Paul Vasseur, est venu. "
        "L'entraîneur de Castel a dit que tout allait mal."
    )
    assert speakers(text)[0][0] == "role"
    assert speakers(text)[0][1] != "Paul Vasseur"


def test_whoever_is_only_asked_is_not_taken_for_the_speaker() -> None:
    text = "Interrogé sur Paul Vasseur, Luc Castel a répondu : « Tout va bien. »"
    assert speakers(text) == [("named", "Luc Castel")]


def test_a_demonstrative_shows_whoever_was_just_named() -> None:
    text = (
        "Hélène Castel conduira la liste. "
        "« Ce sera dur », prévient cette ancienne infirmière de 52 ans."
    )
    assert speakers(text) == [("role", "Hélène Castel")]


def test_an_opinion_may_be_somebodys_who_was_named_before() -> None:
    text = "Paul Vasseur se méfie. À ses yeux, le port est trop petit."
    assert speakers(text) == [("pronoun", "Paul Vasseur")]


def test_nobody_is_guessed_behind_an_impersonal_verb() -> None:
    text = "Paul Vasseur a dit que tout allait bien. On raconte que le port fermera."
    assert speakers(text)[-1] == ("unresolved", None)
