"""Judged days and months (S3 Art. 16; domain.md B.0)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.attendance import Verdict
from app.domain.explain import Reason
from app.domain.month import JudgedMonth, Moment
from app.domain.refusal import Refusal
from app.domain.slots import Month
from app.services.absence_hints import explained
from app.services.hall import Hall, Reading
from app.services.judging import judge
from app.services.month_lock import Adjustment, due_adjustments, issued_sheet
from db import attendance, roster
from db.day_records import day_records


@dataclass(frozen=True, slots=True)
class IssuedMonth:
    """A judged month as it is shown: `locked` as issued, or a draft."""

    judged: JudgedMonth
    locked: bool
    adjustments: tuple[Adjustment, ...] = ()
    """Of the months before: what changed after their lock."""
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
            lock = locks.get(str(month))
            if lock is not None:
                sheet = issued_sheet(view, lock)
                judged, adjustments = sheet.judged, sheet.adjustments
            else:
                judged = judge(view, month, department, _moment(view, as_of))
                adjustments = due_adjustments(view, month, locks)
            practice = view.settings.practice
            if department is not None:
                judged = judged.only(department)
                if not judged.people:  # a query less where there are people
                    _require_department(view, department)
                adjustments = tuple(a for a in adjustments if a.entry.department == department)
        return IssuedMonth(judged, lock is not None, adjustments, practice)

    def explain(self, person: str, day: date) -> tuple[tuple[Verdict, tuple[Reason, ...]], ...]:
        """Each verdict of a person (subject id) on a date, with the reasons for it."""
        with self._hall.reading() as view:
            return explained(view, person, day, day_records(view.conn, day, day, person))[0]

    def today(self) -> JudgedMonth:
        """The running month as it stands, for the overview of the day."""
        with self._hall.reading() as view:
            return judge(view, Month.of(view.today), None, view.moment)


def _moment(view: Reading, as_of: datetime | None) -> Moment:
    if as_of is None:
        return view.moment
    return Moment(as_of.date(), as_of.hour * 3600 + as_of.minute * 60 + as_of.second)


def _require_department(view: Reading, code: str) -> None:
    if code not in {d.code for d in roster.departments(view.conn)}:
        raise Refusal("department_unknown", code=code)
