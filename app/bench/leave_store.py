"""The hall in which leave is measured: 300 people at 34 counters, five years of history, open requests."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from app.bench.figure import Scale
from app.bench.scratch import ZONE, number, punch_rows, subject
from app.domain.access import SETUP, Actor, Role
from app.domain.fact import Fact
from app.domain.facts import CounterSet, DepartmentSet, PersonRegistered, PostAssigned, UserCreated
from app.domain.leave_facts import LeaveDecided, LeaveReturned, LeaveSubmitted
from app.domain.slots import Month
from app.services.clock import Clock
from app.services.hall import Hall, Writing, found_hall, open_hall

TODAY = date(2026, 3, 2)
FEW = 10
"""Open requests in the smaller of the two stores."""
OFFICER = Actor("officer", "关晓月", frozenset({Role.OFFICER}))
DIRECTOR = Actor("director", "梁致远", frozenset({Role.DIRECTOR}))
_COUNTERS, _A_YEAR, _AWAY = 34, 10, 2
_GROUP = "综合"
_STARTED = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class Size:
    """How large the hall is; `open`: requests that nobody has decided yet."""

    people: int
    years: int
    open: int

    @property
    def groups(self) -> int:
        return max(1, self.people // 18)

    def group_of(self, person: int) -> int:
        return person % self.groups


def size_of(scale: Scale) -> Size:
    return Size(scale.of(300, 300, 36), scale.of(5, 1, 1), scale.of(1000, 1000, 20))


@contextmanager
def leave_halls(folder: Path, scale: Scale) -> Iterator[tuple[Size, Hall, Hall]]:
    """The hall with few open requests and the one with many, the same otherwise; built once a run."""
    size, few, many = size_of(scale), folder / "leave-few", folder / "leave-many"
    if not many.exists():
        _build(few, size)
        shutil.copytree(few, many)
        with _opened(many) as hall, hall.writing(OFFICER) as tx:
            tx.record_all(list(_open_requests(size, range(min(FEW, size.open), size.open))))
    with _opened(few) as one, _opened(many) as other:
        yield size, one, other


@contextmanager
def _opened(folder: Path) -> Iterator[Hall]:
    hall = open_hall(folder, _clock())
    try:
        yield hall
    finally:
        hall.close()


def _clock() -> Clock:
    return Clock(datetime(TODAY.year, TODAY.month, TODAY.day, 7, tzinfo=ZoneInfo(ZONE)))


def _build(folder: Path, size: Size) -> None:
    hall = found_hall(folder, "青禾区政务服务中心", ZONE, True, _clock())
    with hall.writing(SETUP) as tx:
        tx.record_all(list(_roster(size)))
    with hall.writing(OFFICER) as tx:
        for facts in _history(tx, size):
            tx.record_all(facts)
        tx.record_all(list(_open_requests(size, range(min(FEW, size.open)))))
    month = Month.of(TODAY).previous()
    for _ in range(12 * size.years):
        punch_rows(hall, size.people, month, outings=False)
        month = month.previous()
    hall.close()


def _roster(size: Size) -> Iterator[tuple[str, Fact]]:
    for group in range(size.groups):
        yield "", DepartmentSet(_code(group), f"第{group + 1}派驻部门")
    for counter in range(_COUNTERS):
        yield "", CounterSet(f"{counter + 1:02d}", _code(counter % size.groups), _GROUP)
    for person in range(size.people):
        yield subject(person), PersonRegistered(number(person), f"员工{person}")
        code = _code(size.group_of(person))
        yield subject(person), PostAssigned(f"post{person}", code, _GROUP, "A", _STARTED, None)
    for actor in (OFFICER, DIRECTOR):
        roles = tuple(role.value for role in actor.roles)
        yield actor.account, UserCreated(actor.account, actor.name, "", roles, "")


def _code(group: int) -> str:
    return f"D{group:04d}"


def _history(tx: Writing, size: Size) -> Iterator[list[tuple[str, Fact]]]:
    """Leaves that are over, granted and returned from, year by year."""
    chance = random.Random(11)
    for year in range(TODAY.year - size.years, TODAY.year):
        for person in range(size.people):
            yield list(_year_of(person, year, size, chance))


def _year_of(person: int, year: int, size: Size, chance: random.Random) -> Iterator[tuple[str, Fact]]:
    for turn in range(_A_YEAR):
        day = date(year, 1, 4) + timedelta(days=36 * turn + chance.randrange(30))
        key = f"{year:04d}-{person * _A_YEAR + turn + 1:05d}"
        last = day + timedelta(days=chance.randrange(3))
        kind = ("personal", "sick", "annual", "official")[chance.randrange(4)]
        yield subject(person), _request(key, size.group_of(person), kind, day, last)
        yield subject(person), LeaveDecided(key, True, "")
        back = last + timedelta(days=1)
        yield subject(person), LeaveReturned(key, f"{back.isoformat()}am")


def _open_requests(size: Size, places: Iterable[int]) -> Iterator[tuple[str, Fact]]:
    """Never more than two of a window on one working day, so that each can still be granted."""
    days = _working_days()
    for place in places:
        group, turn = place % size.groups, place // size.groups
        person = group + size.groups * (turn % (size.people // size.groups))
        day = days[turn // _AWAY]
        key = f"{TODAY.year:04d}-{place + 1:05d}"
        yield subject(person), _request(key, group, "personal", day, day)


def _working_days() -> list[date]:
    """Two weeks apart for one person: with 18 to a window they do not meet themselves."""
    days = (TODAY + timedelta(days=1 + n) for n in range(120))
    return [day for day in days if day.weekday() < 5 and not date(2026, 4, 4) <= day <= date(2026, 4, 6)]


def _request(key: str, group: int, kind: str, first: date, last: date) -> LeaveSubmitted:
    span = (f"{first.isoformat()}am", f"{last.isoformat()}pm")
    halves = 2 * ((last - first).days + 1)
    return LeaveSubmitted(
        key, kind, *span, "家中有事", "", (), _code(group), _GROUP, "centre", halves, halves
    )
