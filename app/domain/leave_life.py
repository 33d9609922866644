"""A granted leave on the clock: not begun, away, back, overdue (domain.md B.1.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.leave import LeaveState, after
from app.domain.slots import Slot

Instant = tuple[date, int]
"""A date and minutes since its midnight, in the hall's zone."""


@dataclass(frozen=True, slots=True)
class Course:
    """When a leave begins and ends, by the person's own hours."""

    begins: Instant
    ends: Instant
    due_back: Instant | None
    """When their next working half-day begins; None: none is known."""
    goes_on: bool = False
    """Another leave of theirs takes the next working half-day."""
    started: bool = True
    """Whoever has to take over has confirmed it, or nobody has to (C-A17)."""
    seen: bool = False
    """They punched since, or said that they are back; to be confirmed."""


def state_at(stored: LeaveState, course: Course | None, now: Instant) -> LeaveState:
    """The state to show; `course` None: the leave takes no working half-day."""
    if stored is not LeaveState.APPROVED or course is None or now < course.begins:
        return stored
    if now < course.ends:
        return LeaveState.AWAY if course.started else stored
    if course.goes_on or course.seen:
        return LeaveState.RETURNED
    if course.due_back is None or now < course.due_back:
        return LeaveState.AWAY
    return LeaveState.OVERDUE


def back_from(slots: Sequence[tuple[Slot, int]], last: Slot, now: Instant, patience: int) -> Slot:
    """The half-day from which somebody who is back at `now` works again (LV-14, C-A14).

    `slots`: the leave's working half-days with the minute in which each begins; one that has begun more than
    `patience` minutes ago stays leave, as nobody could be there in time any more.
    """
    for slot, start in slots:
        if now <= (slot.date, start + patience):
            return slot
    return after(last)
