"""Outings, duty rosters, reductions, faults and manual sign-in on a real store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from app.domain.access import Actor, Role
from app.domain.slots import BOTH_HALVES, Half
from app.services.attendance import AttendanceService
from app.services.attendance_records import AttendanceRecords
from app.services.hall import Hall
from db import attendance
from tests.services.cast import TUESDAY, Cast, acting, lock_march, refused, status_of

TODAY = date(2026, 4, 1)
DOWN = datetime.fromisoformat("2026-03-31T08:00"), datetime.fromisoformat("2026-03-31T09:00")
ALL_DAY = datetime.fromisoformat("2026-04-01T08:00"), datetime.fromisoformat("2026-04-01T18:00")


@pytest.fixture
def people(sample_hall: Hall) -> Cast:
    return Cast(sample_hall)


@pytest.fixture
def records(sample_hall: Hall) -> AttendanceRecords:
    return AttendanceRecords(sample_hall)


# --- outings ------------------------------------------------------------------------------------


def test_a_registered_outing_excuses_its_half_day(people: Cast, records: AttendanceRecords) -> None:
    clerk = people.clerk.person
    records.register_outing_of(people.head, clerk, TUESDAY, frozenset({Half.AM}), "送卷宗", "区法院")
    assert status_of(people.hall, clerk, TUESDAY) == ["am outing", "pm awol"]


def test_an_outing_of_both_halves_covers_the_day(people: Cast, records: AttendanceRecords) -> None:
    clerk = people.clerk.person
    records.register_outing_of(people.officer, clerk, TUESDAY, BOTH_HALVES, "培训", "市局")
    assert status_of(people.hall, clerk, TUESDAY) == ["am outing", "pm outing"]


def test_one_may_sign_oneself_out_before_leaving(people: Cast, records: AttendanceRecords) -> None:
    clerk = people.clerk
    records.register_outing(clerk, clerk.person, TODAY, 8 * 60 + 45, 11 * 60, "送件", "税务局")
    records.register_outing(clerk, clerk.person, date(2026, 4, 2), 510, 720, "送件", "税务局")
    (today, tomorrow) = records.registered(clerk, TODAY, date(2026, 4, 2))
    assert (today.value["place"], tomorrow.first) == ("税务局", date(2026, 4, 2))


def test_nobody_signs_themselves_out_afterwards(people: Cast, records: AttendanceRecords) -> None:
    for actor in (people.clerk, people.head):
        for day, first in ((TODAY, 8 * 60 + 44), (TUESDAY, 510)):
            error = refused(records.register_outing, actor, actor.person, day, first, 720, "x", "y")
            assert error.key == "outing_past"


def test_a_colleague_may_not_sign_one_out(people: Cast, records: AttendanceRecords) -> None:
    error = refused(records.register_outing, people.colleague, people.clerk.person, TODAY, 600, 660, "x", "y")
    assert error.key == "not_entitled"


def test_a_window_head_signs_out_their_own_window_only(people: Cast, records: AttendanceRecords) -> None:
    error = refused(
        records.register_outing, people.other_head, people.clerk.person, TODAY, 600, 660, "x", "y"
    )
    assert error.key == "not_own_window"


@pytest.mark.parametrize(("first", "last"), [(660, 600), (600, 600), (-1, 60), (600, 1441)])
def test_an_outing_runs_forward_within_its_date(
    people: Cast, records: AttendanceRecords, first: int, last: int
) -> None:
    clerk = people.clerk.person
    error = refused(records.register_outing, people.chief, clerk, TODAY, first, last, "x", "y")
    assert error.key == "outing_times"


@pytest.mark.parametrize(
    ("reason", "place", "key"),
    [
        (" ", "y", "field_missing"),
        ("x", "", "field_missing"),
        ("送" * 201, "y", "field_too_long"),
        ("x\u202e", "y", "field_character"),
    ],
)
def test_an_outing_needs_a_reason_and_a_place(
    people: Cast, records: AttendanceRecords, reason: str, place: str, key: str
) -> None:
    clerk = people.clerk.person
    assert refused(records.register_outing, people.chief, clerk, TODAY, 600, 660, reason, place).key == key


def test_an_outing_lies_within_the_roster(people: Cast, records: AttendanceRecords) -> None:
    clerk = people.clerk.person
    error = refused(records.register_outing, people.chief, clerk, date(2024, 1, 8), 600, 660, "x", "y")
    assert (error.key, error.params["name"]) == ("not_on_roster", "马晓岚")
    assert (
        refused(records.register_outing, people.chief, "nobody", TODAY, 600, 660, "x", "y").key
        == "person_unknown"
    )


def test_no_half_day_is_no_outing(people: Cast, records: AttendanceRecords) -> None:
    clerk = people.clerk.person
    call = records.register_outing_of
    assert refused(call, people.chief, clerk, TODAY, frozenset(), "x", "y").key == "outing_times"


def test_a_cancelled_outing_excuses_nothing(people: Cast, records: AttendanceRecords) -> None:
    clerk = people.clerk.person
    key = records.register_outing(people.head, clerk, TUESDAY, 510, 720, "送件", "税务局")
    assert refused(records.cancel_outing, people.colleague, key).key == "not_entitled"
    assert refused(records.cancel_outing, people.other_head, key).key == "not_own_window"
    records.cancel_outing(people.clerk, key)
    assert status_of(people.hall, clerk, TUESDAY) == ["am awol", "pm awol"]
    assert refused(records.cancel_outing, people.head, key).key == "entry_unknown"


def test_nothing_is_registered_in_a_locked_month(people: Cast, records: AttendanceRecords) -> None:
    clerk, chief, officer = people.clerk.person, people.chief, people.officer
    key = records.register_outing(people.head, clerk, TUESDAY, 510, 720, "送件", "税务局")
    fault = records.declare_fault(officer, "一楼1号", *DOWN, "停电")
    reduction = records.grant_reduction(officer, clerk, date(2026, 3, 2), date(2026, 6, 1), "pm_out")
    lock_march(people)
    for call in (
        lambda: records.register_outing(chief, clerk, TUESDAY, 510, 720, "x", "y"),
        lambda: records.register_outing_of(chief, clerk, TUESDAY, BOTH_HALVES, "x", "y"),
        lambda: records.cancel_outing(people.head, key),
        lambda: records.set_duty(officer, clerk, TUESDAY, (510, 720), None),
        lambda: records.clear_duty(officer, clerk, TUESDAY),
        lambda: records.grant_reduction(officer, clerk, TUESDAY, TODAY, "pm_out"),
        lambda: records.end_reduction(officer, reduction, date(2026, 3, 20)),
        lambda: records.sign_in_manually(officer, clerk, TUESDAY, 505, fault),
    ):
        error = refused(call)
        assert (error.key, error.params) == ("month_locked", {"month": "2026-03"})
    records.end_reduction(officer, reduction, date(2026, 3, 31))


# --- duty rosters and reductions ------------------------------------------------------------------


def test_a_duty_roster_makes_a_saturday_a_working_day(people: Cast, records: AttendanceRecords) -> None:
    saturday, clerk = date(2026, 3, 28), people.clerk.person
    records.set_duty(people.officer, clerk, saturday, (540, 720), None)
    assert status_of(people.hall, clerk, saturday) == ["am awol"]
    records.clear_duty(people.officer, clerk, saturday)
    assert status_of(people.hall, clerk, saturday) == []
    error = refused(records.clear_duty, people.officer, clerk, saturday)
    assert error.key == "entry_unknown"


def test_a_duty_roster_replaces_an_earlier_one_of_the_date(people: Cast, records: AttendanceRecords) -> None:
    clerk = people.clerk.person
    records.set_duty(people.officer, clerk, TUESDAY, None, None)
    assert status_of(people.hall, clerk, TUESDAY) == []
    records.set_duty(people.officer, clerk, TUESDAY, None, (780, 1020))
    assert status_of(people.hall, clerk, TUESDAY) == ["pm awol"]


@pytest.mark.parametrize(
    ("am", "pm", "key"),
    [
        ((720, 510), None, "duty_hours"),
        (None, (1000, 1441), "duty_hours"),
        ((510, 720), (700, 900), "duty_overlap"),
        ((510, 900), None, "duty_overlap"),
    ],
)
def test_a_duty_roster_runs_forward(
    people: Cast,
    records: AttendanceRecords,
    am: tuple[int, int] | None,
    pm: tuple[int, int] | None,
    key: str,
) -> None:
    clerk = people.clerk.person
    assert refused(records.set_duty, people.officer, clerk, TUESDAY, am, pm).key == key


def test_nobody_sets_their_own_hours(people: Cast, records: AttendanceRecords) -> None:
    own = people.officer.person
    calls: list[Callable[[], object]] = [
        lambda: records.set_duty(people.officer, own, TUESDAY, None, None),
        lambda: records.grant_reduction(people.officer, own, TUESDAY, TODAY, "pm_out"),
    ]
    assert [refused(call).key for call in calls] == ["own_record", "own_record"]


def test_hours_are_set_by_those_entitled(people: Cast, records: AttendanceRecords) -> None:
    clerk = people.clerk.person
    for call in (
        lambda: records.set_duty(people.head, clerk, TUESDAY, None, None),
        lambda: records.grant_reduction(people.head, clerk, TUESDAY, TODAY, "pm_out"),
    ):
        assert refused(call).key == "not_entitled"


def test_AT_13_a_nursing_hour_is_granted_and_ended(people: Cast, records: AttendanceRecords) -> None:
    clerk = people.clerk.person
    people.punches(clerk, TUESDAY, "08:20 12:05 13:50 16:31")
    first, last = date(2026, 3, 1), date(2026, 9, 30)
    key = records.grant_reduction(
        people.officer, clerk, first, last, "pm_out", 60, "nursing", date(2025, 10, 1)
    )
    assert status_of(people.hall, clerk, TUESDAY) == ["am normal", "pm normal"]
    records.end_reduction(people.officer, key, date(2026, 3, 30))
    assert status_of(people.hall, clerk, TUESDAY) == ["am normal", "pm awol"]
    (kept,) = records.registered(people.officer, first, last)
    assert (kept.first, kept.last) == (first, date(2026, 3, 30))
    records.end_reduction(people.officer, key, date(2026, 2, 1))
    assert records.registered(people.officer, first, last) == ()
    assert refused(records.end_reduction, people.officer, key, first).key == "entry_unknown"


def test_a_reduction_is_not_made_longer_by_ending_it(people: Cast, records: AttendanceRecords) -> None:
    key = records.grant_reduction(people.officer, people.clerk.person, TUESDAY, TODAY, "pm_out")
    assert refused(records.end_reduction, people.officer, key, TODAY).key == "reduction_dates"
    assert refused(records.end_reduction, people.head, key, TUESDAY).key == "not_entitled"


@pytest.mark.parametrize(
    ("first", "last", "edge", "minutes", "birth", "key"),
    [
        ("2026-03-01", "2026-06-01", "noon", 60, None, "edge_unknown"),
        ("2026-03-01", "2026-06-01", "pm_out", 0, None, "reduction_minutes"),
        ("2026-03-01", "2026-06-01", "pm_out", 241, None, "reduction_minutes"),
        ("2026-03-02", "2026-03-01", "pm_out", 60, None, "reduction_dates"),
        ("2026-03-01", "2027-03-02", "pm_out", 60, None, "reduction_year"),
        ("2026-03-01", "2026-06-01", "pm_out", 60, "2025-05-01", "reduction_birth"),
        ("2026-03-01", "2026-06-01", "pm_out", 60, "2026-03-02", "reduction_birth"),
    ],
)
def test_a_reduction_lasts_a_year_at_most_and_until_the_child_is_one(
    people: Cast,
    records: AttendanceRecords,
    first: str,
    last: str,
    edge: str,
    minutes: int,
    birth: str | None,
    key: str,
) -> None:
    days = date.fromisoformat(first), date.fromisoformat(last)
    born = date.fromisoformat(birth) if birth else None
    error = refused(
        records.grant_reduction, people.officer, people.clerk.person, *days, edge, minutes, "nursing", born
    )
    assert error.key == key


# --- faults and manual sign-in ----------------------------------------------------------------------


@pytest.fixture
def fault(people: Cast, records: AttendanceRecords) -> str:
    return records.declare_fault(people.officer, "一楼1号", *DOWN, "停电")


def test_AT_18_a_manual_sheet_within_a_fault_is_a_punch(
    people: Cast, records: AttendanceRecords, fault: str
) -> None:
    clerk = people.clerk.person
    people.punches(clerk, TUESDAY, "12:00 14:00 17:30")
    records.sign_in_manually(people.head, clerk, TUESDAY, 8 * 60 + 25, fault)
    assert status_of(people.hall, clerk, TUESDAY) == ["am normal", "pm normal"]
    with people.hall.reading() as view:
        rows = attendance.punches_of(view.conn, clerk, 0, 2**40)
    (manual,) = [row for row in rows if row.source == "manual"]
    assert (manual.device, manual.witness) == (fault, people.head.person)


def test_C_P26_a_manual_sign_in_names_its_source_in_the_judged_month(
    people: Cast, records: AttendanceRecords, fault: str
) -> None:
    clerk = people.clerk.person
    records.sign_in_manually(people.chief, clerk, TUESDAY, 505, fault)
    verdict, reasons = AttendanceService(people.hall).explain(clerk, TUESDAY)[0]
    assert verdict.punch_in is not None and verdict.punch_in.source.value == "manual"
    assert any(reason.params.get("source") == "manual" for reason in reasons)


def test_a_manual_sign_in_lies_inside_its_fault(people: Cast, records: AttendanceRecords, fault: str) -> None:
    clerk = people.clerk.person
    for minute in (479, 541):
        error = refused(records.sign_in_manually, people.chief, clerk, TUESDAY, minute, fault)
        assert error.key == "manual_outside_fault"
    assert refused(records.sign_in_manually, people.chief, clerk, TUESDAY, 500, "none").key == "fault_unknown"


def test_nobody_signs_themselves_in_by_hand(people: Cast, records: AttendanceRecords, fault: str) -> None:
    for actor in (people.head, people.officer, people.chief):
        error = refused(records.sign_in_manually, actor, actor.person, TUESDAY, 500, fault)
        assert error.key == "own_record"


def test_a_manual_sign_in_needs_a_witness_of_the_hall(
    people: Cast, records: AttendanceRecords, fault: str
) -> None:
    clerk = people.clerk.person
    outsider = Actor("outsider", "外人", people.officer.roles)
    assert refused(records.sign_in_manually, outsider, clerk, TUESDAY, 500, fault).key == "witness_unnamed"
    assert (
        refused(records.sign_in_manually, people.colleague, clerk, TUESDAY, 500, fault).key == "not_entitled"
    )
    assert (
        refused(records.sign_in_manually, people.other_head, clerk, TUESDAY, 500, fault).key
        == "not_own_window"
    )


def test_a_moment_is_signed_in_once(people: Cast, records: AttendanceRecords, fault: str) -> None:
    clerk = people.clerk.person
    records.sign_in_manually(people.chief, clerk, TUESDAY, 500, fault)
    assert refused(records.sign_in_manually, people.chief, clerk, TUESDAY, 500, fault).key == "punch_known"


def test_a_fault_that_goes_on_opens_no_moment_to_come(people: Cast, records: AttendanceRecords) -> None:
    fault = records.declare_fault(people.chief, "一楼1号", *ALL_DAY, "停电")
    clerk = people.clerk.person
    records.sign_in_manually(people.officer, clerk, TODAY, 9 * 60, fault)
    error = refused(records.sign_in_manually, people.officer, clerk, TODAY, 9 * 60 + 1, fault)
    assert error.key == "manual_future"


@pytest.mark.parametrize(
    ("first", "last", "key"),
    [
        ("2026-03-31T09:00", "2026-03-31T08:00", "fault_times"),
        ("2026-04-01T09:01", "2026-04-01T10:00", "fault_future"),
        ("2026-04-01T08:00", "2026-04-02T08:00", "fault_future"),
    ],
)
def test_a_fault_has_begun_and_runs_forward(
    people: Cast, records: AttendanceRecords, first: str, last: str, key: str
) -> None:
    span = datetime.fromisoformat(first), datetime.fromisoformat(last)
    assert refused(records.declare_fault, people.officer, "一楼1号", *span, "停电").key == key


def test_a_fault_is_declared_by_those_entitled_with_a_reason(
    people: Cast, records: AttendanceRecords
) -> None:
    assert refused(records.declare_fault, people.head, "一楼1号", *DOWN, "停电").key == "not_entitled"
    assert refused(records.declare_fault, people.officer, "一楼1号", *DOWN, " ").key == "field_missing"
    assert refused(records.declare_fault, people.officer, "", *DOWN, "停电").key == "field_missing"
    assert records.faults() == ()


# --- who reads ------------------------------------------------------------------------------------


def test_one_reads_all_ones_window_or_oneself(people: Cast, records: AttendanceRecords) -> None:
    clerk = people.clerk.person
    records.register_outing(people.officer, clerk, TUESDAY, 510, 720, "送件", "税务局")
    reviewer = acting(people.hall, "顾文渊", Role.REVIEWER, department="GA")
    stranger = acting(people.hall, "顾文渊", Role.REVIEWER, department="SJ")
    readers = (
        people.officer,
        people.chief,
        people.director,
        people.head,
        people.other_head,
        people.clerk,
        people.colleague,
        reviewer,
        stranger,
    )
    seen = [len(records.registered(actor, TUESDAY, TUESDAY)) for actor in readers]
    assert seen == [1, 1, 1, 1, 0, 1, 0, 1, 0]
