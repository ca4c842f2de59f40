"""The engine of one machine: this process for little work, a pool of processes for much."""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from typing import Any

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

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Yield `function(item)` for every item in order; the result never depends on `workers`."""
        coming = iter(items)
        first = list(islice(coming, self.inline_up_to + 1))
        workers = self.workers or os.cpu_count() or 1
        if workers == 1 or len(first) <= self.inline_up_to:
            return map(function, chain(first, coming))
        return _pooled(function, chain(first, coming), workers)


def _pooled(function: Callable[[T], R], items: Iterator[T], workers: int) -> Iterator[R]:
    # Spawned, not forked: the serving process has threads, and a forked copy could deadlock.
    pool = ProcessPoolExecutor(
        workers,
        mp_context=get_context("spawn"),
        initializer=_start,
        initargs=(pickle.dumps(function),),
    )
    try:
        yield from _results(pool, function, items, workers * _BATCHES_AHEAD)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _results(
    pool: ProcessPoolExecutor, function: Callable[[T], R], items: Iterator[T], ahead: int
) -> Iterator[R]:
    waiting: deque[tuple[list[T], Future[list[R]] | None]] = deque()
    while True:
        while len(waiting) < ahead and (batch := list(islice(items, _BATCH_SIZE))):
            waiting.append((batch, _submit(pool, batch)))
        if not waiting:
            return
        batch, future = waiting.popleft()
        yield from _finished(function, batch, future)


def _submit(pool: ProcessPoolExecutor, batch: list[T]) -> Future[list[Any]] | None:
    try:
        return pool.submit(_run, batch)
    except BrokenProcessPool:
        return None


def _finished(
    function: Callable[[T], R], batch: list[T], future: Future[list[R]] | None
) -> list[R]:
    """Wait for a batch; if its pool broke (a killed worker), do the batch here instead."""
    if future is None:
        return [function(item) for item in batch]
    try:
        return future.result()
    except BrokenProcessPool:
        return [function(item) for item in batch]


def _start(function: bytes) -> None:
    _of_this_worker[:] = [pickle.loads(function)]  # noqa: S301 our own parent's bytes


def _run(batch: list[Any]) -> list[Any]:
    function = _of_this_worker[0]
    return [function(item) for item in batch]
