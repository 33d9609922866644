"""A judged month: every half-day of every roster entry, and its totals (domain.md B.0, D.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.attendance import (
    NO_CORRECTIONS,
    NO_LEAVE,
    AttendanceRules,
    DayInput,
    Edge,
    Outing,
    Punch,
    Second,
    Status,
    Verdict,
    judge_day,
    off_duty,
)
from app.domain.calendar import HallCalendar
from app.domain.rules import RuleBook
from app.domain.schedule import DayHours, DutyRoster, Reduction
from app.domain.slots import BOTH_HALVES, NO_HALVES, Half, Month, days

LEAVE_TYPES = (
    "personal",
    "sick",
    "annual",
    "marriage",
    "maternity",
    "paternity",
    "childcare",
    "nursing",
    "bereavement",
    "home_visit",
    "work_injury",
    "official",
    "compensatory",
    "other",
)
"""事假 病假 年休假 婚假 产假 陪产假 育儿假 哺乳假 丧假 探亲假 工伤假 公假 补休 其他 (domain.md B.1.1)."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch of a roster entry: `first` to `last` (None: still there), both included."""

    first: date
    last: date | None
    window_group: str

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One person in one department on one post (A or B), with all stretches of it."""

    person: str
    """The person's subject id."""
    number: str
    name: str
    department: str
    """The department's code."""
    department_name: str
    post: str
    stays: tuple[Stay, ...]

    def holds(self, day: date) -> bool:
        return any(s.first <= day and (s.last is None or day <= s.last) for s in self.stays)

    def group_on(self, day: date) -> str:
        return next((s.window_group for s in self.stays if s.holds(day)), self.stays[-1].window_group)


@dataclass(frozen=True, slots=True)
class PersonRecords:
    """What stands on record for one person in the month, by date."""

    punches: Mapping[date, Sequence[Punch]] = field(default_factory=dict)
    leave: Mapping[date, Mapping[Half, str]] = field(default_factory=dict)
    outings: Mapping[date, Sequence[Outing]] = field(default_factory=dict)
    corrections: Mapping[date, Mapping[Edge, Punch]] = field(default_factory=dict)
    duty: Mapping[date, DutyRoster] = field(default_factory=dict)
    reductions: Sequence[Reduction] = ()
    cover: Mapping[date, frozenset[Half]] = field(default_factory=dict)
    """The half-days on which this person, as a B, covers a post."""


NO_RECORDS = PersonRecords()


@dataclass(frozen=True, slots=True)
class Moment:
    """The moment of asking in the hall's zone."""

    day: date
    second: Second

    def on(self, day: date) -> Second | None:
        """For `judge_day`: None for a date that is over, 0 for one that has not begun."""
        if day < self.day:
            return None
        return self.second if day == self.day else 0


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of a person's half-days; open ones are in none of them."""

    due_halves: int
    awol_halves: int
    late: int
    early: int
    missing_punch: int
    leave_halves: Mapping[str, int]
    outing_halves: int

    @property
    def actual_halves(self) -> int:
        """实出勤 = 应出勤 − 请假 − 旷工; lateness does not reduce days (domain.md D.1)."""
        return self.due_halves - sum(self.leave_halves.values()) - self.awol_halves


@dataclass(frozen=True, slots=True)
class PersonMonth:
    """A roster entry's judged month."""

    entry: RosterEntry
    verdicts: tuple[Verdict, ...]
    totals: Totals


@dataclass(frozen=True, slots=True)
class JudgedMonth:
    """The judged month of a hall, or of some of its departments."""

    hall: str
    month: Month
    due_halves: int
    people: tuple[PersonMonth, ...]
    workdays: frozenset[date]
    swapped: frozenset[date]
    unpublished_years: tuple[int, ...] = ()

    def only(self, department: str) -> JudgedMonth:
        """The same month of one department."""
        return replace(self, people=tuple(p for p in self.people if p.entry.department == department))


def totals_of(verdicts: Iterable[Verdict]) -> Totals:
    """Occurrences and half-days; `rest` and `off_roster` count nowhere."""
    counts: dict[Status, int] = defaultdict(int)
    leave: dict[str, int] = defaultdict(int)
    due = 0
    for verdict in verdicts:
        first = verdict.status[0]
        if first in (Status.OPEN, Status.REST, Status.OFF_ROSTER):
            continue
        due += 1
        for status in verdict.status:
            counts[status] += 1
        if verdict.leave_type is not None:
            leave[verdict.leave_type] += 1
    return Totals(
        due,
        counts[Status.AWOL],
        counts[Status.LATE],
        counts[Status.EARLY],
        counts[Status.MISSING_IN] + counts[Status.MISSING_OUT],
        dict(leave),
        counts[Status.OUTING],
    )


@dataclass(frozen=True, slots=True)
class _HallDay:
    """What a date is for everybody without hours of their own."""

    date: date
    hours: DayHours
    working: frozenset[Half]
    rules: AttendanceRules
    now: Second | None


