"""Commands about sources: coverage, rights, groups, and rejections that are read again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.warehouse.articles_made import article
from warehouse.commands import (
    DeclareCoverage,
    Desk,
    Dismiss,
    Ingest,
    Replay,
    SetGroup,
    SetRights,
    Store,
)
from warehouse.errors import NotFound
from warehouse.model import Delivery, Hints, Outcome, Rejection, Stage
from warehouse.queries import articles, rejections, sources
from warehouse.queries.filters import Filters
from warehouse.settings import Rights

GOOD = b"Der Hafen von Nordau bleibt offen. Das sagte die Hafenmeisterin am Dienstag."
HINTS = Hints(outlet="nordblatt", published="2023-10-19", language="de")


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk.memory() as desk:
        yield desk


def refused(data: bytes, *, reason: str = "too_hard", stage: Stage = Stage.ANNOTATE) -> Rejection:
    return Rejection(stage, reason, "An older version gave up.", "hafen.txt", data, hints=HINTS)


def states(desk: Desk) -> list[tuple[str, str]]:
    with desk.read() as cursor:
        found = rejections.listing(cursor)
    return sorted(zip(found["reason"], found["state"], strict=True))


def count(desk: Desk) -> int:
    with desk.read() as cursor:
        return articles.count(cursor, Filters())


def test_what_was_rejected_becomes_an_article_when_it_can_be_read_now(desk: Desk) -> None:
    desk.submit(Store(rejections=[refused(GOOD)]))
    balance = desk.submit(Replay()).balance
    assert balance is not None
    assert balance.outcomes[Outcome.STORED] == 1
    assert (count(desk), states(desk)) == (1, [("too_hard", "replayed")])


def test_a_replay_that_was_cut_off_after_its_articles_is_repeated_without_doubles(
    desk: Desk,
) -> None:
    desk.submit(Store(rejections=[refused(GOOD)]))
    desk.submit(Ingest([Delivery(GOOD, "hafen.txt", hints=HINTS)]))
    balance = desk.submit(Replay(reason="too_hard")).balance
    assert balance is not None
    assert balance.outcomes[Outcome.DUPLICATE] == 1
    assert (count(desk), states(desk)) == (1, [("too_hard", "replayed")])


def test_what_is_still_bad_stays_open_with_its_newest_reason_in_one_row(desk: Desk) -> None:
    desk.submit(Store(rejections=[refused(b"")]))
    desk.submit(Ingest([Delivery(b"", "hafen.txt", hints=HINTS)]))
    ((reason, _), *_others) = [one for one in states(desk) if one[0] != "too_hard"]
    desk.submit(Replay())
    assert states(desk) == sorted([(reason, "open"), ("too_hard", "replayed")])
    desk.submit(Replay())
    assert states(desk) == sorted([(reason, "open"), ("too_hard", "replayed")])


def test_a_rejection_renewed_alone_keeps_one_row_and_meets_the_same_bytes_again(
    desk: Desk,
) -> None:
    desk.submit(Store(rejections=[refused(b"")]))
    desk.submit(Replay())
    ((reason, state),) = states(desk)
    assert (reason != "too_hard", state) == (True, "open")
    desk.submit(Ingest([Delivery(b"", "hafen.txt", hints=HINTS)]))
    assert states(desk) == [(reason, "open")]


def test_what_was_never_fetched_cannot_be_read_again(desk: Desk) -> None:
    desk.submit(Store(rejections=[refused(b"", stage=Stage.FETCH)]))
    with pytest.raises(NotFound):
        desk.submit(Replay())


def test_a_dismissed_rejection_rests_until_it_is_opened_again(desk: Desk) -> None:
    desk.submit(Store(rejections=[refused(GOOD)]))
    with desk.read() as cursor:
        (key,) = rejections.listing(cursor)["rejection_key"]
    assert desk.submit(Dismiss((key,))).changed == 1
    with pytest.raises(NotFound):
        desk.submit(Replay())
    desk.submit(Dismiss((key,), back=True))
    assert states(desk) == [("too_hard", "open")]
    assert count(desk) == 0


def test_rights_and_group_of_an_outlet_are_set_and_taken_back(desk: Desk) -> None:
    desk.submit(Store([article(outlet="nordblatt")]))
    assert desk.submit(SetRights("nordblatt", Rights.OFFSETS)).changed == 1
    desk.submit(SetGroup("nordblatt", " Küste "))
    with desk.read() as cursor:
        (row,) = sources.holdings(cursor).to_dict("records")
    assert (row["rights"], row["group"]) == ("offsets", "Küste")
    desk.submit(SetRights("nordblatt", None))
    desk.submit(SetGroup("nordblatt", ""))
    with desk.read() as cursor:
        (row,) = sources.holdings(cursor).to_dict("records")
    assert (row["rights"], row["group"]) == (None, None)
    assert desk.submit(SetRights("nobody", Rights.TEXT)).changed == 0


def test_a_gap_is_declared_covered_and_taken_back(desk: Desk) -> None:
    for first in (date(2023, 1, 1), date(2023, 1, 10)):
        desk.submit(DeclareCoverage("nordblatt", first, first))
    assert gaps(desk) == [(date(2023, 1, 2), date(2023, 1, 9), 8, "unknown")]
    desk.submit(DeclareCoverage("nordblatt", date(2023, 1, 2), date(2023, 1, 9)))
    assert gaps(desk) == []
    desk.submit(DeclareCoverage("nordblatt", date(2023, 1, 4), date(2023, 1, 5), complete=False))
    assert gaps(desk) == [(date(2023, 1, 4), date(2023, 1, 5), 2, "unknown")]


def gaps(desk: Desk) -> list[tuple[Any, ...]]:
    with desk.read() as cursor:
        found, total = sources.gaps(cursor, Filters())
    assert total == len(found)
    return list(found[["first", "last", "days", "why"]].itertuples(index=False, name=None))
