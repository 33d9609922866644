"""A request against the balance of its type: refused, or marked where it may not be (B.1.4, C-A18)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from app.domain.leave import LeaveState, Span, Works
from app.domain.leave_balance import (
    NEWEST,
    Balance,
    Ledger,
    TakenLeave,
    balance_of,
    halves_of,
    year_parts,
)
from app.domain.leave_rules import Against, Finding, split
from app.domain.leave_types import Allowance, LeaveTypes


def check_balance(balance: Balance, wanted: int) -> Finding | None:
    """What speaks against taking `wanted` more half-days; a balance that is not known refuses nothing."""
    left = balance.left
    if left is None or wanted == 0 or wanted <= left:
        return None
    params = {
        "type": balance.kind,
        "year": balance.first.year,
        "entitled_halves": balance.entitled,
        "used_halves": balance.used,
        "pending_halves": balance.pending,
        "left_halves": max(0, left),
        "wanted_halves": wanted,
    }
    return Finding("balance", "leave_balance", None, params)


def balances_for_request(
    kind: str,
    span: Span,
    ledger: Ledger,
    types: Callable[[date], LeaveTypes],
    works: Works,
    leave: str = "",
    order: int = NEWEST,
) -> Iterator[tuple[Balance, int]]:
    """Each balance that a request draws on, and how much it wants of it: one a year over New Year (C-D12).

    `types`: as they stand on a date; `leave` and `order`: the request's own, once it is handed in.
    """
    whole = types(span.first.date).of(kind).allowance is Allowance.OCCASION
    for part in (span,) if whole else year_parts(span):
        at = types(part.first.date)
        own = TakenLeave(leave, kind, part.first, part.last, LeaveState.SUBMITTED, order)
        balance = balance_of(kind, part.first.date, ledger, at, works, own)
        if balance is not None:
            yield balance, halves_of(part, balance.basis, works)


def check_request(
    kind: str,
    span: Span,
    ledger: Ledger,
    types: Callable[[date], LeaveTypes],
    works: Works,
    leave: str = "",
    order: int = NEWEST,
) -> Against:
    """Refuses what goes beyond a balance; sick, maternity, bereavement, injury are only marked."""
    drawn = balances_for_request(kind, span, ledger, types, works, leave, order)
    found = [check_balance(balance, wanted) for balance, wanted in drawn]
    hard = not types(span.first.date).of(kind).must_take
    return split([finding for finding in found if finding is not None], hard)
