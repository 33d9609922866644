"""What today's absences and punches have to do with leave: overdue, asked for, back, there all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.attendance import AttendanceRules, DayInput, Status
from app.domain.presence import ABSENT, conflicts_of, faults_of
from app.domain.slots import Half, Slot
from app.services.absence_hints import LOOK_BACK, asked_slots, ended_at, still_away
from app.services.hall import Reading
from db import overview
from db.attendance import Mark
from db.day_records import LEAVE, latest_leave


@dataclass(frozen=True, slots=True)
class LeaveNoted:
    """`kind`: `leave_overdue`, `leave_waits` (旷工(待补)), `leave_conflict`, `leave_back` (to be confirmed).

    `at`: the minute of the punch that it is about.
    """

    kind: str
    leave: str
    half: Half | None = None
    at: int | None = None


class LeaveToday:
    """Read once for everybody; three queries."""

    def __init__(self, view: Reading, records: Sequence[Mark]) -> None:
        self._today, self._second = view.today, view.moment.second
        self._asked = asked_slots(records)
        self._granted = {(m.subject, m.value["half"]): m.mark for m in records if m.kind == LEAVE}
        first, before = self._today - LOOK_BACK, Slot(self._today, Half.PM)
        self._ended = latest_leave(view.conn, first, before)
        self._over = {subject: ended_at(view, end) for subject, end in self._ended.items()}
        self._midnight = view.time.at(self._today)
        self._seen = overview.latest_punches(view.conn, view.wall_us // 1_000_000)
        self._seen_before = overview.latest_punches(view.conn, self._midnight - 1)

    def noted(self, subject: str, day: DayInput, rules: AttendanceRules) -> Iterator[LeaveNoted]:
        """What is to be told of one person, beside the faults of their half-days."""
        for fault in faults_of(day, rules, self._second):
            if fault.kind in (ABSENT, Status.AWOL):
                yield from self._absent(subject, Slot(self._today, fault.half))
        for verdict in conflicts_of(day, rules, self._second):
            key = self._granted[subject, verdict.half]
            yield LeaveNoted("leave_conflict", key, verdict.half, verdict.punched[0].minute)
        yield from self._back(subject, day)

    def _absent(self, subject: str, slot: Slot) -> Iterator[LeaveNoted]:
        end = self._ended.get(subject)
        if end is not None and end.last < slot and still_away(end, slot) and not self._was_seen(subject):
            yield LeaveNoted("leave_overdue", end.leave, slot.half)
        asked = self._asked.get(subject, {}).get(slot)
        if asked is not None:
            yield LeaveNoted("leave_waits", asked, slot.half)

    def _was_seen(self, subject: str) -> bool:
        return self._seen.get(subject, 0) > self._over[subject]

    def _back(self, subject: str, day: DayInput) -> Iterator[LeaveNoted]:
        """The first punches since a leave ended that nobody has confirmed yet (domain.md B.1.5)."""
        end = self._ended.get(subject)
        if end is None or end.confirmed or self._seen_before.get(subject, 0) > self._over[subject]:
            return
        since = self._over[subject] - self._midnight
        first = next((p for p in day.punches if since < p.second <= self._second), None)
        if first is not None:
            yield LeaveNoted("leave_back", end.leave, at=first.minute)
