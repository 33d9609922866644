"""Months judged from raw punches on a real store: lock, adjustments, explanation, queries."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import event

from app.domain.access import Actor, Role
from app.domain.facts import (
    DepartmentSet,
    DeviceNumberSet,
    PersonRegistered,
    PostAssigned,
    PunchRecorded,
    RuleSet,
)
from app.domain.month import PersonMonth
from app.domain.month_document import month_document
from app.domain.slots import Half, Month, date_range
from app.services.attendance import AttendanceService
from app.services.attendance_records import AttendanceRecords
from app.services.hall import Hall
from app.services.month_lock import MonthLock
from db.projection import rebuild
from tests.conftest import OFFICER
from tests.domain.days import second_of
from tests.services.cast import TUESDAY, Cast, lock_march, refused, status_of

MARCH = Month(2026, 3)
DIRECTOR = Actor("d1rector", "梁致远", frozenset({Role.DIRECTOR}))
FULL = ("08:20", "12:01", "13:55", "17:31")


@pytest.fixture
def people(sample_hall: Hall) -> Cast:
    return Cast(sample_hall)


@pytest.fixture
def service(sample_hall: Hall) -> AttendanceService:
    return AttendanceService(sample_hall)


def populate(hall: Hall, count: int) -> None:
    """`count` people of one department who punch four times on every working day of March."""
    with hall.writing(OFFICER) as tx:
        tx.record(DepartmentSet("GA", "公安"))
        subjects = [(f"s{number}", str(1000 + number)) for number in range(count)]
        tx.record_all([(s, PersonRegistered(number, f"人{number}")) for s, number in subjects])
        start = date(2025, 1, 6)
        tx.record_all([(s, PostAssigned(f"a{s}", "GA", "公安", "A", start, None)) for s, _ in subjects])
        worked = [day for day in MARCH.dates() if tx.settings.calendar.working(day)]
        moments = [tx.time.at(day, second_of(clock)) for day in worked for clock in FULL]
        punches = [(s, PunchRecorded(n, at, "import", "clock")) for s, n in subjects for at in moments]
        tx.record_all(list(punches))


def row_of(service: AttendanceService, name: str, month: Month = MARCH) -> PersonMonth:
    return next(p for p in service.month(month).judged.people if p.entry.name == name)


@contextmanager
def queries(hall: Hall) -> Iterator[list[str]]:
    """The statements that read something."""
    seen: list[str] = []

    def note(_c: Any, _cur: Any, statement: str, *_: Any) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            seen.append(statement)

    event.listen(hall.store.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(hall.store.engine, "before_cursor_execute", note)


# --- from raw punches ------------------------------------------------------------------------------


def test_a_month_of_raw_punches_is_judged_whole(hall: Hall) -> None:
    populate(hall, 3)
    judged = AttendanceService(hall).month(MARCH).judged
    assert [p.totals.actual_halves for p in judged.people] == [44, 44, 44]
    assert month_document(judged)["due_days"] == 22


@pytest.mark.parametrize("size", [10, 100])
@pytest.mark.parametrize("department", [None, "GA"])
def test_the_number_of_queries_does_not_grow_with_the_people(
    hall: Hall, department: str | None, size: int
) -> None:
    populate(hall, size)
    service = AttendanceService(hall)
    service.month(MARCH, department)
    with queries(hall) as seen:
        judged = service.month(MARCH, department).judged
    assert [p.totals.actual_halves for p in judged.people] == [44] * size
    assert len(seen) == 5


def test_a_department_gets_its_own_people(people: Cast, service: AttendanceService) -> None:
    judged = service.month(MARCH, "GA").judged
    assert {p.entry.department for p in judged.people} == {"GA"}
    assert [p.entry.post for p in judged.people] == ["A"] * 6 + ["B"]
    assert refused(service.month, MARCH, "XX").params == {"code": "XX"}


def test_the_moment_of_asking_leaves_the_rest_of_the_month_open(
    people: Cast, service: AttendanceService
) -> None:
    as_of = datetime.fromisoformat("2026-03-10T12:00")
    judged = service.month(MARCH, "GA", as_of).judged
    assert judged.people[0].totals.due_halves == 13


def test_a_second_device_number_counts_for_the_same_person(people: Cast, service: AttendanceService) -> None:
    clerk = people.clerk.person
    people.punches(clerk, TUESDAY, "08:20 13:55")
    with people.hall.writing(OFFICER) as tx:
        tx.record(DeviceNumberSet("0002"), clerk)
        for clock in ("12:01", "17:31"):
            at = tx.time.at(TUESDAY, second_of(clock))
            tx.record(PunchRecorded("0002", at, "import", "clock"), clerk)
    assert status_of(people.hall, clerk, TUESDAY) == ["am normal", "pm normal"]


def test_a_number_that_is_matched_later_is_judged_from_then_on(
    people: Cast, service: AttendanceService
) -> None:
    clerk = people.clerk.person
    with people.hall.writing(OFFICER) as tx:
        for clock in FULL:
            tx.record(PunchRecorded("777", tx.time.at(TUESDAY, second_of(clock)), "import", "clock"))
    assert status_of(people.hall, clerk, TUESDAY) == ["am awol", "pm awol"]
    with people.hall.writing(OFFICER) as tx:
        tx.record(DeviceNumberSet("777"), clerk)
    assert status_of(people.hall, clerk, TUESDAY) == ["am normal", "pm normal"]


def test_C_P2_a_late_file_withdraws_the_lateness(people: Cast, service: AttendanceService) -> None:
    clerk = people.clerk.person
    people.punches(clerk, TUESDAY, "08:50 12:01 13:55 17:31")
    assert status_of(people.hall, clerk, TUESDAY)[0] == "am late"
    people.punches(clerk, TUESDAY, "08:20")
    assert status_of(people.hall, clerk, TUESDAY)[0] == "am normal"


def test_C_P5_two_people_may_punch_in_the_same_second(people: Cast) -> None:
    for who in (people.clerk, people.colleague):
        people.punches(who.person, TUESDAY, "08:20 12:01")
    for who in (people.clerk, people.colleague):
        assert status_of(people.hall, who.person, TUESDAY)[0] == "am normal"


def test_C_P21_the_machines_zone_changes_nothing(
    people: Cast, service: AttendanceService, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    people.punches(people.clerk.person, TUESDAY, "08:20 12:01 13:55 17:31")
    before = month_document(service.month(MARCH).judged)
    for zone in ("UTC", "America/New_York"):
        monkeypatch.setenv("TZ", zone)
        if hasattr(time, "tzset"):
            time.tzset()
        assert month_document(service.month(MARCH).judged) == before
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


def test_C_P23_a_change_of_rules_leaves_the_days_before_it_alone(
    people: Cast, service: AttendanceService
) -> None:
    clerk = people.clerk.person
    for day in (date(2026, 3, 30), TUESDAY):
        people.punches(clerk, day, "08:35 12:01 13:55 17:31")
    with people.hall.writing(OFFICER) as tx:
        tx.record(RuleSet("attendance.grace_minutes", 5, TUESDAY))
    assert status_of(people.hall, clerk, date(2026, 3, 30))[0] == "am late"
    assert status_of(people.hall, clerk, TUESDAY)[0] == "am normal"


def test_C_S9_a_cancelled_outing_counts_nowhere(people: Cast, service: AttendanceService) -> None:
    records = AttendanceRecords(people.hall)
    key = records.register_outing_of(
        people.head, people.clerk.person, TUESDAY, frozenset({Half.AM}), "送件", "税务局"
    )
    assert row_of(service, "马晓岚").totals.outing_halves == 1
    records.cancel_outing(people.head, key)
    assert row_of(service, "马晓岚").totals.outing_halves == 0


def test_the_tables_may_be_made_again_and_the_month_stays(people: Cast, service: AttendanceService) -> None:
    people.punches(people.clerk.person, TUESDAY, "08:40 12:01 13:55 17:31")
    before = month_document(service.month(MARCH).judged)
    with people.hall.store.write() as conn:
        rebuild(conn)
    assert month_document(service.month(MARCH).judged) == before


def test_today_is_the_running_month(people: Cast, service: AttendanceService) -> None:
    judged = service.today()
    assert judged.month == Month(2026, 4)
    first = next(p for p in judged.people if p.entry.name == "马晓岚")
    assert {s.value for v in first.verdicts for s in v.status} == {"open"}


# --- explanation -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clocks", "keys"),
    [
        (
            "08:40 12:01 13:55 17:31",
            ["explain_hours", "explain_punch_in", "explain_punch_out", "explain_late"],
        ),
        (
            "08:20 11:50 13:55 17:31",
            ["explain_hours", "explain_punch_in", "explain_punch_out", "explain_early"],
        ),
        ("12:01", ["explain_hours", "explain_punch_out", "explain_missing_in"]),
        ("09:10 12:01", ["explain_hours", "explain_punch_in", "explain_punch_out", "explain_awol_late"]),
        ("08:20 11:10", ["explain_hours", "explain_punch_in", "explain_punch_out", "explain_awol_early"]),
        ("", ["explain_hours", "explain_awol"]),
    ],
)
def test_every_verdict_explains_itself(
    people: Cast, service: AttendanceService, clocks: str, keys: list[str]
) -> None:
    people.punches(people.clerk.person, TUESDAY, clocks)
    _, reasons = service.explain(people.clerk.person, TUESDAY)[0]
    assert [reason.key for reason in reasons] == keys
    assert all(reason.article for reason in reasons)


@pytest.fixture
def lock(people: Cast) -> MonthLock:
    return MonthLock(people.hall)


# --- lock -------------------------------------------------------------------------------------------------


def test_a_month_is_locked_once_its_deadlines_have_passed(people: Cast, lock: MonthLock) -> None:
    people.sets_clock("23:59", date(2026, 3, 31))
    assert refused(lock.lock_month, DIRECTOR, MARCH).key == "month_not_over"
    people.sets_clock("23:59", date(2026, 4, 3))
    error = refused(lock.lock_month, DIRECTOR, MARCH)
    assert (error.key, error.params["deadline"]) == ("month_deadline", date(2026, 4, 3))
    people.sets_clock("00:00", date(2026, 4, 4))
    lock.lock_month(DIRECTOR, MARCH)
    assert lock.locked_months() == (MARCH,)
    assert refused(lock.lock_month, DIRECTOR, MARCH).key == "month_locked"


def test_only_the_director_locks(people: Cast, lock: MonthLock) -> None:
    for actor in (people.officer, people.chief, people.head, people.clerk):
        assert refused(lock.lock_month, actor, MARCH).key == "not_entitled"


def test_C_P27_a_locked_month_stays_as_issued_and_the_next_shows_what_changed(
    people: Cast, service: AttendanceService
) -> None:
    clerk = people.clerk.person
    people.punches(clerk, TUESDAY, "08:40 12:01 13:55 17:31")
    draft = month_document(service.month(MARCH).judged)
    assert not service.month(MARCH).locked
    lock_march(people)
    people.punches(clerk, TUESDAY, "08:20")
    issued = service.month(MARCH)
    assert issued.locked and month_document(issued.judged) == draft
    (change,) = service.month(Month(2026, 4)).adjustments
    assert change.issued is not None and change.now is not None
    assert ([*change.issued.status], [*change.now.status]) == (["late"], ["normal"])
    assert service.month(Month(2026, 4), "SJ").adjustments == ()


def test_what_a_sheet_has_adjusted_stays_on_it_and_is_not_adjusted_again(
    people: Cast, service: AttendanceService, lock: MonthLock
) -> None:
    april, may, june = (Month(2026, month) for month in (4, 5, 6))
    people.punches(people.clerk.person, TUESDAY, "08:40 12:01 13:55 17:31")
    lock_march(people)
    people.punches(people.clerk.person, TUESDAY, "08:20")
    people.sets_clock("09:00", date(2026, 5, 20))
    lock.lock_month(people.director, april)
    printed = service.month(april).adjustments
    assert len(printed) == 1
    assert service.month(may).adjustments == (), "April's sheet has said it"
    people.punches(people.clerk.person, TUESDAY, "17:29")
    people.punches(people.clerk.person, TUESDAY, "08:10")
    assert service.month(april).adjustments == printed
    assert service.month(may).adjustments == (), "the day is judged as April's sheet says"
    people.sets_clock("09:00", date(2026, 6, 20))
    lock.lock_month(people.director, may)
    assert service.month(june).adjustments == ()


def test_an_issued_sheet_that_was_tampered_with_is_refused(people: Cast, service: AttendanceService) -> None:
    lock_march(people)
    raw = sqlite3.connect(people.hall.store.path)
    (content,) = raw.execute("SELECT content FROM blob").fetchone()
    data = json.loads(content)
    data["people"] = []
    raw.execute("UPDATE blob SET content = ?", (json.dumps(data).encode(),))
    raw.commit()
    raw.close()
    assert refused(service.month, MARCH).key == "lock_damaged"


def test_the_whole_of_march_is_issued(people: Cast, service: AttendanceService) -> None:
    lock_march(people)
    row = row_of(service, "马晓岚")
    assert {v.date for v in row.verdicts} <= set(date_range(MARCH.first, MARCH.last))
    assert row.totals.awol_halves == 44
