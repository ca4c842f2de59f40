"""Background work starts and stops with the serving process, however often it is told to."""

from __future__ import annotations

from warehouse.background import Background
from warehouse.commands import Desk


def test_starting_and_stopping_twice_is_doing_it_once() -> None:
    with Desk.memory() as desk:
        with Background(desk) as background:
            background.start()
            assert background.running
        background.stop()
        assert not background.running
