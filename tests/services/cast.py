"""People of the sample hall in their roles, and shorthand for what they punch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from app.domain.access import Actor, Role
from app.domain.facts import PunchRecorded
from app.domain.refusal import Refusal
from app.domain.slots import Month
from app.services.attendance import AttendanceService
from app.services.hall import Hall
from app.services.month_lock import MonthLock
from db import roster
from tests.conftest import OFFICER, ZONE
from tests.domain.days import second_of

TUESDAY = date(2026, 3, 31)
CLERK_NAME, HEAD_NAME, COLLEAGUE_NAME = "马晓岚", "沈立言", "顾文渊"
OTHER_HEAD_NAME, OFFICER_NAME, CHIEF_NAME, DIRECTOR_NAME = "韩静怡", "关晓月", "卢正衡", "梁致远"


def subject_of(hall: Hall, name: str) -> str:
    """The subject id of somebody on the roster."""
    with hall.reading() as view:
        return next(p.subject for p in roster.people(view.conn) if p.name == name)


def acting(hall: Hall, name: str, *roles: Role, account: str = "", department: str = "") -> Actor:
    """Somebody of the roster, signed in with these roles."""
    subject = subject_of(hall, name)
    return Actor(account or f"account-{subject}", name, frozenset(roles), subject, department)


class Cast:
    """The people that the tests of a feature need, each with an account of their own."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.clerk = acting(hall, CLERK_NAME, Role.STAFF)
        self.colleague = acting(hall, COLLEAGUE_NAME, Role.STAFF)
        self.head = acting(hall, HEAD_NAME, Role.STAFF, Role.WINDOW_HEAD)
        self.other_head = acting(hall, OTHER_HEAD_NAME, Role.WINDOW_HEAD)
        self.officer = acting(hall, OFFICER_NAME, Role.OFFICER)
        self.chief = acting(hall, CHIEF_NAME, Role.DUTY_CHIEF)
        self.director = acting(hall, DIRECTOR_NAME, Role.DIRECTOR)

    def sets_clock(self, clock: str, day: date = date(2026, 4, 1)) -> None:
        """Moves the hall's clock."""
        second = second_of(clock)
        self.hall.clock.as_of = datetime(
            day.year, day.month, day.day, second // 3600, second // 60 % 60, second % 60, tzinfo=ZONE
        )

    def punches(self, subject: str, day: date, clocks: str) -> None:
        """Records punches as if a clock's file had been imported."""
        with self.hall.writing(OFFICER) as tx:
            person = roster.person_by_subject(tx.conn, subject)
            assert person is not None
            for clock in clocks.split():
                at = tx.time.at(day, second_of(clock))
                tx.record(PunchRecorded(person.number, at, "import", "clock"), subject)


def refused(call: Callable[..., object], *values: object) -> Refusal:
    """The refusal that a call must end in."""
    with pytest.raises(Refusal) as caught:
        call(*values)
    return caught.value


def status_of(hall: Hall, subject: str, day: date) -> list[str]:
    """`am normal`, `pm late+…`: how a date stands."""
    verdicts = AttendanceService(hall).explain(subject, day)
    return [f"{v.half} {'+'.join(v.status)}" for v, _ in verdicts]


def lock_march(people: Cast) -> None:
    """Issues March 2026 once its deadlines are over."""
    people.sets_clock("09:00", date(2026, 4, 8))
    MonthLock(people.hall).lock_month(people.director, Month(2026, 3))
