"""All that a person's balances are made of, from the tables."""

from __future__ import annotations

from app.domain.leave import LIVE, LeaveState, before, slot_from
from app.domain.leave_balance import Ledger, TakenLeave
from app.services.hall import Reading, Writing
from db import leave
from db.leave import LeaveRow


def ledger_of(view: Reading | Writing, subject: str) -> Ledger:
    """The person's leaves that count against a balance."""
    rows = leave.leaves(view.conn, [state.value for state in LIVE], subject)
    return Ledger(None, tuple(_taken(row) for row in rows), ())


def _taken(row: LeaveRow) -> TakenLeave:
    last = before(slot_from(row.back)) if row.back else row.last
    return TakenLeave(row.leave, row.kind, row.first, min(last, row.last), LeaveState(row.state), row.place)