def judge_month(
    hall: str,
    month: Month,
    entries: Sequence[RosterEntry],
    records: Mapping[str, PersonRecords],
    calendar: HallCalendar,
    rules: RuleBook,
    moment: Moment,
) -> JudgedMonth:
    """Judges `entries`; `records` is by person and may hold more people than are judged."""
    hall_days = [_hall_day(day, calendar, rules, moment) for day in month.dates()]
    others: dict[str, list[RosterEntry]] = defaultdict(list)
    for entry in entries:
        others[entry.person].append(entry)
    people = []
    for entry in entries:
        own = records.get(entry.person, NO_RECORDS)
        verdicts = tuple(_judge_entry(entry, own, hall_days, others[entry.person]))
        people.append(PersonMonth(entry, verdicts, totals_of(verdicts)))
    worked = frozenset(day.date for day in hall_days if day.working)
    return JudgedMonth(
        hall,
        month,
        sum(len(day.working) for day in hall_days),
        tuple(people),
        worked,
        frozenset(day for day in worked if calendar.is_swapped(day)),
        calendar.unpublished_years(month.first, month.last),
    )


def _hall_day(day: date, calendar: HallCalendar, rules: RuleBook, moment: Moment) -> _HallDay:
    return _HallDay(
        day, rules.schedule(day).hours(day), calendar.working(day), rules.attendance(day), moment.on(day)
    )


def _judge_entry(
    entry: RosterEntry, own: PersonRecords, hall_days: Iterable[_HallDay], entries: Sequence[RosterEntry]
) -> Iterable[Verdict]:
    for hall_day in hall_days:
        if not hall_day.working and hall_day.date not in own.punches and hall_day.date not in own.duty:
            continue
        hours, working = own_hours(own, hall_day.date, hall_day.hours, hall_day.working)
        day = day_input_of(entry, own, hall_day.date, hours, working)
        judged = judge_day(day, hall_day.rules, hall_day.now) if day.halves else ()
        if day.punches and day.halves != BOTH_HALVES:
            judged = (*judged, *_off_duty(entry, day, working, entries))
            judged = tuple(sorted(judged, key=lambda verdict: verdict.half))
        yield from judged


def own_hours(
    own: PersonRecords, day: date, hours: DayHours, working: frozenset[Half]
) -> tuple[DayHours, frozenset[Half]]:
    """The hall's hours and working half-days, replaced by duty roster, then by reductions."""
    duty = own.duty.get(day)
    if duty is not None:
        hours, working = duty.applied(hours), duty.working()
    for reduction in own.reductions:
        if reduction.first <= day <= reduction.last:
            hours = reduction.applied(hours)
    return hours, working


def day_input_of(
    entry: RosterEntry, own: PersonRecords, day: date, hours: DayHours, working: frozenset[Half]
) -> DayInput:
    """What the engine judges on `day`; a B's half-days are those that they cover (AB-5)."""
    halves = working if entry.holds(day) else NO_HALVES
    covers = entry.post == "B"
    if covers:
        halves = halves & own.cover.get(day, NO_HALVES)
    return DayInput(
        day,
        hours,
        halves,
        own.punches.get(day, ()),
        own.leave.get(day, NO_LEAVE),
        own.outings.get(day, ()),
        own.corrections.get(day, NO_CORRECTIONS),
        covers,
    )


def _off_duty(
    entry: RosterEntry, day: DayInput, working: frozenset[Half], entries: Sequence[RosterEntry]
) -> Iterable[Verdict]:
    """Punches on half-days that no entry of this person is judged on, shown once."""
    if owner_of(day.date, entries) is not entry:
        return
    on_roster = any(e.holds(day.date) and e.post == "A" for e in entries)
    for verdict in off_duty(day, Status.OFF_ROSTER):
        if verdict.half in day.halves:
            continue
        at_rest = verdict.half not in working
        rest = at_rest and (on_roster or entry.holds(day.date))
        if rest or not on_roster:
            status = Status.REST if rest else Status.OFF_ROSTER
            yield Verdict(
                verdict.date,
                verdict.half,
                (status,),
                punch_in=verdict.punch_in,
                punch_out=verdict.punch_out,
            )


def entry_in_force(day: date, entries: Sequence[RosterEntry]) -> RosterEntry | None:
    """The post on which a person serves on `day`, A before B; None if they are not on the roster."""
    return min((e for e in entries if e.holds(day)), key=lambda e: e.post, default=None)


def owner_of(day: date, entries: Sequence[RosterEntry]) -> RosterEntry:
    """The entry that shows what was punched outside duty: the one in force, else the nearest."""
    in_force = entry_in_force(day, entries)
    if in_force is not None:
        return in_force
    return min(entries, key=lambda e: min(_distance(s, day) for s in e.stays))


def _distance(stay: Stay, day: date) -> int:
    if day < stay.first:
        return (stay.first - day).days
    return (day - stay.last).days if stay.last is not None and day > stay.last else 0


def slot_days(totals: Totals) -> dict[str, float]:
    """Leave by type in days, each type of the law present."""
    return {kind: days(totals.leave_halves.get(kind, 0)) for kind in LEAVE_TYPES}
