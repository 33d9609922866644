"""What may be said of an absent half-day beside its verdict: overdue, a leave that waits, or is possible.

None of it changes the verdict: until a leave is granted the half-day is 旷工 (domain.md B.1.5).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.attendance import Status, Verdict
from app.domain.explain import Reason
from app.domain.slots import Slot


class Doubt(StrEnum):
    """Why an absence may yet be something else."""

    OVERDUE = "overdue"
    """逾期未归: not back since a granted leave ended."""
    WAITS = "waits"
    """旷工(待补): a leave that takes the half-day waits for its signatures."""
    POSSIBLE = "possible"
    """旷工(待补): a later application is still in time."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint; `leave` is the number of the leave, `deadline` the last day for a later application."""

    doubt: Doubt
    leave: str = ""
    deadline: date | None = None

    def reason(self) -> Reason:
        """As a sentence of the explanation."""
        if self.doubt is Doubt.POSSIBLE:
            return Reason("explain_leave_possible", {"deadline": self.deadline}, "domain.md B.1.5; F-13")
        return Reason(f"explain_leave_{self.doubt.value}", {"leave": self.leave}, "domain.md B.1.5")


def is_unseen(verdict: Verdict) -> bool:
    """Absent without a single punch."""
    punched = verdict.punch_in is not None or verdict.punch_out is not None
    return Status.AWOL in verdict.status and not punched


def first_absent(verdicts: Sequence[Verdict], slot: Slot) -> Slot:
    """Where the unbroken run of absent half-days begins that `slot` belongs to.

    `verdicts`: of one person, in order; half-days that are not judged do not break a run.
    """
    first = slot
    for verdict in reversed(verdicts):
        at = Slot(verdict.date, verdict.half)
        if at >= slot or verdict.status[0] in (Status.REST, Status.OFF_ROSTER):
            continue
        if not is_unseen(verdict):
            break
        first = at
    return first


def hints_of(
    verdict: Verdict,
    asked: str,
    overdue: str,
    first: Slot,
    today: date,
    deadline: Callable[[date], date],
) -> tuple[Hint, ...]:
    """What stands beside an absence.

    `asked`, `overdue`: numbers of the leave that waits, and of the one that they have not come back from;
    `deadline`: the last day for a later application, by the first absent day (`leave.late_days`).
    """
    if Status.AWOL not in verdict.status:
        return ()
    found = []
    if overdue and is_unseen(verdict):
        found.append(Hint(Doubt.OVERDUE, overdue))
    if asked:
        found.append(Hint(Doubt.WAITS, asked))
    elif is_unseen(verdict) and today <= deadline(first.date):
        found.append(Hint(Doubt.POSSIBLE, deadline=deadline(first.date)))
    return tuple(found)
