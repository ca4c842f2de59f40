"""Background work of a serving process: starting it and stopping it. There is none yet."""

from __future__ import annotations

from types import TracebackType

from warehouse.commands import Desk


class Background:
    """What runs beside the dashboard, always through the desk's one writer.

    Args:
        desk: the open warehouse; whoever opened it closes it after this has stopped.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.running = False

    def start(self) -> None:
        """Begin the background work; starting twice is starting once."""
        self.running = True

    def stop(self) -> None:
        """End it and wait until it has ended; stopping twice is stopping once."""
        self.running = False

    def __enter__(self) -> Background:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
