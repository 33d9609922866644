"""What may be said of an absence beside its verdict (domain.md B.1.5)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.absence import Doubt, first_absent, hints_of, is_unseen
from app.domain.attendance import Status, Verdict
from app.domain.slots import Half, Slot
from tests.domain.days import MONDAY, judged

FRIDAY, TUESDAY = MONDAY - timedelta(days=3), MONDAY + timedelta(days=1)


def days(*texts: tuple[date, str]) -> list[Verdict]:
    return [verdict for day, punches in texts for verdict in judged(punches, day=day)]


def deadline(day: date) -> date:
    """One working day, for Monday to Thursday."""
    return day + timedelta(days=1)


def absence() -> Verdict:
    return judged("")[0]


def kinds(asked: str, overdue: str, today: date) -> list[tuple[Doubt, str]]:
    found = hints_of(absence(), asked, overdue, Slot(MONDAY, Half.AM), today, deadline)
    return [(hint.doubt, hint.leave) for hint in found]


def test_an_absence_may_be_applied_for_until_the_deadline_is_over() -> None:
    assert kinds("", "", TUESDAY) == [(Doubt.POSSIBLE, "")]
    assert kinds("", "", TUESDAY + timedelta(days=1)) == []


def test_an_application_that_waits_is_named_however_long_it_waits() -> None:
    assert kinds("2026-00003", "", date(2026, 6, 1)) == [(Doubt.WAITS, "2026-00003")]


def test_overdue_is_told_first_and_may_still_be_applied_for() -> None:
    assert kinds("", "2026-00001", TUESDAY) == [(Doubt.OVERDUE, "2026-00001"), (Doubt.POSSIBLE, "")]


@pytest.mark.parametrize("punches", ["08:20 12:01 13:58 17:31", "08:35 12:01 13:58 17:31"])
def test_a_half_day_that_was_worked_needs_no_leave(punches: str) -> None:
    verdict = judged(punches)[0]
    assert hints_of(verdict, "x", "y", Slot(MONDAY, Half.AM), MONDAY, deadline) == ()


def test_who_came_far_too_late_was_seen_and_is_not_overdue() -> None:
    verdict = judged("09:30 12:01 13:58 17:31")[0]
    assert Status.AWOL in verdict.status
    assert not is_unseen(verdict)
    assert hints_of(verdict, "", "2026-00001", Slot(MONDAY, Half.AM), MONDAY, deadline) == ()


def test_the_deadline_runs_from_the_first_absent_half_day() -> None:
    verdicts = days((FRIDAY, "08:20 12:01"), (MONDAY, ""), (TUESDAY, ""))
    assert first_absent(verdicts, Slot(TUESDAY, Half.PM)) == Slot(FRIDAY, Half.PM)
    verdicts = days((FRIDAY, ""), (MONDAY, "08:20 12:01"), (TUESDAY, ""))
    assert first_absent(verdicts, Slot(TUESDAY, Half.AM)) == Slot(MONDAY, Half.PM)


def test_a_half_day_of_leave_ends_the_run_and_a_day_of_rest_does_not() -> None:
    rest = Verdict(MONDAY, Half.AM, (Status.REST,))
    friday, tuesday = judged("", day=FRIDAY), judged("", day=TUESDAY)
    assert first_absent([*friday, rest, *tuesday], Slot(TUESDAY, Half.PM)) == Slot(FRIDAY, Half.AM)
    on_leave = judged("", leave={Half.AM: "sick", Half.PM: "sick"})
    assert first_absent([*friday, *on_leave, *tuesday], Slot(TUESDAY, Half.PM)) == Slot(TUESDAY, Half.AM)
