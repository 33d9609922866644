"""A month without the network and then all of it at once, while people punch; a letter on its way down."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from app.bench.figure import Figure, Scale, median, percentile, seconds
from app.bench.scratch import history, staffed_hall
from app.bench.upstream_hall import Line, line
from app.domain.slots import Month
from app.domain.upstream_access import Member, Stand
from app.services.clock import Clock
from app.services.clock_in import ClockIn
from app.services.hall import Hall
from app.services.sync import SyncService
from app.services.sync_keeper import SyncKeeper, carry_all
from db import journal

CATCH_UP_SECONDS, LETTER_SECONDS = 60.0, 2.0
LATENCY_REACH = 1.5
_MONTH = Month(2026, 3)
_PEOPLE = 300
_FACTS = 100_000
_PUNCH_EVERY = 0.1
_WAIT = 30.0
_CENTRE = Member("bench", "bench", "区中心", Stand.CENTRE)


def figures(scale: Scale, folder: Path) -> list[Figure]:
    """Catching up is measured against the same facts recorded here; a letter against one heartbeat."""
    people = scale.of(_PEOPLE, 100, 4)
    with line(folder) as upstream, closing(staffed_hall(folder / "hall", people + 1, Clock())) as hall:
        each = _recorded(hall, people, scale.of(_FACTS, 1, 1))
        upstream.enrol(hall)
        return [*_catch_up(scale, hall, each), _letters(scale, hall, upstream)]


def _recorded(hall: Hall, people: int, least: int) -> float:
    """Whole months, one before the other, until there are so many facts; the seconds that each took."""
    begin, month, taken = _facts(hall), _MONTH, 0.0
    while _facts(hall) - begin < least:
        taken += seconds(partial(history, hall, people, month))
        month = month.previous()
    return taken / (_facts(hall) - begin)


def _facts(hall: Hall) -> int:
    with hall.reading() as view:
        return journal.end_of(view.conn).seq


def _catch_up(scale: Scale, hall: Hall, each: float) -> list[Figure]:
    service = SyncService(hall)
    facts = service.status().unsent
    quiet = _punches(hall, scale.of(60, 20, 2))
    with _punching(hall) as busy:
        taken = seconds(lambda: carry_all(hall, service))
    low, high = median(quiet) * 1000, median(busy or quiet) * 1000
    return [
        Figure(
            f"catching up on {facts:,} facts",
            taken,
            "s",
            "recording as many",
            each * facts,
            taken / (each * facts),
            f"≤ {CATCH_UP_SECONDS:.0f} s",
            taken <= CATCH_UP_SECONDS,
        ),
        Figure(
            "a punch meanwhile, p50",
            high,
            "ms",
            "with nothing to send",
            low,
            high / low,
            f"≤ {LATENCY_REACH} ×",
            high / low <= LATENCY_REACH,
        ),
    ]


def _punches(hall: Hall, count: int) -> list[float]:
    desk = ClockIn(hall)
    desk.by_finger("door", 0)
    found = []
    for turn in range(count):
        found.append(seconds(partial(desk.by_finger, "door", turn % 3)))
        time.sleep(_PUNCH_EVERY / 10)
    return found


@contextmanager
def _punching(hall: Hall) -> Iterator[list[float]]:
    """Somebody punches ten times a second on a thread of their own; the times in seconds."""
    over, found = threading.Event(), list[float]()

    def punch() -> None:
        desk = ClockIn(hall)
        while not over.wait(_PUNCH_EVERY):
            found.append(seconds(partial(desk.by_finger, "door", len(found) % 3)))

    thread = threading.Thread(target=punch)
    thread.start()
    try:
        yield found
    finally:
        over.set()
        thread.join()


def _letters(scale: Scale, hall: Hall, upstream: Line) -> Figure:
    service = SyncService(hall)
    beat = median([seconds(lambda: carry_all(hall, service)) for _ in range(scale.of(10, 5, 2))])
    keeper = SyncKeeper(hall, service)
    keeper.start()
    try:
        _until(lambda: service.status().unsent == 0)
        taken = [_one_letter(service, hall.id, upstream) for _ in range(scale.of(30, 10, 2))]
    finally:
        keeper.stop()
    late = percentile(taken, 95)
    return Figure(
        "a letter signed → settled in the hall, p95",
        late,
        "s",
        "one heartbeat, connected anew",
        beat,
        late / beat,
        f"≤ {LETTER_SECONDS:.0f} s",
        late <= LETTER_SECONDS,
    )


def _one_letter(service: SyncService, hall_id: str, upstream: Line) -> float:
    before = len(service.messages())
    begin = time.perf_counter()
    upstream.upstream.letters.send(hall_id, "message", {"text": "请阅"}, 0, _CENTRE)
    _until(lambda: len(service.messages()) > before)
    return time.perf_counter() - begin


def _until(holds: Callable[[], bool]) -> None:
    over = time.monotonic() + _WAIT
    while not holds():
        if time.monotonic() > over:
            raise RuntimeError("the line has stopped")
        time.sleep(0.02)
