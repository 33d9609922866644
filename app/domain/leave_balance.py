"""How much leave of a type somebody has left (domain.md B.1.1; 条例 Art. 3 to 5; C-A18, C-D8, C-D12).

Everything is counted in half-days, calendar days too, and from the calendar as it is now: a holiday that is
added later inside a leave gives its half-days back (C-D8).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.leave import PENDING, LeaveState, Span, Works, after
from app.domain.leave_types import Allowance, Basis, LeaveType, LeaveTypes
from app.domain.service_years import step_on
from app.domain.slots import Half, Slot

TAKEN = frozenset({LeaveState.APPROVED, LeaveState.AWAY, LeaveState.RETURNED, LeaveState.OVERDUE})
NEWEST = sys.maxsize
"""The `order` of a request that is not handed in yet: all others are earlier."""
_SAME_OCCASION_DAYS = 183
"""Parts of one occasion lie this near to each other [default]: two weddings or births hardly do."""
_GAP_DAYS = 60


@dataclass(frozen=True, slots=True)
class TakenLeave:
    """A leave of the person, from half-day to half-day; `order`: its place among requests (C-A18)."""

    leave: str
    kind: str
    first: Slot
    last: Slot
    state: LeaveState
    order: int

    @property
    def span(self) -> Span:
        return Span(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Grant:
    """Half-days that the centre gave (negative: took back) for a year; `carried` from the year before."""

    kind: str
    year: int
    halves: int
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that a person's balances are made of; `work_start` is 参加工作日期, None: not known."""

    work_start: date | None = None
    taken: Sequence[TakenLeave] = ()
    grants: Sequence[Grant] = ()


@dataclass(frozen=True, slots=True)
class Balance:
    """Half-days of a type from `first` to `last`; `entitled` None: not known, which refuses nothing.

    `used`: granted and taken; `pending`: requests that were handed in earlier (C-A18). `reason` says why
    `entitled` is 0 or None: `work_start_unknown not_yet_a_year personal_days sick_months
    personal_days_last_year sick_months_last_year unset no_grants`, or empty.
    """

    kind: str
    first: date
    last: date
    entitled: int | None
    used: int
    pending: int
    basis: Basis
    reason: str = ""
    occasion: bool = False
    """`entitled` is for each occasion, not for a year."""

    @property
    def left(self) -> int | None:
        """Below 0 if more was taken than there was."""
        return None if self.entitled is None else self.entitled - self.used - self.pending


def halves_of(span: Span, basis: Basis, works: Works) -> int:
    """How much of a balance a leave takes, in half-days."""
    if basis is Basis.WORKING:
        return sum(works(slot) for slot in span.slots())
    days = (span.last.date - span.first.date).days
    return 2 * days + (span.last.half is Half.PM) - (span.first.half is Half.PM) + 1


def part_of(span: Span, year: int) -> Span | None:
    """The part of a leave that lies in a year (C-D12); None: none of it."""
    first = max(span.first, Slot(date(year, 1, 1), Half.AM))
    last = min(span.last, Slot(date(year, 12, 31), Half.PM))
    return Span(first, last) if first <= last else None


def year_parts(span: Span) -> Iterator[Span]:
    """A leave over New Year, year by year (C-D12)."""
    for year in range(span.first.date.year, span.last.date.year + 1):
        part = part_of(span, year)
        if part is not None:
            yield part


def balance_of(
    kind: str, on: date, ledger: Ledger, types: LeaveTypes, works: Works, own: TakenLeave | None = None
) -> Balance | None:
    """The balance of `kind` as it is on `on`; None where the type has no allowance.

    `own`: the request that is judged, which is itself not counted, nor is what was handed in after it.
    """
    rule = types.of(kind)
    if rule.allowance is Allowance.NONE:
        return None
    others = _others(kind, ledger.taken, own)
    if rule.allowance is Allowance.OCCASION:
        first, last, spans = _occasion(rule, on, others, works, own)
    else:
        first, last = date(on.year, 1, 1), date(on.year, 12, 31)
        cut = ((leave, part_of(leave.span, on.year)) for leave in others)
        spans = [(leave, part) for leave, part in cut if part is not None]
    used = sum(halves_of(span, rule.basis, works) for leave, span in spans if leave.state in TAKEN)
    waiting = sum(halves_of(span, rule.basis, works) for leave, span in spans if leave.state in PENDING)
    entitled, reason = _entitled(rule, on, ledger, works, used)
    each = rule.allowance is Allowance.OCCASION
    return Balance(kind, first, last, entitled, used, waiting, rule.basis, reason, each)


def _others(kind: str, taken: Sequence[TakenLeave], own: TakenLeave | None) -> list[TakenLeave]:
    before, itself = (own.order, own.leave) if own else (NEWEST, "")
    return [
        leave
        for leave in taken
        if leave.kind == kind
        and leave.leave != itself
        and (leave.state in TAKEN or (leave.state in PENDING and leave.order < before))
    ]


_Spans = list[tuple[TakenLeave, Span]]


