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
