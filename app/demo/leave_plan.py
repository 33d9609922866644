"""Who wants leave in the demonstration's month, when, and what becomes of it (domain.md E)."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from app.domain.calendar import HallCalendar
from app.domain.leave import after
from app.domain.slots import BOTH_HALVES, Half, Month, Slot, date_range

SHARE = 0.03
"""Of the half-days of those who punch daily (domain.md E)."""
_KINDS = ("personal",) * 9 + ("annual",) * 6 + ("sick",) * 4 + ("official",) + ("other",)
_LENGTHS = (1, 1, 2, 2, 2, 2, 3, 4, 4, 6)
"""Half-days."""
_REASONS = {
    "personal": ("家中有事", "孩子开家长会", "陪家人看病", "办理房产手续"),
    "annual": ("年休假", "探望父母"),
    "sick": ("感冒发热", "牙痛就诊", "腰痛理疗"),
    "official": ("参加上级培训",),
    "other": ("参加考试",),
}
_HOUR = 3600


class Fate(Enum):
    """What becomes of a wish beyond the rules."""

    GRANTED = 1
    REFUSED = 2
    WAITS = 3
    EARLY = 4
    """Granted, and given back on its last day."""
    WORKED = 5
    """Granted, and yet they punch on the last half-day."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody on an A post; `cover`: who stands in where the window needs it."""

    subject: str
    name: str
    cover: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """A request to come: asked for on `day` at `second`."""

    day: date
    second: int
    who: Staff
    kind: str
    first: Slot
    last: Slot
    reason: str
    fate: Fate = Fate.GRANTED

    def slots(self) -> Iterator[Slot]:
        """Each half-day, worked or not."""
        slot = self.first
        while slot <= self.last:
            yield slot
            slot = after(slot)


def wishes(month: Month, staff: Sequence[Staff], calendar: HallCalendar, seed: int) -> list[Wish]:
    """The built-in cases, then others up to the share; in order of time, the same for the same seed."""
    dice, days = random.Random(f"leave {month} {seed}"), _Days(month, calendar)
    found = _built_in({one.name: one for one in staff}, days)
    wanted = round(SHARE * len(staff) * len(days.slots))
    taken = {(wish.who.subject, slot) for wish in found for slot in wish.slots()}
    count = sum(slot in days.known for wish in found for slot in wish.slots())
    for _ in range(20 * len(staff)):
        if count >= wanted:
            break
        wish = _any(dice, staff, days)
        near = {(wish.who.subject, slot) for slot in _around(wish)}
        if near.isdisjoint(taken):
            found.append(wish)
            taken |= near
            count += sum(slot in days.known for slot in wish.slots())
    return sorted(found, key=lambda wish: (wish.day, wish.second, wish.who.name))


def _around(wish: Wish) -> Iterator[Slot]:
    """With a week to either side: only the built-in chain is one."""
    for day in date_range(wish.first.date - timedelta(days=7), wish.last.date + timedelta(days=7)):
        yield from (Slot(day, half) for half in BOTH_HALVES)


class _Days:
    """The month's working half-days, and the days on which something can be asked for."""

    def __init__(self, month: Month, calendar: HallCalendar) -> None:
        self.month, self._calendar = month, calendar
        self.opening = month.first - timedelta(days=1)
        self.days = [day for day in month.dates() if calendar.working(day)]
        self.slots = sorted(Slot(day, half) for day in self.days for half in calendar.working(day))
        self.known = frozenset(self.slots)

    def before(self, day: date, count: int) -> tuple[date, int]:
        """So many working days earlier in the afternoon, not before the hall was founded."""
        earlier = [known for known in self.days if known < day]
        if len(earlier) < count:
            return self.opening, 16 * _HOUR + 600
        return earlier[-count], 15 * _HOUR

    def coming(self, count: int) -> date:
        """The `count`-th working day after the month."""
        return self._calendar.next_workday(self.month.last, count)

    def pair(self) -> tuple[date, date] | None:
        """The second Friday and the Monday after it, where both are worked whole."""
        for day in self.days:
            monday = day + timedelta(days=3)
            if day.day > 7 and day.weekday() == 4 and monday in self.days:
                return day, monday
        return None

    def week(self, number: int) -> list[date]:
        """Five working days in a row of the list, from the `number`-th on."""
        return self.days[number : number + 5]


def _any(dice: random.Random, staff: Sequence[Staff], days: _Days) -> Wish:
    who, kind, length = dice.choice(staff), dice.choice(_KINDS), dice.choice(_LENGTHS)
    place = dice.randrange(len(days.slots))
    first, last = days.slots[place], days.slots[min(place + length, len(days.slots)) - 1]
    ill = kind == "sick" and first.half is Half.AM
    day, second = (first.date, 9 * _HOUR) if ill else days.before(first.date, dice.choice((1, 2, 3)))
    fate = Fate.REFUSED if kind == "personal" and dice.random() < 0.08 else Fate.GRANTED
    asked = second + dice.randrange(1200)
    return Wish(day, asked, who, kind, first, last, dice.choice(_REASONS[kind]), fate)


def _built_in(staff: dict[str, Staff], days: _Days) -> list[Wish]:
    """LV-05 by 廖志恒, 1.5 days of 韩静怡, a stand-in in a window of one, an early return, a day worked."""
    found: list[Wish] = []

    def add(name: str, kind: str, first: Slot, last: Slot, reason: str, fate: Fate = Fate.GRANTED) -> None:
        if name in staff:
            day, second = days.before(first.date, 1)
            asked = second + 120 * len(found)
            found.append(Wish(day, asked, staff[name], kind, first, last, reason, fate))

    pair = days.pair()
    if pair is not None:
        for day in pair:
            add("廖志恒", "personal", Slot(day, Half.AM), Slot(day, Half.PM), "家中有事")
    second, third = days.week(5), days.week(10)
    if len(third) == 5:
        am, pm = Half.AM, Half.PM
        add("韩静怡", "personal", Slot(second[0], am), Slot(second[1], am), "陪家人看病")
        add("常若川", "annual", Slot(second[2], am), Slot(second[2], pm), "年休假")
        for name in ("田语桐", "章景程", "潘若琳"):
            add(name, "personal", Slot(third[1], am), Slot(third[1], pm), "家中有事")
        add("秦秉文", "annual", Slot(third[0], am), Slot(third[2], pm), "年休假", Fate.EARLY)
        add("陆承志", "annual", Slot(third[2], am), Slot(third[3], pm), "年休假", Fate.WORKED)
    return found + _coming(staff, days)


def _coming(staff: dict[str, Staff], days: _Days) -> list[Wish]:
    """What waits for the director on the morning after."""
    found: list[Wish] = []
    wanted = (("马晓岚", 3, 1), ("金子昊", 4, 1), ("夏知秋", 5, 2), ("毛启舟", 6, 1), ("武承泽", 8, 3))
    for name, begins, count in wanted:
        if name in staff and days.days:
            first, last = days.coming(begins), days.coming(begins + count - 1)
            span = Slot(first, Half.AM), Slot(last, Half.PM)
            second = 15 * _HOUR + 300 * len(found)
            found.append(Wish(days.days[-1], second, staff[name], "annual", *span, "年休假", Fate.WAITS))
    return found
