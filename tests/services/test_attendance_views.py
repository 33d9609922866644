"""The month, the half-day and the lists as the attendance pages read them."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.access import Actor, Role
from app.domain.attendance import Edge, Status
from app.domain.facts import PunchQuarantined, PunchRecorded
from app.domain.refusal import Refusal
from app.domain.slots import Half, Month
from app.services.attendance_views import AttendanceViews, slot_verdict
from app.services.correction import CorrectionService
from app.services.hall import Hall
from app.services.month_lock import MonthLock
from tests.conftest import OFFICER
from tests.services.cast import TUESDAY, Cast

MARCH = Month(2026, 3)
WHOLE = "08:21 12:01 13:55 17:35"


@pytest.fixture
def cast(sample_hall: Hall) -> Cast:
    return Cast(sample_hall)


@pytest.fixture
def views(cast: Cast) -> AttendanceViews:
    return AttendanceViews(cast.hall)


def names(views: AttendanceViews, actor: Actor) -> list[str]:
    return [p.entry.name for p in views.month(actor, MARCH).issued.judged.people]


def test_each_reader_sees_the_people_they_may(cast: Cast, views: AttendanceViews) -> None:
    assert len(names(views, cast.officer)) == 60
    assert names(views, cast.clerk) == ["马晓岚"]
    assert len(names(views, cast.head)) == 7
    reviewer = Actor("rev1ew", "", frozenset({Role.REVIEWER}), department="SJ")
    assert len(names(views, reviewer)) == 6
    assert names(views, Actor("adm1n", "", frozenset({Role.ADMINISTRATOR}))) == []


def test_the_departments_are_those_of_the_people_shown(cast: Cast, views: AttendanceViews) -> None:
    assert views.month(cast.head, MARCH).departments == (("GA", "青禾公安分局"),)


def test_a_name_is_found_by_any_reading_of_its_characters(cast: Cast, views: AttendanceViews) -> None:
    letters = views.month(cast.clerk, MARCH).letters
    assert letters[0][0] == {"m"}


def test_a_half_day_explains_itself_and_marks_repeats(cast: Cast, views: AttendanceViews) -> None:
    cast.punches(cast.clerk.person, TUESDAY, "08:36 08:36:30 12:01 13:55 17:35")
    shown = views.day(cast.clerk, cast.clerk.person, TUESDAY)
    pair = slot_verdict(shown, Half.AM)
    assert pair is not None and pair[0].status == (Status.LATE,)
    assert [r.key for r in pair[1]][-1] == "explain_late"
    assert [(p.clock, p.edge, p.repeat) for p in shown.punches][:3] == [
        ("08:36:00", Edge.AM_IN, False),
        ("08:36:30", Edge.AM_IN, True),
        ("12:01:00", Edge.AM_OUT, False),
    ]


def test_nobody_opens_the_day_of_somebody_they_may_not_see(cast: Cast, views: AttendanceViews) -> None:
    with pytest.raises(Refusal, match="not_entitled"):
        views.day(cast.clerk, cast.colleague.person, TUESDAY)


def test_an_open_slip_stands_beside_the_punches(cast: Cast, views: AttendanceViews) -> None:
    cast.punches(cast.clerk.person, TUESDAY, "12:01 13:55 17:35")
    CorrectionService(cast.hall).propose(cast.clerk, cast.clerk.person, TUESDAY, "am_in", 505, "forgot")
    assert views.day(cast.clerk, cast.clerk.person, TUESDAY).open_slips == (Edge.AM_IN,)


def test_before_a_lock_one_sees_what_stands_open(cast: Cast, views: AttendanceViews) -> None:
    cast.punches(cast.clerk.person, TUESDAY, "12:01 13:55 17:35")
    CorrectionService(cast.hall).propose(cast.clerk, cast.clerk.person, TUESDAY, "am_in", 505, "forgot")
    with cast.hall.writing(OFFICER) as tx:
        tx.record(PunchRecorded("7777", tx.time.at(TUESDAY), "import", "old"))
        tx.record(PunchQuarantined("1002", 0, "import", "old", "punch_before_start"))
    found = views.lock_preview(cast.director, MARCH)
    assert found.refusal is not None and found.refusal.key == "month_deadline"
    assert (found.open_slips, found.missing, found.unmatched, found.quarantined) == (1, 1, 1, 0)
    with pytest.raises(Refusal, match="not_entitled"):
        views.lock_preview(cast.officer, MARCH)


def test_a_locked_month_lists_what_was_corrected_since(cast: Cast, views: AttendanceViews) -> None:
    cast.punches(cast.clerk.person, TUESDAY, "12:01 13:55 17:35")
    slips = CorrectionService(cast.hall)
    slip = slips.propose(cast.clerk, cast.clerk.person, TUESDAY, "am_in", 505, "forgot")
    cast.sets_clock("09:00", date(2026, 4, 8))
    MonthLock(cast.hall).lock_month(cast.director, MARCH)
    slips.confirm(cast.head, slip)
    slips.approve(cast.chief, slip)
    shown = views.month(cast.officer, MARCH)
    assert shown.issued.locked and shown.locked_at is not None
    assert [(a.entry.name, a.now and a.now.status) for a in shown.since_lock] == [
        ("马晓岚", (Status.NORMAL,))
    ]
    assert views.month(cast.colleague, MARCH).since_lock == ()


def test_stray_punches_stand_by_their_number(cast: Cast, views: AttendanceViews) -> None:
    with cast.hall.writing(OFFICER) as tx:
        start = tx.time.at(TUESDAY)
        for user_no, at in (("7777", start), ("7777", start + 60), ("8888", start)):
            tx.record(PunchRecorded(user_no, at, "import", "old"))
    found = views.unmatched(cast.officer)
    assert [(u.user_no, u.count, u.last - u.first) for u in found] == [("7777", 2, 60), ("8888", 1, 0)]
    with pytest.raises(Refusal, match="not_entitled"):
        views.unmatched(cast.clerk)


def test_a_punch_set_aside_says_why(cast: Cast, views: AttendanceViews) -> None:
    with cast.hall.writing(OFFICER) as tx:
        tx.record(PunchQuarantined("1002", 5, "import", "old", "punch_before_start"))
    assert [(q.user_no, q.at, q.reason) for q in views.quarantined(cast.director)] == [
        ("1002", 5, "punch_before_start")
    ]
