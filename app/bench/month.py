"""A month judged from raw punches: time, queries, and how both grow with the hall."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.bench.figure import Figure, Scale, interleaved, median, seconds
from app.bench.queries import counted
from app.bench.scratch import MONTH, punch_rows, staffed_hall
from app.services.attendance import AttendanceService
from app.services.hall import STORE_NAME, Hall

SECONDS, QUERIES, GROWTH = 0.5, 5, 1.5
PEOPLE, BASE = 300, 1000


@dataclass(slots=True)
class _Size:
    """A hall of one size, and what its month cost each time, in seconds."""

    people: int
    folder: Path
    hall: Hall
    times: list[float] = field(default_factory=list)
    queries: int = 0

    @property
    def service(self) -> AttendanceService:
        return AttendanceService(self.hall)

    def judge(self) -> None:
        self.times.append(seconds(lambda: self.service.month(MONTH)))

    @property
    def per_person(self) -> float:
        """Milliseconds, least disturbed."""
        return min(self.times) / self.people * 1000


def figures(scale: Scale, folder: Path) -> list[Figure]:
    """300 people; then the cost per person of larger halls against 1,000, in turns; then the queries."""
    base = _size(folder, scale.of(BASE, BASE, 20))
    larger = [scale.of(3000, 3000, 30), *([10_000] if scale is Scale.FULL else [])]
    found = [_speed(folder, scale.of(PEOPLE, PEOPLE, 10), scale.of(15, 9, 1))]
    most = base.queries
    for people in larger:
        size = _size(folder, people)
        for _ in range(scale.of(4, 3, 1)):
            base.judge()
            size.judge()
        found.append(_growth(base, size))
        most = max(most, size.queries)
        _close(size)
    _close(base)
    return [*found, _queries(most, larger[-1], base)]


def _size(folder: Path, people: int) -> _Size:
    place = folder / f"month{people}"
    hall = staffed_hall(place, people)
    punch_rows(hall, people, MONTH)
    size = _Size(people, place, hall)
    with counted(hall) as statements:
        size.service.month(MONTH)
    size.queries = len(statements)
    return size


def _close(size: _Size) -> None:
    size.hall.close()
    shutil.rmtree(size.folder)


def _speed(folder: Path, people: int, rounds: int) -> Figure:
    size = _size(folder, people)
    service = size.service
    with _bare(size.folder / STORE_NAME) as fetch:
        ours, bare = interleaved(lambda: service.month(MONTH), fetch, rounds)
    _close(size)
    value, reference = median(ours), median(bare)
    name = f"month of {people} people judged, p50"
    return Figure(
        name,
        value * 1000,
        "ms",
        "bare sqlite3 fetch",
        reference * 1000,
        value / reference,
        "≤ 500 ms",
        value <= SECONDS,
    )


def _growth(base: _Size, size: _Size) -> Figure:
    """Linear: nobody costs more because the hall is larger."""
    value, reference = size.per_person, base.per_person
    name, other = f"month, per person of {size.people}", f"per person of {base.people}"
    ratio = value / reference
    return Figure(name, value, "ms", other, reference, ratio, "≤ 1.5 × (linear)", ratio <= GROWTH)


def _queries(most: int, people: int, base: _Size) -> Figure:
    name, other = f"month, queries at {people} people", f"at {base.people} people"
    return Figure(name, most, "", other, base.queries, most / base.queries, "≤ 5", most <= QUERIES)


@contextmanager
def _bare(path: Path) -> Iterator[Callable[[], object]]:
    """The same punches fetched from the same file, by nothing but the standard library."""
    conn = sqlite3.connect(path)
    try:
        yield lambda: conn.execute("SELECT user_no, at, seq, source, device FROM punch").fetchall()
    finally:
        conn.close()
