"""Publication dates as given by people and metadata: ISO, mail headers, days; nothing guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from warehouse.model import DateSource, Delivery, Precision, Published
from warehouse.readers.decoding import writable
from warehouse.readers.written import written_day

_FIRST_YEAR, _LAST_YEAR = 1600, 2199
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")


def published(
    value: str | None, *, source: DateSource, zone: str | None = None
) -> Published | None:
    """Read a date or an instant; None when there is none that can be trusted.

    "2023-10-19" is a day, and so is what people write, such as "19. Oktober 2023". An instant
    ("2023-10-19T08:15:00+02:00", or the form of mail headers) keeps its own wall-clock day as
    `pub_date`; one in UTC was written by a machine and falls on the day of `zone`.

    Args:
        value: the date as written.
        source: who says so.
        zone: time zone of the outlet; without it a time without a zone is known to the day only.
    """
    if value is None or not (words := value.strip()):
        return None
    if _DAY.match(words):
        return _on(_day(words), source)
    moment = _moment(words)
    if moment is None:
        return _on(written_day(words), source)
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    if zone is not None:
        moment = _in_zone(moment, ZoneInfo(zone))
    if moment.tzinfo is None:
        return Published(moment.date(), None, Precision.DAY, source)
    return Published(moment.date(), moment.astimezone(UTC), Precision.INSTANT, source)


def _in_zone(moment: datetime, zone: ZoneInfo) -> datetime:
    """Give a time the outlet's zone unless it states one of its own."""
    if moment.tzinfo is None:
        # A time that the clock shows twice in autumn is the first one; one that it skips in
        # spring counts from the hour before. Both are fixed, so that results never depend on luck.
        return moment.replace(tzinfo=zone)
    return moment if moment.utcoffset() else moment.astimezone(zone)


def given(delivery: Delivery) -> tuple[Published | None, str | None]:
    """Return the date that the caller gave, and its words where nobody could read them."""
    words = delivery.hints.published
    found = published(words, source=DateSource.GIVEN, zone=delivery.zone)
    if found is not None or words is None or not words.strip():
        return found, None
    return None, writable(words)


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _on(day: date | None, source: DateSource) -> Published | None:
    if day is None or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return None
    return Published(day, None, Precision.DAY, source)


def _moment(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(words)
    except (ValueError, OverflowError):
        return None
