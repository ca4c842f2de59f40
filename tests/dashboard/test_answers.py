"""The report of the benchmark names what is slow, and with which filters."""

from __future__ import annotations

import pytest

from dashboard.answers import Answer, above_the_bar, report, usual


def test_a_report_counts_what_failed(capsys: pytest.CaptureFixture[str]) -> None:
    assert report([Answer("a", 200, 0.01), Answer("a", 500, 0.02), Answer("b", 0, 1.0)]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["b", "1", "1", "1,000", "1,000", "1,000"]
    assert lines[-1].split()[:3] == ["all", "3", "2"]


def test_a_report_names_the_filters_that_were_slowest(capsys: pytest.CaptureFixture[str]) -> None:
    report(
        [
            Answer("card", 200, 0.01, ""),
            Answer("card", 200, 0.05, "grain=day"),
            Answer("other", 200, 0.02, ""),
            Answer("page", 200, 0.01),
        ]
    )
    card, other, page = sorted(capsys.readouterr().out.splitlines()[1:4])
    assert card.endswith("  grain=day")
    assert other.endswith("  no filter")
    assert page.split()[-1] == "10"


def test_what_is_usual_is_the_median_under_the_same_filters() -> None:
    answers = [Answer("card", 200, second, "q=plan") for second in (0.1, 0.2, 0.9)]
    slow, fast = usual([*answers, Answer("card", 200, 0.05, ""), Answer("page", 200, 5)])
    assert (slow.state, round(slow.milliseconds)) == ("q=plan", 200)
    assert (fast.state, round(fast.milliseconds)) == ("", 50)


def test_cards_above_the_bar_are_counted_and_named(capsys: pytest.CaptureFixture[str]) -> None:
    above_the_bar(
        [
            Answer("card", 200, 0.4, "grain=day"),
            Answer("card", 200, 0.2, ""),
            Answer("other", 200, 0.3, ""),
        ]
    )
    first, second = capsys.readouterr().out.splitlines()
    assert first == "above 300 ms: 1 of 2 cards, 1 of 3 cards with filters (medians)"
    assert second.split() == ["400", "ms", "card", "grain=day"]
