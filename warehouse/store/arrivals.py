"""What deliveries brought: the counts of the ledger, by outlet and day of reception.

They count what the tables keep (texts, articles, rejections, each on the day on which it was first
received), so neither repeating a delivery nor the order of arrival changes them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import IntEnum

from warehouse.model import AnnotatedArticle, Rejection
from warehouse.store import columns, rows
from warehouse.store.connection import Cursor
from warehouse.store.registering import registered


class Count(IntEnum):
    """The columns of the ledger that count what arrived."""

    FETCHED = 0
    NEW = 1
    FAILED = 2


Counts = Counter[tuple[str, date, Count]]
Texts = Mapping[str, Mapping[str, datetime | None]]

_ADD = """
UPDATE ledger SET fetched = ledger.fetched + a.fetched, new = ledger.new + a.new,
    failed = ledger.failed + a.failed
FROM incoming_arrivals a WHERE ledger.outlet = a.outlet AND ledger.day = a.day;
INSERT INTO ledger BY NAME
SELECT a.*, 0 AS tried, false AS declared, false AS collected, false AS polled
FROM incoming_arrivals a ANTI JOIN ledger l ON l.outlet = a.outlet AND l.day = a.day
ORDER BY a.outlet, a.day;
DELETE FROM ledger
WHERE tried = 0 AND fetched = 0 AND new = 0 AND failed = 0 AND NOT declared AND NOT collected;
"""


def of_articles(writes: Iterable[AnnotatedArticle], texts: Texts) -> Counts:
    """Count the texts and articles of one batch on the day on which they were first received.

    Args:
        writes: what the batch changes: new texts, and stored ones that were received earlier.
        texts: when the stored texts were received, by article key and content hash.
    """
    found: Counts = Counter()
    firsts: dict[tuple[str, str], list[date]] = {}
    for article in writes:
        outlet, key = article.raw.outlet or rows.UNKNOWN_OUTLET, article.article_key
        stored = texts.get(key, {})
        before = _day(stored.get(article.content_hash))
        after = _earliest([before, _day(rows.utc(article.raw.received_at))])
        _move(found, outlet, Count.FETCHED, before, after)
        firsts.setdefault((outlet, key), []).extend([] if after is None else [after])
    for (outlet, key), days in firsts.items():
        first = _earliest(_day(moment) for moment in texts.get(key, {}).values())
        _move(found, outlet, Count.NEW, first, _earliest([first, *days]))
    return found


def of_rejections(
    rejections: Mapping[str, Rejection], stored: Mapping[str, datetime | None]
) -> Counts:
    """Count rejections, by their key, on the day on which they were first received.

    `stored` tells when those that the warehouse has already were received.
    """
    found: Counts = Counter()
    for key, rejection in rejections.items():
        before = _day(stored.get(key))
        after = _earliest([before, _day(rows.utc(rejection.received_at))])
        outlet = rejection.hints.outlet or rows.UNKNOWN_OUTLET
        _move(found, outlet, Count.FAILED, before, after)
    return found


def add(cursor: Cursor, counts: Counts) -> None:
    """Add counts to the ledger, inside the caller's transaction; an empty day leaves no row."""
    by_day: dict[tuple[str, date], list[int]] = {}
    for (outlet, day, count), number in counts.items():
        if number:
            by_day.setdefault((outlet, day), [0] * len(Count))[count] += number
    if by_day:
        table = [(*place, *by_day[place]) for place in sorted(by_day)]
        with registered(cursor, arrivals=columns.table(columns.ARRIVALS, table)):
            cursor.execute(_ADD)


def _move(
    found: Counts, outlet: str, count: Count, before: date | None, after: date | None
) -> None:
    if before is not None:
        found[outlet, before, count] -= 1
    if after is not None:
        found[outlet, after, count] += 1


def _earliest(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()
