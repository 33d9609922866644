"""The attendance engine: punches of a date -> a verdict per half-day (S3 Art. 16; domain.md B.0).

A pure function of hours, punches, leave, outings and corrections, so that a month can be judged
again whenever one of them changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import compress, product
from types import MappingProxyType
from typing import NamedTuple

from app.domain.schedule import DayHours, Hours
from app.domain.slots import BOTH_HALVES, HALVES, NO_HALVES, Half

Second = int
"""Seconds since local midnight."""

DAY_END: Second = 24 * 3600
REPEAT_SECONDS = 60
"""A second press within a minute is one punch to the person (domain.md B.0)."""
EARLIEST_BEFORE_START = 120 * 60
"""A punch counts as sign-in from two hours before the half-day (domain.md B.0)."""


class Status(StrEnum):
    """What a half-day may be; `COVERED` stands beside the verdict of a B's half-day."""

    NORMAL = "normal"
    LATE = "late"
    EARLY = "early"
    MISSING_IN = "missing_in"
    MISSING_OUT = "missing_out"
    AWOL = "awol"
    LEAVE = "leave"
    OUTING = "outing"
    COVERED = "covered"
    OPEN = "open"
    REST = "rest"
    OFF_ROSTER = "off_roster"


class PunchSource(StrEnum):
    """Where a punch comes from."""

    SCANNER = "scanner"
    IMPORT = "import"
    PIN = "pin"
    MANUAL = "manual"
    CORRECTION = "correction"


class Punch(NamedTuple):
    """One punch of a date: ordered by clock, ties by sequence."""

    second: Second
    seq: int
    source: PunchSource = PunchSource.SCANNER
    device: str = ""

    @property
    def minute(self) -> int:
        return self.second // 60


@dataclass(frozen=True, slots=True)
class Outing:
    """A registered outing (公出) of a date in minutes since midnight, `first` to `last`."""

    first: int
    last: int


class Edge(StrEnum):
    """One of the four punches of a date."""

    AM_IN = "am_in"
    AM_OUT = "am_out"
    PM_IN = "pm_in"
    PM_OUT = "pm_out"

    @property
    def half(self) -> Half:
        return Half.AM if self in (Edge.AM_IN, Edge.AM_OUT) else Half.PM

    @property
    def is_in(self) -> bool:
        return self in (Edge.AM_IN, Edge.PM_IN)


IN_EDGE = {Half.AM: Edge.AM_IN, Half.PM: Edge.PM_IN}
OUT_EDGE = {Half.AM: Edge.AM_OUT, Half.PM: Edge.PM_OUT}


@dataclass(frozen=True, slots=True)
class AttendanceRules:
    """The figures that the seeds leave open (domain.md B.0), as they stood on the judged date."""

    grace_minutes: int = 0
    half_day_absence_minutes: int = 30
    punches_per_day: int = 4
    noon_single_punch: bool = False


class Windows(NamedTuple):
    """Where each of the four punches is looked for: half-open spans of seconds, in order of `Edge`."""

    am_in: tuple[Second, Second]
    am_out: tuple[Second, Second]
    pm_in: tuple[Second, Second]
    pm_out: tuple[Second, Second]

    @property
    def noon_border(self) -> Second:
        return self.am_out[1]

    def of(self, edge: Edge) -> tuple[Second, Second]:
        return self[_PLACE[edge]]


_PLACE = {edge: place for place, edge in enumerate(Edge)}


@lru_cache(maxsize=512)
def windows_of(hours: DayHours) -> Windows:
    """The four windows by midpoints; default winter 06:30–10:15–13:00–15:45–24:00."""
    a0, a1, p0, p1 = (m * 60 for m in (hours.am.start, hours.am.end, hours.pm.start, hours.pm.end))
    morning, noon, afternoon = (a0 + a1) // 2, (a1 + p0) // 2, (p0 + p1) // 2
    start = max(a0 - EARLIEST_BEFORE_START, 0)
    return Windows((start, morning), (morning, noon), (noon, afternoon), (afternoon, DAY_END))


NO_LEAVE: Mapping[Half, str] = MappingProxyType({})
NO_CORRECTIONS: Mapping[Edge, Punch] = MappingProxyType({})


class DayInput(NamedTuple):
    """All that a date's verdicts depend on, for one person on one roster entry."""

    date: date
    hours: DayHours
    """After season, duty roster and reductions."""
    halves: frozenset[Half] = BOTH_HALVES
    """The half-days to judge: worked, and for a B those that are covered."""
    punches: Sequence[Punch] = ()
    """Sorted."""
    leave: Mapping[Half, str] = NO_LEAVE
    """Leave type by half-day."""
    outings: Sequence[Outing] = ()
    corrections: Mapping[Edge, Punch] = NO_CORRECTIONS
    """Approved correction slips: the punch that each of them puts in place."""
    covered: bool = False
    """The half-days of a B who covers."""


