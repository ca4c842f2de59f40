"""German frames inside and behind what they report."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate.quoting import said


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Der Plan, sagte Roth, werde geprüft.", "Der Plan … werde geprüft", "Roth"),
        ("Angst, gesteht sie, habe sie durchaus.", "Angst … habe sie durchaus", "sie"),
        ("Am Montag, sagte Roth, ruhe der Bau.", "Am Montag … ruhe der Bau", "Roth"),
        ("Der Kai sei, sagte Roth am Montag, gesperrt.", "Der Kai sei … gesperrt", "Roth"),
        (
            "Er gehe davon aus, dass der Kai halte, sagte Jon Ohm.",
            "Er gehe davon aus, dass der Kai halte",
            "Jon Ohm",
        ),
        ("Der Kai ist zu, das teilte die Stadt mit.", "Der Kai ist zu", "die Stadt"),
        ("Ohm hat versprochen den Kai zu bauen.", "den Kai zu bauen", "Ohm"),
        (
            "Der Kai sei zu, sagte Roth am Montag, nachdem ein Boot gesunken war.",
            "Der Kai sei zu",
            "Roth",
        ),
    ],
)
def test_a_frame_inside_or_behind_a_report_is_no_part_of_it(
    text: str, words: str, speaker: str
) -> None:
    assert [(one.words, one.speaker) for one in said(text)] == [(words, speaker)]


def test_so_may_lead_a_frame_with_a_small_pronoun() -> None:
    (found,) = said("„Das Wasser stieg“, so erinnert sich Wirtin Ada Roth, „bis zum Fenster.“")
    assert found.words == "„Das Wasser stieg“ … „bis zum Fenster.“"
    assert found.speaker == "Wirtin Ada Roth"


def test_a_noun_that_looks_like_a_verb_does_not_hide_a_report_that_goes_on() -> None:
    first, second = said("Der Täter sei allein, sagte Roth. Hinweise auf andere gebe es nicht.")
    assert first.words == "Der Täter sei allein"
    assert second.words == "Hinweise auf andere gebe es nicht"
