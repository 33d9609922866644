"""What may be registered beside the punches: outings, duty rosters, reductions, scanner faults (B.0)."""

from __future__ import annotations

from datetime import date

from app.domain.attendance import Edge
from app.domain.month import Moment
from app.domain.refusal import Refusal
from app.domain.schedule import DayHours, DutyRoster, Hours
from app.domain.slots import HALVES, Half

DAY_MINUTES = 24 * 60
OWN_OUTING_GRACE = 15
"""Minutes after leaving in which one may still sign oneself out: from then on it is 脱岗 (domain.md B.0)."""
REDUCTION_LIMIT = 240

Span = tuple[int, int]
"""First and last minute since midnight."""


def check_outing(first: int, last: int) -> None:
    """Minutes of one date, in order; Refusal `outing_times`."""
    if not 0 <= first < last <= DAY_MINUTES:
        raise Refusal("outing_times", first=first, last=last)


def check_own_outing(day: date, first: int, moment: Moment) -> None:
    """Nobody excuses an absence of their own afterwards (domain.md A.6); Refusal `outing_past`."""
    start = moment.second // 60 - OWN_OUTING_GRACE
    if day < moment.day or (day == moment.day and first < start):
        raise Refusal("outing_past", date=day, minutes=OWN_OUTING_GRACE)


def outing_span(hours: DayHours, halves: frozenset[Half]) -> Span:
    """The minutes that cover a half-day or both; Refusal `outing_times` for none."""
    parts = [hours.of(half) for half in HALVES if half in halves]
    if not parts:
        raise Refusal("outing_times", first=0, last=0)
    return parts[0].start, parts[-1].end


def duty_of(day: date, am: Span | None, pm: Span | None, base: DayHours) -> DutyRoster:
    """A person's own hours of a date; Refusal `duty_hours` if they overlap or run backwards.

    `base`: the hall's hours, which still stand for a half that is not worked.
    """
    for span in (am, pm):
        if span is not None and not 0 <= span[0] < span[1] <= DAY_MINUTES:
            raise Refusal("duty_hours", first=span[0], last=span[1])
    duty = DutyRoster(day, Hours(*am) if am else None, Hours(*pm) if pm else None)
    hours = duty.applied(base)
    if hours.am.end > hours.pm.start:
        raise Refusal("duty_overlap", am_last=hours.am.end, pm_first=hours.pm.start)
    return duty


def check_reduction(first: date, last: date, edge: str, minutes: int, birth: date | None) -> None:
    """Shorter hours for at most a year, 哺乳假 until the child is one.

    Refusals: `edge_unknown`, `reduction_minutes`, `reduction_dates`, `reduction_year`, `reduction_birth`.
    """
    if edge not in set(Edge):
        raise Refusal("edge_unknown", edge=edge[:40])
    if not 1 <= minutes <= REDUCTION_LIMIT:
        raise Refusal("reduction_minutes", minutes=minutes, limit=REDUCTION_LIMIT)
    if last < first:
        raise Refusal("reduction_dates", first=first, last=last)
    if last > a_year_after(first):
        raise Refusal("reduction_year", first=first, limit=a_year_after(first))
    if birth is not None and not (birth <= first and last <= a_year_after(birth)):
        raise Refusal("reduction_birth", birth=birth, limit=a_year_after(birth))


def a_year_after(day: date) -> date:
    """The first birthday; born on 29 February, it is 28 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def check_fault(first: int, last: int, now: int, day_end: int) -> None:
    """UTC seconds; a fault has begun, and lasts to the end of today at most.

    Refusals: `fault_times`, `fault_future`.
    """
    if first >= last:
        raise Refusal("fault_times")
    if first > now or last > day_end:
        raise Refusal("fault_future")


def check_manual(at: int, first: int, last: int, now: int) -> None:
    """A manual sign-in lies inside its declared fault and is not to come (AT-18).

    Refusals: `manual_outside_fault`, `manual_future`.
    """
    if not first <= at <= last:
        raise Refusal("manual_outside_fault")
    if at > now:
        raise Refusal("manual_future")
