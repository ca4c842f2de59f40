"""Rows of a frame are plain dictionaries, with the values that the queries gave."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.frames import is_missing, records


def test_rows_keep_their_columns_and_plain_values() -> None:
    rows = [("Ada", 3, date(2026, 5, 1)), (None, 0, date(2026, 5, 1))]
    frame = pd.DataFrame(rows, columns=["name", "articles", "day"], dtype="object")
    frame = frame.astype({"articles": "int64"})
    first, second = records(frame)
    assert first == {"name": "Ada", "articles": 3, "day": date(2026, 5, 1)}
    assert type(first["articles"]) is int
    assert second["name"] is None


def test_a_frame_without_rows_has_no_records() -> None:
    assert records(pd.DataFrame({"name": []})) == []


def test_zero_is_a_number_and_no_number_is_missing() -> None:
    assert [is_missing(value) for value in (0, 0.0, None, float("nan"))] == [
        False,
        False,
        True,
        True,
    ]
