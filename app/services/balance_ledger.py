"""What the tables hold of a person's leave → the balances that the rules make of it (domain.md B.1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.leave import LeaveState, Works, after, before, slot_from
from app.domain.leave_balance import Balance, Grant, Ledger, TakenLeave, balance_of
from app.domain.slots import Slot
from app.services.hall import Reading, Writing
from db import balances, leave
from db.leave import LeaveRow

View = Reading | Writing


def ledger_of(view: View, subject: str) -> Ledger:
    """A person's ledger."""
    taken = [found for row in leave.leaves(view.conn, subject=subject) for found in _taken(row)]
    grants = [Grant(g.kind, g.year, g.halves, g.carried) for g in balances.grants_of(view.conn, subject)]
    return Ledger(balances.work_start_of(view.conn, subject), taken, grants)


def _taken(row: LeaveRow) -> Iterator[TakenLeave]:
    """A request as the rules see it: without what was left at an early return, or released (C-A14, C-P30)."""
    state, first = LeaveState(row.state), row.first
    ends = sorted(slot_from(text) for text in row.released)
    back = slot_from(row.back) if row.back else after(row.last)
    for end in (*ends, min(back, after(row.last))):
        if first < end:
            yield TakenLeave(row.leave, row.kind, first, before(end), state, row.place)
        first = max(first, after(end))


def hall_works(view: View) -> Works:
    """The half-days that the hall works: what balances count in (domain.md B.1.1)."""
    working = view.settings.calendar.working

    def works(slot: Slot) -> bool:
        return slot.half in working(slot.date)

    return works


def balances_on(view: View, subject: str, day: date) -> tuple[Balance, ...]:
    """Every balance that the subject has on `day`, in the order of the types."""
    types, works = view.settings.rules.leave_types(day), hall_works(view)
    ledger = ledger_of(view, subject)
    found = (balance_of(kind, day, ledger, types, works) for kind in types.types)
    return tuple(balance for balance in found if balance is not None)
