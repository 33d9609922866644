"""How often an owner does what, and how it backs off from a scanner that fails."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """Seconds between an owner's recurring acts."""

    poll: float = 0.12  # looks for a finger
    look: float = 0.5  # looks for an absent port
    health: float = 30.0
    audit: float = 60.0  # one slot read and compared
    sync: float = 3600.0  # index against plan
    backoff: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
    settled: float = 30.0  # a session this long starts the backoff afresh
    close_limit: float = 3.0
    failures: int = 3  # failed calls in a row that mean the scanner is lost


class Backoff:
    """The waits between attempts, growing, with a quarter of jitter so that scanners do not march in step."""

    def __init__(self, steps: tuple[float, ...]) -> None:
        self._steps = steps
        self._at = 0

    def next(self) -> float:
        """Seconds to wait before the next attempt."""
        step = self._steps[min(self._at, len(self._steps) - 1)]
        self._at += 1
        return step * random.uniform(0.75, 1.25)

    def reset(self) -> None:
        """Begin again with the shortest wait."""
        self._at = 0
