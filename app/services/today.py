"""The hall as it stands now: who is on duty, what is wrong today, what waits (look.md "Desk")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.access import Action, Actor
from app.domain.attendance import AttendanceRules, DayInput
from app.domain.clock_trust import ClockReading, Trust, trust_of
from app.domain.month import NO_RECORDS, PersonRecords, RosterEntry, day_input_of, entry_in_force, own_hours
from app.domain.presence import Presence, faults_of, presence_of
from app.domain.refusal import Refusal
from app.domain.slots import Half, Month
from app.services import ab_views
from app.services.ab_views import AlertShown
from app.services.correction import CorrectionService, SlipShown
from app.services.hall import Hall, Reading
from app.services.leave_inbox import LeaveInbox
from app.services.leave_today import LeaveToday
from app.services.leave_views import reads_kind
from app.services.month_lock import require_lockable
from app.services.record_checks import names_of, sight
from app.services.records import punches_by_day, records_from_marks
from db import attendance, overview, roster
from db.day_records import day_records

CLOCKS_READ = 500
"""So many of the latest facts say whether the clock was moved."""
_MONTHS_BACK = 6
_NOTED = {"pin": "pin", "manual": "manual"}


@dataclass(frozen=True, slots=True)
class PersonNow:
    """Somebody on today's roster and where they are."""

    subject: str
    number: str
    name: str
    department: str
    department_name: str
    window_group: str
    post: str
    presence: Presence


