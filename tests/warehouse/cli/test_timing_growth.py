"""Texts that try to be slow: what they are made of, and when growth counts as linear."""

from __future__ import annotations

import pytest

from warehouse.actors import registry
from warehouse.cli import timing_growth
from warehouse.cli.timing_growth import Growth


def test_every_language_gets_every_kind_of_marks_and_its_own_frames() -> None:
    found = [(language, piece) for language, piece, _ in timing_growth.pieces()]
    assert len(found) == len(set(found))
    for language in timing_growth.LANGUAGES:
        named = {piece for code, piece in found if code == language}
        assert {"opening_marks", "nested_marks", "lone_marks", "cues", "frames"} <= named


def test_a_text_is_as_long_as_asked_for() -> None:
    assert timing_growth.text_of("ab ", 7) == "ab ab a"


@pytest.mark.parametrize(
    ("half", "whole", "linear"), [(1.0, 2.5, True), (1.0, 2.7, False), (0.01, 0.1, True)]
)
def test_more_than_double_is_not_linear_unless_it_is_too_short_to_tell(
    half: float, whole: float, linear: bool
) -> None:
    assert Growth("de", "lone_marks", half, whole).is_linear is linear


def test_a_hostile_text_comes_out_with_both_times() -> None:
    growth = timing_growth.measured("de", "pairs", "„a“ ", registry.load(), characters=400)
    assert growth.half > 0
    assert growth.whole > 0
