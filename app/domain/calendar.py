"""The hall's calendar: working half-days, holidays, swapped working days (domain.md B, F-26)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.slots import BOTH_HALVES, NO_HALVES, Half, date_range


class DayKind(StrEnum):
    """What a calendar entry makes of its date."""

    WORK = "work"
    OFF = "off"
    AM_OFF = "am_off"
    PM_OFF = "pm_off"


_WORKING = {
    DayKind.WORK: BOTH_HALVES,
    DayKind.OFF: NO_HALVES,
    DayKind.AM_OFF: frozenset({Half.PM}),
    DayKind.PM_OFF: frozenset({Half.AM}),
}


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A date that differs from its weekday, with the name people know it by."""

    date: date
    kind: DayKind
    name: str


@dataclass(frozen=True, slots=True)
class HallCalendar:
    """Working half-days by date; a year not in `published` counts Monday to Friday."""

    entries: Mapping[date, CalendarDay]
    published: frozenset[int]

    @classmethod
    def of(cls, entries: Iterable[CalendarDay], published: Iterable[int]) -> HallCalendar:
        return cls({entry.date: entry for entry in entries}, frozenset(published))

    def working(self, day: date) -> frozenset[Half]:
        """The half-days of `day` that the hall works."""
        entry = self.entries.get(day)
        if entry is not None:
            return _WORKING[entry.kind]
        return BOTH_HALVES if day.weekday() < 5 else NO_HALVES

    def is_swapped(self, day: date) -> bool:
        """A weekend day that is worked (调休上班日)."""
        return day.weekday() >= 5 and bool(self.working(day))

    def working_halves(self, first: date, last: date) -> int:
        """How many half-days the hall works from `first` to `last`, both included."""
        return sum(len(self.working(day)) for day in date_range(first, last))

    def unpublished_years(self, first: date, last: date) -> tuple[int, ...]:
        """Years in the range whose arrangement has not been entered: warn about these."""
        return tuple(y for y in range(first.year, last.year + 1) if y not in self.published)

    def next_workday(self, day: date, count: int = 1) -> date:
        """The date on which the `count`-th working day after `day` falls."""
        while count > 0:
            day = date.fromordinal(day.toordinal() + 1)
            if self.working(day):
                count -= 1
        return day


def _off(name: str, first: tuple[int, int], last: tuple[int, int]) -> list[CalendarDay]:
    dates = date_range(date(2026, *first), date(2026, *last))
    return [CalendarDay(day, DayKind.OFF, name) for day in dates]


def _swapped(name: str, *days: tuple[int, int]) -> list[CalendarDay]:
    return [CalendarDay(date(2026, *day), DayKind.WORK, name) for day in days]


CALENDAR_2026: tuple[CalendarDay, ...] = tuple(
    sorted(
        _off("元旦", (1, 1), (1, 3))
        + _swapped("元旦调休", (1, 4))
        + _off("春节", (2, 15), (2, 23))
        + _swapped("春节调休", (2, 14), (2, 28))
        + _off("清明节", (4, 4), (4, 6))
        + _off("劳动节", (5, 1), (5, 5))
        + _swapped("劳动节调休", (5, 9))
        + _off("端午节", (6, 19), (6, 21))
        + _off("中秋节", (9, 25), (9, 27))
        + _off("国庆节", (10, 1), (10, 7))
        + _swapped("国庆节调休", (9, 20), (10, 10)),
        key=lambda entry: entry.date,
    )
)
"""The State Council's arrangement for 2026 (domain.md B, F-26)."""
