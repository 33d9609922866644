"""What a bench gives, and the arithmetic that the benches share."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure beside its reference of the same run; `ratio` is value / reference."""

    name: str
    value: float
    unit: str
    reference_name: str
    reference: float
    ratio: float
    reach: str
    holds: bool


class Scale(Enum):
    """How much is measured: for the record, in a hurry, or just whether it runs."""

    FULL = 0
    QUICK = 1
    TRIAL = 2

    def of(self, full: int, quick: int, trial: int) -> int:
        """The number that belongs to this scale."""
        return (full, quick, trial)[self.value]


def percentile(values: Sequence[float], percent: float) -> float:
    """The nearest-rank percentile of `values`."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def median(values: Sequence[float]) -> float:
    return percentile(values, 50)


def seconds(act: Callable[[], object]) -> float:
    """Wall time of one call."""
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def interleaved(
    ours: Callable[[], object], bare: Callable[[], object], rounds: int
) -> tuple[list[float], list[float]]:
    """Seconds of both, measured in turns so that a slow moment of the machine meets them alike."""
    pairs = [(seconds(ours), seconds(bare)) for _ in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]