class Verdict(NamedTuple):
    """What a half-day is judged to be, with the punches that decided it."""

    date: date
    half: Half
    status: tuple[Status, ...]
    late_minutes: int = 0
    early_minutes: int = 0
    punch_in: Punch | None = None
    punch_out: Punch | None = None
    leave_type: str | None = None
    hours: Hours | None = None
    """The hours it was held against, after an outing moved them; None where nothing was judged."""
    punched: tuple[Punch, ...] = ()
    """The first and last punch of a half-day of leave: somebody who is on leave was there (C-P30)."""


class _Day(NamedTuple):
    """The working state while one date is judged."""

    day: DayInput
    rules: AttendanceRules
    windows: Windows
    hours: DayHours
    judged: int
    """How many half-days are neither on leave nor on an outing."""


def judge_day(day: DayInput, rules: AttendanceRules, now: Second | None = None) -> tuple[Verdict, ...]:
    """A verdict for each half-day of `day.halves`.

    `now`: the moment of asking in seconds of that date; a half-day that ends later is open.
    None: the date is over. Pass 0 for a date that has not begun.
    """
    hours, out = effective_hours(day)
    halves, leave = day.halves, day.leave
    judged = len(halves) if not out and not leave else len(halves - out - leave.keys())
    state = _Day(day, rules, windows_of(hours), hours, judged)
    return tuple([_judge_half(state, half, now, half in out) for half in HALVES if half in halves])


def _judge_half(state: _Day, half: Half, now: Second | None, on_outing: bool) -> Verdict:
    day = state.day
    mark = (Status.COVERED,) if day.covered else ()
    if now is not None and (day.hours if on_outing else state.hours).of(half).end * 60 > now:
        return replace_status(first_and_last(day, half, state.windows), (Status.OPEN, *mark))
    if half in day.leave:
        kind, punched = day.leave[half], _despite_leave(state, half) if day.punches else ()
        return Verdict(day.date, half, (Status.LEAVE, *mark), leave_type=kind, punched=punched)
    if on_outing:
        return Verdict(day.date, half, (Status.OUTING, *mark))
    if state.rules.punches_per_day == 2:
        return _judge_two(state, half, mark)
    return _judge_four(state, half, mark)


def _despite_leave(state: _Day, half: Half) -> tuple[Punch, ...]:
    """What somebody on leave punched; coming for the other half-day, or going after it, is none."""
    here = _of_half(state.day.punches, half, state.windows)
    if here and state.judged:
        morning, hours = half is Half.AM, state.hours.of(half)
        used = _found(state, Edge.PM_IN if morning else Edge.AM_OUT)
        here = [p for p in here if used is None or abs(p.second - used.second) >= REPEAT_SECONDS]
        if not any(p.minute < hours.end if morning else p.minute >= hours.start for p in here):
            return ()
    return tuple(dict.fromkeys((here[0], here[-1]))) if here else ()


def replace_status(verdict: Verdict, status: tuple[Status, ...]) -> Verdict:
    return Verdict(verdict.date, verdict.half, status, punch_in=verdict.punch_in, punch_out=verdict.punch_out)


def first_and_last(day: DayInput, half: Half, windows: Windows) -> Verdict:
    """The first and last punch of a half by the noon border, nothing judged."""
    here = _of_half(day.punches, half, windows)
    return Verdict(
        day.date, half, (), punch_in=here[0] if here else None, punch_out=here[-1] if here else None
    )


def _of_half(punches: Iterable[Punch], half: Half, windows: Windows) -> list[Punch]:
    """Before or after the noon border."""
    border = windows.noon_border
    return [p for p in punches if (p.second < border) == (half is Half.AM)]


def off_duty(day: DayInput, status: Status) -> tuple[Verdict, ...]:
    """`rest` or `off_roster`: only the half-days on which somebody punched."""
    windows = windows_of(day.hours)
    found = (first_and_last(day, half, windows) for half in (Half.AM, Half.PM))
    return tuple(replace_status(v, (status,)) for v in found if v.punch_in is not None)


def _judge_four(state: _Day, half: Half, mark: tuple[Status, ...]) -> Verdict:
    punch_in, punch_out = _found(state, IN_EDGE[half]), _found(state, OUT_EDGE[half])
    if state.rules.noon_single_punch:
        punch_in, punch_out = _noon_single(state, half, punch_in, punch_out)
    return _compare(state, half, mark, punch_in, punch_out)


def _found(state: _Day, edge: Edge) -> Punch | None:
    """First in an IN window, last in an OUT window; a correction stands before both."""
    day = state.day
    if day.corrections and edge in day.corrections:
        return day.corrections[edge]
    place = _PLACE[edge]
    found = _in_window(day.punches, state.windows[place], place % 2 == 0)
    if found is not None or state.judged == 2:
        return found
    return _across_noon(state, edge)


