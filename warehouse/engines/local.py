"""The engine of one machine: this process for little work, a pool of processes for much."""

from __future__ import annotations

import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from typing import Any, Generic

from warehouse.engines import R, T

_BATCH_SIZE = 16
_BATCHES_AHEAD = 4
# The function of a worker process, unpickled once when it starts instead of with every batch.
_of_this_worker: list[Callable[[Any], Any]] = []


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """Runs work on this machine.

    Args:
        workers: processes to use; None for one a processor, 1 for none but this one.
        inline_up_to: so many items are done here, because starting a pool would cost more.
    """

    workers: int | None = None
    inline_up_to: int = 32

    def map(
        self,
        function: Callable[[T], R],
        items: Iterable[T],
        *,
        lost: Callable[[T], R] | None = None,
    ) -> Iterator[R]:
        """Yield `function(item)` for every item in order; the result never depends on `workers`.

        Args:
            function: pure and picklable.
            items: read as the work goes on.
            lost: the answer for an item whose process dies with it, twice; without it such an
                item is tried in this process.
        """
        coming = iter(items)
        first = list(islice(coming, self.inline_up_to + 1))
        workers = self.workers or os.cpu_count() or 1
        if workers == 1 or len(first) <= self.inline_up_to:
            return map(function, chain(first, coming))
        return _Pool(function, lost or function, workers).results(chain(first, coming))


class _Pool(Generic[T, R]):
    """Processes that work on batches; when one dies, they are replaced and nothing is lost."""

    def __init__(self, function: Callable[[T], R], lost: Callable[[T], R], workers: int) -> None:
        self._pickled = pickle.dumps(function)
        self._lost = lost
        self._workers = workers
        self._executor = self._started(workers)

    def results(self, items: Iterator[T]) -> Iterator[R]:
        """Yield the results of all items in order, with a few batches under way."""
        waiting: deque[tuple[list[T], Future[list[R]]]] = deque()
        try:
            while True:
                while len(waiting) < self._workers * _BATCHES_AHEAD and (
                    batch := list(islice(items, _BATCH_SIZE))
                ):
                    waiting.append((batch, self._submitted(batch)))
                if not waiting:
                    return
                batch, future = waiting.popleft()
                try:
                    done = future.result()
                except BrokenProcessPool:
                    self._executor = self._started(self._workers)
                    waiting = deque((other, self._submitted(other)) for other, _ in waiting)
                    done = list(self._one_by_one(batch))
                yield from done
        finally:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _submitted(self, batch: list[T]) -> Future[list[R]]:
        try:
            return self._executor.submit(_run, batch)
        except BrokenProcessPool as error:
            broken: Future[list[R]] = Future()
            broken.set_exception(error)
            return broken

    def _one_by_one(self, batch: list[T]) -> Iterator[R]:
        """Work through the batch of a dead process alone, so that only the culprit is lost."""
        executor = self._started(1)
        for item in batch:
            try:
                yield executor.submit(_run, [item]).result()[0]
            except BrokenProcessPool:
                executor = self._started(1)
                yield self._lost(item)
        executor.shutdown()

    def _started(self, workers: int) -> ProcessPoolExecutor:
        # Spawned, not forked: the serving process has threads, and a forked copy could deadlock.
        return ProcessPoolExecutor(
            workers,
            mp_context=get_context("spawn"),
            initializer=_start,
            initargs=(self._pickled,),
        )


def _start(function: bytes) -> None:
    # Ctrl-C reaches all processes of a terminal; only the parent answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _of_this_worker[:] = [pickle.loads(function)]  # noqa: S301 our own parent's bytes


def _run(batch: list[Any]) -> list[Any]:
    function = _of_this_worker[0]
    return [function(item) for item in batch]
