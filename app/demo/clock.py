"""Clocks of the demonstration: one that is set by hand, one that runs from another day."""

from __future__ import annotations

import time

from app.services.clock import Clock


class SetClock(Clock):
    """Stands where it was put, in UTC seconds."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at

    def wall_us(self) -> int:
        return self.at * 1_000_000


class ShiftedClock(Clock):
    """Runs like the machine's clock, but began at another moment (UTC seconds)."""

    def __init__(self, begin: int) -> None:
        super().__init__()
        self._shift_us = begin * 1_000_000 - time.time_ns() // 1000

    def wall_us(self) -> int:
        return time.time_ns() // 1000 + self._shift_us
