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
from db import attendance, leave
from db.attendance import Mark
from db.day_records import ASKED, LEAVE, LeaveEnd, latest_leave

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
    found, hints, handovers = [], {}, _without_handover(view, records)
    for verdict in here:
        slot = Slot(day, verdict.half)
        beside = _hints(view, subject, verdict, verdicts, asked.get(slot, ""))
        if beside:
            hints[slot] = beside
        reasons = [*reasons_of(verdict, rules), *(hint.reason() for hint in beside)]
        if verdict.half in handovers:
            reasons.append(Reason("explain_leave_handover", {"leave": handovers[verdict.half]}, "F-10"))
        found.append((verdict, tuple(reasons)))
    return tuple(found), hints


def _without_handover(view: Reading, records: Sequence[Mark]) -> dict[Half, str]:
    """Half-days of leave with somebody to take over who has not confirmed it → the leave (C-A17)."""
    granted = {Half(mark.value["half"]): mark.mark for mark in records if mark.kind == LEAVE}
    rows = leave.by_ids(view.conn, set(granted.values())) if granted else {}
    return {half: key for half, key in granted.items() if rows[key].cover and not rows[key].handed_over_us}


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


def back_on(view: Reading, subject: str, day: date) -> str:
    """The leave that is over, if the first punch since falls on `day` and nobody has confirmed it yet."""
    end = latest_leave(view.conn, day - LOOK_BACK, Slot(day, Half.PM), subject).get(subject)
    if end is None or end.confirmed:
        return ""
    begin, until = view.time.at(day), view.time.at(day + timedelta(days=1))
    punches = attendance.punches_of(view.conn, subject, ended_at(view, end) + 1, until)
    return end.leave if punches and punches[0].at >= begin else ""


def still_away(end: LeaveEnd, slot: Slot) -> bool:
    """Whether nobody has said or confirmed that they were back by `slot`."""
    return not end.early and not (end.reported and end.reported <= slot_text(slot))
