"""Where the conveyor runs: in this process, in a pool of processes, or on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Runs a pure, picklable function over many items; results come in the items' order."""

    def map(
        self,
        function: Callable[[T], R],
        items: Iterable[T],
        *,
        lost: Callable[[T], R] | None = None,
    ) -> Iterator[R]:
        """Yield `function(item)` for every item, in order, reading `items` as it goes.

        `lost` answers for an item that brings its process down.
        """
        ...
