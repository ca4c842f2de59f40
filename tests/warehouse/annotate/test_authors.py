"""What the author adds behind words in marks, in Russian, without any verb of saying."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate.quoting import said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("«Мне больно за сад», — не скрывал слез Ильин.", "Ильин"),
        ("«Мне больно за сад» — такими словами встретил мэр Ильин гостей.", "мэр Ильин гостей"),
        ("«Мне больно за сад», — так Ильин ответил соседу.", "Ильин"),
        ("«Что за сад?» — удивленно обернулась Ильина.", "Ильина"),
        ("«Сад наш», — улыбнулся его друг, актер Лев Рогов.", "его друг, актер Лев Рогов"),
        ("«Мне больно за сад», — цитирует его газета «Берег».", "его"),
    ],
)
def test_any_verb_frames_words_behind_a_comma_and_a_dash(text: str, speaker: str) -> None:
    [one] = said(text, "ru")
    assert (one.speaker, one.kind) == (speaker, "direct")


@pytest.mark.parametrize(
    "text",
    [
        "«Яблоневый сад» — пьеса о трех братьях.",
        "Он вырос в поселке «Яблоневый сад», — большом и шумном.",
        "«Кто там?» — популярная детская игра.",
    ],
)
def test_a_dash_behind_a_title_frames_nothing(text: str) -> None:
    assert said(text, "ru") == []
