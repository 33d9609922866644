"""What speaks against a request, half-day by half-day: what refuses it, and what only marks it (B.1.4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.calendar import HallCalendar
from app.domain.leave import Span
from app.domain.leave_window import SlotLook
from app.domain.refusal import Refusal
from app.domain.rules import RuleBook
from app.domain.slots import Slot


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that speaks against a request; `key` and `params` are its words'."""

    rule: str
    """L M overlap no_workday order self balance delegation stale cover reason late."""
    key: str
    slot: Slot | None = None
    params: Mapping[str, object] = field(default_factory=dict)


class LeaveRefused(Refusal):
    """Refused by rules; the first finding gives the words, all of them stand in `findings`."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        first = findings[0]
        super().__init__(first.key, **first.params)
        self.findings = tuple(findings)


def refuse(rule: str, key: str, /, **params: object) -> LeaveRefused:
    """A refusal with one finding that concerns no half-day."""
    return LeaveRefused([Finding(rule, key, None, params)])


@dataclass(frozen=True, slots=True)
class Against:
    """What speaks against a request: `refusals` stop it, `marks` go with it to the centre's leader."""

    refusals: tuple[Finding, ...] = ()
    marks: tuple[Finding, ...] = ()

    def __add__(self, other: Against) -> Against:
        return Against(self.refusals + other.refusals, self.marks + other.marks)

    def stop(self) -> None:
        """Raises `LeaveRefused` if anything stops the request."""
        if self.refusals:
            raise LeaveRefused(self.refusals)


def split(findings: Sequence[Finding], hard: bool) -> Against:
    return Against(refusals=tuple(findings)) if hard else Against(marks=tuple(findings))


def check_workdays(span: Span, slots: Sequence[Slot]) -> Against:
    """A leave takes a working half-day (LV-09, C-D4)."""
    if slots:
        return Against()
    params = {"first": span.first.date, "last": span.last.date}
    return Against((Finding("no_workday", "leave_no_workday", None, params),))


def check_late(slots: Sequence[Slot], today: date, calendar: HallCalendar, rules: RuleBook) -> Against:
    """A late application is taken; after its deadline it says so to the centre's leader (B.1.5, F-13)."""
    if not slots:
        return Against()
    day = slots[0].date
    deadline = calendar.next_workday(day, rules.value("leave.late_days", day))
    if today <= deadline:
        return Against()
    params = {"date": day, "deadline": deadline}
    return Against(marks=(Finding("late", "leave_late", None, params),))


def check_overlap(span: Span, slots: Iterable[Slot], own: Mapping[Slot, str]) -> Against:
    """No half-day twice; `own`: half-days of the person's other live leaves → the leave (C-O1 to C-O9).

    A leave holds the rest days inside it too, since they may become working days: where two meet on nothing
    else, those are named.
    """
    twice = [slot for slot in slots if slot in own] or [slot for slot in span.slots() if slot in own]
    return Against(
        tuple(Finding("overlap", "leave_overlap", slot, {**_at(slot), "leave": own[slot]}) for slot in twice)
    )


def check_window(
    looks: Sequence[SlotLook],
    names: Mapping[str, str],
    *,
    limit: Mapping[Slot, int],
    minimum: Mapping[Slot, int],
    must_take: bool,
    minimum_hard: bool,
) -> Against:
    """Rules L and M (S3 Art. 16); what may not be refused is only marked (domain.md B.1.4)."""
    over = [_over(seen, names, limit[seen.slot]) for seen in looks if seen.over_limit]
    short = [_short(seen, minimum[seen.slot]) for seen in looks if seen.short]
    return split(over, not must_take) + split(short, minimum_hard and not must_take)


def check_cover(slots: Iterable[Slot], busy: Collection[Slot], name: str) -> Against:
    """Whoever takes over is there and covers nobody else in any of the half-days (C-A16)."""
    return Against(
        tuple(
            Finding("cover", "leave_cover_busy", slot, {**_at(slot), "name": name})
            for slot in slots
            if slot in busy
        )
    )


def _over(seen: SlotLook, names: Mapping[str, str], limit: int) -> Finding:
    """Those who are away by name; pending ones hold their places too (CC-02)."""
    waiting = tuple(names.get(p, "") for p in seen.away if p in seen.pending)
    everybody = tuple(names.get(p, "") for p in seen.away)
    params = {**_at(seen.slot), "names": everybody, "count": len(everybody), "limit": limit}
    if waiting:
        return Finding("L", "leave_limit_pending", seen.slot, {**params, "waiting": waiting})
    return Finding("L", "leave_limit", seen.slot, params)


def _short(seen: SlotLook, minimum: int) -> Finding:
    params = {**_at(seen.slot), "left": seen.on_duty, "minimum": minimum}
    return Finding("M", "leave_minimum", seen.slot, params)


def _at(slot: Slot) -> dict[str, object]:
    return {"date": slot.date, "half": slot.half.value}
