"""The coverage calendar of 34 counters over 60 days: time and queries, beside a bare fetch of its rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from app.bench.figure import Figure, Scale, interleaved, median
from app.bench.queries import counted
from app.bench.scratch import after_the_month, number, subject
from app.domain import facts
from app.domain.access import SETUP
from app.domain.fact import Fact
from app.domain.leave import Span, slot_text
from app.domain.leave_facts import LeaveDecided, LeaveSubmitted
from app.domain.slots import Half, Slot
from app.services.coverage import CoverageService
from app.services.hall import STORE_NAME, Hall, found_hall

SECONDS, COUNTERS, A_POSTS, DAYS = 0.1, 34, 4, 60
PER_WINDOW = A_POSTS + 1
"""Four A and a B: 170 people, three times what the sample hall has at as many counters."""
FIRST = date(2026, 3, 2)
_YEARS = 5
_LEAVES = ((3, 3), (24, 2), (45, 4))
"""Where in the sixty days each person is away, and for how many half-days."""


def figures(scale: Scale, folder: Path) -> list[Figure]:
    """The whole hall as its director asks for it, p50; then the queries against those of a tenth of it."""
    windows = scale.of(COUNTERS, COUNTERS, 4)
    last = FIRST + timedelta(days=DAYS - 1)
    with closing(windows_hall(folder / "coverage", windows)) as hall:
        service = CoverageService(hall)
        found = service.coverage(SETUP, FIRST, last)
        queries = _queries(hall)
        with closing(sqlite3.connect(hall.folder / STORE_NAME)) as conn:
            ours, bare = interleaved(
                lambda: service.coverage(SETUP, FIRST, last), _fetch(conn, last), scale.of(21, 11, 1)
            )
    with closing(windows_hall(folder / "coverage-small", max(1, windows // 10))) as small:
        base = _queries(small)
    value, reference = median(ours), median(bare)
    name = f"coverage calendar, {len(found.windows)} counters × {DAYS} days, p50"
    speed = ("≤ 100 ms", value <= SECONDS)
    return [
        Figure(name, value * 1000, "ms", "bare sqlite3 fetch", reference * 1000, value / reference, *speed),
        Figure(
            "coverage calendar, queries",
            queries,
            "",
            "a tenth of it",
            base,
            queries / base,
            "= 1 ×",
            queries == base,
        ),
    ]


def _queries(hall: Hall) -> int:
    with counted(hall) as statements:
        CoverageService(hall).coverage(SETUP, FIRST, FIRST + timedelta(days=DAYS - 1))
    return len(statements)


_FETCH = (
    "SELECT * FROM post JOIN person USING (subject)",
    "SELECT * FROM leave_slot CROSS JOIN leave USING (leave) WHERE date BETWEEN :first AND :last",
    "SELECT * FROM cover_slot CROSS JOIN cover USING (cover) WHERE date BETWEEN :first AND :last",
)


def _fetch(conn: sqlite3.Connection, last: date) -> Callable[[], object]:
    """Posts, people, leave and cover of the same days, by nothing but the standard library."""
    span = {"first": FIRST.isoformat(), "last": last.isoformat()}
    return lambda: [conn.execute(query, span).fetchall() for query in _FETCH]


def windows_hall(folder: Path, windows: int) -> Hall:
    """A hall of windows with one counter each, all of whose A have leaves now and in past years."""
    hall = found_hall(folder, "青禾区政务服务中心", "Asia/Shanghai", True, after_the_month())
    with hall.writing(SETUP) as tx:
        for index in range(windows):
            code, name = f"D{index:02d}", f"第{index + 1}派驻部门"
            tx.record(facts.DepartmentSet(code, name))
            tx.record(facts.WindowGroupSet(code, name))
            tx.record(facts.CounterSet(f"{index + 1:02d}", code, name))
        tx.record_all([pair for index in range(windows) for pair in _people(index)])
        for index in range(windows):
            tx.record_all(list(_leaves(index)))
    return hall


def _people(window: int) -> Iterator[tuple[str, Fact]]:
    code, name = f"D{window:02d}", f"第{window + 1}派驻部门"
    for place in range(PER_WINDOW):
        index = window * PER_WINDOW + place
        post = "A" if place < A_POSTS else "B"
        yield subject(index), facts.PersonRegistered(number(index), f"员工{index}")
        yield subject(index), facts.PostAssigned(f"post{index}", code, name, post, date(2021, 1, 1), None)


def _leaves(window: int) -> Iterator[tuple[str, Fact]]:
    """Three leaves of every A in the sixty days, the first one's covered by the B; one a year before that."""
    code, name = f"D{window:02d}", f"第{window + 1}派驻部门"
    for place in range(A_POSTS):
        index = window * PER_WINDOW + place
        cover = subject(window * PER_WINDOW + A_POSTS) if place == 0 else ""
        days = [(FIRST + timedelta(days=after + place), halves) for after, halves in _LEAVES]
        days += [(date(2026 - year, 5, 4 + place), 4) for year in range(1, _YEARS + 1)]
        for count, (day, halves) in enumerate(days):
            key = f"{day.year}-{index:03d}{count:02d}"
            span = Span(Slot(day, Half.AM), Slot(day + timedelta(days=(halves - 1) // 2), Half.PM))
            first, last = slot_text(span.first), slot_text(span.last)
            asked = LeaveSubmitted(
                key, "annual", first, last, "家事", cover, (), code, name, "centre", halves, halves
            )
            yield subject(index), asked
            yield subject(index), LeaveDecided(key, True, "")