def _across_noon(state: _Day, edge: Edge) -> Punch | None:
    """The neighbouring half-day is not judged: the nearest punch beyond the noon border counts."""
    if edge is Edge.AM_OUT:
        return _in_window(state.day.punches, state.windows.pm_in, first=True)
    if edge is Edge.PM_IN:
        return _in_window(state.day.punches, state.windows.am_out, first=False)
    return None


def _in_window(punches: Sequence[Punch], span: tuple[Second, Second], first: bool) -> Punch | None:
    low, high = span
    for punch in punches if first else reversed(punches):
        if low <= punch.second < high:
            return punch
    return None


def _noon_single(
    state: _Day, half: Half, punch_in: Punch | None, punch_out: Punch | None
) -> tuple[Punch | None, Punch | None]:
    """One punch in the noon break serves both its edges (setting `noon_single_punch`, AT-10)."""
    low, high = state.hours.am.end * 60, state.hours.pm.start * 60
    if half is Half.AM and punch_out is None:
        other = _found(state, Edge.PM_IN)
        punch_out = other if other and low <= other.second <= high else None
    if half is Half.PM and punch_in is None:
        other = _found(state, Edge.AM_OUT)
        punch_in = other if other and low <= other.second <= high else None
    return punch_in, punch_out


def _judge_two(state: _Day, half: Half, mark: tuple[Status, ...]) -> Verdict:
    """Two punches a day: IN judges the morning, OUT the afternoon; neither is a day's absence."""
    w, day = state.windows, state.day
    punch_in = day.corrections.get(Edge.AM_IN) or _in_window(
        day.punches, (w.am_in[0], w.noon_border), first=True
    )
    punch_out = day.corrections.get(Edge.PM_OUT) or _in_window(
        day.punches, (w.noon_border, DAY_END), first=False
    )
    if punch_in is None and punch_out is None:
        return Verdict(day.date, half, (Status.AWOL, *mark), hours=state.hours.of(half))
    if half is Half.AM:
        return _compare(state, half, mark, punch_in, None, need_out=False)
    return _compare(state, half, mark, None, punch_out, need_in=False)


def _compare(
    state: _Day,
    half: Half,
    mark: tuple[Status, ...],
    punch_in: Punch | None,
    punch_out: Punch | None,
    need_in: bool = True,
    need_out: bool = True,
) -> Verdict:
    """Late and early at minute resolution, each held against the absence limit on its own."""
    rules, hours = state.rules, state.hours.of(half)
    late = punch_in.second // 60 - hours.start if punch_in else 0
    early = hours.end - punch_out.second // 60 if punch_out else 0
    late = late if late > rules.grace_minutes else 0
    early = early if early > rules.grace_minutes else 0
    limit = rules.half_day_absence_minutes
    gone = need_in and need_out and punch_in is None and punch_out is None
    if gone or late >= limit or early >= limit:
        return Verdict(state.day.date, half, (Status.AWOL, *mark), 0, 0, punch_in, punch_out, hours=hours)
    status = _STATUS[need_in and punch_in is None, need_out and punch_out is None, late > 0, early > 0]
    if mark:
        status += mark
    return Verdict(state.day.date, half, status, late, early, punch_in, punch_out, None, hours)


_STATUS = {
    found: tuple(compress((Status.MISSING_IN, Status.MISSING_OUT, Status.LATE, Status.EARLY), found))
    or (Status.NORMAL,)
    for found in product((False, True), repeat=4)
}
"""By what was found: no sign-in, no sign-out, late, early. A month has thousands of half-days."""


def effective_hours(day: DayInput) -> tuple[DayHours, frozenset[Half]]:
    """The hours that registered outings leave, and the half-days that they cover whole."""
    if not day.outings:
        return day.hours, NO_HALVES
    hours, covered = day.hours, set()
    for half in day.halves:
        left = _left_of(day.hours.of(half), merged(day.outings))
        if left is None:
            covered.add(half)
        else:
            hours = hours.with_half(half, left)
    return hours, frozenset(covered)


def merged(outings: Iterable[Outing]) -> list[Outing]:
    """Outings that touch or overlap as one, in order of time."""
    result: list[Outing] = []
    for outing in sorted(outings, key=lambda o: (o.first, o.last)):
        if result and outing.first <= result[-1].last:
            result[-1] = Outing(result[-1].first, max(result[-1].last, outing.last))
        else:
            result.append(outing)
    return result


def _left_of(hours: Hours, outings: Iterable[Outing]) -> Hours | None:
    """The half-day after an outing moved the edge that it covers; None if nothing is left."""
    start, end = hours.start, hours.end
    for outing in outings:
        if outing.first <= start < outing.last:
            start = outing.last
        if outing.first < end <= outing.last:
            end = outing.first
    return Hours(start, end) if start < end else None
