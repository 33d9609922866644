"""The worked examples of domain.md B.1 and the cases of cases.md, through the services, by their ids."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest

from app.domain.access import SETUP, Role
from app.domain.calendar import DayKind
from app.domain.leave_rules import LeaveRefused
from app.domain.post_facts import StoodDown
from app.services.attendance_records import AttendanceRecords
from app.services.cover import CoverService
from app.services.hall import Hall, new_id
from app.services.leave import wanted_of
from app.services.settings import SettingsService
from tests.services.cast import Cast, acting, refused, subject_of
from tests.services.leaves import Leaves, rule_of
from ui.words import sentence

GA = ("沈立言", "马晓岚", "顾文渊", "董佳宁", "尹博远", "褚雨桐")
"""Six A of one window group."""
P1, P2, P3, P4, *_ = GA
CENTRE, DEPARTMENT = "centre", "department_then_centre"


@pytest.fixture
def leaves(sample_hall: Hall) -> Leaves:
    made = Leaves(sample_hall)
    made.at("2026-03-02T09:00")
    return made


def first_rule(call: Callable[..., object], *given: object) -> str:
    refusal = refused(call, *given)
    assert isinstance(refusal, LeaveRefused)
    return refusal.findings[0].rule


# --- counting and route ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "halves", "route"),
    [
        pytest.param("03-09am", "03-09pm", 2, CENTRE, id="LV-01"),
        pytest.param("03-09pm", "03-09pm", 1, CENTRE, id="LV-02"),
        pytest.param("03-09am", "03-10am", 3, DEPARTMENT, id="LV-03"),
        pytest.param("03-09am", "03-10pm", 4, DEPARTMENT, id="LV-04"),
        pytest.param("11-20pm", "11-23am", 2, CENTRE, id="C-D2"),
        pytest.param("11-20am", "11-23pm", 4, DEPARTMENT, id="C-D5"),
        pytest.param("09-30am", "10-08pm", 4, DEPARTMENT, id="C-D7"),
        pytest.param("02-13am", "02-14pm", 4, DEPARTMENT, id="a working Saturday counts"),
    ],
)
def test_a_request_counts_working_half_days_and_takes_its_route(
    leaves: Leaves, first: str, last: str, halves: int, route: str
) -> None:
    leaves.at("2026-02-02T09:00")
    shown = leaves.files(P1, first, last)
    assert (shown.halves, shown.chain_halves, shown.route) == (halves, halves, route)


@pytest.mark.parametrize(
    ("first", "last"),
    [pytest.param("10-01am", "10-07pm", id="LV-09"), pytest.param("11-21am", "11-21am", id="C-D4")],
)
def test_days_off_alone_are_refused(leaves: Leaves, first: str, last: str) -> None:
    assert leaves.refused(P1, first, last) == [("no_workday", "", "")]


@pytest.mark.parametrize(
    ("earlier", "new", "chain", "route"),
    [
        pytest.param(("03-13am", "03-13pm"), ("03-16am", "03-16pm"), 4, DEPARTMENT, id="LV-05"),
        pytest.param(("03-12am", "03-12pm"), ("03-16am", "03-16pm"), 2, CENTRE, id="LV-06"),
        pytest.param(("03-09pm", "03-09pm"), ("03-10am", "03-10am"), 2, CENTRE, id="LV-12"),
        pytest.param(("03-09am", "03-09pm"), ("03-10am", "03-10pm"), 4, DEPARTMENT, id="C-D11"),
        pytest.param(("03-16am", "03-16pm"), ("03-13am", "03-13pm"), 4, DEPARTMENT, id="a later leave joins"),
        pytest.param(("03-09am", "03-09am"), ("03-09pm", "03-09pm"), 2, CENTRE, id="C-O3"),
    ],
)
def test_leaves_without_work_between_them_are_one_chain(
    leaves: Leaves, earlier: tuple[str, str], new: tuple[str, str], chain: int, route: str
) -> None:
    before = leaves.granted(P1, *earlier)
    shown = leaves.files(P1, *new)
    assert (shown.chain_halves, shown.route) == (chain, route)
    assert leaves.shows(before).route == CENTRE


def test_a_pending_leave_joins_a_chain_and_a_refused_one_does_not(leaves: Leaves) -> None:
    before = leaves.files(P1, "03-13am", "03-13pm")
    assert leaves.files(P1, "03-16am", "03-16pm").chain_halves == 4
    leaves.refuses(before)
    assert leaves.files(P1, "03-17am", "03-17pm").chain_halves == 4, "the 16th alone"


def test_the_gap_between_one_and_two_days_can_be_the_centres_own(leaves: Leaves) -> None:
    SettingsService(leaves.hall).set_rule(SETUP, "leave.gap", "centre", date(2026, 3, 1))
    assert leaves.files(P1, "03-09am", "03-10am").route == CENTRE
    assert leaves.files(P2, "03-09am", "03-10pm").route == DEPARTMENT


def test_chaining_can_be_switched_off(leaves: Leaves) -> None:
    SettingsService(leaves.hall).set_rule(SETUP, "leave.chain", False, date(2026, 3, 1))
    leaves.granted(P1, "03-13am", "03-13pm")
    assert leaves.files(P1, "03-16am", "03-16pm").route == CENTRE


def test_a_duty_on_a_weekend_is_a_working_half_day_of_its_person(leaves: Leaves) -> None:
    officer, records = acting(leaves.hall, "关晓月", Role.OFFICER), AttendanceRecords(leaves.hall)
    for name in (P1, P3):
        records.set_duty(officer, subject_of(leaves.hall, name), date(2026, 3, 14), (510, 720), None)
    assert leaves.files(P1, "03-14am", "03-14pm").halves == 1
    leaves.granted(P2, "03-13am", "03-13pm")
    assert leaves.files(P2, "03-16am", "03-16pm").chain_halves == 4


# --- overlap ---------------------------------------------------------------------------------------


def test_c_o1_a_day_inside_a_leave_is_refused_and_named(leaves: Leaves) -> None:
    leaves.files(P1, "03-09am", "03-13pm")
    assert leaves.refused(P1, "03-11am", "03-11pm") == [
        ("overlap", "03-11", "am"),
        ("overlap", "03-11", "pm"),
    ]


def test_c_o2_half_of_a_day_that_is_taken_whole_is_refused_today_too(leaves: Leaves) -> None:
    leaves.files(P1, "03-02am", "03-02pm")
    assert leaves.refused(P1, "03-02pm", "03-02pm") == [("overlap", "03-02", "pm")]


def test_c_o8_what_the_form_says_is_refused_without_the_form_too(leaves: Leaves) -> None:
    leaves.files(P1, "03-09am", "03-13pm")
    wanted = wanted_of(subject_of(leaves.hall, P1), "personal", "2026-03-11am", "2026-03-11pm", "家事")
    told = [rule_of(finding) for finding in leaves.requests.preview(SETUP, wanted).refusals]
    assert told == leaves.refused(P1, "03-11am", "03-11pm") == [("overlap", "03-11", h) for h in ("am", "pm")]


def test_c_o4_the_same_afternoon_twice_is_refused(leaves: Leaves) -> None:
    leaves.files(P1, "03-09am", "03-09am")
    leaves.files(P1, "03-09pm", "03-09pm")
    assert leaves.refused(P1, "03-09pm", "03-09pm") == [("overlap", "03-09", "pm")]


def test_c_o7_what_was_withdrawn_or_refused_does_not_count(leaves: Leaves) -> None:
    leaves.requests.withdraw(SETUP, leaves.files(P1, "03-09am", "03-09pm").leave)
    leaves.refuses(leaves.files(P1, "03-09am", "03-09pm"))
    assert leaves.files(P1, "03-09am", "03-09pm").state == "submitted"


def test_c_o9_other_dates_reset_the_signatures_and_do_not_count_themselves(leaves: Leaves) -> None:
    leave = leaves.agrees(leaves.files(P1, "03-09am", "03-10pm"))
    assert leave.state == "opinion"
    changed = leaves.files(P1, "03-10am", "03-11pm", leave=leave.leave)
    assert (changed.state, changed.opinion, changed.leave) == ("submitted", None, leave.leave)
    assert [s.effective for s in changed.signatures] == [False]
    assert leaves.files(P2, "03-09am", "03-09pm").slots[0].away == ()


# --- the limit -------------------------------------------------------------------------------------


def test_cc_01_and_c_l1_the_third_person_of_a_half_day_is_refused_by_name(leaves: Leaves) -> None:
    leaves.granted(P1, "03-09am", "03-10pm")
    leaves.granted(P2, "03-10pm", "03-10pm")
    subject = subject_of(leaves.hall, P3)
    with pytest.raises(LeaveRefused) as caught:
        leaves.files(P3, "03-10pm", "03-10pm")
    finding = caught.value.findings[0]
    assert rule_of(finding) == ("L", "03-10", "pm")
    assert finding.params["names"] == (P1, P2)
    assert subject not in finding.params["names"]


def test_cc_02_and_c_l5_a_pending_request_holds_a_place_until_it_is_refused(leaves: Leaves) -> None:
    leaves.granted(P1, "03-09am", "03-10pm")
    pending = leaves.files(P2, "03-10pm", "03-10pm")
    assert leaves.refused(P3, "03-10pm", "03-10pm") == [("L", "03-10", "pm")]
    leaves.refuses(pending)
    assert leaves.files(P3, "03-10pm", "03-10pm").state == "submitted"


def test_cc_03_two_in_every_half_day_are_accepted_though_three_are_away_that_day(leaves: Leaves) -> None:
    leaves.granted(P1, "03-09am", "03-10pm")
    leaves.granted(P2, "03-10pm", "03-10pm")
    shown = leaves.files(P3, "03-10am", "03-10am")
    assert [who.name for who in shown.slots[0].away] == [P1]
    assert shown.slots[0].on_duty == 4


def test_cc_05_limits_are_each_departments_own(leaves: Leaves) -> None:
    for name in (P1, P2, "韩静怡", "陆承志"):
        leaves.granted(name, "03-09am", "03-09pm")


def test_c_l3_and_c_l4_the_limit_counts_half_days(leaves: Leaves) -> None:
    leaves.granted(P1, "03-11am", "03-11am")
    leaves.granted(P2, "03-11pm", "03-11pm")
    assert leaves.files(P3, "03-11am", "03-11pm").state == "submitted"
    assert leaves.refused(P4, "03-11am", "03-11pm") == [("L", "03-11", "am"), ("L", "03-11", "pm")]


def test_c_l6_of_two_at_the_same_moment_one_gets_the_last_place(leaves: Leaves) -> None:
    leaves.granted(P1, "03-11am", "03-11pm")
    together = Barrier(2)

    def asks(name: str) -> str:
        together.wait(30)
        try:
            return leaves.files(name, "03-11am", "03-11pm").state
        except LeaveRefused as refusal:
            return sentence(refusal)

    with ThreadPoolExecutor(2) as both:
        why, state = sorted(both.map(asks, (P2, P3)))
    assert state == "submitted"
    assert P1 in why and (P2 in why) is not (P3 in why)


def test_c_l13_a_rest_day_inside_a_leave_is_not_counted_for_the_limit(leaves: Leaves) -> None:
    for name in (P1, P2):
        leaves.granted(name, "03-13pm", "03-16am")
    shown = leaves.files(P3, "03-13am", "03-13am")
    assert shown.halves == 1
    refused_at = leaves.refused(P4, "03-13pm", "03-16pm")
    assert refused_at == [("L", "03-13", "pm"), ("L", "03-16", "am")]


def test_c_l7_places_are_free_again_once_the_return_is_confirmed(leaves: Leaves) -> None:
    first = leaves.granted(P1, "03-09am", "03-13pm")
    leaves.granted(P2, "03-11am", "03-11pm")
    clerk = acting(leaves.hall, P1, Role.STAFF)
    leaves.at("2026-03-10T18:00")
    reported = leaves.requests.give_back(clerk, first.leave)
    assert (reported.state, reported.back) == ("away", "")
    assert leaves.refused(P3, "03-11am", "03-11am")[0][0] == "L"
    leaves.requests.give_back(SETUP, first.leave)
    assert leaves.files(P3, "03-11am", "03-11am").state == "submitted"


def test_c_l9_an_outing_counts_for_cover_and_not_for_the_limit(leaves: Leaves) -> None:
    officer = acting(leaves.hall, "关晓月", Role.OFFICER)
    for name in ("毛启舟",):
        AttendanceRecords(leaves.hall).register_outing(
            officer, subject_of(leaves.hall, name), date(2026, 3, 9), 510, 1050, "开会", "区政府"
        )
    assert leaves.refused("邱诗涵", "03-09am", "03-09am") == [("M", "03-09", "am")]
    assert leaves.files("毛启舟", "03-09am", "03-09am").state == "submitted", "away already: M is not asked"


def test_c_l12_a_lower_limit_keeps_what_was_granted_and_stops_what_was_not(leaves: Leaves) -> None:
    one, two = leaves.granted(P1, "03-09am", "03-09pm"), leaves.granted(P2, "03-09am", "03-09pm")
    waiting = leaves.files(P3, "03-10am", "03-10pm")
    leaves.granted(P4, "03-10am", "03-10pm")
    SettingsService(leaves.hall).set_rule(SETUP, "leave.concurrent_max", 1, date(2026, 3, 1))
    assert {leaves.shows(leave).state for leave in (one, two)} == {"approved"}
    assert first_rule(leaves.approves, waiting) == "L"


def test_c_l14_the_leaders_override_needs_a_reason_and_is_kept(leaves: Leaves) -> None:
    for name in (P1, P2):
        leaves.granted(name, "03-09am", "03-09pm")
    third = leaves.files(P3, "03-09am", "03-09am", kind="sick")
    assert (third.over, [rule_of(f) for f in third.marks]) == (True, [("L", "03-09", "am")])
    assert first_rule(leaves.approves, third) == "L"
    assert first_rule(leaves.approves, third, "", True) == "reason"
    granted = leaves.approves(third, "急诊", True)
    assert (granted.state, granted.override, granted.decision) == ("approved", ("2026-03-09am",), "急诊")


@pytest.mark.parametrize("kind", ["sick", "maternity", "bereavement", "work_injury"])
def test_what_may_not_be_refused_is_taken_and_marked(leaves: Leaves, kind: str) -> None:
    for name in (P1, P2):
        leaves.granted(name, "03-09am", "03-09pm")
    assert leaves.files(P3, "03-09am", "03-09am", kind=kind).over


def test_a_late_application_is_taken_and_marked(leaves: Leaves) -> None:
    for name in (P1, P2):
        leaves.granted(name, "03-09am", "03-09pm")
    leaves.at("2026-03-09T09:10")
    shown = leaves.files(P3, "03-09am", "03-09am")
    assert (shown.late, shown.over) == (True, True)
    assert leaves.files(P4, "03-10am", "03-10am").late is False


# --- rule M and cover --------------------------------------------------------------------------------


def test_cc_06_the_second_of_two_needs_the_b_post(leaves: Leaves) -> None:
    leaves.granted("毛启舟", "03-09am", "03-09am")
    assert leaves.refused("邱诗涵", "03-09am", "03-09am") == [("M", "03-09", "am")]
    shown = leaves.granted("邱诗涵", "03-09am", "03-09am", cover="聂宏图")
    assert (shown.state, shown.slots[0].on_duty) == ("approved", 1)


def test_cc_07_the_only_one_of_a_window_needs_the_b_post(leaves: Leaves) -> None:
    assert leaves.refused("常若川", "03-09am", "03-09pm") == [("M", "03-09", "am"), ("M", "03-09", "pm")]
    assert leaves.granted("常若川", "03-09am", "03-09pm", cover="温书瑶").state == "approved"


def test_a_b_assigned_beforehand_serves_as_well(leaves: Leaves) -> None:
    b, a = (subject_of(leaves.hall, name) for name in ("温书瑶", "常若川"))
    key = CoverService(leaves.hall).register(SETUP, b, a, ["2026-03-09am"])
    assert leaves.files("常若川", "03-09am", "03-09am").slots[0].on_duty == 1
    CoverService(leaves.hall).end(SETUP, key, "2026-03-09am")
    assert leaves.refused("常若川", "03-09am", "03-09am", leave="2026-00001") == [("M", "03-09", "am")]


def test_the_minimum_is_read_again_when_the_centre_decides(leaves: Leaves) -> None:
    first, second = (leaves.files(n, "03-09am", "03-09am") for n in ("黎晓棠", "易安然"))
    leaves.approves(first)
    assert first_rule(leaves.approves, second) == "M"
    assert first_rule(leaves.approves, second, "必须", True) == "M", "an override is of L alone"


def test_c_a16_a_b_covers_one_person_at_a_time(leaves: Leaves) -> None:
    leaves.files("毛启舟", "03-09am", "03-09am", cover="聂宏图")
    assert ("cover", "03-09", "am") in leaves.refused("邱诗涵", "03-09am", "03-09am", cover="聂宏图")


def test_a_cover_who_is_away_is_none(leaves: Leaves) -> None:
    leaves.granted("温书瑶", "03-09am", "03-09am")
    assert ("cover", "03-09", "am") in leaves.refused("常若川", "03-09am", "03-09am", cover="温书瑶")


def test_nobody_covers_from_another_department_or_oneself(leaves: Leaves) -> None:
    for cover in ("聂宏图", "常若川"):
        assert ("cover", "", "") in leaves.refused("常若川", "03-09am", "03-09am", cover=cover)


def test_somebody_stood_down_is_not_on_duty(leaves: Leaves) -> None:
    with leaves.hall.writing(SETUP) as tx:
        down = StoodDown(new_id(), date(2026, 3, 1), None, "考试")
        tx.record(down, subject_of(leaves.hall, "龙思远"))
    assert leaves.refused("任海川", "03-09am", "03-09am") == [("M", "03-09", "am")]


def test_a_b_who_covers_counts_for_the_window_that_they_cover(leaves: Leaves) -> None:
    leaves.granted("毛启舟", "03-09am", "03-09am", cover="聂宏图")
    assert leaves.files("聂宏图", "03-10am", "03-10am").slots[0].away == ()
    shown = leaves.files("聂宏图", "03-09am", "03-09am", kind="sick")
    assert [who.name for who in shown.slots[0].away] == ["毛启舟"]
    assert shown.slots[0].on_duty == 1


# --- order, self, delegation --------------------------------------------------------------------------


def test_lv_13_and_c_a1_the_department_signs_before_the_centre(leaves: Leaves) -> None:
    leave = leaves.files(P1, "03-09am", "03-10pm")
    assert first_rule(leaves.approves, leave) == "order"
    assert first_rule(leaves.refuses, leave) == "order"
    assert leaves.approves(leaves.agrees(leave)).state == "approved"


def test_an_opinion_on_the_centres_own_route_is_not_needed(leaves: Leaves) -> None:
    assert first_rule(leaves.agrees, leaves.files(P1, "03-09am", "03-09pm")) == "order"


def test_lv_15_nobody_decides_on_their_own_request(sample_hall: Hall, leaves: Leaves) -> None:
    director = acting(sample_hall, "梁致远", Role.DIRECTOR)
    own = Leaves(sample_hall, director).files("梁致远", "03-09am", "03-09am")
    assert first_rule(Leaves(sample_hall, director).approves, own) == "self"
    deputy = acting(sample_hall, "宋晏清", Role.DIRECTOR)
    assert Leaves(sample_hall, deputy).approves(own).state == "approved"


def test_c_a6_the_applicant_cannot_sign_for_the_department(sample_hall: Hall, leaves: Leaves) -> None:
    leave = leaves.files(P1, "03-09am", "03-10pm")
    assert first_rule(leaves.agrees, leave, True, P1) == "self"
    reviewer = acting(sample_hall, P1, Role.REVIEWER, department="GA")
    assert first_rule(leaves.decisions.record_opinion, reviewer, leave.leave, True) == "self"


def test_c_a4_against_the_department_only_with_a_reason(leaves: Leaves) -> None:
    leave = leaves.agrees(leaves.files(P1, "03-09am", "03-10pm"), False)
    assert (leave.state, leave.opinion) == ("opinion", False)
    assert first_rule(leaves.approves, leave) == "reason"
    granted = leaves.approves(leave, "情况特殊")
    assert (granted.state, granted.against, granted.decision) == ("approved", True, "情况特殊")


def test_the_departments_disagreement_can_end_the_request(leaves: Leaves) -> None:
    SettingsService(leaves.hall).set_rule(SETUP, "leave.disagreement", "refuse", date(2026, 3, 1))
    assert leaves.agrees(leaves.files(P1, "03-09am", "03-10pm"), False).state == "refused"


def test_c_a2_a_closed_request_stays_closed(leaves: Leaves) -> None:
    no = leaves.refuses(leaves.files(P1, "03-09am", "03-09pm"))
    assert first_rule(leaves.approves, no) == "stale"
    gone = leaves.requests.withdraw(SETUP, leaves.files(P2, "03-09am", "03-09pm").leave)
    assert first_rule(leaves.approves, gone) == "stale"


def test_c_a3_the_same_decision_twice_is_one_and_a_second_director_comes_too_late(
    sample_hall: Hall, leaves: Leaves
) -> None:
    leave = leaves.files(P1, "03-09am", "03-09pm")
    one, two = (
        Leaves(sample_hall, acting(sample_hall, name, Role.DIRECTOR)) for name in ("梁致远", "宋晏清")
    )
    assert one.approves(leave) == one.approves(leave)
    assert first_rule(two.approves, leave) == "stale"
    assert first_rule(one.refuses, leave) == "stale"


def test_c_a5_both_names_are_kept_when_department_and_centre_refuse(leaves: Leaves) -> None:
    leave = leaves.agrees(leaves.files(P1, "03-09am", "03-10pm"), False, "王局长")
    shown = leaves.refuses(leave, "人手不足")
    assert (shown.state, shown.decision, [s.signer for s in shown.signatures]) == (
        "refused",
        "人手不足",
        ["王局长"],
    )


def test_c_a9_another_calendar_routes_a_signed_day_again(leaves: Leaves) -> None:
    SettingsService(leaves.hall).set_day(SETUP, date(2026, 3, 10), DayKind.OFF, "临时放假")
    leave = leaves.granted(P1, "03-09am", "03-10pm")
    assert (leave.halves, leave.route, leave.state) == (2, CENTRE, "approved")
    SettingsService(leaves.hall).clear_day(SETUP, date(2026, 3, 10))
    shown = leaves.shows(leave)
    assert (shown.halves, shown.route, shown.state) == (4, DEPARTMENT, "submitted")


def test_c_d8_a_holiday_added_later_gives_the_days_back(leaves: Leaves) -> None:
    leave = leaves.granted(P1, "03-09am", "03-11pm")
    SettingsService(leaves.hall).set_day(SETUP, date(2026, 3, 10), DayKind.OFF, "临时放假")
    shown = leaves.shows(leave)
    assert (shown.halves, shown.state, [t.kind for t in shown.talks]) == (4, "approved", ["recounted"])


def test_c_d8_a_granted_leave_that_gets_shorter_by_a_holiday_stays_granted(leaves: Leaves) -> None:
    leave = leaves.granted(P1, "03-09am", "03-10pm")
    SettingsService(leaves.hall).set_day(SETUP, date(2026, 3, 10), DayKind.OFF, "临时放假")
    shown = leaves.shows(leave)
    assert (shown.halves, shown.chain_halves, shown.route, shown.state) == (2, 2, DEPARTMENT, "approved")
    assert [signed.effective for signed in shown.signatures] == [True]


def test_c_a10_the_route_stays_as_at_submission_when_the_rule_changes(leaves: Leaves) -> None:
    leave = leaves.files(P1, "03-09am", "03-10pm")
    SettingsService(leaves.hall).set_rule(SETUP, "leave.centre_only_max_days", 5, date(2026, 3, 1))
    assert first_rule(leaves.approves, leave) == "order"
    assert leaves.files(P2, "03-09am", "03-10pm").route == CENTRE


def test_c_a11_a_signature_that_comes_after_the_end_is_kept_without_effect(leaves: Leaves) -> None:
    leave = leaves.files(P1, "03-09am", "03-10pm")
    leaves.requests.withdraw(SETUP, leave.leave)
    assert first_rule(leaves.agrees, leave) == "stale"
    shown = leaves.shows(leave)
    assert (shown.state, [s.effective for s in shown.signatures]) == ("withdrawn", [False])


# --- life -------------------------------------------------------------------------------------------


def test_lv_14_who_comes_back_early_is_charged_what_they_were_away(leaves: Leaves) -> None:
    leave = leaves.granted(P1, "03-09am", "03-10pm")
    leaves.granted(P2, "03-10am", "03-10pm")
    leaves.at("2026-03-09T18:00")
    assert leaves.shows(leave).state == "away"
    shown = leaves.requests.give_back(SETUP, leave.leave)
    assert (shown.state, shown.halves, [s.slot.date.day for s in shown.slots]) == ("returned", 2, [9, 9])
    assert leaves.files(P3, "03-10am", "03-10pm").state == "submitted"


def test_c_a14_early_return_on_wednesday_keeps_monday_and_tuesday(leaves: Leaves) -> None:
    leave = leaves.granted(P1, "03-09am", "03-13pm")
    leaves.at("2026-03-11T08:20")
    assert leaves.requests.give_back(SETUP, leave.leave).halves == 4


def test_c_a13_who_is_not_back_is_overdue_from_the_next_half_day(leaves: Leaves) -> None:
    leave = leaves.granted(P1, "03-13am", "03-13pm")
    leaves.at("2026-03-15T12:00")
    assert leaves.shows(leave).state == "away", "nobody is expected at the weekend"
    leaves.at("2026-03-16T08:31")
    assert leaves.shows(leave).state == "overdue"
    Cast(leaves.hall).punches(leave.subject, date(2026, 3, 16), "08:40")
    leaves.at("2026-03-16T08:45")
    assert leaves.shows(leave).state == "returned", "to be confirmed"


def test_an_extension_is_a_new_request_chained_to_the_old_one(leaves: Leaves) -> None:
    leave = leaves.granted(P1, "03-09am", "03-09pm")
    leaves.at("2026-03-09T15:00")
    longer = leaves.requests.extend(SETUP, leave.leave, "2026-03-10pm")
    assert (longer.extends, longer.halves, longer.chain_halves, longer.route) == (
        leave.leave,
        2,
        4,
        DEPARTMENT,
    )


def test_a_leave_that_has_begun_is_not_withdrawn(leaves: Leaves) -> None:
    leave = leaves.granted(P1, "03-09am", "03-09pm")
    leaves.at("2026-03-09T09:00")
    assert first_rule(leaves.requests.withdraw, SETUP, leave.leave) == "stale"


def test_a_granted_leave_can_be_taken_back_before_it_begins(leaves: Leaves) -> None:
    leave = leaves.granted(P1, "03-09am", "03-09pm")
    assert first_rule(leaves.requests.give_back, SETUP, leave.leave) == "stale"
    assert leaves.requests.withdraw(SETUP, leave.leave).state == "withdrawn"


def test_c_a17_without_the_handover_that_the_window_needs_the_leave_has_not_begun(leaves: Leaves) -> None:
    leave = leaves.granted("常若川", "03-09am", "03-09pm", cover="温书瑶")
    leaves.at("2026-03-09T08:45")
    shown = leaves.shows(leave)
    assert (shown.state, shown.waits_for_handover) == ("approved", True)
    b = acting(leaves.hall, "温书瑶", Role.STAFF)
    assert leaves.requests.hand_over(b, leave.leave, "钥匙已交").state == "away"


def test_a_request_handed_back_holds_no_place_and_can_be_handed_in_again(leaves: Leaves) -> None:
    leave = leaves.files(P1, "03-09am", "03-09pm")
    assert leaves.decisions.hand_back(SETUP, leave.leave, "请写明事由").state == "draft"
    assert leaves.files(P1, "03-10am", "03-10pm", leave=leave.leave).state == "submitted"


def test_a_late_application_after_its_deadline_says_so_to_the_leader(leaves: Leaves) -> None:
    leaves.at("2026-03-10T17:00")
    assert leaves.files(P1, "03-09am", "03-09am").marks == ()
    leaves.at("2026-03-11T08:00")
    assert [finding.rule for finding in leaves.files(P1, "03-09pm", "03-09pm").marks] == ["late"]


def test_c_a12_a_certificate_that_is_missing_is_waited_for(leaves: Leaves) -> None:
    leave = leaves.files(P1, "03-09am", "03-09am", kind="sick")
    assert leaves.shows(leave).paper_due
    assert not leaves.requests.add_paper(SETUP, leave.leave, b"%PDF-1.7 ...").paper_due


def test_who_confirms_a_handover_is_not_told_what_the_leave_is_for(leaves: Leaves) -> None:
    leave = leaves.granted("常若川", "03-09am", "03-09pm", kind="sick", cover="温书瑶")
    b = acting(leaves.hall, "温书瑶", Role.STAFF)
    shown = leaves.requests.hand_over(b, leave.leave, "钥匙已交")
    assert (shown.kind, shown.reason, shown.handed_over_us > 0) == ("", "", True)
