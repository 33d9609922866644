"""So many tries in so many seconds, for each key."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

_KEYS = 1000


class Throttle:
    """A sliding window per key; the keys longest unused are forgotten first."""

    def __init__(self, tries: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._tries, self._seconds, self._clock = tries, seconds, clock
        self._lock = threading.Lock()
        self._times: OrderedDict[str, deque[float]] = OrderedDict()

    def full(self, key: str) -> bool:
        """Whether another try would be one too many."""
        with self._lock:
            times = self._times.get(key, deque())
            while times and times[0] <= self._clock() - self._seconds:
                times.popleft()
            return len(times) >= self._tries

    def count(self, key: str) -> None:
        """A try."""
        with self._lock:
            self._times.setdefault(key, deque()).append(self._clock())
            self._times.move_to_end(key)
            if len(self._times) > _KEYS:
                self._times.popitem(last=False)
