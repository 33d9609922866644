"""From the scanner's reply to the committed punch, against the least that a safe commit costs."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.bench.figure import Figure, Scale, interleaved, median
from app.bench.scratch import MONTH, history, staffed_hall
from app.services.clock import Clock
from app.services.clock_in import ClockIn

REACH = 5.0


def figures(scale: Scale, folder: Path) -> list[Figure]:
    """Fact, hash and rows of distinct people on a store with a month's history, p50."""
    people = scale.of(400, 150, 10)
    hall = staffed_hall(folder / "punch", people + 1, Clock())
    try:
        history(hall, min(people, 250), MONTH)
        desk = ClockIn(hall)
        desk.by_finger("door", people)  # the first one of the day reads the roster
        slots = iter(range(people))
        with _bare_commit(folder / "bare.db") as bare:
            ours, least = interleaved(lambda: desk.by_finger("door", next(slots)), bare, people)
    finally:
        hall.close()
    value, reference = median(ours) * 1000, median(least) * 1000
    ratio = value / reference
    return [
        Figure(
            "scan reply → committed, p50",
            value,
            "ms",
            "bare sqlite3 FULL commit",
            reference,
            ratio,
            "≤ 5 ×",
            ratio <= REACH,
        )
    ]


@contextmanager
def _bare_commit(path: Path) -> Iterator[Callable[[], object]]:
    """One row in one transaction, same journal mode, same disk, same promise."""
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA journal_mode=WAL")
    conn.execute("PRAGMA synchronous=FULL")
    conn.execute("CREATE TABLE punch (seq INTEGER PRIMARY KEY, user_no TEXT, at INTEGER)")
    try:
        yield lambda: conn.execute("INSERT INTO punch (user_no, at) VALUES ('00001', 1767225600)")
    finally:
        conn.close()