def _occasion(
    rule: LeaveType, on: date, others: Sequence[TakenLeave], works: Works, own: TakenLeave | None
) -> tuple[date, date, _Spans]:
    """The leaves of the same occasion, and from when to when it lasts."""
    here = own.span if own else Span(Slot(on, Half.AM), Slot(on, Half.PM))
    if rule.split:
        near = timedelta(days=_SAME_OCCASION_DAYS)
        spans = [(o, o.span) for o in others if abs(o.first.date - here.first.date) <= near]
    else:
        spans = _unbroken(here, others, works)
    first = min((span.first.date for _, span in spans), default=here.first.date)
    last = max((span.last.date for _, span in spans), default=here.last.date)
    return min(first, here.first.date), max(last, here.last.date), spans


def _unbroken(here: Span, others: Sequence[TakenLeave], works: Works) -> _Spans:
    found: _Spans = []
    rest = list(others)
    grown = True
    while grown:
        grown = False
        for leave in tuple(rest):
            if _touch(here, leave.span, works):
                rest.remove(leave)
                found.append((leave, leave.span))
                here = Span(min(here.first, leave.first), max(here.last, leave.last))
                grown = True
    return found


def _touch(one: Span, other: Span, works: Works) -> bool:
    """Whether no worked half-day lies between them."""
    early, late = (one, other) if one.first <= other.first else (other, one)
    if (late.first.date - early.last.date).days > _GAP_DAYS:
        return False
    slot = after(early.last)
    while slot < late.first:
        if works(slot):
            return False
        slot = after(slot)
    return True


def _entitled(rule: LeaveType, on: date, ledger: Ledger, works: Works, used: int) -> tuple[int | None, str]:
    granted = [g.halves for g in ledger.grants if g.kind == rule.kind and g.year == on.year]
    own, reason = _own(rule, on, ledger, works, used)
    if rule.allowance is Allowance.GRANTED and not any(g.kind == rule.kind for g in ledger.grants):
        return None, "no_grants"
    return (None, reason) if own is None else (max(0, own + sum(granted)), reason)


def _own(rule: LeaveType, on: date, ledger: Ledger, works: Works, used: int) -> tuple[int | None, str]:
    """Half-days by the type's own figures, before grants."""
    if rule.allowance is Allowance.GRANTED:
        return 0, ""
    if rule.allowance is not Allowance.SERVICE:
        days = rule.days + rule.extra
        return (2 * days, "") if days else (None, "unset")
    if ledger.work_start is None:
        return None, "work_start_unknown"
    step = step_on(rule, ledger.work_start, on)
    if step is None:
        return 0, "not_yet_a_year"
    reason = "" if used else _forfeited(rule, on, ledger, works)
    if not reason:
        reason = _forfeited_before(rule, on.year - 1, ledger, works)
    return (0, reason) if reason else (2 * (step.days + rule.extra), "")


def _forfeited(rule: LeaveType, on: date, ledger: Ledger, works: Works) -> str:
    """条例 Art. 4 (2) to (5): by leave of the year of `on`; 以上 includes the figure itself (F-30)."""
    step = step_on(rule, ledger.work_start, on) if ledger.work_start else None
    if rule.exclusion is None or step is None:
        return ""
    personal = _in_year("personal", on.year, ledger, Basis.WORKING, works)
    if rule.exclusion.personal_paid and personal >= 2 * rule.exclusion.personal_days:
        return "personal_days"
    sick = _in_year("sick", on.year, ledger, Basis.CALENDAR, works)
    return "sick_months" if sick >= 2 * rule.exclusion.sick_month_days * step.sick_months else ""


def _forfeited_before(rule: LeaveType, year: int, ledger: Ledger, works: Works) -> str:
    """Who had annual leave in `year` all the same gets none in the year after it (实施办法 Art. 4)."""
    reason = _forfeited(rule, date(year, 12, 31), ledger, works)
    enjoyed = reason and _in_year(rule.kind, year, ledger, rule.basis, works)
    return f"{reason}_last_year" if enjoyed else ""


def _in_year(kind: str, year: int, ledger: Ledger, basis: Basis, works: Works) -> int:
    leaves = (leave for leave in ledger.taken if leave.kind == kind and leave.state in TAKEN)
    parts = (part_of(leave.span, year) for leave in leaves)
    return sum(halves_of(part, basis, works) for part in parts if part is not None)


def carryable(kind: str, year: int, ledger: Ledger, types: LeaveTypes, works: Works) -> int:
    """Half-days of `year` that may go into the next (条例 Art. 5: one year only, so not what came in itself).

    What came in is used first; requests that still wait count as used.
    """
    balance = balance_of(kind, date(year, 12, 31), ledger, types, works)
    if balance is None or balance.entitled is None or not types.of(kind).carry:
        return 0
    came = sum(g.halves for g in ledger.grants if (g.kind, g.year, g.carried) == (kind, year, True))
    spent = max(0, balance.used + balance.pending - came)
    return max(0, balance.entitled - came - spent)
