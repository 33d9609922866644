"""The hints beside a person's absent half-days: 逾期未归 and 旷工(待补) (domain.md B.1.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from app.domain.absence import Hint, first_absent, hints_of, is_unseen
from app.domain.attendance import DAY_END, Verdict, windows_of
from app.domain.explain import Reason, reasons_of
from app.domain.leave import slot_text
from app.domain.slots import Half, Month, Slot
from app.services.hall import Reading
from app.services.judging import judge
from db import attendance
from db.attendance import Mark
from db.day_records import ASKED, LeaveEnd, latest_leave

LOOK_BACK = timedelta(days=100)
"""Nobody is said to be overdue longer than this."""

Explained = tuple[Verdict, tuple[Reason, ...]]


def asked_slots(records: Sequence[Mark]) -> dict[str, dict[Slot, str]]:
    """By subject: half-days of leave that wait for a signature → the leave."""
    found: dict[str, dict[Slot, str]] = {}
    for mark in records:
        if mark.kind == ASKED:
            found.setdefault(mark.subject, {})[Slot(mark.first, Half(mark.value["half"]))] = mark.mark
    return found


def ended_at(view: Reading, end: LeaveEnd) -> int:
    """When the last half-day of a leave is over by the hall's hours, in UTC seconds."""
    hours = view.settings.rules.schedule(end.last.date).hours(end.last.date)
    return view.time.at(end.last.date, hours.of(end.last.half).end * 60)


def explained(
    view: Reading, subject: str, day: date, records: Sequence[Mark]
) -> tuple[tuple[Explained, ...], Mapping[Slot, tuple[Hint, ...]]]:
    """Each verdict of a date with its reasons, and the hints by half-day.

    `records`: the person's own of that date.
    """
    month = Month.of(day)
    verdicts = _verdicts(view, subject, month)
    here = [verdict for verdict in verdicts if verdict.date == day]
    rules = view.settings.rules.attendance(day)
    asked = asked_slots(records).get(subject, {})
    found, hints = [], {}
    for verdict in here:
        slot = Slot(day, verdict.half)
        beside = _hints(view, subject, verdict, verdicts, asked.get(slot, ""))
        if beside:
            hints[slot] = beside
        found.append((verdict, (*reasons_of(verdict, rules), *(hint.reason() for hint in beside))))
    return tuple(found), hints


def _verdicts(view: Reading, subject: str, month: Month) -> list[Verdict]:
    judged = judge(view, month, None, view.moment, subject=subject)
    found = [verdict for person in judged.people for verdict in person.verdicts]
    return sorted(found, key=lambda verdict: (verdict.date, verdict.half))


def _hints(
    view: Reading, subject: str, verdict: Verdict, verdicts: Sequence[Verdict], asked: str
) -> tuple[Hint, ...]:
    slot = Slot(verdict.date, verdict.half)
    overdue = _overdue(view, subject, slot) if is_unseen(verdict) else ""
    first = first_absent(verdicts, slot)
    if first.date.month == slot.date.month and not _seen_before(verdicts, first):
        earlier = _verdicts(view, subject, Month.of(slot.date).previous())
        first = first_absent([*earlier, *verdicts], slot)
    return hints_of(verdict, asked, overdue, first, view.today, lambda day: late_deadline(view, day))


def _seen_before(verdicts: Sequence[Verdict], first: Slot) -> bool:
    return any(Slot(verdict.date, verdict.half) < first for verdict in verdicts)


def late_deadline(view: Reading, first: date) -> date:
    """The last day on which an absence that began on `first` may be applied for (F-13)."""
    days = view.settings.rules.value("leave.late_days", first)
    return view.settings.calendar.next_workday(first, days) if days else first


def _overdue(view: Reading, subject: str, slot: Slot) -> str:
    """The leave that ended last before `slot`, if the person was not seen between; empty: none."""
    end = latest_leave(view.conn, slot.date - LOOK_BACK, slot, subject).get(subject)
    if end is None or not still_away(end, slot):
        return ""
    hours = view.settings.rules.schedule(slot.date).hours(slot.date)
    over = windows_of(hours).noon_border if slot.half is Half.AM else DAY_END
    until = view.time.at(slot.date, over)
    seen = attendance.punches_of(view.conn, subject, ended_at(view, end), until)
    return "" if seen else end.leave


def still_away(end: LeaveEnd, slot: Slot) -> bool:
    """Whether nobody has said or confirmed that they were back by `slot`."""
    return not end.early and not (end.reported and end.reported <= slot_text(slot))
