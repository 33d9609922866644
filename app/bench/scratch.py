"""Scratch halls on a real disk: people, fingers, history."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from platformdirs import user_cache_path

from app.domain.access import SETUP, Role
from app.domain.fact import Fact
from app.domain.facts import (
    DepartmentSet,
    FingerEnrolled,
    OutingRegistered,
    PersonRegistered,
    PostAssigned,
    PunchRecorded,
    UserCreated,
)
from app.domain.slots import Month
from app.services.clock import Clock
from app.services.hall import Hall, Writing, found_hall, new_id

ZONE = "Asia/Shanghai"
MONTH = Month(2026, 3)
PER_DEPARTMENT = 20
_FOUR = (8 * 3600 + 900, 12 * 3600 + 120, 13 * 3600 + 2700, 17 * 3600 + 1920)
"""Quarter past eight and so on: the earliest second of each punch of an ordinary day."""
_SPREAD, _LATE_SPREAD = 900, 2400


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder in the user's cache, which is on a real disk where the temporary folder may be memory."""
    place = user_cache_path("zaigang", appauthor=False)
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=place, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def subject(index: int) -> str:
    return f"{index:032x}"


def number(index: int) -> str:
    return f"{index:05d}"


def staffed_hall(folder: Path, people: int, clock: Clock | None = None, fingers: bool = True) -> Hall:
    """A hall with an administrator and `people` on A posts, the finger of each in the slot of their index."""
    hall = found_hall(folder, "青禾区政务服务中心", ZONE, True, clock or after_the_month())
    with hall.writing(SETUP) as tx:
        departments = range(-(-people // PER_DEPARTMENT))
        tx.record_all([("", DepartmentSet(_code(i), f"第{i + 1}派驻部门")) for i in departments])
        tx.record_all([(subject(i), PersonRegistered(number(i), f"员工{i}")) for i in range(people)])
        tx.record_all([(subject(i), _post(i)) for i in range(people)])
        tx.record_all([(subject(i), _finger(i)) for i in range(people) if fingers])
        tx.record(UserCreated("admin", "陈立", "", (Role.ADMINISTRATOR.value,), ""), new_id())
    return hall


def after_the_month() -> Clock:
    """A clock that stands still in May."""
    return Clock(datetime(2026, 5, 1, 9, tzinfo=ZoneInfo(ZONE)))


def _code(index: int) -> str:
    return f"D{index:04d}"


def _post(index: int) -> Fact:
    return PostAssigned(f"post{index}", _code(index // PER_DEPARTMENT), "综合", "A", date(2025, 1, 1), None)


def _finger(index: int) -> Fact:
    return FingerEnrolled(index, f"template{index}", "right_index", "", "")


def history(hall: Hall, people: int, month: Month) -> None:
    """Four punches a working day of everybody, as facts."""
    with hall.writing(SETUP) as tx:
        facts = [
            (subject(i), PunchRecorded(number(i), at, "scanner", "door"))
            for i, at in _punches(tx, people, month)
        ]
        tx.record_all(list(facts))


def punch_rows(hall: Hall, people: int, month: Month, outings: bool = True) -> None:
    """The same straight into the table, for sizes at which recording facts would take minutes.

    `outings`: everybody has one in the month besides.
    """
    with hall.writing(SETUP) as tx:
        rows = [
            (number(i), at, seq, "scanner", "door", "", 0)
            for seq, (i, at) in enumerate(_punches(tx, people, month))
        ]
        tx.conn.exec_driver_sql("INSERT INTO punch VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        if not outings:
            return
        day = month.first
        out = [OutingRegistered(f"outing{i}", day, 900, 1000, "开会", "") for i in range(people)]
        tx.record_all([(subject(i), outing) for i, outing in enumerate(out)])


def _punches(tx: Writing, people: int, month: Month) -> Iterator[tuple[int, int]]:
    """(person's index, UTC second), now and then late or early."""
    chance = random.Random(7)
    for day in month.dates():
        if not tx.settings.calendar.working(day):
            continue
        midnight = tx.time.at(day)
        for index in range(people):
            for earliest in _FOUR:
                spread = _LATE_SPREAD if chance.random() < 0.04 else _SPREAD
                yield index, midnight + earliest + chance.randrange(spread)
