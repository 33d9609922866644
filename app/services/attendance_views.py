"""What the attendance pages show: the month as far as one may see it, one half-day explained, the lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.domain.absence import Hint
from app.domain.access import Action, Actor, require
from app.domain.attendance import REPEAT_SECONDS, Edge, Status, Verdict
from app.domain.clock_in import edge_at
from app.domain.correction import OPEN_STATES
from app.domain.explain import Reason
from app.domain.refusal import Refusal
from app.domain.slots import Half, Month, Slot
from app.services.absence_hints import back_on, explained
from app.services.attendance import AttendanceService, IssuedMonth
from app.services.hall import Hall, Reading
from app.services.month_lock import Adjustment, later_adjustments, require_lockable
from app.services.record_checks import day_input, names_of, sight
from app.services.roster_views import initials
from db import access, attendance
from db.attendance import Mark
from db.day_records import ASKED, LEAVE, day_records


@dataclass(frozen=True, slots=True)
class MonthShown:
    """A month for one reader."""

    issued: IssuedMonth
    departments: tuple[tuple[str, str], ...]
    """(code, name) of those that the reader sees somebody of."""
    letters: tuple[tuple[frozenset[str], ...], ...]
    """For each of the month's people, the letters that each character of the name may begin with."""
    symbols: str
    """The preset of the hall's sheet: `marks` or `words`."""
    locked_at: datetime | None = None
    locked_by: str = ""
    since_lock: tuple[Adjustment, ...] = ()
    """Of a locked month: what would be judged otherwise today (domain.md C-P27)."""


@dataclass(frozen=True, slots=True)
class PunchLine:
    """A raw punch of a date; `repeat`: within a minute of the one before (still judged)."""

    clock: str
    edge: Edge | None
    source: str
    device: str
    witness: str
    repeat: bool


@dataclass(frozen=True, slots=True)
class DayShown:
    """One person's date: what it was judged and why, what was punched, what stands beside."""

    subject: str
    day: date
    judged: tuple[tuple[Verdict, tuple[Reason, ...]], ...]
    punches: tuple[PunchLine, ...]
    marks: tuple[Mark, ...]
    open_slips: tuple[Edge, ...]
    hints: Mapping[Slot, tuple[Hint, ...]]
    """逾期未归 and 旷工(待补)."""
    leaves: Mapping[Half, str]
    """The number of the granted leave that takes a half-day."""
    back_from: str
    """The leave after which they punched first on this date, not confirmed yet; empty: none."""


@dataclass(frozen=True, slots=True)
class LockPreview:
    """What a month's lock would leave as it stands; `refusal` says why it cannot be locked yet."""

    month: Month
    refusal: Refusal | None
    people: int
    open_slips: int
    missing: int
    awol_halves: int
    unmatched: int
    quarantined: int
    open_leaves: int
    """Requests for half-days of the month that wait for a signature."""
    conflicts: int
    """Half-days of leave on which somebody punched."""


