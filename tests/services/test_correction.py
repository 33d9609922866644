"""Correction slips through their signatures, on a real store."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date

import pytest

from app.domain.access import Role
from app.domain.correction import SlipState
from app.domain.facts import RuleSet, UserCreated, WindowHeadSet
from app.domain.slots import Month
from app.services.attendance import AttendanceService
from app.services.attendance_records import AttendanceRecords
from app.services.correction import CorrectionService
from app.services.hall import Hall
from db import roster
from db.projection import rebuild
from tests.conftest import OFFICER
from tests.services.cast import TUESDAY, Cast, acting, lock_march, refused, status_of

TODAY = date(2026, 4, 1)
MONDAY = date(2026, 3, 30)


@pytest.fixture
def people(sample_hall: Hall) -> Cast:
    return Cast(sample_hall)


@pytest.fixture
def slips(sample_hall: Hall) -> CorrectionService:
    return CorrectionService(sample_hall)


@pytest.fixture
def forgot(people: Cast) -> Callable[[date], None]:
    """The clerk forgot to sign in on a date."""
    return lambda day: people.punches(people.clerk.person, day, "12:00 14:00 17:30")


@pytest.fixture
def open_slip(people: Cast, slips: CorrectionService, forgot: Callable[[date], None]) -> str:
    forgot(TUESDAY)
    return propose(slips, people)


def propose(
    slips: CorrectionService,
    people: Cast,
    day: date = TUESDAY,
    edge: str = "am_in",
    minute: int = 8 * 60 + 25,
    reason: str = "forgot",
) -> str:
    return slips.propose(people.clerk, people.clerk.person, day, edge, minute, reason, "忘记按指纹")


# --- the way of a slip ----------------------------------------------------------------------------


def test_a_slip_counts_once_window_and_centre_have_signed(
    people: Cast, slips: CorrectionService, open_slip: str
) -> None:
    clerk = people.clerk.person
    slips.confirm(people.head, open_slip)
    assert status_of(people.hall, clerk, TUESDAY)[0] == "am missing_in"
    slips.approve(people.officer, open_slip)
    verdict, reasons = AttendanceService(people.hall).explain(clerk, TUESDAY)[0]
    assert [s.value for s in verdict.status] == ["normal"]
    assert any(reason.params.get("source") == "correction" for reason in reasons)
    assert slips.open_slips(people.officer) == ()


def test_the_punches_themselves_stay_as_they_were(
    people: Cast, slips: CorrectionService, open_slip: str
) -> None:
    from db import attendance

    def raw() -> list[int]:
        with people.hall.reading() as view:
            return [row.at for row in attendance.punches_of(view.conn, people.clerk.person, 0, 2**40)]

    before = raw()
    slips.confirm(people.head, open_slip)
    slips.approve(people.officer, open_slip)
    assert raw() == before


def test_a_refused_slip_changes_nothing_and_keeps_its_reason(
    people: Cast, slips: CorrectionService, open_slip: str
) -> None:
    slips.confirm(people.head, open_slip)
    slips.refuse(people.chief, open_slip, "监控显示8时40分到岗")
    (shown,) = slips.all_slips(people.clerk)
    assert (shown.slip.state, shown.slip.decision) == ("refused", "监控显示8时40分到岗")
    assert status_of(people.hall, people.clerk.person, TUESDAY)[0] == "am missing_in"
    assert refused(slips.approve, people.officer, open_slip).key == "correction_state"


def test_a_refusal_needs_a_reason(people: Cast, slips: CorrectionService, open_slip: str) -> None:
    assert refused(slips.refuse, people.head, open_slip, "  ").key == "field_missing"


def test_a_slip_that_is_not_there_is_said(people: Cast, slips: CorrectionService) -> None:
    for call in (slips.confirm, slips.approve):
        assert refused(call, people.director, "none").key == "slip_unknown"
    assert refused(slips.refuse, people.director, "none", "x").key == "slip_unknown"


def test_C_P27_a_slip_approved_after_the_lock_appears_as_an_adjustment(
    people: Cast, slips: CorrectionService, open_slip: str
) -> None:
    slips.confirm(people.head, open_slip)
    lock_march(people)
    slips.approve(people.officer, open_slip)
    service = AttendanceService(people.hall)
    issued = service.month(Month(2026, 3), "GA")
    clerk = next(p for p in issued.judged.people if p.entry.name == people.clerk.name)
    (verdict,) = [v for v in clerk.verdicts if v.date == TUESDAY and v.half == "am"]
    assert [s.value for s in verdict.status] == ["missing_in"]
    (adjustment,) = service.month(Month(2026, 4), "GA").adjustments
    assert adjustment.now is not None and [s.value for s in adjustment.now.status] == ["normal"]


# --- who proposes ---------------------------------------------------------------------------------


def test_an_officer_proposes_for_anybody_and_a_head_for_their_window(
    people: Cast, slips: CorrectionService, forgot: Callable[[date], None]
) -> None:
    for day in (MONDAY, TUESDAY):
        forgot(day)
    clerk = people.clerk.person
    slips.propose(people.officer, clerk, TUESDAY, "am_in", 505, "new_finger")
    slips.propose(people.head, clerk, MONDAY, "am_in", 505, "new_finger")
    error = refused(slips.propose, people.other_head, clerk, MONDAY, "am_in", 505, "forgot")
    assert error.key == "not_own_window"
    error = refused(slips.propose, people.colleague, clerk, MONDAY, "am_in", 505, "forgot")
    assert error.key == "not_entitled"


@pytest.mark.parametrize(
    ("edge", "reason", "key"),
    [("noon", "forgot", "edge_unknown"), ("am_in", "asleep", "correction_reason")],
)
def test_only_the_named_punches_and_reasons(
    people: Cast, slips: CorrectionService, edge: str, reason: str, key: str
) -> None:
    assert refused(slips.propose, people.clerk, people.clerk.person, TUESDAY, edge, 505, reason).key == key


def test_a_note_has_its_limits(people: Cast, slips: CorrectionService) -> None:
    call, clerk = slips.propose, people.clerk
    error = refused(call, clerk, clerk.person, TUESDAY, "am_in", 505, "forgot", "长" * 201)
    assert error.key == "field_too_long"


# --- until when -------------------------------------------------------------------------------------


def test_the_deadline_is_three_working_days_by_the_halls_calendar(
    people: Cast, slips: CorrectionService, forgot: Callable[[date], None]
) -> None:
    for day in (MONDAY, TUESDAY):
        forgot(day)
    people.sets_clock("23:59", date(2026, 4, 3))
    propose(slips, people)
    people.sets_clock("00:00", date(2026, 4, 3))
    error = refused(propose, slips, people, MONDAY)
    assert (error.key, error.params["deadline"]) == ("correction_late", date(2026, 4, 2))


def test_holidays_do_not_run_against_the_deadline(
    people: Cast, slips: CorrectionService, forgot: Callable[[date], None]
) -> None:
    friday = date(2026, 4, 3)
    forgot(friday)
    people.sets_clock("09:00", date(2026, 4, 9))
    propose(slips, people, friday)
    people.sets_clock("09:00", date(2026, 4, 10))
    assert refused(propose, slips, people, friday, "am_out").params["deadline"] == date(2026, 4, 9)


def test_the_deadline_is_a_rule_of_the_hall(
    people: Cast, slips: CorrectionService, forgot: Callable[[date], None]
) -> None:
    with people.hall.writing(OFFICER) as tx:
        tx.record(RuleSet("attendance.correction_deadline_days", 0, date(2026, 1, 1)))
    forgot(TUESDAY)
    assert refused(propose, slips, people).key == "correction_late"


def test_no_slip_for_a_day_to_come(people: Cast, slips: CorrectionService) -> None:
    assert refused(propose, slips, people, date(2026, 4, 2)).key == "correction_future"


def test_no_slip_is_handed_in_for_a_locked_month(
    people: Cast, slips: CorrectionService, forgot: Callable[[date], None]
) -> None:
    forgot(TUESDAY)
    lock_march(people)
    with people.hall.writing(OFFICER) as tx:
        tx.record(RuleSet("attendance.correction_deadline_days", 20, date(2026, 1, 1)))
    assert refused(propose, slips, people).key == "month_locked"


# --- for what -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clocks", "edge", "needed"),
    [
        ("12:00 14:00 17:30", "am_in", True),
        ("12:00 14:00 17:30", "am_out", False),
        ("08:40 12:00 14:00 17:30", "am_in", True),
        ("08:20 11:50 14:00 17:30", "am_out", True),
        ("08:20 11:50 14:00 17:30", "am_in", False),
        ("", "am_in", True),
        ("", "am_out", True),
        ("09:10 12:00 14:00 17:30", "am_in", True),
        ("09:10 12:00 14:00 17:30", "am_out", False),
        ("08:20 11:00 14:00 17:30", "am_out", True),
        ("08:20 12:00 14:00 17:30", "pm_out", False),
    ],
)
def test_a_slip_is_taken_only_for_a_punch_that_needs_it(
    people: Cast, slips: CorrectionService, clocks: str, edge: str, needed: bool
) -> None:
    people.punches(people.clerk.person, TUESDAY, clocks)
    minute = {"am_in": 505, "am_out": 721, "pm_out": 1055}[edge]
    if needed:
        assert propose(slips, people, TUESDAY, edge, minute)
    else:
        assert refused(propose, slips, people, TUESDAY, edge, minute).key == "correction_needless"


def test_with_two_punches_a_day_noon_needs_no_slip(people: Cast, slips: CorrectionService) -> None:
    with people.hall.writing(OFFICER) as tx:
        tx.record(RuleSet("attendance.punches_per_day", 2, date(2026, 1, 1)))
    assert refused(propose, slips, people, TUESDAY, "am_out", 721).key == "correction_needless"
    assert propose(slips, people, TUESDAY, "am_in", 11 * 60)
    assert refused(propose, slips, people, TUESDAY, "pm_out", 12 * 60).key == "correction_minute"


def test_a_half_day_that_is_not_over_waits(people: Cast, slips: CorrectionService) -> None:
    assert refused(propose, slips, people, TODAY).key == "correction_too_soon"


def test_a_day_of_rest_needs_no_slip(people: Cast, slips: CorrectionService) -> None:
    people.sets_clock("09:00", date(2026, 3, 30))
    assert refused(propose, slips, people, date(2026, 3, 28)).key == "correction_not_due"


def test_an_outing_needs_no_slip(people: Cast, slips: CorrectionService) -> None:
    AttendanceRecords(people.hall).register_outing(
        people.head, people.clerk.person, TUESDAY, 510, 720, "送件", "税务局"
    )
    assert refused(propose, slips, people).key == "correction_needless"


def test_nobody_is_corrected_outside_the_roster(people: Cast, slips: CorrectionService) -> None:
    people.sets_clock("09:00", date(2023, 3, 1))
    assert refused(propose, slips, people, date(2023, 2, 28)).key == "not_on_roster"


@pytest.mark.parametrize("minute", [6 * 60 + 29, 10 * 60 + 15, -1, 1500])
def test_the_time_that_is_claimed_lies_in_the_window_of_its_punch(
    people: Cast, slips: CorrectionService, forgot: Callable[[date], None], minute: int
) -> None:
    forgot(TUESDAY)
    assert refused(propose, slips, people, TUESDAY, "am_in", minute).key == "correction_minute"


def test_the_time_that_is_claimed_is_not_to_come(people: Cast, slips: CorrectionService) -> None:
    people.sets_clock("12:05", TODAY)
    assert refused(propose, slips, people, TODAY, "am_out", 12 * 60 + 6).key == "correction_minute"
    assert propose(slips, people, TODAY, "am_out", 12 * 60 + 5)


def test_one_slip_is_open_for_a_punch(people: Cast, slips: CorrectionService, open_slip: str) -> None:
    assert refused(propose, slips, people).key == "correction_open"
    slips.confirm(people.head, open_slip)
    assert refused(propose, slips, people).key == "correction_open"
    slips.approve(people.officer, open_slip)
    assert refused(propose, slips, people).key == "correction_stands"


def test_a_refused_slip_may_be_handed_in_again(
    people: Cast, slips: CorrectionService, open_slip: str
) -> None:
    slips.refuse(people.head, open_slip, "时间不对")
    assert propose(slips, people, minute=8 * 60 + 29)


def test_two_forgotten_punches_a_month_and_other_reasons_without_end(
    people: Cast, slips: CorrectionService
) -> None:
    propose(slips, people, MONDAY, "am_in")
    key = propose(slips, people, MONDAY, "am_out", 721)
    error = refused(propose, slips, people, TUESDAY, "am_in")
    assert (error.key, error.params) == ("correction_cap", {"month": "2026-03", "cap": 2})
    assert propose(slips, people, TUESDAY, "am_in", reason="device_fault")
    slips.refuse(people.head, key, "不属实")
    assert propose(slips, people, TUESDAY, "am_out", 721)
    people.sets_clock("18:00", TODAY)
    assert propose(slips, people, TODAY, "am_in")


# --- whose signature -------------------------------------------------------------------------------


def test_another_windows_head_does_not_confirm(
    people: Cast, slips: CorrectionService, open_slip: str
) -> None:
    assert refused(slips.confirm, people.other_head, open_slip).key == "not_own_window"
    assert refused(slips.refuse, people.other_head, open_slip, "x").key == "not_own_window"


def test_the_director_confirms_in_any_window(people: Cast, slips: CorrectionService, open_slip: str) -> None:
    slips.confirm(people.director, open_slip)
    assert refused(slips.approve, people.director, open_slip).key == "same_person"
    slips.approve(people.chief, open_slip)


def test_a_heads_own_slip_is_confirmed_by_the_director(people: Cast, slips: CorrectionService) -> None:
    head = people.head
    key = slips.propose(head, head.person, TUESDAY, "am_in", 505, "forgot")
    assert refused(slips.confirm, head, key).key == "own_record"
    assert refused(slips.confirm, people.other_head, key).key == "not_own_window"
    slips.confirm(people.director, key)
    slips.approve(people.officer, key)


def test_the_centre_does_not_sign_before_the_window(
    people: Cast, slips: CorrectionService, open_slip: str
) -> None:
    error = refused(slips.approve, people.officer, open_slip)
    assert (error.key, error.params) == ("correction_state", {"state": "proposed"})


def test_nobody_signs_twice(people: Cast, slips: CorrectionService) -> None:
    clerk = people.clerk.person
    first = slips.propose(people.officer, clerk, TUESDAY, "am_in", 505, "forgot")
    second = slips.propose(people.head, clerk, TUESDAY, "am_out", 721, "forgot")
    assert refused(slips.confirm, people.head, second).params == {"role": "proposer"}
    slips.confirm(people.head, first)
    assert refused(slips.approve, people.officer, first).params == {"role": "proposer"}
    assert refused(slips.approve, people.clerk, first).key == "not_entitled"


def test_a_second_account_of_the_same_person_does_not_sign(people: Cast, slips: CorrectionService) -> None:
    with people.hall.writing(OFFICER) as tx:
        for name, account in (("one", people.officer.account), ("two", "second")):
            tx.record(UserCreated(name, "关晓月", people.officer.person, ("director",), ""), account)
    key = slips.propose(people.officer, people.clerk.person, TUESDAY, "am_in", 505, "forgot")
    again = acting(people.hall, "关晓月", Role.DIRECTOR, account="second")
    assert refused(slips.confirm, again, key).params == {"role": "proposer"}


def test_nobody_approves_their_own_slip(people: Cast, slips: CorrectionService) -> None:
    officer = people.officer
    key = slips.propose(officer, officer.person, TUESDAY, "am_in", 505, "forgot")
    slips.confirm(people.director, key)
    for call in (slips.approve, lambda a, k: slips.refuse(a, k, "x")):
        assert refused(call, officer, key).key == "own_record"
    slips.approve(people.chief, key)


def test_the_tables_themselves_refuse_one_person_in_two_places(
    people: Cast, slips: CorrectionService, open_slip: str
) -> None:
    raw = sqlite3.connect(people.hall.store.path)
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute("UPDATE correction SET confirmed_by = proposed_by")
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute("UPDATE correction SET state = 'approved', decided_by = proposed_by")
    raw.close()


# --- lists -----------------------------------------------------------------------------------------


def test_a_list_shows_names_and_what_the_reader_may_do(
    people: Cast, slips: CorrectionService, open_slip: str
) -> None:
    (shown,) = slips.open_slips(people.head)
    assert (shown.name, shown.department, shown.proposed_by) == ("马晓岚", "GA", "马晓岚")
    assert shown.next_step is SlipState.CONFIRMED
    assert [s.next_step for s in slips.open_slips(people.officer)] == [None]
    assert slips.open_slips(people.colleague) == slips.open_slips(people.other_head) == ()
    slips.confirm(people.head, open_slip)
    assert [s.next_step for s in slips.open_slips(people.officer)] == [SlipState.APPROVED]
    assert [s.next_step for s in slips.open_slips(people.clerk)] == [None]


def test_a_slip_stays_readable_when_window_and_head_have_changed(
    people: Cast, slips: CorrectionService, open_slip: str
) -> None:
    with people.hall.writing(OFFICER) as tx:
        (group,) = [g for d, g in roster.window_groups(tx.conn) if d == "GA"]
        tx.record(WindowHeadSet("GA", group), people.colleague.person)
    assert refused(slips.confirm, people.head, open_slip).key == "not_own_window"
    (shown,) = slips.all_slips(people.officer, people.clerk.person)
    assert shown.slip.correction == open_slip


def test_slips_survive_a_rebuild_of_the_tables(
    people: Cast, slips: CorrectionService, open_slip: str
) -> None:
    slips.confirm(people.head, open_slip)
    slips.approve(people.officer, open_slip)
    before = slips.all_slips(people.director)
    with people.hall.store.write() as conn:
        rebuild(conn)
    assert slips.all_slips(people.director) == before
    assert status_of(people.hall, people.clerk.person, TUESDAY)[0] == "am normal"
