"""What a punch means the moment it is made: which of the four, on time or by how much not (S3 Art. 16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.attendance import (
    REPEAT_SECONDS,
    AttendanceRules,
    DayInput,
    Edge,
    Punch,
    Second,
    Windows,
    effective_hours,
    windows_of,
)
from app.domain.schedule import DayHours
from app.domain.slots import HALVES, Half


class Answer(StrEnum):
    """What the clerk is told."""

    ON_TIME = "on_time"
    LATE = "late"
    EARLY = "early"
    ABSENT = "absent"
    """Late or early by so much that the half-day counts as absence."""
    REPEAT = "repeat"
    ALREADY_IN = "already_in"
    TOO_EARLY = "too_early"
    ON_LEAVE = "on_leave"
    ON_OUTING = "on_outing"
    REST = "rest"
    OFF_ROSTER = "off_roster"


@dataclass(frozen=True, slots=True)
class Meaning:
    """`minutes` late or early; `since` the second of the punch that stands instead."""

    answer: Answer
    edge: Edge | None = None
    minutes: int = 0
    since: Second | None = None


def meaning_of(
    day: DayInput, rules: AttendanceRules, second: Second, on_roster: bool, worked: bool
) -> Meaning:
    """`day.punches` are the earlier punches of the date; the new one is not among them."""
    last = day.punches[-1] if day.punches else None
    if last is not None and 0 <= second - last.second < REPEAT_SECONDS:
        return Meaning(Answer.REPEAT, edge_at(day, rules, last.second), since=last.second)
    if not on_roster:
        return Meaning(Answer.OFF_ROSTER)
    if not worked:
        return Meaning(Answer.REST)
    edge = edge_at(day, rules, second)
    if edge is None:
        return Meaning(Answer.TOO_EARLY)
    return _judged(day, rules, edge, second)


def edge_at(day: DayInput, rules: AttendanceRules, second: Second) -> Edge | None:
    """Which of the punches a time belongs to; None before the first window opens."""
    hours, _ = effective_hours(day)
    windows = windows_of(hours)
    if second < windows.am_in[0]:
        return None
    if rules.punches_per_day == 2:
        return Edge.AM_IN if second < windows.noon_border else Edge.PM_OUT
    for edge in Edge:
        low, high = windows.of(edge)
        if low <= second < high:
            return edge
    return None


def _judged(day: DayInput, rules: AttendanceRules, edge: Edge, second: Second) -> Meaning:
    hours, on_outing = effective_hours(day)
    windows = windows_of(hours)
    free = [half for half in HALVES if half not in day.halves or half in day.leave or half in on_outing]
    if edge.half in free and rules.punches_per_day == 4:
        edge = _across_noon(day.punches, windows, edge, second, free)
    if edge.half not in day.halves:
        return Meaning(Answer.OFF_ROSTER if day.covered else Answer.REST)
    if edge.half in free:
        return Meaning(Answer.ON_LEAVE if edge.half in day.leave else Answer.ON_OUTING, edge)
    return _compared(day.punches, _span(windows, rules, edge), rules, hours, edge, second)


def _across_noon(
    punches: Sequence[Punch], windows: Windows, edge: Edge, second: Second, free: Sequence[Half]
) -> Edge:
    """The engine lets the nearest punch beyond noon serve the one half-day that is judged (domain.md B.0)."""
    if len(free) == 2:
        return edge
    if edge is Edge.AM_OUT:
        return Edge.PM_IN
    if edge is Edge.PM_IN and _first_in(punches, (windows.am_out[0], second)) is None:
        return Edge.AM_OUT
    return edge


def _span(windows: Windows, rules: AttendanceRules, edge: Edge) -> tuple[Second, Second]:
    """Where an earlier sign-in is looked for."""
    if rules.punches_per_day == 2 and edge is Edge.AM_IN:
        return windows.am_in[0], windows.noon_border
    return windows.of(edge)


def _compared(
    punches: Sequence[Punch],
    span: tuple[Second, Second],
    rules: AttendanceRules,
    hours: DayHours,
    edge: Edge,
    second: Second,
) -> Meaning:
    part, minute = hours.of(edge.half), second // 60
    if edge.is_in:
        first = _first_in(punches, span)
        if first is not None:
            return Meaning(Answer.ALREADY_IN, edge, since=first)
        minutes, answer = minute - part.start, Answer.LATE
    else:
        minutes, answer = part.end - minute, Answer.EARLY
    if minutes <= rules.grace_minutes:
        return Meaning(Answer.ON_TIME, edge)
    if minutes >= rules.half_day_absence_minutes:
        return Meaning(Answer.ABSENT, edge, minutes)
    return Meaning(answer, edge, minutes)


def _first_in(punches: Sequence[Punch], span: tuple[Second, Second]) -> Second | None:
    return next((p.second for p in punches if span[0] <= p.second < span[1]), None)
