"""The sample hall with a month of punches in it: late, early, missing, away, an outing, slips."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from app.domain.fact import Fact
from app.domain.facts import PunchQuarantined, PunchRecorded
from app.domain.slots import HALVES, Month
from app.services.hall import Hall
from db import roster
from tests.conftest import OFFICER, ZONE

MARCH = Month(2026, 3)
TODAY = date(2026, 4, 1)
NOW = 9 * 3600 + 20 * 60
DEVICE, OLD_CLOCK = "1号指纹仪", "旧考勤机"
_SEED = 20260301

Pair = tuple[str, Fact]


def fill(hall: Hall, first: date, last: date, until: int = 24 * 3600) -> None:
    """Everybody's punches from `first` to `last`; on the last date up to second `until`."""
    with hall.writing(OFFICER) as tx:
        people, working = roster.people(tx.conn), tx.settings.calendar.working
        posts = {post.subject: post.post for post in roster.posts(tx.conn)}
        dice = random.Random(_SEED)
        found: list[Pair] = []
        day = first
        while day <= last:
            hours = tx.settings.rules.schedule(day).hours(day)
            for person in people:
                if posts.get(person.subject) != "A":
                    continue
                for half in HALVES:
                    if half not in working(day):
                        continue
                    part = hours.of(half)
                    for second in _half_day(dice, part.start * 60, part.end * 60):
                        if day < last or second <= until:
                            fact = PunchRecorded(person.number, tx.time.at(day, second), "scanner", DEVICE)
                            found.append((person.subject, fact))
            day += timedelta(days=1)
        tx.record_all(found)


def _half_day(dice: random.Random, start: int, end: int) -> Iterator[int]:
    """Now and then late, early, without a sign-in or sign-out, twice, or not at all."""
    luck = dice.random()
    if luck < 0.006:
        return
    come, go = start - dice.randrange(30, 1100), end + dice.randrange(5, 500)
    if luck < 0.026:
        come = start + dice.choice((70, 200, 420, 900, 1900))
    elif luck < 0.034:
        go = end - dice.choice((130, 500, 1300))
    if not 0.034 <= luck < 0.044:
        yield come
    if 0.06 <= luck < 0.075:
        yield come + dice.randrange(3, 40)
    if not 0.044 <= luck < 0.054:
        yield go


def add_strays(hall: Hall, day: date) -> None:
    """Punches of numbers that nobody has, and one that cannot be true as dated."""
    with hall.writing(OFFICER) as tx:
        times = [tx.time.at(day, 8 * 3600 + 60 * number) for number in range(3)]
        strays: list[Pair] = [("", PunchRecorded("7777", at, "import", OLD_CLOCK)) for at in times]
        strays.append(("", PunchRecorded("8888", times[0], "import", OLD_CLOCK)))
        reset = tx.time.at(date(2000, 1, 1))
        strays.append(("", PunchQuarantined("1001", reset, "import", OLD_CLOCK, "punch_before_start")))
        tx.record_all(strays)


def set_clock(hall: Hall, day: date, clock: str) -> None:
    """Moves the hall's clock to a time of a date."""
    hour, minute = (int(part) for part in clock.split(":"))
    hall.clock.as_of = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def fill_march(hall: Hall) -> None:
    """All of March, strays, and 1 April until 09:20."""
    fill(hall, MARCH.first, MARCH.last)
    add_strays(hall, date(2026, 3, 30))
    fill(hall, TODAY, TODAY, NOW)
