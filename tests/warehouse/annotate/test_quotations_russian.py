"""Quotations in Russian: every construction once, with words and speakers that we made up."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate.quoting import said


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("«Мы остаемся», — сказал Ильин.", "«Мы остаемся»", "Ильин"),
        ("«Мы остаемся!» — крикнула пассажирка.", "«Мы остаемся!»", "пассажирка"),
        ('"Мы остаемся", - отметил во вторник мэр.', '"Мы остаемся"', "мэр"),
        ("Ильин заявил: «Мы остаемся».", "«Мы остаемся»", "Ильин"),
        (
            "«Мы остаемся, — сказал Ильин. — Но ненадолго».",
            "«Мы остаемся, … Но ненадолго»",
            "Ильин",
        ),
        (
            "«Мы остаемся, — уточнил он, — если хватит воды».",
            "«Мы остаемся, … если хватит воды»",
            "он",
        ),
        ("— Мы остаемся, — ответила она. — Пока.", "Мы остаемся, … Пока.", "она"),
        ("«Воды не хватит», — говорится в письме банка.", "«Воды не хватит»", "письме банка"),
        ("«Воды не хватит», — уверена она.", "«Воды не хватит»", "она"),
        ("Она назвала дамбу «позором».", "«позором»", "Она"),
    ],
)
def test_words_in_marks_or_behind_a_dash_are_direct(text: str, words: str, speaker: str) -> None:
    [one] = said(text, "ru")
    assert (one.words, one.speaker, one.kind) == (words, speaker, "direct")


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("В среду мэр сообщил журналистам, что мост закрыт.", "что мост закрыт", "мэр"),
        ("Мэр обещал починить мост.", "починить мост", "Мэр"),
        ("Мост закрыт, рассказал газете «Берег» мэр.", "Мост закрыт", "мэр"),
        ("Как сообщили в полиции, мост закрыт.", "мост закрыт", "полиции"),
        ("Мост закрыт, говорится в отчете банка.", "Мост закрыт", "отчете банка"),
        ("По словам мэра Ильина, мост закрыт.", "мост закрыт", "мэра Ильина"),
        ("По ее мнению, мост закрыт.", "мост закрыт", "ее мнению"),
        ("Мэр, заявивший, что мост закрыт, ушел.", "что мост закрыт", "Мэр"),
        ("Мэр, комментируя аварию, отметил, что мост закрыт.", "что мост закрыт", "Мэр"),
        ("Мэр объяснил, почему мост закрыт.", "почему мост закрыт", "Мэр"),
        (
            "Источник, знакомый с делом, сообщил ТАСС, что мост закрыт.",
            "что мост закрыт",
            "Источник",
        ),
        ("Мост закрыт. Об этом ТАСС рассказал мэр.", "Мост закрыт", "мэр"),
        ("В компании подтвердили, что мост закрыт.", "что мост закрыт", "компании"),
    ],
)
def test_reported_words_are_indirect(text: str, words: str, speaker: str) -> None:
    [one] = said(text, "ru")
    assert (one.words, one.speaker, one.kind) == (words, speaker, "indirect")


@pytest.mark.parametrize(
    "text",
    [
        "Музей «Старый порт» открыт до шести.",
        "Пьесу «Соль и лед» поставил театр «Маяк».",
        "Мэр приехал в порт и осмотрел мост.",
        "Мэр отказался комментировать аварию.",
        "— первый пункт списка;",
    ],
)
def test_names_and_acts_quote_nobody(text: str) -> None:
    assert said(text, "ru") == []


def test_what_else_somebody_does_ends_his_words() -> None:
    [one] = said("Мэр пообещал, что мост откроют, и поблагодарил строителей.", "ru")
    assert one.words == "что мост откроют"


def test_answers_of_an_interview_are_direct_and_questions_are_not() -> None:
    text = "— Почему мост закрыт?\n\n— Он старый. Его построил мой дед."
    assert [one.words for one in said(text, "ru")] == ["Он старый. Его построил мой дед."]


def test_who_is_cited_speaks_rather_than_who_cites() -> None:
    [one] = said("«Мост старый», — цитирует мэра телеканал «Порт».", "ru")
    assert one.speaker == "мэра"


def test_a_letter_with_two_dots_is_the_same_letter() -> None:
    assert [one.cue for one in said("Мэр подчёркивает, что мост закрыт.", "ru")] == ["подчёркивает"]


def test_one_closing_mark_may_end_two_passages() -> None:
    [one] = said("Она сказала: «Мы купили завод «Маяк».", "ru")
    assert (one.words, one.kind) == ("«Мы купили завод «Маяк»", "direct")


def test_a_relative_clause_may_name_its_noun_as_the_source() -> None:
    [one] = said("Биолог, по словам которого вид исчез, живет на Байкале.", "ru")
    assert (one.words, one.speaker) == ("вид исчез", "Биолог")


@pytest.mark.parametrize(
    "lead",
    [
        "Мэр сообщил, что мост закрыт. ",
        "По словам мэра, мост закрыт. ",
        "Мост закрыт, сказал мэр. ",
    ],
)
def test_what_will_or_should_be_goes_on_with_a_report(lead: str) -> None:
    *_, free = said(lead + "Автобусы будут ходить через плотину.", "ru")
    assert (free.words, free.kind) == ("Автобусы будут ходить через плотину", "free")


@pytest.mark.parametrize(
    "text",
    [
        "Мэр сообщил, что мост закрыт. Автобусы ходят через плотину.",
        "Мэр сообщил, что мост закрыт.\n\nАвтобусы будут ходить через плотину.",
        "Мэр сообщил, что мост закрыт. Он должен вернуться в мае.",
        "«Мост закрыт», — сказал мэр. Автобусы будут ходить через плотину.",
    ],
)
def test_no_other_sentence_goes_on_with_a_report(text: str) -> None:
    assert len(said(text, "ru")) == 1


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Зачем это, объяснил Лев Рогов: мост стоял на пути.", "мост стоял на пути", "Лев Рогов"),
        ("Ильин не согласен: мост стоит крепко.", "мост стоит крепко", "Ильин"),
        ("Ее поддержал депутат Ильин: «Закон сырой».", "«Закон сырой»", "депутат Ильин"),
        ("Белый дом заявил, что мост закрыт.", "что мост закрыт", "Белый дом"),
        (
            "Сторож, попросивший не называть его имени, уверяет, что мост закрыт.",
            "что мост закрыт",
            "Сторож",
        ),
        ("В нем он назвал соседей «машиной».", "«машиной»", "он"),
    ],
)
def test_who_speaks_may_hide(text: str, words: str, speaker: str) -> None:
    [one] = said(text, "ru")
    assert (one.words, one.speaker) == (words, speaker)


def test_what_everybody_knows_is_said_by_nobody() -> None:
    assert said("Известно, что сторожу 34 года. Предполагается, что он спал.", "ru") == []
