"""月结: a month issued for good, and what was corrected after earlier ones (domain.md B.0, C-P27)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.access import Action, Actor, require
from app.domain.attendance import Status, Verdict
from app.domain.facts import MonthLocked
from app.domain.month import JudgedMonth, RosterEntry
from app.domain.month_document import (
    entry_data,
    entry_from,
    month_from_data,
    month_to_data,
    verdict_data,
    verdict_from,
)
from app.domain.refusal import Refusal
from app.domain.slots import Month
from app.services.hall import Hall, Reading, Writing
from app.services.judging import judge
from db import attendance, blobs
from db.attendance import LockRow

LOOK_BACK = 3
"""How many issued months a new sheet looks back on for corrections."""

Locks = Mapping[str, LockRow]
"""By month, `2026-03`."""

_Key = tuple[str, str, str, object, object]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A half-day of an issued month that is judged otherwise now than it was issued last."""

    entry: RosterEntry
    issued: Verdict | None
    now: Verdict | None


@dataclass(frozen=True, slots=True)
class IssuedSheet:
    """What a lock keeps: the month as judged, and the adjustments that its sheet bears."""

    judged: JudgedMonth
    adjustments: tuple[Adjustment, ...]


class MonthLock:
    """Issues months."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def lock_month(self, actor: Actor, month: Month) -> str:
        """Issues the month as it stands; the hash of the issued sheet.

        Refusals: `not_entitled`, `month_locked`, `month_not_over`, `month_deadline`.
        """
        require(actor, Action.MONTH_LOCK)
        with self._hall.writing(actor) as tx:
            require_lockable(tx, month)
            view = Reading(tx.conn, tx.settings, tx.time, tx.wall_us)
            judged = judge(view, month, None, tx.moment)
            locks = attendance.month_locks(tx.conn)
            sheet = IssuedSheet(judged, due_adjustments(view, month, locks))
            digest = blobs.put(tx.conn, "month", _dumped(sheet))
            tx.record(MonthLocked(str(month), digest))
        return digest

    def locked_months(self) -> tuple[Month, ...]:
        """The months that have been issued."""
        with self._hall.reading() as view:
            return tuple(Month.parse(month) for month in attendance.month_locks(view.conn))


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


def issued_sheet(view: Reading, lock: LockRow) -> IssuedSheet:
    """The sheet that a lock issued; Refusal `lock_damaged` if it is not what it was."""
    content = blobs.get(view.conn, lock.sheet)
    if content is None:
        raise Refusal("lock_damaged", month=lock.month)
    data = json.loads(content)
    return IssuedSheet(month_from_data(data["month"]), tuple(_adjustment(a) for a in data["adjustments"]))


def due_adjustments(view: Reading, month: Month, locks: Locks) -> tuple[Adjustment, ...]:
    """What the sheet of `month` has to correct: issued months before it, in an unbroken row up to it."""
    before: list[Month] = []
    while len(before) < LOOK_BACK and str(month.previous()) in locks:
        month = month.previous()
        before.append(month)
    return tuple(a for earlier in reversed(before) for a in later_adjustments(view, earlier, locks))


def later_adjustments(view: Reading, month: Month, locks: Locks) -> tuple[Adjustment, ...]:
    """What a locked month would be judged otherwise today than it, or a later sheet, issued last."""
    issued = _keyed(issued_sheet(view, locks[str(month)]).judged)
    for later in (Month.parse(name) for name in locks if name > str(month)):
        for a in issued_sheet(view, locks[str(later)]).adjustments:
            verdict = a.now or a.issued
            if verdict is not None and Month.of(verdict.date) == month:
                issued[_key(a.entry, verdict)] = (a.entry, a.now)
    now = _keyed(judge(view, month, None, view.moment))
    found = []
    for key in dict.fromkeys((*issued, *now)):
        entry, last = issued.get(key, (None, None))
        current, after = now.get(key, (None, None))
        whose = entry or current
        if whose is not None and _what(last) != _what(after):
            found.append(Adjustment(whose, last, after))
    return tuple(found)


def _what(verdict: Verdict | None) -> tuple[frozenset[Status], int, int, str | None] | None:
    if verdict is None:
        return None
    return frozenset(verdict.status), verdict.late_minutes, verdict.early_minutes, verdict.leave_type


def _key(entry: RosterEntry, verdict: Verdict) -> _Key:
    return entry.person, entry.department, entry.post, verdict.date, verdict.half


def _keyed(judged: JudgedMonth) -> dict[_Key, tuple[RosterEntry, Verdict | None]]:
    return {_key(p.entry, v): (p.entry, v) for p in judged.people for v in p.verdicts}


def _dumped(sheet: IssuedSheet) -> bytes:
    adjustments = [
        [entry_data(a.entry), *(verdict_data(v) if v else None for v in (a.issued, a.now))]
        for a in sheet.adjustments
    ]
    data = {"month": month_to_data(sheet.judged), "adjustments": adjustments}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _adjustment(data: list[Any]) -> Adjustment:
    entry, issued, now = data
    verdicts = [verdict_from(v) if v else None for v in (issued, now)]
    return Adjustment(entry_from(entry), *verdicts)
