"""The shipped calendar against the State Council's arrangement as another package has it."""

from datetime import date

import chinese_calendar

from app.domain.calendar import CALENDAR_2026, HallCalendar
from app.domain.slots import Month, date_range

CALENDAR = HallCalendar.of(CALENDAR_2026, [2026])


def test_every_day_of_2026_is_worked_or_not_as_the_state_council_has_it() -> None:
    for day in date_range(date(2026, 1, 1), date(2026, 12, 31)):
        assert bool(CALENDAR.working(day)) == chinese_calendar.is_workday(day), day


def test_the_months_of_2026_have_as_many_working_days_as_the_specification_says() -> None:
    found = []
    for number in range(1, 13):
        month = Month(2026, number)
        found.append(CALENDAR.working_halves(month.first, month.last) / 2)
    assert found == [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]


def test_no_date_is_entered_twice() -> None:
    assert len({entry.date for entry in CALENDAR_2026}) == len(CALENDAR_2026)
