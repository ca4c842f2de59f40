"""Colours: readable on both grounds, fixed by meaning, never two of them the same at once."""

from __future__ import annotations

import pytest

from dashboard.theme import DARK, LIGHT, Theme, slots, theme


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("one", [LIGHT, DARK])
def test_lines_are_visible_and_labels_readable(one: Theme) -> None:
    assert all(_contrast(colour, one.surface) >= 3 for colour in one.lines)
    assert all(_contrast(colour, one.surface) >= 4.5 for colour in one.labels)
    assert _contrast(one.dim, one.surface) >= 4.5
    assert _contrast(one.axis, one.surface) >= 3


def test_the_view_chooses_the_theme() -> None:
    assert theme("dark-narrow") is DARK
    assert theme("light-wide") is LIGHT
    assert theme(None) is LIGHT


def test_an_agency_keeps_its_colour_whoever_stands_beside_it() -> None:
    assert slots(["Reuters", "AFP"])["AFP"] == slots(["dpa", "AFP", "Reuters"])["AFP"]


def test_no_two_of_the_first_eight_share_a_colour() -> None:
    given = slots([f"person:{number}" for number in range(8)])
    assert len(set(given.values())) == 8
    assert slots([f"person:{number}" for number in range(8)]) == given
