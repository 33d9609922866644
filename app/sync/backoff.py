"""How long to wait after a failure: full jitter, doubled each time, never above a cap (sync.md 5)."""

from __future__ import annotations

import random

BASE_SECONDS = 1.0
CAP_SECONDS = 300.0


class Backoff:
    """Counts failures in a row; `jitter` gives a number from 0 up to 1."""

    def __init__(self, jitter: random.Random | None = None) -> None:
        self._random = jitter or random.Random()
        self._failures = 0

    @property
    def failing(self) -> bool:
        return self._failures > 0

    def succeeded(self) -> None:
        self._failures = 0

    def failed(self, retry_after: float | None = None) -> float:
        """Seconds to wait before the next attempt; at least what upstream has asked for, up to the cap."""
        ceiling = min(CAP_SECONDS, BASE_SECONDS * 2 ** min(self._failures, 16))
        self._failures += 1
        asked = min(max(retry_after or 0.0, 0.0), CAP_SECONDS)
        return max(self._random.uniform(0.0, ceiling), asked, _LEAST)


_LEAST = 0.05