@dataclass(frozen=True, slots=True)
class Unmatched:
    """待匹配: the punches of one device number that belongs to nobody; times in UTC seconds."""

    user_no: str
    count: int
    first: int
    last: int
    device: str


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A punch that cannot be true as dated; kept, not counted."""

    user_no: str
    at: int
    device: str
    reason: str


class AttendanceViews:
    """Reads for pages; what an actor may not see is left out, and refused when asked for by name."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._attendance = AttendanceService(hall)

    def month(self, actor: Actor, month: Month) -> MonthShown:
        """The judged month, as issued if it is locked; Refusal `lock_damaged`."""
        issued = self._attendance.month(month)
        with self._hall.reading() as view:
            sees = sight(view.conn, actor)
            locks = attendance.month_locks(view.conn)
            lock = locks.get(str(month))
            since = later_adjustments(view, month, locks) if lock else ()
            accounts = {a.account: a.name for a in access.accounts(view.conn)}
            at = view.time.local(lock.locked_us // 1_000_000) if lock else None
            symbols = view.settings.rules.value("sheet.symbols", month.last)
        shown = _only_seen(issued, sees)
        people = shown.judged.people
        names = dict(sorted({(p.entry.department, p.entry.department_name) for p in people}))
        return MonthShown(
            shown,
            tuple(names.items()),
            tuple(initials(p.entry.name) for p in people),
            symbols,
            at,
            accounts.get(lock.locked_by, "") if lock else "",
            tuple(a for a in since if sees(a.entry.person)),
        )

    def day(self, actor: Actor, subject: str, day: date) -> DayShown:
        """Why a date was judged as it was, with its raw punches. Refusal `not_entitled`."""
        with self._hall.reading() as view:
            _require_sight(view, actor, subject)
            records = day_records(view.conn, day, day, subject)
            judged, hints = explained(view, subject, day, records)
            open_slips = attendance.corrections(view.conn, subject, [state.value for state in OPEN_STATES])
            return DayShown(
                subject,
                day,
                judged,
                tuple(_punch_lines(view, subject, day)),
                tuple(attendance.marks(view.conn, day, day, subject)),
                tuple(Edge(slip.edge) for slip in open_slips if slip.date == day),
                hints,
                {Half(mark.value["half"]): mark.mark for mark in records if mark.kind == LEAVE},
                back_on(view, subject, day),
            )

    def lock_preview(self, actor: Actor, month: Month) -> LockPreview:
        """What stands open in a month before its lock. Refusal `not_entitled`."""
        require(actor, Action.MONTH_LOCK)
        judged = self._attendance.month(month).judged
        with self._hall.reading() as view:
            first, last = view.time.at(month.first), view.time.at(month.next().first)
            slips = attendance.corrections(view.conn, None, [state.value for state in OPEN_STATES])
            unmatched = attendance.unmatched_punches(view.conn)
            records = day_records(view.conn, month.first, month.last)
            totals = [person.totals for person in judged.people]
            return LockPreview(
                month,
                _why_not(view, month),
                len(judged.people),
                sum(Month.of(slip.date) == month for slip in slips),
                sum(t.missing_punch for t in totals),
                sum(t.awol_halves for t in totals),
                sum(first <= row.at < last for row in unmatched),
                sum(first <= at < last for _, at, _, _ in attendance.quarantined(view.conn)),
                len({mark.mark for mark in records if mark.kind == ASKED}),
                sum(bool(verdict.punched) for person in judged.people for verdict in person.verdicts),
            )

    def unmatched(self, actor: Actor) -> tuple[Unmatched, ...]:
        """待匹配 by device number. Refusal `not_entitled`."""
        _require_lists(actor)
        with self._hall.reading() as view:
            rows = attendance.unmatched_punches(view.conn)
        found: dict[str, Unmatched] = {}
        for row in rows:
            known = found.get(row.user_no)
            count, first = (known.count, known.first) if known else (0, row.at)
            found[row.user_no] = Unmatched(row.user_no, count + 1, first, row.at, row.device)
        return tuple(found.values())

    def quarantined(self, actor: Actor) -> tuple[Quarantined, ...]:
        """Punches that were set aside, by time. Refusal `not_entitled`."""
        _require_lists(actor)
        with self._hall.reading() as view:
            return tuple(Quarantined(*row) for row in attendance.quarantined(view.conn))


def _only_seen(issued: IssuedMonth, sees: Callable[[str], bool]) -> IssuedMonth:
    people = tuple(p for p in issued.judged.people if sees(p.entry.person))
    adjustments = tuple(a for a in issued.adjustments if sees(a.entry.person))
    return replace(issued, judged=replace(issued.judged, people=people), adjustments=adjustments)


def _require_sight(view: Reading, actor: Actor, subject: str) -> None:
    if not sight(view.conn, actor)(subject):
        raise Refusal("not_entitled", action=Action.ATTENDANCE_READ_ALL.value, who=actor.name)


def _require_lists(actor: Actor) -> None:
    if not actor.may(Action.ROSTER_EDIT):
        require(actor, Action.ATTENDANCE_READ_ALL)


def _why_not(view: Reading, month: Month) -> Refusal | None:
    try:
        require_lockable(view, month)
    except Refusal as refusal:
        return refusal
    return None


def _punch_lines(view: Reading, subject: str, day: date) -> list[PunchLine]:
    start, end = view.time.at(day), view.time.at(day + timedelta(days=1))
    given, names = day_input(view, subject, day), names_of(view.conn)
    rules, found = view.settings.rules.attendance(day), []
    last: int | None = None
    for row in attendance.punches_of(view.conn, subject, start, end):
        second = row.at - start
        repeat = last is not None and second - last < REPEAT_SECONDS
        edge = edge_at(given, rules, second) if given is not None else None
        clock = f"{view.time.local(row.at):%H:%M:%S}"
        device = "" if row.source == "manual" else row.device
        found.append(PunchLine(clock, edge, row.source, device, names.get(row.witness, ""), repeat))
        last = second
    return found


def slot_verdict(shown: DayShown, half: str) -> tuple[Verdict, tuple[Reason, ...]] | None:
    """The verdict of one half-day of the date, with its reasons; of two entries the judged one."""
    here = [pair for pair in shown.judged if pair[0].half == half]
    aside = (Status.REST, Status.OFF_ROSTER)
    return min(here, key=lambda pair: pair[0].status[0] in aside, default=None)
