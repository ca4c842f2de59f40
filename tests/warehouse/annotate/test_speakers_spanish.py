"""Speakers in Spanish articles: appositions, two surnames, dropped subjects, sources."""

from __future__ import annotations

import pytest

from tests.warehouse.actors.made import registry
from tests.warehouse.annotate import quoting

INDEX = registry()


def speakers(text: str) -> list[tuple[str, str | None]]:
    return quoting.speakers(text, "es", INDEX)


@pytest.mark.parametrize(
    ("text", "naming", "name"),
    [
        ("La ministra Lucía Barral dijo que el mar sube.", "named", "Lucía Barral"),
        ("La ministra de Pesca, Lucía Barral, dijo que el mar sube.", "named", "Lucía Barral"),
        ("«El mar sube», dijo Lucía Barral, ministra de Pesca.", "named", "Lucía Barral"),
        (
            "La portavoz del partido en el Senado, Lucía Barral, dijo que el mar sube.",
            "named",
            "Lucía Barral",
        ),
        ("El portavoz del puerto dijo que el mar sube.", "role", "portavoz del puerto"),
        ("Los vecinos dicen que el mar sube.", "collective", "vecinos"),
        ("Fuentes policiales dicen que el mar sube.", "anonymous", "Fuentes policiales"),
        (
            "Un marinero que pidió el anonimato dijo que el mar sube.",
            "anonymous",
            "marinero",
        ),
        (
            "El mar sube, según el Instituto Nacional del Mar.",
            "named",
            "Instituto Nacional del Mar",
        ),
    ],
)
def test_the_words_of_a_speaker_name_him(text: str, naming: str, name: str) -> None:
    assert speakers(text) == [(naming, name)]


def test_people_are_called_by_the_first_of_two_surnames() -> None:
    text = "Ayer habló Lucía Barral Otero. «El mar sube», advirtió Barral."
    assert speakers(text) == [("named", "Lucía Barral Otero")]


def test_a_given_name_alone_is_the_only_person_with_it() -> None:
    text = "Lucía Barral tiene 80 años. Lucía sonríe: «El mar sube»."
    assert speakers(text) == [("named", "Lucía Barral")]


def test_of_two_with_one_surname_the_one_named_before_is_meant() -> None:
    text = (
        "Murió el cineasta Aurelio Barral. Barral solía decir que el cine era el mar. "
        "Su hija, la actriz Lucía Barral, agradeció el cariño."
    )
    assert speakers(text) == [("named", "Aurelio Barral")]


def test_a_verb_without_a_subject_goes_on_with_who_spoke() -> None:
    text = (
        "La alcaldesa Lucía Barral visitó el puerto. «El mar sube», dijo. "
        "Recordó que no hay diques."
    )
    assert [name for _, name in speakers(text)] == ["Lucía Barral", "Lucía Barral"]


def test_a_verb_without_a_subject_in_a_new_paragraph_goes_on_as_well() -> None:
    text = (
        "«El mar sube», dijo la alcaldesa Lucía Barral.\n\nLlovía sobre el puerto. "
        "Asimismo, indicó que no hay diques."
    )
    assert [name for _, name in speakers(text)] == ["Lucía Barral", "Lucía Barral"]


def test_a_pronoun_before_a_frame_without_a_subject_is_its_speaker() -> None:
    text = (
        "Lucía Barral riega la plaza. El Ayuntamiento aseguró que pagará el agua. "
        "Ella se niega. «No quiero limosnas», zanja."
    )
    assert speakers(text)[-1] == ("pronoun", "Lucía Barral")


def test_a_second_word_for_an_office_is_whoever_was_named_right_before() -> None:
    text = "El entrenador local, Bruno Otero, sonrió. «El mar sube», dijo el técnico."
    assert speakers(text) == [("role", "Bruno Otero")]


def test_an_opinion_without_a_name_is_of_who_spoke() -> None:
    text = "Lucía Barral cree que el mar sube. A su juicio, «falta un dique»."
    assert speakers(text) == [("named", "Lucía Barral"), ("pronoun", "Lucía Barral")]


def test_a_demonstrative_shows_whoever_was_just_named() -> None:
    text = "«El agua subió», añade Carmen Robles. Esta maestra de primaria asegura que huyó."
    assert speakers(text)[-1] == ("role", "Carmen Robles")


@pytest.mark.parametrize(
    ("words", "name"),
    [("la Guardia Civil", "Guardia Civil"), ("doña Rosa", "Rosa"), ("don Julián", "Julián")],
)
def test_bodies_and_titles_in_small_letters_name(words: str, name: str) -> None:
    assert speakers(f"«Nadie vino», dijo {words}.") == [("named", name)]