@dataclass(frozen=True, slots=True)
class GroupNow:
    """A window group with its counters and the people on its posts."""

    department: str
    department_name: str
    name: str
    counters: tuple[str, ...]
    people: tuple[PersonNow, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """Something out of the ordinary today: a fault of a half-day, a punch without a finger, a post empty.

    `kind`: a status, `absent`, or `pin`, `manual`, `clock_changed`, with the time of the punch in `at`, or
    `ab_alert`, `ab_alert_waits`, `ab_not_handed_over` with the minute at which somebody was due to take over,
    or what `LeaveToday` says of somebody's leave.
    """

    person: PersonNow
    kind: str
    half: Half | None = None
    minutes: int = 0
    at: int | None = None
    """Minute since midnight."""
    witness: str = ""
    leave: str = ""
    """The number of the leave that it is about."""


@dataclass(frozen=True, slots=True)
class LastPunch:
    """The newest punch: UTC seconds, whose (empty: not matched, or not for this reader), by which device."""

    at: int
    name: str
    device: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for this actor, by number; `months` are over and may be locked."""

    to_confirm: int = 0
    to_approve: int = 0
    unmatched: int = 0
    quarantined: int = 0
    leaves: int = 0
    """Decisions, opinions, returns and handovers (see `leave_inbox`)."""
    months: tuple[Month, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the page of the day shows, read at one moment."""

    day: date
    minute: int
    working: frozenset[Half]
    day_name: str
    """The holiday's name, empty for an ordinary day."""
    groups: tuple[GroupNow, ...]
    noted: tuple[Noted, ...]
    waiting: Waiting
    last_punch: LastPunch | None
    last_import: int | None
    """UTC seconds."""
    clock: Trust
    unpublished: tuple[int, ...]

    def people(self) -> Iterator[PersonNow]:
        """Everybody shown, group by group."""
        for group in self.groups:
            yield from group.people


class TodayService:
    """Reads the moment; a constant number of queries at any size."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def overview(self, actor: Actor) -> Overview:
        """The hall as the actor may see it: all of it, their own window, their department, themselves."""
        slips = CorrectionService(self._hall).open_slips(actor)
        leaves = LeaveInbox(self._hall).waiting(actor)
        with self._hall.reading() as view:
            sees, settings, today = sight(view.conn, actor), view.settings, _Day(view)
            groups = tuple(_groups(view, today, sees, actor))
            alerts = ab_views.alerts(view, actor)
            entry = settings.calendar.entries.get(view.today)
            imported = overview.last_import_us(view.conn)
            return Overview(
                view.today,
                view.moment.second // 60,
                settings.calendar.working(view.today),
                entry.name if entry else "",
                groups,
                tuple(_noted(today, [person for group in groups for person in group.people], alerts)),
                _waiting(view, actor, slips, leaves),
                _last_punch(view, sees),
                imported // 1_000_000 if imported is not None else None,
                self._trust(view),
                settings.calendar.unpublished_years(view.today, view.today + timedelta(days=31)),
            )

    def waiting_slips(self, actor: Actor) -> int:
        """How many correction slips wait for this actor's signature."""
        slips = CorrectionService(self._hall).open_slips(actor)
        return sum(slip.next_step is not None for slip in slips)

    def waiting_unmatched(self, actor: Actor) -> int:
        """How many punches wait for somebody with their number, for those who can see to it."""
        if not actor.may(Action.ROSTER_EDIT):
            return 0
        with self._hall.reading() as view:
            return len(attendance.unmatched_punches(view.conn))

    def _trust(self, view: Reading) -> Trust:
        if view.settings.practice:
            return Trust.PRACTICE
        clock = self._hall.clock
        now = ClockReading(clock.boot_id, clock.boot_us(), view.wall_us)
        return trust_of(now, (ClockReading(*row) for row in overview.latest_clocks(view.conn, CLOCKS_READ)))


class _Day:
    """Everybody's today, read once."""

    def __init__(self, view: Reading) -> None:
        self.day, self.second, settings = view.today, view.moment.second, view.settings
        self.rules: AttendanceRules = settings.rules.attendance(self.day)
        self._hours = settings.rules.schedule(self.day).hours(self.day)
        self._working = settings.calendar.working(self.day)
        start, end = view.time.at(self.day), view.time.at(self.day + timedelta(days=1))
        punches = punches_by_day(attendance.raw_punches(view.conn, start, end), [(self.day, start)])
        records = day_records(view.conn, self.day, self.day)
        self._records = records_from_marks(punches, records)
        self.leave = LeaveToday(view, records)
        self._entries: dict[str, list[RosterEntry]] = defaultdict(list)
        for entry in roster.entries(view.conn):
            self._entries[entry.person].append(entry)
        self.names = names_of(view.conn)
        rows = attendance.punches_between(view.conn, start, end)
        self.special = [(row, (row.at - start) // 60) for row in rows if row.source in _NOTED]
        self.special += [(row, (row.at - start) // 60) for row in rows if row.clock_changed]

    def people(self) -> Iterator[PersonNow]:
        """Who serves today, each on one post, A before B."""
        for subject, entries in self._entries.items():
            entry = entry_in_force(self.day, entries)
            if entry is not None:
                yield PersonNow(
                    subject,
                    entry.number,
                    entry.name,
                    entry.department,
                    entry.department_name,
                    entry.group_on(self.day),
                    entry.post,
                    presence_of(self.input(subject, entry), self.rules, self.second, entry.post),
                )

    def input(self, subject: str, entry: RosterEntry | None = None) -> DayInput:
        """What the engine reads of somebody who serves today."""
        own: PersonRecords = self._records.get(subject, NO_RECORDS)
        entry = entry or entry_in_force(self.day, self._entries[subject])
        assert entry is not None
        hours, working = own_hours(own, self.day, self._hours, self._working)
        return day_input_of(entry, own, self.day, hours, working)


def _readable(person: PersonNow, actor: Actor) -> PersonNow:
    """Of what type a leave is only for those who may read it (trust.md A21)."""
    if not person.presence.leave_type or reads_kind(actor, person.subject, person.department):
        return person
    return replace(person, presence=replace(person.presence, leave_type=""))


def _groups(view: Reading, today: _Day, sees: Callable[[str], bool], actor: Actor) -> Iterator[GroupNow]:
    people: dict[tuple[str, str], list[PersonNow]] = defaultdict(list)
    for person in today.people():
        if sees(person.subject):
            people[person.department, person.window_group].append(_readable(person, actor))
    counters: dict[tuple[str, str], list[str]] = defaultdict(list)
    for counter in roster.counters(view.conn):
        counters[counter.department, counter.window_group].append(counter.counter)
    names = {known.code: known.name for known in roster.departments(view.conn)}
    ordered = sorted(people, key=lambda key: (not counters[key], min(counters[key], default=""), key))
    for key in ordered:
        department, group = key
        own = sorted(people[key], key=lambda person: (person.post, person.number))
        yield GroupNow(department, names.get(department, ""), group, tuple(counters[key]), tuple(own))


def _noted(today: _Day, people: Sequence[PersonNow], alerts: Sequence[AlertShown]) -> Iterator[Noted]:
    known: Mapping[str, PersonNow] = {person.subject: person for person in people}
    for alert in alerts:
        if alert.subject in known:
            yield Noted(known[alert.subject], alert.finding.key, alert.slot.half, at=alert.due)
    for person in people:
        for fault in faults_of(today.input(person.subject), today.rules, today.second):
            yield Noted(person, fault.kind, fault.half, fault.minutes)
        for told in today.leave.noted(person.subject, today.input(person.subject), today.rules):
            yield Noted(person, told.kind, told.half, at=told.at, leave=told.leave)
    for row, minute in today.special:
        if row.subject is not None and row.subject in known:
            kind = "clock_changed" if row.clock_changed else _NOTED[row.source]
            yield Noted(known[row.subject], kind, at=minute, witness=today.names.get(row.witness, ""))


def _waiting(view: Reading, actor: Actor, slips: Sequence[SlipShown], leaves: int) -> Waiting:
    steps = [slip.next_step for slip in slips]
    lists = actor.may(Action.ROSTER_EDIT) or actor.may(Action.ATTENDANCE_READ_ALL)
    return Waiting(
        sum(step == "confirmed" for step in steps),
        sum(step == "approved" for step in steps),
        len(attendance.unmatched_punches(view.conn)) if lists else 0,
        len(attendance.quarantined(view.conn)) if lists else 0,
        leaves,
        tuple(_lockable(view)) if actor.may(Action.MONTH_LOCK) else (),
    )


def _lockable(view: Reading) -> Iterator[Month]:
    """Months of the last half-year with people in them that may be locked, the oldest first."""
    starts = [post.start for post in roster.posts(view.conn)]
    months = [Month.of(view.today).previous()]
    while len(months) < _MONTHS_BACK:
        months.append(months[-1].previous())
    for month in reversed(months):
        try:
            require_lockable(view, month)
        except Refusal:
            continue
        if any(start <= month.last for start in starts) and _punched(view, month):
            yield month


def _punched(view: Reading, month: Month) -> bool:
    first, last = view.time.at(month.first), view.time.at(month.next().first)
    return overview.any_punch(view.conn, first, last)


def _last_punch(view: Reading, sees: Callable[[str], bool]) -> LastPunch | None:
    row = attendance.last_punch(view.conn)
    if row is None:
        return None
    person = roster.person_by_subject(view.conn, row.subject) if row.subject and sees(row.subject) else None
    return LastPunch(row.at, person.name if person else "", row.device)
