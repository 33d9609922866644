"""The small, crowded hall of the flows of leave: few people, many accounts, relatives among them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from app.domain.access import SETUP, Actor, Role
from app.domain.facts import DepartmentSet, PersonRegistered, PostAssigned, UserCreated, WindowHeadSet
from app.domain.leave_facts import RelativeListed
from app.services.clock import Clock
from app.services.hall import STORE_NAME, Hall, Writing, found_hall
from db.store import Store, open_store

ZONE = ZoneInfo("Asia/Shanghai")
FIRST_DAY = date(2026, 3, 2)
_START = date(2025, 1, 1)
CENTRE = "ZX"


@dataclass(frozen=True)
class Member:
    """Somebody of the roster and their account."""

    subject: str
    name: str
    department: str
    post: str
    roles: tuple[Role, ...] = ()

    @property
    def actor(self) -> Actor:
        return Actor(
            f"account-{self.subject}",
            self.name,
            frozenset({Role.STAFF, *self.roles}),
            self.subject,
            self.department,
        )


def _people() -> Iterator[Member]:
    for department, size in (("BD", 5), ("MZ", 2), ("GA", 3)):
        for number in range(size):
            roles = {0: (Role.WINDOW_HEAD,), 1: (Role.REVIEWER,)}.get(number, ())
            yield Member(f"{department}a{number}", f"{department}员工{number}", department, "A", roles)
        yield Member(f"{department}b", f"{department}顶岗", department, "B")
    yield Member("director1", "梁致远", CENTRE, "A", (Role.DIRECTOR,))
    yield Member("director2", "宋晏清", CENTRE, "A", (Role.DIRECTOR,))
    yield Member("chief", "卢正衡", CENTRE, "A", (Role.DUTY_CHIEF,))
    yield Member("officer", "关晓月", CENTRE, "A", (Role.OFFICER,))
    yield Member("section", "文思齐", CENTRE, "A", (Role.REVIEWER,))


PEOPLE = tuple(_people())
BY_SUBJECT = {member.subject: member for member in PEOPLE}
DIRECTORS = tuple(member.actor for member in PEOPLE if Role.DIRECTOR in member.roles)
REVIEWERS = tuple(member.actor for member in PEOPLE if Role.REVIEWER in member.roles)
HEADS = tuple(member.actor for member in PEOPLE if Role.WINDOW_HEAD in member.roles)
CHIEF, OFFICER = BY_SUBJECT["chief"].actor, BY_SUBJECT["officer"].actor
RELATED = (("director1", "BDa2"), ("chief", "MZa1"), ("BDa1", "BDa3"), ("officer", "GAa2"))


def group_of(department: str) -> str:
    return f"{department}窗口"


def found_small_hall(folder: Path) -> None:
    """Founds the hall of the flows in `folder`."""
    hall = found_hall(folder, "青禾区政务服务中心", "Asia/Shanghai", True, clock_at(FIRST_DAY, 7))
    with hall.writing(SETUP) as tx:
        for code in ("BD", "MZ", "GA", CENTRE):
            tx.record(DepartmentSet(code, f"{code}部门", "centre" if code == CENTRE else "department"))
        for number, member in enumerate(PEOPLE):
            _enter(tx, number, member)
        for one, other in RELATED:
            tx.record(RelativeListed(other), one)
    hall.close()


def _enter(tx: Writing, number: int, member: Member) -> None:
    tx.record(PersonRegistered(f"{number:04d}", member.name), member.subject)
    place = (member.department, group_of(member.department))
    tx.record(PostAssigned(f"post-{member.subject}", *place, member.post, _START, None), member.subject)
    roles = tuple(role.value for role in member.actor.roles)
    account = UserCreated(member.subject, member.name, member.subject, roles, member.department)
    tx.record(account, member.actor.account)
    if Role.WINDOW_HEAD in member.roles:
        tx.record(WindowHeadSet(*place), member.subject)


def clock_at(day: date, hour: int) -> Clock:
    """A clock that stands still."""
    return Clock(datetime(day.year, day.month, day.day, hour, tzinfo=ZONE))


class Telling(Hall):
    """A hall that keeps what each thread has committed, for the acknowledgement."""

    def __init__(self, folder: Path, store: Store, clock: Clock) -> None:
        super().__init__(folder, store, clock)
        self._committed = threading.local()

    def committed(self) -> list[tuple[int, str]]:
        """(seq, hash) of each fact that this thread has committed since it last asked."""
        found: list[tuple[int, str]] = getattr(self._committed, "facts", [])
        self._committed.facts = []
        return found

    @contextmanager
    def writing(self, actor: Actor) -> Iterator[Writing]:
        with super().writing(actor) as tx:
            yield tx
        before = self.committed()
        self._committed.facts = before + [(item.seq, item.hash.hex()) for item in tx.recorded]


def open_small_hall(folder: Path, day: date, hour: int) -> Telling:
    """One writer's own way to the store."""
    return Telling(folder, open_store(folder / STORE_NAME), clock_at(day, hour))
