"""Whether the PC's clock can be trusted, by the clocks of the latest facts (domain.md G.7; trust.md A3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

JUMP_US = 120 * 1_000_000
"""Two minutes: beyond any correction that a time server makes."""
_YEAR_2025_US = 1_735_660_800 * 1_000_000


class Trust(StrEnum):
    """What can be said of the wall clock just now."""

    GOOD = "good"
    MOVED = "moved"
    """It was set by more than two minutes since this machine started."""
    BEHIND = "behind"
    """It stands before the last fact on record."""
    UNSET = "unset"
    """It stands in a year before this program was written: a dead battery."""
    PRACTICE = "practice"
    """A practice store, where the time of an entry may be chosen."""


@dataclass(frozen=True, slots=True)
class ClockReading:
    """Both clocks at one moment, microseconds."""

    boot_id: str
    boot_us: int
    wall_us: int


def trust_of(now: ClockReading, earlier: Iterable[ClockReading]) -> Trust:
    """`earlier`: the clocks of the latest facts, in any order."""
    if now.wall_us < _YEAR_2025_US:
        return Trust.UNSET
    found = list(earlier)
    if any(reading.wall_us > now.wall_us + JUMP_US for reading in found):
        return Trust.BEHIND
    begun = [r.wall_us - r.boot_us for r in (*found, now) if r.boot_id == now.boot_id]
    return Trust.MOVED if max(begun) - min(begun) > JUMP_US else Trust.GOOD
