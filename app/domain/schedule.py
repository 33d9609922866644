"""Working hours: season by weekday, then a person's own duty roster and reductions (domain.md B.0)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from app.domain.slots import Half

Minute = int
"""Minutes since local midnight."""


class Hours(NamedTuple):
    """One working half-day, `start` and `end` in minutes since midnight."""

    start: Minute
    end: Minute


class DayHours(NamedTuple):
    """Both half-days of a date; which of them is worked stands elsewhere."""

    am: Hours
    pm: Hours

    def of(self, half: Half) -> Hours:
        return self.am if half is Half.AM else self.pm

    def with_half(self, half: Half, hours: Hours) -> DayHours:
        return self._replace(am=hours) if half is Half.AM else self._replace(pm=hours)


@dataclass(frozen=True, slots=True)
class Season:
    """From one month-day to another, both included, possibly over the new year."""

    name: str
    first: tuple[int, int]
    last: tuple[int, int]
    weekdays: tuple[DayHours, ...]
    """Seven rows, Monday first; Saturday and Sunday serve swapped working days."""

    def holds(self, day: date) -> bool:
        here = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= here <= self.last
        return here >= self.first or here <= self.last


@dataclass(frozen=True, slots=True)
class Schedule:
    """A hall's seasons; together they cover the year."""

    seasons: tuple[Season, ...]

    def hours(self, day: date) -> DayHours:
        """The hall's hours on `day`, as if it were worked."""
        for season in self.seasons:
            if season.holds(day):
                return season.weekdays[day.weekday()]
        return self.seasons[0].weekdays[day.weekday()]


def parse_minute(text: str) -> Minute:
    """`08:30` -> 510; ValueError for anything that is no time of day."""
    hour, colon, minute = text.strip().partition(":")
    if colon != ":" or len(minute) != 2 or not (hour + minute).isdecimal():
        raise ValueError(text)
    value = int(hour) * 60 + int(minute)
    if int(hour) > 23 or int(minute) > 59:
        raise ValueError(text)
    return value


def format_minute(minute: Minute) -> str:
    """510 -> `08:30`."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _day_hours(value: Sequence[Sequence[str]]) -> DayHours:
    (a0, a1), (p0, p1) = value
    am, pm = Hours(parse_minute(a0), parse_minute(a1)), Hours(parse_minute(p0), parse_minute(p1))
    if not am.start < am.end <= pm.start < pm.end:
        raise ValueError(str(value))
    return DayHours(am, pm)


def _month_day(text: str) -> tuple[int, int]:
    day = date.fromisoformat(f"2024-{text}")
    return day.month, day.day


def parse_schedule(value: Any) -> Schedule:
    """The rule `attendance.schedule` -> Schedule; ValueError names what does not fit.

    `{"seasons": [{"name", "from": "10-01", "to": "04-30", "weekdays": [7 × [["08:30", "12:00"],
    ["14:00", "17:30"]]]}]}`; `weekdays` of one row serves all seven.
    """
    seasons = []
    for row in value["seasons"]:
        days = [_day_hours(day) for day in row["weekdays"]]
        if len(days) == 1:
            days *= 7
        if len(days) != 7:
            raise ValueError("weekdays")
        seasons.append(Season(str(row["name"]), _month_day(row["from"]), _month_day(row["to"]), tuple(days)))
    schedule = Schedule(tuple(seasons))
    _check_whole_year(schedule)
    return schedule


def _check_whole_year(schedule: Schedule) -> None:
    for ordinal in range(date(2024, 1, 1).toordinal(), date(2025, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        if sum(season.holds(day) for season in schedule.seasons) != 1:
            raise ValueError(f"{day:%m-%d}")


DEFAULT_SCHEDULE: dict[str, Any] = {
    "seasons": [
        {
            "name": "冬季",
            "from": "10-01",
            "to": "04-30",
            "weekdays": [[["08:30", "12:00"], ["14:00", "17:30"]]],
        },
        {
            "name": "夏季",
            "from": "05-01",
            "to": "09-30",
            "weekdays": [[["08:30", "12:00"], ["14:30", "18:00"]]],
        },
    ]
}


@dataclass(frozen=True, slots=True)
class DutyRoster:
    """A person's own hours on one date (周末、延时、错时值班); a half without hours is not worked."""

    date: date
    am: Hours | None
    pm: Hours | None

    def working(self) -> frozenset[Half]:
        pairs = ((Half.AM, self.am), (Half.PM, self.pm))
        return frozenset(half for half, hours in pairs if hours is not None)

    def applied(self, base: DayHours) -> DayHours:
        return DayHours(self.am or base.am, self.pm or base.pm)


@dataclass(frozen=True, slots=True)
class Reduction:
    """Shorter hours for a person from `first` to `last` (哺乳假: 60 minutes until the child is one).

    `edge` is one of `am_in am_out pm_in pm_out`: the end of the half-day that moves inwards.
    """

    first: date
    last: date
    edge: str
    minutes: int
    kind: str

    def applied(self, hours: DayHours) -> DayHours:
        half = Half(self.edge[:2])
        part = hours.of(half)
        if self.edge.endswith("_in"):
            moved = Hours(min(part.start + self.minutes, part.end), part.end)
        else:
            moved = Hours(part.start, max(part.end - self.minutes, part.start))
        return hours.with_half(half, moved)
