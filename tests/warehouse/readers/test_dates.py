from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from warehouse.model import DateSource, Precision, Published
from warehouse.readers.dates import published

GIVEN = DateSource.GIVEN


def test_a_day_is_a_day_without_an_instant() -> None:
    assert published("2023-10-19", source=GIVEN) == Published(
        date(2023, 10, 19), None, Precision.DAY, GIVEN
    )


def test_an_instant_keeps_the_day_of_its_own_zone() -> None:
    found = published("2023-10-18T00:30:00+07:00", source=GIVEN)
    assert found == Published(
        date(2023, 10, 18), datetime(2023, 10, 17, 17, 30, tzinfo=UTC), Precision.INSTANT, GIVEN
    )


def test_the_form_of_mail_headers_is_read() -> None:
    found = published("Wed, 18 Oct 2023 09:00:00 +0200", source=GIVEN)
    assert found is not None
    assert found.pub_date == date(2023, 10, 18)


def test_a_time_without_a_zone_is_known_to_the_day_only() -> None:
    found = published("2023-10-18 09:00:00", source=GIVEN)
    assert found == Published(date(2023, 10, 18), None, Precision.DAY, GIVEN)


@pytest.mark.parametrize(
    "words", [None, "", "  ", "yesterday", "2023-02-29", "0001-01-01", "2566-01-01", "18.10.23"]
)
def test_what_cannot_be_trusted_is_no_date(words: str | None) -> None:
    assert published(words, source=GIVEN) is None


BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("words", "day", "instant"),
    [
        ("2024-05-02T23:30:00Z", date(2024, 5, 3), datetime(2024, 5, 2, 23, 30, tzinfo=UTC)),
        ("2024-05-02T23:30:00+07:00", date(2024, 5, 2), datetime(2024, 5, 2, 16, 30, tzinfo=UTC)),
        ("2024-05-02 23:30", date(2024, 5, 2), datetime(2024, 5, 2, 21, 30, tzinfo=UTC)),
        ("2024-10-27 02:30", date(2024, 10, 27), datetime(2024, 10, 27, 0, 30, tzinfo=UTC)),
        ("2024-03-31 02:30", date(2024, 3, 31), datetime(2024, 3, 31, 1, 30, tzinfo=UTC)),
    ],
)
def test_the_zone_of_the_outlet_decides_where_none_is_stated(
    words: str, day: date, instant: datetime
) -> None:
    found = published(words, source=GIVEN, zone=BERLIN)
    assert found == Published(day, instant, Precision.INSTANT, GIVEN)


def test_a_day_stays_that_day_in_every_zone() -> None:
    assert published("2024-05-02", source=GIVEN, zone=BERLIN) == published(
        "2024-05-02", source=GIVEN
    )
