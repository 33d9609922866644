"""Shorthand for the judged days of the examples: hours, punches by their clock, statuses in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.attendance import (
    AttendanceRules,
    DayInput,
    Edge,
    Outing,
    Punch,
    PunchSource,
    Second,
    Verdict,
    judge_day,
)
from app.domain.schedule import DayHours, Hours, parse_minute
from app.domain.slots import BOTH_HALVES, Half

MONDAY = date(2026, 3, 9)
PLAIN = AttendanceRules()


def hours_of(text: str) -> DayHours:
    """`08:30-12:00 14:00-17:30` -> the hours of a date."""
    am, pm = (Hours(*(parse_minute(part) for part in half.split("-"))) for half in text.split())
    return DayHours(am, pm)


WINTER = hours_of("08:30-12:00 14:00-17:30")
H4 = hours_of("09:00-12:00 13:00-17:00")


def second_of(text: str) -> Second:
    """`08:29` or `08:29:59` -> seconds since midnight."""
    minute, seconds = (text[:5], text[6:] or "0")
    return parse_minute(minute) * 60 + int(seconds)


def punches_of(text: str) -> tuple[Punch, ...]:
    """Punches by their clock, sorted, numbered as written."""
    return tuple(sorted(Punch(second_of(word), seq) for seq, word in enumerate(text.split(), 1)))


def judged(
    punches: str,
    hours: DayHours = WINTER,
    rules: AttendanceRules = PLAIN,
    halves: frozenset[Half] = BOTH_HALVES,
    leave: Mapping[Half, str] | None = None,
    outings: Sequence[Outing] = (),
    corrections: Mapping[Edge, str] | None = None,
    covered: bool = False,
    now: str | None = None,
    day: date = MONDAY,
) -> tuple[Verdict, ...]:
    """The verdicts of one date."""
    put = {
        edge: Punch(second_of(clock), 99, PunchSource.CORRECTION)
        for edge, clock in (corrections or {}).items()
    }
    given = DayInput(day, hours, halves, punches_of(punches), leave or {}, outings, put, covered)
    return judge_day(given, rules, second_of(now) if now else None)


def words(verdicts: Sequence[Verdict]) -> list[str]:
    """`am late 5`: half, statuses, and the minutes where there are any."""
    found = []
    for verdict in verdicts:
        minutes = "".join(f" {m}" for m in (verdict.late_minutes, verdict.early_minutes) if m)
        found.append(f"{verdict.half} {'+'.join(verdict.status)}{minutes}")
    return found


def clocks(verdict: Verdict) -> tuple[str | None, str | None]:
    """The punches that were judged, as `--json` shows them."""
    pair = (verdict.punch_in, verdict.punch_out)
    am, pm = (f"{p.minute // 60:02d}:{p.minute % 60:02d}" if p else None for p in pair)
    return am, pm


def outing(span: str) -> Outing:
    """`08:30-10:00` -> an outing."""
    first, last = (parse_minute(part) for part in span.split("-"))
    return Outing(first, last)
