from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from warehouse.commands import Desk, Store
from warehouse.commands.replaying import AT_ONCE
from warehouse.errors import NotFound
from warehouse.model import Hints, Outcome, Rejection, Stage

HINTS = Hints(outlet="nordblatt", published="2024-05-06", language="de")


def refused(number: int) -> Rejection:
    words = f"Der Hafen {number} bleibt offen. Das sagte die Hafenmeisterin am Dienstag."
    data = b"" if number % 10 == 0 else words.encode()
    return Rejection(Stage.ANNOTATE, "too_hard", "It gave up.", f"{number}.txt", data, hints=HINTS)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk.memory() as found:
        found.submit(Store(rejections=[refused(number) for number in range(50)]))
        yield found


def test_a_long_replay_runs_beside_and_tells_how_far_it_is(desk: Desk) -> None:
    assert desk.replays.progress is None
    assert desk.replays.start()
    found = desk.replays.wait(60)
    assert found is not None
    assert found.finished
    assert (found.total, found.done, found.problem) == (50, 50, "")
    assert found.balance.outcomes[Outcome.STORED] == 45
    assert found.balance.rejected == 5
    with desk.read() as cursor:
        states = cursor.execute(
            "SELECT state, count(*) FROM rejections GROUP BY state ORDER BY state"
        ).fetchall()
    assert states == [("open", 5), ("replayed", 45)]


def test_there_is_one_replay_at_a_time_and_others_write_in_between(desk: Desk) -> None:
    assert desk.replays.start()
    seen: list[bool] = []

    def ask_again() -> None:
        seen.append(desk.replays.start())

    other = threading.Thread(target=ask_again)
    other.start()
    desk.submit(Store(rejections=[refused(1_001)]))
    other.join()
    found = desk.replays.wait(60)
    assert found is not None
    assert seen == [False] or found.done <= 51


def test_a_desk_that_closes_ends_the_replay_and_leaves_the_rest_open(desk: Desk) -> None:
    desk.replays.start()
    desk.close()
    found = desk.replays.progress
    assert found is not None
    assert found.finished
    assert found.done % AT_ONCE == 0 or found.done == found.total


def test_nothing_to_read_again_is_said(desk: Desk) -> None:
    with pytest.raises(NotFound, match="No open rejection"):
        desk.replays.start(reason="never heard")
