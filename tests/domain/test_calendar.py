"""Working half-days of the hall by date."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.calendar import CALENDAR_2026, CalendarDay, DayKind, HallCalendar
from app.domain.slots import BOTH_HALVES, NO_HALVES, Half, Month

CALENDAR = HallCalendar.of(CALENDAR_2026, [2026])


def test_2026_has_the_working_days_that_the_state_council_set() -> None:
    found = [CALENDAR.working_halves(Month(2026, m).first, Month(2026, m).last) / 2 for m in range(1, 13)]
    assert found == [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]


@pytest.mark.parametrize("day", ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"])
def test_swapped_weekends_are_worked(day: str) -> None:
    swapped = date.fromisoformat(f"2026-{day}")
    assert CALENDAR.working(swapped) == BOTH_HALVES and CALENDAR.is_swapped(swapped)


@pytest.mark.parametrize("day", ["01-01", "02-15", "02-23", "04-04", "05-05", "06-19", "09-25", "10-07"])
def test_holidays_are_not(day: str) -> None:
    assert CALENDAR.working(date.fromisoformat(f"2026-{day}")) == NO_HALVES


def test_a_year_without_an_arrangement_counts_monday_to_friday_and_warns() -> None:
    assert CALENDAR.working(date(2027, 10, 1)) == BOTH_HALVES
    assert CALENDAR.working(date(2027, 10, 2)) == NO_HALVES
    assert CALENDAR.unpublished_years(date(2026, 12, 1), date(2027, 1, 31)) == (2027,)


@pytest.mark.parametrize(
    ("kind", "halves"),
    [
        (DayKind.WORK, BOTH_HALVES),
        (DayKind.OFF, NO_HALVES),
        (DayKind.AM_OFF, frozenset({Half.PM})),
        (DayKind.PM_OFF, frozenset({Half.AM})),
    ],
)
def test_a_date_may_differ_from_its_weekday(kind: DayKind, halves: frozenset[Half]) -> None:
    calendar = HallCalendar.of([CalendarDay(date(2026, 3, 9), kind, "")], [])
    assert calendar.working(date(2026, 3, 9)) == halves


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-03-31", 3, "2026-04-03"),
        ("2026-04-03", 1, "2026-04-07"),
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-02-14", 1, "2026-02-24"),
        ("2026-03-31", 0, "2026-03-31"),
    ],
)
def test_the_nth_working_day_after_a_date(day: str, count: int, expected: str) -> None:
    assert CALENDAR.next_workday(date.fromisoformat(day), count) == date.fromisoformat(expected)
