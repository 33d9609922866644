"""Where everything stands on a coverage calendar, in millimetres: A3 holds a month, A4 half of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.coverage import Coverage, Standing
from reports.sheet_options import Paper

MARGIN = 10.0
HEAD, INFO, DATES, FOOT = 11.0, 7.0, 10.0, 8.0
_REST = 5.0


@dataclass(frozen=True, slots=True)
class _Paper:
    page: tuple[float, float]
    window: float
    people: float
    half: float
    parts: int
    """So many stretches of days, each with pages of its own."""
    least: float
    """Height of a half-day in which nobody is named."""


_PAPERS = {
    Paper.A3: _Paper((420.0, 297.0), 33.0, 29.0, 6.0, 1, 6.0),
    Paper.A4: _Paper((297.0, 210.0), 27.0, 24.0, 6.0, 2, 5.2),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of days: their indexes and the edges of their columns."""

    page: tuple[float, float]
    window: float
    people: float
    half: float
    least: float
    days: tuple[int, ...]
    edges: tuple[float, ...]

    @property
    def top(self) -> float:
        """Where the table begins."""
        return self.page[1] - MARGIN - HEAD - INFO

    @property
    def body(self) -> float:
        return self.top - DATES

    @property
    def right(self) -> float:
        return self.edges[-1]

    @property
    def first(self) -> float:
        """Where the days begin."""
        return self.edges[0]


def parts_of(coverage: Coverage, paper: Paper) -> list[Part]:
    """`AUTO` is A3: a calendar hangs on a wall."""
    wide = _PAPERS[Paper.A3 if paper is Paper.AUTO else paper]
    count = len(coverage.days)
    size = -(-count // wide.parts)
    stretches = [tuple(range(start, min(start + size, count))) for start in range(0, count, size)]
    return [_part(coverage, wide, days) for days in stretches]


def _part(coverage: Coverage, wide: _Paper, days: tuple[int, ...]) -> Part:
    """Days on which nobody works are narrow."""
    first = MARGIN + wide.window + wide.people + wide.half
    busy = [is_busy(coverage, index) for index in days]
    room = wide.page[0] - MARGIN - first
    rest = _REST if any(busy) else room / len(days)
    each = (room - rest * busy.count(False)) / max(1, busy.count(True))
    edges = [first]
    for is_wide in busy:
        edges.append(edges[-1] + (each if is_wide else rest))
    return Part(wide.page, wide.window, wide.people, wide.half, wide.least, days, tuple(edges))


def is_busy(coverage: Coverage, index: int) -> bool:
    """The hall works on that date, or somebody does all the same."""
    day = coverage.days[index]
    return bool(day.working) or any(_somebody(window.days[index]) for window in coverage.windows)


def _somebody(halves: Sequence[Standing]) -> bool:
    return any(seen.due or seen.on_duty for seen in halves)
