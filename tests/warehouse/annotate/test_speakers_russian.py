"""Speakers in Russian articles: names and offices in any case, pronouns, offices of bodies."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate import quoting
from warehouse.actors import registry


def speakers(text: str) -> list[tuple[str, str | None]]:
    return quoting.speakers(text, "ru", registry.load())


@pytest.mark.parametrize(
    ("text", "naming", "name"),
    [
        ("По словам Сергея Лаврова, мост закрыт.", "named", "Сергей Лавров"),
        ("По словам начальника порта Игоря Ветрова, мост закрыт.", "named", "Игорь Ветров"),
        ("По мнению Анны Морозовой, мост закрыт.", "named", "Анна Морозова"),
        ("По словам Павла Ивановича Кравца, мост закрыт.", "named", "Павел Иванович Кравец"),
        ("По данным Ольги Шевченко, мост закрыт.", "named", "Ольга Шевченко"),
        ("По словам представителя полиции, мост закрыт.", "role", "представитель полиции"),
        ("В Минобороны сообщили, что мост закрыт.", "named", "Минобороны"),
        ("В полиции сообщили, что мост закрыт.", "role", "полиция"),
        ("Очевидцы рассказали, что мост закрыт.", "collective", "Очевидцы"),
        ("Источник сообщил, что мост закрыт.", "anonymous", "Источник"),
        ("Адвокат Ветрова Ольга Белая заявила, что мост закрыт.", "named", "Ольга Белая"),
        ('Аналитик "Порт-банка" Лев Рогов считает, что мост закрыт.', "named", "Лев Рогов"),
    ],
)
def test_a_speaker_is_called_by_the_nominative(text: str, naming: str, name: str) -> None:
    assert speakers(text) == [(naming, name)]


def test_a_surname_in_any_case_is_the_person_of_the_full_name() -> None:
    text = "Мэр Игорь Ветров осмотрел порт. По словам Ветрова, мост закрыт."
    assert speakers(text) == [("named", "Игорь Ветров")]


def test_a_pronoun_stands_for_who_agrees_with_it() -> None:
    text = "Мост осмотрели Игорь Ветров и Анна Морозова. По ее словам, он закрыт."
    assert speakers(text) == [("pronoun", "Анна Морозова")]


def test_a_father_s_name_does_not_hide_a_registered_person() -> None:
    text = "Сергей Викторович Лавров сообщил, что мост закрыт."
    assert speakers(text) == [("named", "Сергей Лавров")]


def test_another_title_of_an_office_is_its_holder() -> None:
    text = "Президент Игорь Ветров приехал в порт. «Мост закрыт», — сказал глава государства."
    assert speakers(text) == [("role", "Игорь Ветров")]


def test_an_epithet_is_who_spoke_last() -> None:
    text = "По словам экономиста Льва Рогова, мост закрыт. «Это надолго», — добавил эксперт."
    assert speakers(text) == [("named", "Лев Рогов"), ("role", "Лев Рогов")]
