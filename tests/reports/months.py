"""Judged months made of synthetic punches, for the tests of paper and spreadsheets."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from app.domain.attendance import Edge, Outing, Punch, PunchSource
from app.domain.calendar import CALENDAR_2026, HallCalendar
from app.domain.month import (
    JudgedMonth,
    Moment,
    PersonRecords,
    RosterEntry,
    Stay,
    judge_month,
)
from app.domain.rules import RuleBook
from app.domain.schedule import DutyRoster, Hours
from app.domain.slots import BOTH_HALVES, HALVES, Half, Month

HALL = "青禾区政务服务中心"
NAMES = (
    "韩静怡",
    "陆承志",
    "范思琪",
    "王𬱖",
    "张䶮",
    "邹皓然",
    "薛明溪",
    "孟祥柯",
    "沈立言",
    "马晓岚",
    "顾文渊",
    "董佳宁",
    "尹博远",
    "褚雨桐",
    "罗启明",
)
CALENDAR = HallCalendar.of(CALENDAR_2026, [2026])
AFTER = Moment(date(2027, 1, 15), 0)


def entry(
    index: int, name: str, post: str = "A", first: date = date(2025, 1, 1), last: date | None = None
) -> RosterEntry:
    """A person of the market supervision department."""
    stays = (Stay(first, last, "综合"),)
    return RosterEntry(f"p{index}", f"{index:04d}", name, "SJ", "青禾区市场监督管理局", post, stays)


def entries(count: int) -> list[RosterEntry]:
    return [entry(i, NAMES[i % len(NAMES)]) for i in range(count)]


def at(hour: int, minute: int, seq: int = 0, source: PunchSource = PunchSource.SCANNER) -> Punch:
    return Punch(hour * 3600 + minute * 60, seq, source)


FULL_DAY: Sequence[Punch] = (at(8, 20), at(12, 3), at(13, 55), at(17, 36))


def judged(
    month: Month,
    people: Sequence[RosterEntry],
    records: dict[str, PersonRecords] | None = None,
    moment: Moment = AFTER,
) -> JudgedMonth:
    """The month of `people`, who were all there every working day unless `records` says otherwise."""
    full = {day: FULL_DAY for day in month.dates() if CALENDAR.working(day)}
    known = {person.person: PersonRecords(punches=full) for person in people} | (records or {})
    return judge_month(HALL, month, people, known, CALENDAR, RuleBook.of(), moment)


def everyday(month: Month, count: int, seed: int = 7, moment: Moment = AFTER) -> JudgedMonth:
    """A month as it happens: lateness, leave, outings, correction slips, a stand-in, a weekend duty."""
    chance = random.Random(seed)
    people = [*entries(count - 2), entry(900, "崔景行", "B"), entry(901, "易安然", last=date(2026, 3, 13))]
    records = {person.person: _records(month, chance) for person in people[:-1]}
    return judged(month, people, records, moment)


def _records(month: Month, chance: random.Random) -> PersonRecords:
    punches: dict[date, Sequence[Punch]] = {}
    leave: dict[date, dict[Half, str]] = {}
    outings: dict[date, Sequence[Outing]] = {}
    corrections: dict[date, dict[Edge, Punch]] = {}
    duty: dict[date, DutyRoster] = {}
    cover: dict[date, frozenset[Half]] = {}
    kinds = ["personal", "sick", "annual", "marriage", "childcare", "official", "bereavement", "compensatory"]
    for day in month.dates():
        throw = chance.random()
        if not CALENDAR.working(day):
            if throw < 0.05:
                duty[day] = DutyRoster(day, Hours(540, 720), None)
                punches[day] = [at(8, 50), at(12, 1)]
            continue
        times = [at(8, 20), at(12, 3), at(13, 55), at(17, 36)]
        if throw < 0.06:
            times[0] = at(8, 37)
        if 0.04 < throw < 0.08:
            times[1] = at(11, 45)
        if 0.08 < throw < 0.1:
            del times[2]
        if 0.1 < throw < 0.12:
            times = times[:2]
        if 0.12 < throw < 0.16:
            corrections[day] = {Edge.AM_IN: at(8, 30, source=PunchSource.CORRECTION)}
            del times[0]
        if 0.16 < throw < 0.2:
            leave[day] = {half: chance.choice(kinds) for half in HALVES}
        if 0.2 < throw < 0.22:
            outings[day] = [Outing(840, 1050)]
        if throw > 0.8:
            cover[day] = BOTH_HALVES
        punches[day] = times
    return PersonRecords(punches, leave, outings, corrections, duty, (), cover)
