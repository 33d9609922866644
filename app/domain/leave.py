"""Leave: its states, its half-days, the chain that it joins and its route (domain.md B.1; S3 Art. 16)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.refusal import Refusal
from app.domain.rules import RuleBook
from app.domain.slots import Half, Slot


class LeaveState(StrEnum):
    """Where a leave is in its life (domain.md B.1.5)."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    OPINION = "opinion"
    """The department has signed; the centre decides."""
    APPROVED = "approved"
    REFUSED = "refused"
    AWAY = "away"
    RETURNED = "returned"
    OVERDUE = "overdue"
    WITHDRAWN = "withdrawn"


PENDING = (LeaveState.SUBMITTED, LeaveState.OPINION)
LIVE = (*PENDING, LeaveState.APPROVED, LeaveState.RETURNED)
"""What the journal knows of; `away` and `overdue` follow from the clock."""


class Route(StrEnum):
    """Who signs: the centre alone, or the dispatching department before it (R-2, R-3)."""

    CENTRE = "centre"
    DEPARTMENT_THEN_CENTRE = "department_then_centre"


Works = Callable[[Slot], bool]
"""Whether a half-day is a working one: of the hall's calendar and the person's duty roster (B.1.1)."""

LONGEST_DAYS = 400
_GAP_DAYS = 60
"""So many days without a working half-day end every chain: somebody is not on the roster there."""


def slot_text(slot: Slot) -> str:
    """`2026-03-09am`."""
    return f"{slot.date.isoformat()}{slot.half.value}"


def slot_from(text: str) -> Slot:
    """The half-day of `2026-03-09am`; Refusal `leave_slot_form`."""
    try:
        if len(text) != 12:
            raise ValueError(text)
        return Slot(date.fromisoformat(text[:10]), Half(text[10:].lower()))
    except ValueError as error:
        raise Refusal("leave_slot_form", text=text[:40]) from error


def after(slot: Slot) -> Slot:
    """The next half-day of the clock."""
    if slot.half is Half.AM:
        return Slot(slot.date, Half.PM)
    return Slot(slot.date + timedelta(days=1), Half.AM)


def before(slot: Slot) -> Slot:
    """The half-day before."""
    if slot.half is Half.PM:
        return Slot(slot.date, Half.AM)
    return Slot(slot.date - timedelta(days=1), Half.PM)


@dataclass(frozen=True, slots=True)
class Span:
    """From a half-day to a half-day, both included."""

    first: Slot
    last: Slot

    def slots(self) -> Iterator[Slot]:
        """Each half-day, worked or not."""
        slot = self.first
        while slot <= self.last:
            yield slot
            slot = after(slot)


def span_of(first: str, last: str) -> Span:
    """Refusals: `leave_slot_form`, `leave_order` (backwards), `leave_too_long`."""
    span = Span(slot_from(first), slot_from(last))
    if span.last < span.first:
        raise Refusal("leave_order", first=span.first.date, last=span.last.date)
    if (span.last.date - span.first.date).days >= LONGEST_DAYS:
        raise Refusal("leave_too_long", days=LONGEST_DAYS)
    return span


def counted(span: Span, works: Works) -> tuple[Slot, ...]:
    """The working half-days that a leave takes; holidays and weekends take none."""
    return tuple(slot for slot in span.slots() if works(slot))


def chain_halves(span: Span, own: Collection[Slot], works: Works) -> int:
    """Working half-days of the chain that `span` joins, its own included (domain.md B.1.3).

    `own`: half-days of the person's other leaves that are pending, approved or taken. Two leaves are one
    chain if no working half-day without leave lies between them.
    """
    earlier = sum(works(slot) for slot in _connected(span.first, before, own, works))
    later = sum(works(slot) for slot in _connected(span.last, after, own, works))
    return earlier + len(counted(span, works)) + later


def _connected(
    start: Slot, step: Callable[[Slot], Slot], own: Collection[Slot], works: Works
) -> Iterator[Slot]:
    slot, idle = step(start), 0
    while idle < 2 * _GAP_DAYS:
        if slot in own:
            idle = 0
            yield slot
        elif works(slot):
            return
        else:
            idle += 1
        slot = step(slot)


def route_of(halves: int, rules: RuleBook, submitted: date) -> Route:
    """The route for a chain of `halves`, by the rules of the day of submission (R-2, R-3; S3 Art. 16)."""
    alone = round(rules.value("leave.centre_only_max_days", submitted) * 2)
    if halves <= alone:
        return Route.CENTRE
    if rules.value("leave.gap", submitted) == "centre" and halves < alone + 2:
        return Route.CENTRE
    return Route.DEPARTMENT_THEN_CENTRE


@dataclass(frozen=True, slots=True)
class Counted:
    """What a request counts: its own half-days, its chain's, and the route that follows."""

    slots: tuple[Slot, ...]
    chain_halves: int
    route: Route


def count(span: Span, own: Collection[Slot], works: Works, rules: RuleBook, submitted: date) -> Counted:
    """Counts a request handed in on `submitted`."""
    slots = counted(span, works)
    chained = rules.value("leave.chain", submitted)
    halves = chain_halves(span, own, works) if chained else len(slots)
    return Counted(slots, halves, route_of(halves, rules, submitted))
