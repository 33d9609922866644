"""Leaves and ledgers for the tests of balances."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.calendar import CALENDAR_2026, HallCalendar
from app.domain.leave import LeaveState, slot_from
from app.domain.leave_balance import Grant, Ledger, TakenLeave
from app.domain.leave_types import DEFAULT_LEAVE_TYPES, parse_leave_types
from app.domain.slots import Slot

TYPES = parse_leave_types(DEFAULT_LEAVE_TYPES)
CALENDAR = HallCalendar.of(CALENDAR_2026, [2026])


def works(slot: Slot) -> bool:
    return slot.half in CALENDAR.working(slot.date)


def leave(
    kind: str, first: str, last: str, state: str = "approved", order: int = 1, key: str = ""
) -> TakenLeave:
    """`2026-03-09` stands for its morning at the start and its afternoon at the end."""
    begin = slot_from(first if first[-1] == "m" else f"{first}am")
    end = slot_from(last if last[-1] == "m" else f"{last}pm")
    return TakenLeave(key or f"{kind}{first}", kind, begin, end, LeaveState(state), order)


def ledger(
    *taken: TakenLeave, start: date | None = date(2010, 3, 15), grants: Sequence[Grant] = ()
) -> Ledger:
    """Of somebody with 10 days of annual leave in 2026, if not said otherwise."""
    return Ledger(start, taken, grants)
