"""How the sample hall's people come and go: an invented, repeatable month (domain.md E)."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.calendar import HallCalendar
from app.domain.rules import RuleBook
from app.domain.schedule import DayHours
from app.domain.slots import Half, Month

LATE, EARLY, MISSING, AWAY = 0.012, 0.004, 0.015, 0.004
"""Shares of half-days (domain.md E); AWAY: nobody comes and nothing is on record."""


@dataclass(frozen=True, slots=True, order=True)
class Press:
    """A finger laid on a scanner: `second` of the date, the person's slot, and which scanner."""

    day: date
    second: int
    slot: int
    scanner: int


def presses(
    month: Month, slots: Sequence[int], calendar: HallCalendar, rules: RuleBook, scanners: int, seed: int
) -> list[Press]:
    """The month's presses in order of time; the same seed gives the same month."""
    dice = random.Random(f"{month} {seed}")
    found = []
    for day in month.dates():
        hours = rules.schedule(day).hours(day)
        for slot in slots:
            for half in sorted(calendar.working(day)):
                for second in _half_day(dice, hours, Half(half)):
                    found.append(Press(day, second, slot, dice.randrange(scanners)))
    return sorted(found)


def _half_day(dice: random.Random, hours: DayHours, half: Half) -> Iterator[int]:
    part = hours.of(half)
    luck = dice.random()
    if luck < AWAY:
        return
    come = part.start * 60 - dice.randrange(20, 1200 if half is Half.AM else 840)
    go = part.end * 60 + dice.randrange(5, 540)
    luck = dice.random()
    if luck < LATE:
        come = part.start * 60 + dice.choice((60, 120, 300, 660, 1260, 1860)) + dice.randrange(59)
    elif luck < LATE + EARLY:
        go = part.end * 60 - dice.choice((120, 480, 1500)) - dice.randrange(59)
    missing = dice.random()
    if missing >= MISSING / 2:
        yield come
    if not MISSING / 2 <= missing < MISSING:
        yield go
