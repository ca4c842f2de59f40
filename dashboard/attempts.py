"""How often somebody may try: failures are counted for a time, by name and by address."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

_MOST_KEYS = 10_000


class Attempts:
    """Counts failures of keys within a window of seconds; bounded in memory and thread-safe."""

    def __init__(self, clock: Callable[[], float], *, most: int, window: float) -> None:
        """Allow `most` failures of a key in `window` seconds of `clock`."""
        self._clock = clock
        self._most = most
        self._window = window
        self._failures: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def exhausted(self, key: str) -> bool:
        """Tell whether the key has no attempt left now."""
        with self._lock:
            return len(self._recent(key)) >= self._most

    def failed(self, key: str) -> None:
        """Count a failure."""
        with self._lock:
            recent = self._recent(key)
            recent.append(self._clock())
            self._failures[key] = recent
            self._failures.move_to_end(key)
            if len(self._failures) > _MOST_KEYS:
                self._failures.popitem(last=False)

    def forget(self, key: str) -> None:
        """Start again: the key has succeeded."""
        with self._lock:
            self._failures.pop(key, None)

    def _recent(self, key: str) -> deque[float]:
        recent = self._failures.get(key, deque())
        while recent and recent[0] <= self._clock() - self._window:
            recent.popleft()
        return recent
