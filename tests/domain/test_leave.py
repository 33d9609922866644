"""Half-days, chains and routes as pure rules (domain.md B.1.2, B.1.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import CALENDAR_2026, HallCalendar
from app.domain.leave import (
    LONGEST_DAYS,
    LeaveState,
    Route,
    Span,
    after,
    before,
    chain_halves,
    count,
    counted,
    route_of,
    slot_from,
    slot_text,
    span_of,
)
from app.domain.leave_life import Course, back_from, state_at
from app.domain.refusal import Refusal
from app.domain.rules import RuleBook, RuleChange
from app.domain.slots import Half, Slot

HALL = HallCalendar.of(CALENDAR_2026, [2026])
DAY = date(2026, 3, 2)
DEFAULT = RuleBook.of()


def works(slot: Slot) -> bool:
    return slot.half in HALL.working(slot.date)


def span(first: str, last: str) -> Span:
    return span_of(f"2026-{first}", f"2026-{last}")


def slots(*texts: str) -> set[Slot]:
    return {slot_from(f"2026-{text}") for text in texts}


def book(**values: object) -> RuleBook:
    return RuleBook.of(RuleChange(f"leave.{key}", value, date(2026, 1, 1)) for key, value in values.items())


some_slots = st.builds(Slot, st.dates(date(2026, 1, 5), date(2026, 12, 20)), st.sampled_from(Half))


@given(some_slots)
def test_a_half_day_and_its_text_are_one(slot: Slot) -> None:
    assert slot_from(slot_text(slot)) == slot
    assert before(after(slot)) == slot == after(before(slot))


@pytest.mark.parametrize(
    "text", ["", "2026-03-09", "2026-03-09xm", "2026-3-9am", "20260309am", "2026-02-30am"]
)
def test_another_writing_of_a_half_day_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="leave_slot_form"):
        slot_from(text)


def test_a_leave_does_not_run_backwards_nor_for_ever() -> None:
    with pytest.raises(Refusal, match="leave_order"):
        span_of("2026-03-09pm", "2026-03-09am")
    with pytest.raises(Refusal, match="leave_too_long"):
        span_of("2026-01-01am", "2027-03-01am")
    assert LONGEST_DAYS > 366


@given(some_slots, st.integers(0, 40))
def test_a_leave_counts_the_working_half_days_inside_it(first: Slot, length: int) -> None:
    last = first
    for _ in range(length):
        last = after(last)
    found = counted(Span(first, last), works)
    assert list(found) == sorted(found)
    assert all(works(slot) and first <= slot <= last for slot in found)
    days = HALL.working_halves(first.date, last.date)
    assert days - 2 <= len(found) <= days


@given(some_slots, st.sets(some_slots, max_size=12))
def test_a_chain_is_never_shorter_than_the_leave_and_grows_with_what_touches_it(
    first: Slot, own: set[Slot]
) -> None:
    one = Span(first, first)
    own = own - {first}
    alone, chained = len(counted(one, works)), chain_halves(one, own, works)
    assert chained >= alone
    assert chained <= alone + sum(works(slot) for slot in own)
    assert chain_halves(one, own | {after(first)}, works) >= chained


def test_weekends_and_holidays_do_not_part_a_chain() -> None:
    assert chain_halves(span("10-08am", "10-08pm"), slots("09-30am", "09-30pm"), works) == 4
    assert chain_halves(span("03-16am", "03-16am"), slots("03-13pm"), works) == 2
    assert chain_halves(span("03-16am", "03-16am"), slots("03-13am"), works) == 1, "the 13th pm is worked"


@pytest.mark.parametrize(
    ("halves", "rules", "route"),
    [
        (1, DEFAULT, Route.CENTRE),
        (2, DEFAULT, Route.CENTRE),
        (3, DEFAULT, Route.DEPARTMENT_THEN_CENTRE),
        (4, DEFAULT, Route.DEPARTMENT_THEN_CENTRE),
        (3, book(gap="centre"), Route.CENTRE),
        (4, book(gap="centre"), Route.DEPARTMENT_THEN_CENTRE),
        (5, book(centre_only_max_days=2.5), Route.CENTRE),
        (6, book(centre_only_max_days=2.5), Route.DEPARTMENT_THEN_CENTRE),
        (1, book(centre_only_max_days=0), Route.DEPARTMENT_THEN_CENTRE),
    ],
)
def test_up_to_a_day_the_centre_decides_and_beyond_it_the_department_signs_first(
    halves: int, rules: RuleBook, route: Route
) -> None:
    assert route_of(halves, rules, DAY) is route


def test_the_route_is_by_the_rules_of_the_day_of_submission() -> None:
    later = RuleBook.of([RuleChange("leave.centre_only_max_days", 3, date(2026, 3, 10))])
    wanted = span("03-16am", "03-17pm")
    assert count(wanted, (), works, later, date(2026, 3, 9)).route is Route.DEPARTMENT_THEN_CENTRE
    assert count(wanted, (), works, later, date(2026, 3, 10)).route is Route.CENTRE


def test_without_chaining_a_request_counts_alone() -> None:
    wanted, own = span("03-16am", "03-16pm"), slots("03-13am", "03-13pm")
    assert count(wanted, own, works, DEFAULT, DAY).chain_halves == 4
    assert count(wanted, own, works, book(chain=False), DAY).chain_halves == 2


# --- on the clock ------------------------------------------------------------------------------------

FRIDAY, MONDAY = date(2026, 3, 13), date(2026, 3, 16)
COURSE = Course((FRIDAY, 510), (FRIDAY, 1050), (MONDAY, 510))


@pytest.mark.parametrize(
    ("now", "course", "state"),
    [
        ((FRIDAY, 509), COURSE, "approved"),
        ((FRIDAY, 510), COURSE, "away"),
        ((FRIDAY, 1050), COURSE, "away"),
        ((MONDAY, 509), COURSE, "away"),
        ((MONDAY, 510), COURSE, "overdue"),
        ((MONDAY, 510), replace(COURSE, seen=True), "returned"),
        ((MONDAY, 510), replace(COURSE, goes_on=True), "returned"),
        ((FRIDAY, 600), replace(COURSE, started=False), "approved"),
        ((MONDAY, 510), replace(COURSE, due_back=None), "away"),
    ],
)
def test_a_granted_leave_follows_the_clock(now: tuple[date, int], course: Course, state: str) -> None:
    assert state_at(LeaveState.APPROVED, course, now) == state


@pytest.mark.parametrize("stored", [s for s in LeaveState if s is not LeaveState.APPROVED])
def test_what_is_not_granted_or_over_does_not_change_with_the_clock(stored: LeaveState) -> None:
    assert state_at(stored, COURSE, (MONDAY, 600)) is stored


@pytest.mark.parametrize(
    ("now", "back"),
    [
        ((FRIDAY, 480), "03-13am"),
        ((FRIDAY, 510 + 30), "03-13am"),
        ((FRIDAY, 510 + 31), "03-13pm"),
        ((FRIDAY, 1080), "03-14am"),
    ],
)
def test_who_comes_back_too_late_for_a_half_day_keeps_it_as_leave(now: tuple[date, int], back: str) -> None:
    morning, afternoon = slot_from("2026-03-13am"), slot_from("2026-03-13pm")
    assert back_from([(morning, 510), (afternoon, 840)], afternoon, now, 30) == slot_from(f"2026-{back}")
