"""Days as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.readers.written import written_day


@pytest.mark.parametrize(
    "words",
    [
        "18.10.2023",
        "18. 10. 2023, 10:30 Uhr",
        "Mi, 18 Okt 2023 10:00",
        "18. Oktober 2023",
        "October 18, 2023",
        "Oct. 18th, 2023 5:00 pm",
        "18th of October 2023",
        "18/10/2023",
        "10/18/2023",
        "18-10-2023",
        "2023/10/18",
        "2023-10-18 10:00:00 CEST",
    ],
)
def test_a_clear_day_is_read(words: str) -> None:
    assert str(written_day(words)) == "2023-10-18"


@pytest.mark.parametrize(
    "words",
    [
        "gestern",
        "2023-13-45",
        "31.02.2023",
        "03/04/2023",
        "18.10.23",
        "18 Ju 2023",
        "10. Stock 2023",
        "17.10.2023 bis 18.10.2023",
        "1697600000",
        "",
    ],
)
def test_a_doubtful_day_is_not_guessed(words: str) -> None:
    assert written_day(words) is None


def test_the_same_day_twice_is_one_day() -> None:
    assert str(written_day("18.10.2023 (18 October 2023)")) == "2023-10-18"


@given(st.text(alphabet="0123456789./- ,.OktMai", max_size=40))
def test_no_words_bring_it_down(words: str) -> None:
    found = written_day(words)
    assert found is None or found.year > 0
