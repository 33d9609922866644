"""Judged days and months, and the month's lock (S3 Art. 16; domain.md B.0)."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain.access import Action, Actor, require
from app.domain.attendance import Status, Verdict
from app.domain.explain import Reason, reasons_of
from app.domain.facts import MonthLocked
from app.domain.month import JudgedMonth, Moment, RosterEntry, judge_month
from app.domain.month_document import month_from_data, month_to_data
from app.domain.refusal import Refusal
from app.domain.slots import Month
from app.services.hall import Hall, Reading, Writing
from app.services.records import punches_by_day, records_from_marks
from db import attendance, blobs, roster


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A half-day of a locked month that would be judged otherwise today (domain.md C-P27)."""

    entry: RosterEntry
    issued: Verdict | None
    now: Verdict | None


@dataclass(frozen=True, slots=True)
class IssuedMonth:
    """A judged month as it is shown: `locked` as issued, or a draft."""

    judged: JudgedMonth
    locked: bool
    adjustments: tuple[Adjustment, ...] = ()
    """Of the month before: what changed after its lock."""
    practice: bool = False


class AttendanceService:
    """Judges from the raw records at every call; a locked month is given as issued."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def month(
        self, month: Month, department: str | None = None, as_of: datetime | None = None
    ) -> IssuedMonth:
        """The judged month of the hall or of one department.

        `as_of`: the moment of asking, now by default. Refusals: `department_unknown`, `lock_damaged`.
        """
        with self._hall.reading() as view:
            locks = attendance.month_locks(view.conn)
            if str(month) in locks:
                judged = _locked(view, locks[str(month)].sheet)
            else:
                judged = judge(view, month, department, _moment(view, as_of))
            before = locks.get(str(month.previous()))
            adjustments = later_adjustments(view, month.previous(), before.sheet) if before else ()
            practice = view.settings.practice
            if department is not None:
                judged = judged.only(department)
                if not judged.people:  # a query less where there are people
                    _require_department(view, department)
                adjustments = tuple(a for a in adjustments if a.entry.department == department)
        return IssuedMonth(judged, str(month) in locks, adjustments, practice)

    def explain(self, person: str, day: date) -> tuple[tuple[Verdict, tuple[Reason, ...]], ...]:
        """Each verdict of a person (subject id) on a date, with the reasons for it."""
        with self._hall.reading() as view:
            judged = judge(view, Month.of(day), None, view.moment, subject=person)
            rules = view.settings.rules.attendance(day)
        verdicts = [v for p in judged.people for v in p.verdicts if v.date == day]
        return tuple((v, reasons_of(v, rules)) for v in verdicts)

    def today(self) -> JudgedMonth:
        """The running month as it stands, for the overview of the day."""
        with self._hall.reading() as view:
            return judge(view, Month.of(view.today), None, view.moment)

    def lock_month(self, actor: Actor, month: Month) -> str:
        """月结: issues the month as it stands; the hash of the issued sheet.

        Refusals: `not_entitled`, `month_locked`, `month_not_over`, `month_deadline`, `month_order`.
        """
        require(actor, Action.MONTH_LOCK)
        with self._hall.writing(actor) as tx:
            require_lockable(tx, month)
            view = Reading(tx.conn, tx.settings, tx.time, tx.wall_us)
            judged = judge(view, month, None, tx.moment)
            content = json.dumps(month_to_data(judged), ensure_ascii=False, separators=(",", ":"))
            digest = blobs.put(tx.conn, "month", content.encode())
            tx.record(MonthLocked(str(month), digest))
        return digest

    def locked_months(self) -> tuple[Month, ...]:
        """The months that have been issued."""
        with self._hall.reading() as view:
            return tuple(Month.parse(month) for month in attendance.month_locks(view.conn))


def judge(
    view: Reading, month: Month, department: str | None, moment: Moment, subject: str | None = None
) -> JudgedMonth:
    """Judges from raw records with a constant number of queries (settings, roster, punches, marks)."""
    with _collector_resting():
        return _judge(view, month, department, moment, subject)


@contextmanager
def _collector_resting() -> Iterator[None]:
    """A month is many small objects and no cycle: the collector would look through them for nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _judge(
    view: Reading, month: Month, department: str | None, moment: Moment, subject: str | None
) -> JudgedMonth:
    entries = roster.entries(view.conn, department, subject)
    days = [(day, view.time.at(day)) for day in month.dates()]
    rows = attendance.raw_punches(view.conn, days[0][1], view.time.at(month.next().first), subject)
    punches = punches_by_day(rows, days)
    marks = attendance.marks(view.conn, month.first, month.last, subject)
    records = records_from_marks(punches, marks)
    present = [e for e in entries if _touches(e, month) or e.person in punches]
    settings = view.settings
    judged = judge_month(settings.name, month, present, records, settings.calendar, settings.rules, moment)
    people = tuple(p for p in judged.people if _touches(p.entry, month) or p.verdicts)
    return replace(judged, people=people)


def _touches(entry: RosterEntry, month: Month) -> bool:
    return any(s.first <= month.last and (s.last is None or s.last >= month.first) for s in entry.stays)


def _moment(view: Reading, as_of: datetime | None) -> Moment:
    if as_of is None:
        return view.moment
    return Moment(as_of.date(), as_of.hour * 3600 + as_of.minute * 60 + as_of.second)


def _require_department(view: Reading, code: str) -> None:
    if code not in {d.code for d in roster.departments(view.conn)}:
        raise Refusal("department_unknown", code=code)


def _locked(view: Reading, sheet: str) -> JudgedMonth:
    content = blobs.get(view.conn, sheet)
    if content is None:
        raise Refusal("lock_damaged")
    return month_from_data(json.loads(content))


def require_lockable(tx: Reading | Writing, month: Month) -> None:
    """Over, its correction deadlines passed, not issued yet; refusals as `lock_month`."""
    if str(month) in attendance.month_locks(tx.conn):
        raise Refusal("month_locked", month=str(month))
    if tx.today <= month.last:
        raise Refusal("month_not_over", month=str(month))
    deadline_days = tx.settings.rules.value("attendance.correction_deadline_days", month.last)
    deadline = tx.settings.calendar.next_workday(month.last, deadline_days)
    if tx.today <= deadline:
        raise Refusal("month_deadline", month=str(month), deadline=deadline)


def later_adjustments(view: Reading, month: Month, sheet: str) -> tuple[Adjustment, ...]:
    """What a locked month, issued as `sheet`, would be judged otherwise today (domain.md C-P27)."""
    issued = _keyed(_locked(view, sheet))
    now = _keyed(judge(view, month, None, view.moment))
    found = []
    for key in dict.fromkeys((*issued, *now)):
        entry, before = issued.get(key, (None, None))
        current, after = now.get(key, (None, None))
        if _verdict_key(before) != _verdict_key(after):
            whose = entry or current
            if whose is not None:
                found.append(Adjustment(whose, before, after))
    return tuple(found)


def _verdict_key(verdict: Verdict | None) -> tuple[frozenset[Status], int, int] | None:
    if verdict is None:
        return None
    return frozenset(verdict.status), verdict.late_minutes, verdict.early_minutes


def _keyed(judged: JudgedMonth) -> dict[tuple[object, ...], tuple[RosterEntry, Verdict]]:
    return {
        (p.entry.person, p.entry.department, p.entry.post, v.date, v.half): (p.entry, v)
        for p in judged.people
        for v in p.verdicts
    }
