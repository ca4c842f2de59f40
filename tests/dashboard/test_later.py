"""What is made later is made once, and only for somebody who reads it."""

from __future__ import annotations

from dashboard.later import Later


def test_nothing_is_made_before_it_is_read() -> None:
    made: list[str] = []

    def make() -> list[str]:
        made.append("made")
        return ["first", "second"]

    rows = Later(make)
    assert not made
    assert (len(rows), rows[0], rows[:1], list(rows)) == (
        2,
        "first",
        ["first"],
        ["first", "second"],
    )
    assert made == ["made"]
