"""Token buckets: so many at once, so many a second, for each key."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

_KEYS = 20_000


class Buckets:
    """The keys longest unused are forgotten first."""

    def __init__(self, burst: float, rate: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst, self._rate, self._clock = burst, rate, clock
        self._lock = threading.Lock()
        self._left: OrderedDict[object, tuple[float, float]] = OrderedDict()

    def wait(self, key: object) -> float:
        """Seconds until one is there; 0: now."""
        with self._lock:
            return max(0.0, (1.0 - self._filled(key)) / self._rate)

    def take(self, key: object) -> None:
        with self._lock:
            self._left[key] = (max(0.0, self._filled(key) - 1.0), self._clock())
            self._left.move_to_end(key)
            if len(self._left) > _KEYS:
                self._left.popitem(last=False)

    def _filled(self, key: object) -> float:
        left, since = self._left.get(key, (self._burst, 0.0))
        return min(self._burst, left + (self._clock() - since) * self._rate)
