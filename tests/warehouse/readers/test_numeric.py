from __future__ import annotations

import pytest

from warehouse.readers.numeric import DateOrder, cleared, is_date, order_of

DAY, MONTH = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (["03/04/2023", "18/10/2023"], (DAY, True)),
        (["03/04/2023", "10/18/2023"], (MONTH, True)),
        (["03/04/2023", "05/06/2023"], (None, True)),
        (["18/10/2023", "10/18/2023", "01/02/2023"], (None, True)),
        (["18-10-2023 14:30"], (DAY, False)),
        (["2023-10-18", "18. Oktober 2023", ""], (None, False)),
        ([], (None, False)),
    ],
)
def test_all_dates_of_a_column_must_agree(
    column: list[str], expected: tuple[DateOrder | None, bool]
) -> None:
    assert order_of(column) == expected


@pytest.mark.parametrize(
    ("words", "order", "expected"),
    [
        ("03/04/2023", DAY, "2023-04-03"),
        ("03/04/2023", MONTH, "2023-03-04"),
        ("03/04/2023", None, "03/04/2023"),
        ("3-4-2023 14:30", DAY, "2023-04-03T14:30:00"),
        ("03/04/2023 2 PM", DAY, "2023-04-03"),
        ("31/02/2023", DAY, "31/02/2023"),
        ("18 October 2023", DAY, "18 October 2023"),
        ("1697587200", None, "2023-10-18T00:00:00+00:00"),
        ("1697587200123", None, "2023-10-18T00:00:00+00:00"),
        ("12", None, "12"),
    ],
)
def test_dates_of_numbers_are_made_clear(
    words: str, order: DateOrder | None, expected: str
) -> None:
    assert cleared(words, order) == expected


def test_what_a_date_is() -> None:
    dates = ["2023-10-18", "03/04/2023", "18.10.2023", "Oct 18, 2023", "1697587200", "20231018"]
    assert all(map(is_date, dates))
    others = ["", "12", "2023", "Montag", "45/90/2023", "0171 2345678", "x" * 99, "3.14"]
    assert not any(map(is_date, others))
