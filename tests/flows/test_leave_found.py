"""What the flows and the second writing have found in leave, each as a small case of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.domain.access import Actor
from app.domain.calendar import DayKind
from app.domain.leave_rules import LeaveRefused
from app.domain.refusal import Refusal
from app.services.delegation import DelegationService
from app.services.leave import LeaveService, wanted_of
from app.services.leave_decision import LeaveDecision
from app.services.leave_shown import LeaveShown
from app.services.leave_views import LeaveViews
from app.services.settings import SettingsService
from tests.flows.leave_hall import (
    BY_SUBJECT,
    CHIEF,
    DIRECTORS,
    OFFICER,
    Telling,
    clock_at,
    found_small_hall,
    open_small_hall,
)

MONDAY = date(2026, 3, 9)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Telling]:
    found_small_hall(tmp_path / "hall")
    hall = open_small_hall(tmp_path / "hall", MONDAY, 8)
    yield hall
    hall.close()


def ask(hall: Telling, subject: str, first: str, last: str, cover: str = "") -> LeaveShown:
    wanted = wanted_of(subject, "personal", first, last, "家中有事", cover)
    return LeaveService(hall).submit(BY_SUBJECT[subject].actor, wanted)


def approve(hall: Telling, actor: Actor, shown: LeaveShown) -> LeaveShown:
    return LeaveDecision(hall).decide(actor, shown.leave, True)


def rule_of(caught: pytest.ExceptionInfo[LeaveRefused]) -> set[tuple[str, str | None]]:
    found = caught.value.findings
    return {(one.rule, f"{one.slot.date}{one.slot.half}" if one.slot else None) for one in found}


def test_two_leaves_that_meet_only_on_a_saturday_are_refused_in_words(small: Telling) -> None:
    ask(small, "BDa2", "2026-03-12am", "2026-03-14am")
    with pytest.raises(LeaveRefused) as caught:
        ask(small, "BDa2", "2026-03-14am", "2026-03-16am")
    assert rule_of(caught) == {("overlap", "2026-03-14am")}


def test_nobody_is_kept_free_for_two_leaves_that_meet_only_on_a_saturday(small: Telling) -> None:
    ask(small, "BDa2", "2026-03-12am", "2026-03-14am", "BDb")
    with pytest.raises(LeaveRefused) as caught:
        ask(small, "BDa3", "2026-03-14am", "2026-03-16am", "BDb")
    assert rule_of(caught) == {("cover", "2026-03-14am")}


def test_whom_the_applicant_has_sent_does_not_decide_for_the_applicant(small: Telling) -> None:
    own = ask(small, "director1", "2026-03-10am", "2026-03-10pm")
    DelegationService(small).give(DIRECTORS[0], CHIEF.account, MONDAY, MONDAY)
    with pytest.raises(Refusal) as caught:
        approve(small, CHIEF, own)
    assert caught.value.key == "leave_not_delegated"
    DelegationService(small).give(DIRECTORS[1], CHIEF.account, MONDAY, MONDAY)
    with pytest.raises(Refusal) as caught:
        approve(small, CHIEF, own)
    assert caught.value.key == "leave_leader_needs_leader"
    assert approve(small, DIRECTORS[1], own).state == "approved"


def test_a_leave_that_has_begun_while_it_waited_is_no_late_application(small: Telling) -> None:
    other = ask(small, "MZa0", "2026-03-10am", "2026-03-10pm")
    waiting = ask(small, "MZa1", "2026-03-10am", "2026-03-10pm", "MZb")
    approve(small, DIRECTORS[0], other)
    wanted = wanted_of("MZb", "sick", "2026-03-10am", "2026-03-10pm", "发烧")
    approve(small, DIRECTORS[0], LeaveService(small).submit(OFFICER, wanted))
    small.clock.as_of = clock_at(date(2026, 3, 10), 10).as_of
    with pytest.raises(LeaveRefused) as caught:
        approve(small, DIRECTORS[0], waiting)
    assert ("M", "2026-03-10am") in rule_of(caught)


def test_holidays_one_after_the_other_bring_a_long_leave_back_to_the_centre(small: Telling) -> None:
    long = ask(small, "BDa2", "2026-03-11am", "2026-03-13pm")
    assert long.route == "department_then_centre"
    for day in (11, 12):
        SettingsService(small).set_day(OFFICER, date(2026, 3, day), DayKind.OFF, "放假")
    now = LeaveViews(small).show(OFFICER, long.leave)
    assert (now.halves, now.chain_halves, now.route) == (2, 2, "centre")
    assert approve(small, DIRECTORS[1], now).state == "approved"
