"""AB posts and leave together: AB-07, C-A16, C-A17, C-L10 through the services."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.ab_slots import Risk
from app.domain.leave_rules import LeaveRefused
from app.services.ab import AbService
from app.services.attendance_records import AttendanceRecords
from app.services.cover import CoverService
from app.services.hall import Hall
from app.services.roster import RosterService
from tests.conftest import OFFICER
from tests.services.cast import Cast, refused, subject_of
from tests.services.leaves import Leaves

A1, A2, B = "毛启舟", "邱诗涵", "聂宏图"
"""公积金: two A and one B."""
ALONE, HIS_B = "常若川", "温书瑶"
"""卫生健康: one A and one B."""


@pytest.fixture
def leaves(sample_hall: Hall) -> Leaves:
    made = Leaves(sample_hall)
    made.at("2026-03-02T09:00")
    return made


@pytest.fixture
def cast(leaves: Leaves) -> Cast:
    return Cast(leaves.hall)


@pytest.fixture
def service(leaves: Leaves) -> AbService:
    return AbService(leaves.hall)


def told(service: AbService) -> list[tuple[str, str, int]]:
    return [(a.name, a.finding.key, a.due) for a in service.alerts(OFFICER)]


def risks(service: AbService, code: str) -> list[Risk]:
    row = next(r for r in service.outlook(OFFICER, None, 3).rows if r.department == code)
    return [cell.risk for cell in row.cells]


def test_ab_07_leave_today_without_a_cover_is_an_alert_at_a_quarter_to_nine(
    leaves: Leaves, cast: Cast, service: AbService
) -> None:
    leaves.granted(A1, "03-09am", "03-09pm")
    leaves.at("2026-03-09T08:44")
    assert told(service) == []
    leaves.at("2026-03-09T08:45")
    assert told(service) == [(A1, "ab_alert", 525)]
    leaves.at("2026-03-09T14:15")
    assert told(service) == [(A1, "ab_alert", 525), (A1, "ab_alert", 855)]
    covers = CoverService(leaves.hall)
    by, covered = subject_of(leaves.hall, B), subject_of(leaves.hall, A1)
    covers.register(cast.officer, by, covered, ["2026-03-09pm"], "33", "已交接")
    assert told(service) == [(A1, "ab_alert", 525)]


def test_only_a_granted_leave_takes_somebody_off_the_post(leaves: Leaves, service: AbService) -> None:
    asked = leaves.files(A1, "03-03am", "03-03am")
    assert risks(service, "GJ")[0] is Risk.NONE
    leaves.approves(asked)
    assert risks(service, "GJ")[:2] == [Risk.UNCOVERED, Risk.NONE]


def test_a_cover_named_in_the_request_is_in_force_with_the_leave(leaves: Leaves, service: AbService) -> None:
    leaves.granted(ALONE, "03-03am", "03-03pm", cover=HIS_B)
    assert risks(service, "WJ")[:3] == [Risk.COVERED, Risk.COVERED, Risk.NONE]
    assert [(c.name, c.leave != "", c.may_end) for c in service.covers(OFFICER)] == [(HIS_B, True, False)]


def test_c_a17_a_handover_that_nobody_confirmed_is_told_when_the_leave_begins(
    leaves: Leaves, service: AbService
) -> None:
    leave = leaves.granted(ALONE, "03-09am", "03-09pm", cover=HIS_B)
    leaves.at("2026-03-09T08:29")
    assert told(service) == []
    leaves.at("2026-03-09T08:30")
    assert told(service) == [(ALONE, "ab_not_handed_over", 510)]
    leaves.requests.hand_over(leaves.actor, leave.leave, "已交接")
    assert told(service) == []


def test_c_a16_a_b_who_covers_one_a_cannot_cover_the_other(leaves: Leaves, cast: Cast) -> None:
    covers, by = CoverService(leaves.hall), subject_of(leaves.hall, B)
    first, second = subject_of(leaves.hall, A1), subject_of(leaves.hall, A2)
    covers.register(cast.officer, by, first, ["2026-03-09am"])
    refusal = refused(covers.register, cast.officer, by, second, ["2026-03-09am", "2026-03-09pm"])
    assert isinstance(refusal, LeaveRefused)
    assert [(f.rule, f.slot and f.slot.half.value) for f in refusal.findings] == [("cover", "am")]
    covers.register(cast.officer, by, second, ["2026-03-09pm"])


def test_c_l10_what_empties_a_window_of_two_is_refused_and_what_may_not_be_is_seen_ahead(
    leaves: Leaves, service: AbService
) -> None:
    leaves.granted(A1, "03-03am", "03-03pm")
    assert ("M", "03-03", "am") in leaves.refused(A2, "03-03am", "03-03am")
    leaves.granted(A2, "03-03am", "03-03am", kind="sick")
    assert risks(service, "GJ")[:2] == [Risk.EMPTY, Risk.UNCOVERED]


def test_ab_3_the_only_b_away_together_with_an_a_is_seen_ahead(
    leaves: Leaves, cast: Cast, service: AbService
) -> None:
    leaves.granted(A1, "03-03am", "03-03am")
    records = AttendanceRecords(leaves.hall)
    by = subject_of(leaves.hall, B)
    records.register_outing(cast.officer, by, date(2026, 3, 3), 9 * 60, 10 * 60, "送件", "区政府")
    assert risks(service, "GJ")[0] is Risk.BOTH


def test_an_only_b_who_is_stood_down_is_none_at_all(leaves: Leaves, cast: Cast, service: AbService) -> None:
    leaves.granted(A1, "03-03am", "03-03am")
    day = date(2026, 3, 3)
    service.stand_down(cast.director, subject_of(leaves.hall, B), day, day, "考试")
    assert risks(service, "GJ")[0] is Risk.UNCOVERED
    shown = next(g for g in service.compliance(OFFICER, day).groups if g.department == "GJ")
    assert [f.key for f in shown.findings] == ["ab_b_stood_down"]


def test_whoever_is_back_early_is_on_duty_again(leaves: Leaves, service: AbService) -> None:
    leave = leaves.granted(A1, "03-03am", "03-04pm")
    assert risks(service, "GJ")[:4] == [Risk.UNCOVERED] * 4
    leaves.at("2026-03-03T15:00")
    leaves.requests.give_back(leaves.actor, leave.leave, "2026-03-04am")
    assert risks(service, "GJ")[:2] == [Risk.NONE, Risk.NONE]


def test_a_cover_and_a_leave_stay_with_a_window_that_gets_another_name(
    leaves: Leaves, cast: Cast, service: AbService
) -> None:
    covers, day = CoverService(leaves.hall), "2026-03-03am"
    covers.register(cast.officer, subject_of(leaves.hall, B), subject_of(leaves.hall, A1), [day])
    asked = leaves.files(A1, "03-03am", "03-03am")
    RosterService(leaves.hall).rename_group(cast.officer, "GJ", "住房公积金管理部", "公积金窗口")
    assert leaves.shows(asked).window_group == "公积金窗口"
    leaves.approves(asked)
    leaves.granted(A2, "03-03am", "03-03am")
    assert risks(service, "GJ")[0] is Risk.UNCOVERED
    assert [c.window_group for c in service.covers(OFFICER)] == ["公积金窗口"]
