"""Attendance sees leave, cover and overdue, also when leave is granted after the absence was judged."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.domain.absence import Doubt
from app.domain.access import SETUP, Action, Actor, Role
from app.domain.clock_in import Answer
from app.domain.facts import FingerEnrolled
from app.domain.leave_rules import LeaveRefused
from app.domain.month_document import month_document
from app.domain.presence import Where
from app.domain.slots import Half, Month, Slot
from app.services.attendance import AttendanceService
from app.services.attendance_views import AttendanceViews
from app.services.balance_ledger import balances_on
from app.services.clock_in import ClockIn
from app.services.cover import CoverService
from app.services.hall import Hall
from app.services.journal import JournalService
from app.services.leave_shown import LeaveShown
from app.services.reports import ReportService
from app.services.settings import SettingsService
from app.services.today import TodayService
from db.projection import rebuild
from tests.conftest import OFFICER
from tests.services.cast import Cast, acting, lock_march, refused, status_of, subject_of
from tests.services.leaves import Leaves
from tests.services.test_attendance import queries

MARCH = Month(2026, 3)
MON, TUE, WED, THU, FRI = (date(2026, 3, day) for day in range(9, 14))
CLERK, COLLEAGUE = "马晓岚", "顾文渊"
WORKED = "08:20 12:01 13:58 17:31"


class Story(Leaves):
    """Leave and punches of the clerk, and how her days stand."""

    def __init__(self, hall: Hall) -> None:
        super().__init__(hall)
        self.cast = Cast(hall)
        self.her = self.cast.clerk.person
        self.at("2026-03-02T09:00")

    def punches(self, day: date, clocks: str, name: str = CLERK) -> None:
        self.cast.punches(subject_of(self.hall, name), day, clocks)

    def stands(self, day: date, name: str = CLERK) -> list[str]:
        return status_of(self.hall, subject_of(self.hall, name), day)

    def reasons(self, day: date, half: Half = Half.AM) -> list[str]:
        found = AttendanceService(self.hall).explain(self.her, day)
        return [r.key for verdict, reasons in found for r in reasons if verdict.half is half]

    def conflicts(self) -> list[tuple[str, str, list[str]]]:
        document = month_document(AttendanceService(self.hall).month(MARCH).judged)
        person = next(p for p in document["people"] if p["name"] == CLERK)
        return [(c["date"][5:], c["half"], c["punches"]) for c in person.get("conflicts", [])]


@pytest.fixture
def story(sample_hall: Hall) -> Story:
    return Story(sample_hall)


def totals(story: Story, name: str = CLERK, post: str = "A") -> dict[str, Any]:
    document = month_document(AttendanceService(story.hall).month(MARCH).judged)
    person = next(p for p in document["people"] if p["name"] == name and p["post"] == post)
    whole: dict[str, Any] = person["totals"]
    return {**whole, "leave_days": {k: v for k, v in whole["leave_days"].items() if v}}


# --- granted, pending, refused, withdrawn ---------------------------------------------------------------


def test_C_S7_half_a_day_worked_and_half_a_day_of_leave(story: Story) -> None:
    story.granted(CLERK, "03-09am", "03-09am")
    story.punches(MON, "13:55 17:30")
    story.at("2026-03-09T23:00")
    assert story.stands(MON) == ["am leave", "pm normal"]
    found = totals(story)
    assert found["leave_days"] == {"personal": 0.5}
    assert found["awol_days"] == 5, "the week before, nobody punched"
    assert (found["due_days"], found["actual_days"]) == (6, 0.5)


def test_C_S6_a_month_of_nothing_but_leave_has_its_row(story: Story) -> None:
    story.granted(CLERK, "03-02am", "03-31pm", kind="sick")
    story.at("2026-04-01T09:00")
    found = totals(story)
    assert (found["due_days"], found["actual_days"], found["leave_days"]) == (22, 0, {"sick": 22})


def test_what_waits_or_was_refused_or_withdrawn_is_no_leave(story: Story) -> None:
    story.files(CLERK, "03-09am", "03-09pm")
    story.refuses(story.agrees(story.files(CLERK, "03-10am", "03-10pm")))
    story.requests.withdraw(SETUP, story.granted(CLERK, "03-11am", "03-11pm").leave)
    story.at("2026-03-12T09:00")
    for day in (MON, TUE, WED):
        assert story.stands(day) == ["am awol", "pm awol"]


def test_C_P29_a_leave_granted_after_the_absence_was_judged_takes_it_back(story: Story) -> None:
    story.at("2026-03-10T08:00")
    assert story.stands(MON) == ["am awol", "pm awol"]
    late = story.files(CLERK, "03-09am", "03-09am", kind="sick")
    assert late.late
    assert story.stands(MON) == ["am awol", "pm awol"], "until it is granted"
    story.approves(late)
    assert story.stands(MON) == ["am leave", "pm awol"]


def test_C_D12_a_month_has_its_own_part_of_a_leave_alone(story: Story) -> None:
    story.granted(CLERK, "02-26am", "03-03pm", kind="sick")
    story.at("2026-04-01T09:00")
    assert totals(story)["leave_days"] == {"sick": 2}
    february = AttendanceService(story.hall).month(Month(2026, 2)).judged
    person = next(p for p in february.people if p.entry.name == CLERK)
    assert person.totals.leave_halves == {"sick": 6}, "26, 27 and the working Saturday"


def test_a_leave_by_the_calendar_counts_the_half_days_that_the_hall_works(story: Story) -> None:
    story.granted("曹雅宁", "03-02am", "03-15pm", kind="maternity")
    story.at("2026-03-16T00:30")
    assert totals(story, "曹雅宁")["leave_days"] == {"maternity": 10}


# --- return, overdue, later application -----------------------------------------------------------------


def test_C_A14_after_an_early_return_punches_are_required_again(story: Story) -> None:
    leave = story.granted(CLERK, "03-09am", "03-13pm", kind="sick")
    story.at("2026-03-11T08:00")
    assert story.requests.give_back(SETUP, leave.leave, "2026-03-11am").halves == 4
    story.punches(WED, WORKED)
    story.at("2026-03-12T23:00")
    assert story.stands(TUE) == ["am leave", "pm leave"]
    assert story.stands(WED) == ["am normal", "pm normal"]
    assert story.stands(THU) == ["am awol", "pm awol"]
    assert "explain_leave_overdue" not in story.reasons(THU)


def test_C_A13_half_days_after_the_end_are_absent_and_said_to_be_overdue(story: Story) -> None:
    leave = story.granted(CLERK, "03-09am", "03-10pm")
    story.at("2026-03-12T07:00")
    assert story.stands(WED) == ["am awol", "pm awol"]
    (_, reasons), _ = AttendanceService(story.hall).explain(story.her, WED)
    overdue = next(reason for reason in reasons if reason.key == "explain_leave_overdue")
    assert overdue.params == {"leave": leave.leave}


def test_whoever_has_punched_since_is_not_overdue_any_more(story: Story) -> None:
    story.granted(CLERK, "03-09am", "03-10pm")
    story.punches(WED, "13:58 17:31")
    story.at("2026-03-13T07:00")
    assert story.stands(WED) == ["am awol", "pm normal"]
    assert "explain_leave_overdue" in story.reasons(WED), "she was not back that morning"
    assert "explain_leave_overdue" not in story.reasons(THU)


def test_overdue_is_seen_across_the_end_of_a_month(story: Story) -> None:
    story.granted(CLERK, "02-26am", "02-28pm", kind="sick")
    story.at("2026-03-03T07:00")
    assert "explain_leave_overdue" in story.reasons(date(2026, 3, 2))


def test_who_said_to_be_back_is_not_overdue_from_then_on(story: Story) -> None:
    leave = story.granted(CLERK, "03-09am", "03-10pm")
    story.at("2026-03-13T07:00")
    story.requests.give_back(story.cast.clerk, leave.leave, "2026-03-11am")
    assert "explain_leave_overdue" not in story.reasons(THU)


def test_an_absence_may_be_applied_for_for_one_working_day(story: Story) -> None:
    story.punches(FRI, WORKED)
    story.punches(date(2026, 3, 6), WORKED)
    story.at("2026-03-10T17:00")
    assert "explain_leave_possible" in story.reasons(MON)
    story.at("2026-03-11T00:10")
    assert "explain_leave_possible" not in story.reasons(MON)
    assert "explain_leave_possible" not in story.reasons(TUE), "the same absence went on"
    SettingsService(story.hall).set_rule(SETUP, "leave.late_days", 2, date(2026, 3, 1))
    assert "explain_leave_possible" in story.reasons(MON)


def test_the_absence_may_have_begun_in_the_month_before(story: Story) -> None:
    story.at("2026-03-02T23:00")
    assert "explain_leave_possible" not in story.reasons(date(2026, 3, 2)), "absent since January"
    story.punches(date(2026, 2, 28), WORKED)
    assert "explain_leave_possible" in story.reasons(date(2026, 3, 2))


def test_a_late_application_that_waits_is_named_beside_the_absence(story: Story) -> None:
    story.at("2026-03-10T09:00")
    late = story.files(CLERK, "03-09am", "03-09am", kind="sick")
    shown = AttendanceViews(story.hall).day(story.cast.officer, story.her, MON)
    (hint,) = shown.hints[Slot(MON, Half.AM)]
    assert (hint.doubt, hint.leave) == (Doubt.WAITS, late.leave)
    assert [h.doubt for h in shown.hints.get(Slot(MON, Half.PM), ())] == []
    story.approves(late)
    shown = AttendanceViews(story.hall).day(story.cast.officer, story.her, MON)
    assert Slot(MON, Half.AM) not in shown.hints
    assert shown.leaves == {Half.AM: late.leave}


# --- punched while on leave -----------------------------------------------------------------------------


@pytest.fixture
def conflict(story: Story) -> LeaveShown:
    """C-P30: leave from Monday to Wednesday noon, and she worked on Tuesday morning."""
    leave = story.granted(CLERK, "03-09am", "03-11am", kind="sick")
    story.punches(TUE, "08:55 12:00")
    story.at("2026-03-12T09:00")
    return leave


def test_C_P30_a_punch_on_leave_is_flagged_and_wins_nothing(story: Story, conflict: LeaveShown) -> None:
    assert story.stands(TUE) == ["am leave", "pm leave"]
    assert story.conflicts() == [("03-10", "am", ["08:55", "12:00"])]
    assert "explain_conflict" in story.reasons(TUE)
    issued = AttendanceService(story.hall).month(MARCH)
    assert ReportService(story.hall).choice(issued).remarks[story.her] == "10日上午请假,08:55、12:00打卡"


def test_C_P30_the_flag_is_kept_in_a_locked_month(story: Story, conflict: LeaveShown) -> None:
    lock_march(story.cast)
    assert story.conflicts() == [("03-10", "am", ["08:55", "12:00"])]


def test_C_P30_a_half_day_inside_a_leave_is_released_and_judged_by_its_punches(
    story: Story, conflict: LeaveShown
) -> None:
    shown = story.requests.release(story.cast.officer, conflict.leave, "2026-03-10am")
    assert (shown.halves, [f"{s.slot.date:%d}{s.slot.half}" for s in shown.slots]) == (
        4,
        ["09am", "09pm", "10pm", "11am"],
    )
    assert story.stands(TUE) == ["am late", "pm leave"]
    assert story.conflicts() == []
    again = story.requests.release(story.cast.officer, conflict.leave, "2026-03-10am")
    assert again.halves == 4, "twice is once"
    assert JournalService(story.hall).verify().holds


def test_C_P30_the_last_half_day_of_a_leave_is_released_by_ending_it(story: Story) -> None:
    leave = story.granted(CLERK, "03-09am", "03-10pm", kind="sick")
    story.punches(TUE, "13:58 17:31")
    story.at("2026-03-12T09:00")
    shown = story.requests.release(story.cast.chief, leave.leave, "2026-03-10pm")
    assert (shown.state, shown.back, shown.halves) == ("returned", "2026-03-10pm", 3)
    assert story.stands(TUE) == ["am leave", "pm normal"]


def test_a_leave_of_one_half_day_that_was_worked_is_released_whole(story: Story) -> None:
    leave = story.granted(CLERK, "03-09am", "03-09am")
    story.punches(MON, WORKED)
    story.at("2026-03-09T23:00")
    assert story.requests.release(story.cast.director, leave.leave, "2026-03-09am").halves == 0
    assert story.stands(MON) == ["am normal", "pm normal"]


def test_a_released_half_day_frees_its_place_and_the_balance(story: Story) -> None:
    leave = story.granted(CLERK, "03-09am", "03-11pm", kind="marriage")
    story.punches(TUE, WORKED)
    story.at("2026-03-12T09:00")
    for half in ("am", "pm"):
        story.requests.release(story.cast.officer, leave.leave, f"2026-03-10{half}")
    with story.hall.reading() as view:
        used = {balance.kind: balance.used for balance in balances_on(view, story.her, WED)}
    assert used["marriage"] == 4
    late = story.files(CLERK, "03-10am", "03-10am", kind="sick")
    assert late.late, "the half-day is free again"


@pytest.mark.parametrize("name", [CLERK, COLLEAGUE, "沈立言"])
def test_only_the_centre_releases_a_half_day_and_nobody_their_own(
    story: Story, conflict: LeaveShown, name: str
) -> None:
    actor = acting(story.hall, name, Role.STAFF, Role.WINDOW_HEAD)
    refusal = refused(story.requests.release, actor, conflict.leave, "2026-03-10am")
    assert (refusal.key, refusal.params["action"]) == ("not_entitled", Action.LEAVE_RETURN_CONFIRM.value)
    own = acting(story.hall, CLERK, Role.OFFICER)
    assert refused(story.requests.release, own, conflict.leave, "2026-03-10am").key == "own_record"


@pytest.mark.parametrize("slot", ["2026-03-10pm", "2026-03-09am", "2026-03-13am"])
def test_without_a_punch_no_half_day_is_released(story: Story, conflict: LeaveShown, slot: str) -> None:
    assert (
        refused(story.requests.release, story.cast.officer, conflict.leave, slot).key == "leave_no_conflict"
    )


def test_a_request_that_was_never_granted_has_nothing_to_release(story: Story) -> None:
    leave = story.files(CLERK, "03-09am", "03-09am")
    story.punches(MON, WORKED)
    story.at("2026-03-09T23:00")
    refusal = refused(story.requests.release, story.cast.officer, leave.leave, "2026-03-09am")
    assert isinstance(refusal, LeaveRefused)
    assert refusal.key == "leave_stale"


# --- after the month's lock ------------------------------------------------------------------------------


def april_notes(story: Story) -> list[str]:
    issued = AttendanceService(story.hall).month(Month(2026, 4))
    return list(ReportService(story.hall).choice(issued).adjustments.get("GA", ()))


def test_C_P27_a_leave_granted_after_the_lock_stands_on_the_next_sheet(story: Story) -> None:
    story.at("2026-03-31T09:00")
    late = story.files(CLERK, "03-31am", "03-31am", kind="sick")
    lock_march(story.cast)
    assert april_notes(story) == []
    story.approves(late)
    assert totals(story)["leave_days"] == {}, "the locked month stays as issued"
    assert april_notes(story) == ["马晓岚3月31日上午:原旷工半天,现病假"]
    shown = AttendanceViews(story.hall).month(story.cast.officer, MARCH)
    assert [(a.entry.name, a.now.leave_type if a.now else "") for a in shown.since_lock] == [(CLERK, "sick")]


def test_a_half_day_released_after_the_lock_stands_on_the_next_sheet(
    story: Story, conflict: LeaveShown
) -> None:
    lock_march(story.cast)
    assert april_notes(story) == []
    story.requests.release(story.cast.officer, conflict.leave, "2026-03-10am")
    assert april_notes(story) == ["马晓岚3月10日上午:原病假,现迟到"]


# --- B posts: judged while they cover (AB-5) -------------------------------------------------------------


GJ, GJ_B = "毛启舟", "聂宏图"


def test_AB_5_a_B_is_judged_while_the_cover_that_was_agreed_lasts(story: Story) -> None:
    story.granted(GJ, "03-09am", "03-09pm", cover=GJ_B)
    story.punches(MON, "08:20 12:01", GJ_B)
    story.punches(TUE, "08:20 12:01", GJ_B)
    story.at("2026-03-11T00:30")
    assert story.stands(MON, GJ_B) == ["am normal+covered", "pm awol+covered"]
    assert story.stands(TUE, GJ_B) == ["am off_roster"]
    assert totals(story, GJ_B, "B")["due_days"] == 1


def test_C_A17_a_handover_that_nobody_confirmed_is_told_beside_the_leave(story: Story) -> None:
    leave = story.granted(GJ, "03-09am", "03-09am", cover=GJ_B)
    story.at("2026-03-09T23:00")
    away = subject_of(story.hall, GJ)
    before = AttendanceService(story.hall).explain(away, MON)[0]
    assert [r.key for r in before[1]] == ["explain_leave", "explain_leave_handover"]
    story.requests.hand_over(SETUP, leave.leave)
    after = AttendanceService(story.hall).explain(away, MON)[0]
    assert [r.key for r in after[1]] == ["explain_leave"]
    assert before[0] == after[0], "it changes no verdict"


def test_a_cover_that_only_waits_asks_no_punches_of_the_B(story: Story) -> None:
    story.files(GJ, "03-09am", "03-09pm", cover=GJ_B)
    story.at("2026-03-11T00:30")
    assert story.stands(MON, GJ_B) == []
    head = acting(story.hall, GJ, Role.WINDOW_HEAD)
    covers = CoverService(story.hall)
    key = covers.register(head, subject_of(story.hall, GJ_B), subject_of(story.hall, GJ), ["2026-03-10pm"])
    assert story.stands(TUE, GJ_B) == []
    covers.agree(story.cast.chief, key)
    assert story.stands(TUE, GJ_B) == ["pm awol+covered"]


def test_a_cover_ends_with_the_leave_that_it_belongs_to(story: Story) -> None:
    leave = story.granted(GJ, "03-09am", "03-11pm", cover=GJ_B)
    story.at("2026-03-10T07:00")
    story.requests.give_back(SETUP, leave.leave, "2026-03-10am")
    story.at("2026-03-12T00:30")
    assert story.stands(MON, GJ_B) == ["am awol+covered", "pm awol+covered"]
    assert story.stands(TUE, GJ_B) == []


def test_a_B_who_covers_and_takes_leave_for_the_half_day_is_on_leave(story: Story) -> None:
    key = CoverService(story.hall).register(
        story.cast.officer,
        subject_of(story.hall, GJ_B),
        subject_of(story.hall, GJ),
        ["2026-03-09am", "2026-03-09pm"],
    )
    assert key
    story.at("2026-03-09T09:00")
    story.approves(story.files(GJ_B, "03-09am", "03-09am", kind="sick"))
    story.at("2026-03-09T23:00")
    assert story.stands(MON, GJ_B) == ["am leave+covered", "pm awol+covered"]
    assert totals(story, GJ_B, "B")["leave_days"] == {"sick": 0.5}


# --- the pages -------------------------------------------------------------------------------------------


def noted(story: Story, actor: Actor) -> list[tuple[str, str, str, int | None]]:
    found = TodayService(story.hall).overview(actor).noted
    return [(n.kind, n.half or "", n.leave, n.at) for n in found if n.leave and n.person.name == CLERK]


def test_today_knows_who_is_on_leave_and_tells_the_type_only_to_whom_it_concerns(story: Story) -> None:
    story.granted(CLERK, "03-09am", "03-09pm", kind="sick")
    story.at("2026-03-09T10:00")
    reviewer = acting(story.hall, "沈立言", Role.REVIEWER, department="GA")
    cast = story.cast
    for actor, kind in ((cast.officer, "sick"), (cast.clerk, "sick"), (reviewer, "sick"), (cast.head, "")):
        people = TodayService(story.hall).overview(actor).people()
        presence = next(p.presence for p in people if p.name == CLERK)
        assert (presence.where, presence.leave_type) == (Where.LEAVE, kind)


def test_today_names_who_is_not_back_from_leave(story: Story) -> None:
    leave = story.granted(CLERK, "03-05am", "03-06pm")
    story.at("2026-03-09T08:40")
    assert noted(story, story.cast.officer) == [("leave_overdue", "am", leave.leave, None)]
    story.punches(MON, "08:45")
    story.at("2026-03-09T09:00")
    assert noted(story, story.cast.officer) == [("leave_back", "", leave.leave, 525)]
    story.requests.give_back(story.cast.officer, leave.leave, "2026-03-09am")
    assert noted(story, story.cast.officer) == []


def test_today_names_a_return_once_and_not_for_ever(story: Story) -> None:
    story.granted(CLERK, "03-05am", "03-06pm")
    story.punches(MON, WORKED)
    story.punches(TUE, "08:20")
    story.at("2026-03-10T08:40")
    assert noted(story, story.cast.officer) == []


def test_today_names_the_application_that_waits_beside_the_absence(story: Story) -> None:
    story.at("2026-03-09T09:00")
    late = story.files(CLERK, "03-09am", "03-09am", kind="sick")
    assert noted(story, story.cast.officer) == [("leave_waits", "am", late.leave, None)]


def test_today_names_who_is_there_although_on_leave(story: Story) -> None:
    leave = story.granted(CLERK, "03-09am", "03-10pm")
    story.punches(MON, "08:55")
    story.at("2026-03-09T09:00")
    assert noted(story, story.cast.officer) == [("leave_conflict", "am", leave.leave, 535)]
    assert noted(story, story.cast.other_head) == []


def test_the_terminal_tells_somebody_on_leave_that_the_punch_is_recorded(story: Story) -> None:
    with story.hall.writing(OFFICER) as tx:
        tx.record(FingerEnrolled(0, "t0", "右手食指", "a", "b"), story.her)
    clock_in = ClockIn(story.hall)
    story.at("2026-03-09T08:20")
    assert clock_in.by_finger("1", 0).meaning.answer is Answer.ON_TIME
    story.at("2026-03-09T09:00")
    story.approves(story.files(CLERK, "03-09pm", "03-09pm"))
    story.at("2026-03-09T12:01")
    assert clock_in.by_finger("1", 0).meaning.answer is Answer.ON_TIME
    story.at("2026-03-09T14:00")
    shown = clock_in.by_finger("1", 0)
    assert (shown.meaning.answer, bool(shown.receipt)) == (Answer.ON_LEAVE, True)


def test_a_B_at_the_terminal_is_on_duty_only_while_covering(story: Story) -> None:
    with story.hall.writing(OFFICER) as tx:
        tx.record(FingerEnrolled(0, "t0", "右手食指", "a", "b"), subject_of(story.hall, GJ_B))
    clock_in = ClockIn(story.hall)
    story.at("2026-03-09T08:00")
    assert clock_in.by_finger("1", 0).meaning.answer is Answer.OFF_ROSTER
    story.granted(GJ, "03-09am", "03-09pm", cover=GJ_B)
    story.at("2026-03-09T08:20")
    assert clock_in.by_finger("1", 0).meaning.answer in (Answer.ON_TIME, Answer.ALREADY_IN)


def test_a_rebuild_gives_the_same_judged_month(story: Story, conflict: LeaveShown) -> None:
    story.granted(GJ, "03-16am", "03-16pm", cover=GJ_B)
    story.requests.release(story.cast.officer, conflict.leave, "2026-03-10am")
    story.at("2026-04-01T09:00")
    before = AttendanceService(story.hall).month(MARCH).judged
    with story.hall.store.write() as conn:
        rebuild(conn)
    assert AttendanceService(story.hall).month(MARCH).judged == before


def test_leave_costs_a_month_no_query_more(story: Story, conflict: LeaveShown) -> None:
    with queries(story.hall) as seen:
        AttendanceService(story.hall).month(MARCH)
    assert len(seen) <= 5
