"""Where a person is just now, as far as punches and the register tell (look.md "Desk")."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.attendance import (
    AttendanceRules,
    DayInput,
    Second,
    Status,
    Verdict,
    Windows,
    effective_hours,
    judge_day,
    merged,
    windows_of,
)
from app.domain.schedule import DayHours
from app.domain.slots import HALVES, Half


class Where(StrEnum):
    """The state of one person at one moment."""

    ON_DUTY = "on_duty"
    BREAK = "break"
    """Between the half-days, signed out or not yet back."""
    SIGNED_OUT = "signed_out"
    NOT_YET = "not_yet"
    """Their half-day has not begun and they have not come."""
    ABSENT = "absent"
    """Their half-day has begun and there is no sign-in."""
    UNSEEN = "unseen"
    """On duty without a punch that the rules ask for (two punches a day)."""
    OUTING = "outing"
    LEAVE = "leave"
    REST = "rest"
    STANDBY = "standby"
    """A B who covers nobody."""


CAME = frozenset({Where.ON_DUTY, Where.BREAK, Where.SIGNED_OUT, Where.UNSEEN})
DUE = CAME | {Where.NOT_YET, Where.ABSENT, Where.OUTING}
"""应到: everybody whose half-day it is, but for leave."""


@dataclass(frozen=True, slots=True)
class Presence:
    """A state with its clock times in minutes since midnight; `late` and `early` of this half-day."""

    where: Where
    since: int | None = None
    """When they signed in or out; for those not seen, when their half-day begins."""
    until: int | None = None
    """When an outing ends."""
    late: int = 0
    early: int = 0
    covers: bool = False
    """A B in the place of somebody."""
    leave_type: str = ""
    """Of somebody on leave; empty for who may not know."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a half-day so far: a status, or `absent` while it is still open."""

    half: Half
    kind: str
    minutes: int = 0


ABSENT = "absent"
TO_SIGN_OUT = 60
"""Minutes after a half-day until a missing sign-out is told; by noon that is when its window closes."""
_FAULTS = (Status.LATE, Status.EARLY, Status.MISSING_IN, Status.MISSING_OUT, Status.AWOL)


def presence_of(day: DayInput, rules: AttendanceRules, now: Second, post: str = "A") -> Presence:
    """Where somebody is at `now`, by the same windows that will judge the day (S3 Art. 16).

    `day` may hold punches that are later than `now`; they are not looked at.
    """
    if not day.halves:
        return Presence(Where.STANDBY if post == "B" else Where.REST)
    at = _moment(day, rules, now)
    half = _current(at, now)
    where, since, until = _where(at, half)
    late, early = _off_by(at, half)
    kind = day.leave.get(half, "") if where is Where.LEAVE else ""
    return Presence(where, since, until, late, early, post == "B", kind)


def faults_of(day: DayInput, rules: AttendanceRules, now: Second) -> tuple[Fault, ...]:
    """What the half-days that are over were judged, and what can be said of the open one."""
    if not day.halves:
        return ()
    at, found = _moment(day, rules, now), []
    for verdict in judge_day(at.day, rules, now):
        if Status.OPEN in verdict.status:
            found += _open_faults(at, verdict.half)
            continue
        minutes = {Status.LATE: verdict.late_minutes, Status.EARLY: verdict.early_minutes}
        told = [s for s in verdict.status if s in _FAULTS and not _still_leaving(at, verdict.half, s)]
        found += [Fault(verdict.half, s, minutes.get(s, 0)) for s in told]
    return tuple(found)


def conflicts_of(day: DayInput, rules: AttendanceRules, now: Second) -> tuple[Verdict, ...]:
    """Half-days of leave on which the person has punched by `now`, open ones too (C-P30)."""
    if not day.leave or not day.punches:
        return ()
    verdicts = _moment(day, rules, now).verdicts
    return tuple(verdict for verdict in verdicts.values() if verdict.punched)


@dataclass(frozen=True, slots=True)
class _Moment:
    """What every step looks at."""

    day: DayInput
    rules: AttendanceRules
    hours: DayHours
    out: frozenset[Half]
    windows: Windows
    verdicts: dict[Half, Verdict]
    minute: int


_Found = tuple[Where, int | None, int | None]


def _moment(day: DayInput, rules: AttendanceRules, now: Second) -> _Moment:
    seen = day._replace(punches=tuple(p for p in day.punches if p.second <= now))
    hours, out = effective_hours(seen)
    verdicts = {verdict.half: verdict for verdict in judge_day(seen, rules)}
    return _Moment(seen, rules, hours, out, windows_of(hours), verdicts, now // 60)


def _current(at: _Moment, now: Second) -> Half:
    """The half-day that the moment belongs to; the only one, if only one is worked."""
    half = Half.AM if now < at.windows.noon_border else Half.PM
    if half in at.day.halves:
        return half
    return next(other for other in HALVES if other in at.day.halves)


def _where(at: _Moment, half: Half) -> _Found:
    outing = next((o for o in merged(at.day.outings) if o.first <= at.minute < o.last), None)
    if half in at.day.leave:
        return Where.LEAVE, None, None
    if outing is not None:
        return Where.OUTING, outing.first, outing.last
    if half in at.out:
        return _all_out(at, half)
    came, went = _edges(at, half)
    if went is not None:
        return _signed_out(at, half, went)
    if came is not None:
        return Where.ON_DUTY, came, None
    return _not_seen(at, half)


def _all_out(at: _Moment, half: Half) -> _Found:
    """A half-day that an outing covers whole, before or after it."""
    own = at.day.hours.of(half)
    before = at.minute < own.start
    return (Where.NOT_YET, own.start, None) if before else (Where.SIGNED_OUT, own.end, None)


def _edges(at: _Moment, half: Half) -> tuple[int | None, int | None]:
    """Minutes of the sign-in and sign-out that stand for this half-day."""
    if at.rules.punches_per_day == 2:
        morning, evening = at.verdicts.get(Half.AM), at.verdicts.get(Half.PM)
        came = morning.punch_in if morning else None
        went = evening.punch_out if evening else None
    else:
        came, went = at.verdicts[half].punch_in, at.verdicts[half].punch_out
    return (came.minute if came else None), (went.minute if went else None)


def _signed_out(at: _Moment, half: Half, went: int) -> _Found:
    more = half is Half.AM and Half.PM in at.day.halves and went >= at.hours.am.end
    return Where.BREAK if more else Where.SIGNED_OUT, went, None


def _not_seen(at: _Moment, half: Half) -> _Found:
    start = at.hours.of(half).start
    if not _needs_sign_in(at, half):
        return (Where.UNSEEN if at.minute >= start else Where.NOT_YET), start, None
    if at.minute > start + at.rules.grace_minutes:
        return Where.ABSENT, start, None
    morning = at.verdicts.get(Half.AM)
    if half is Half.PM and morning is not None and (morning.punch_in or morning.punch_out):
        return Where.BREAK, morning.punch_out.minute if morning.punch_out else None, None
    return Where.NOT_YET, start, None


def _needs_sign_in(at: _Moment, half: Half) -> bool:
    """With two punches a day the sign-in belongs to a morning that is worked (domain.md B.0)."""
    if at.rules.punches_per_day == 4 or half is Half.AM:
        return True
    return Half.AM in at.day.halves and Half.AM not in at.day.leave and Half.AM not in at.out


def _off_by(at: _Moment, half: Half) -> tuple[int, int]:
    """Minutes late and early beyond the grace, however the half-day will be judged."""
    verdict, part, grace = at.verdicts[half], at.hours.of(half), at.rules.grace_minutes
    late = verdict.punch_in.minute - part.start if verdict.punch_in else 0
    early = part.end - verdict.punch_out.minute if verdict.punch_out else 0
    return (late if late > grace else 0), (early if early > grace else 0)


def _still_leaving(at: _Moment, half: Half, status: Status) -> bool:
    """Nobody has forgotten to sign out the minute that the half-day ends."""
    return status is Status.MISSING_OUT and at.minute < at.hours.of(half).end + TO_SIGN_OUT


def _open_faults(at: _Moment, half: Half) -> list[Fault]:
    late, _ = _off_by(at, half)
    if late:
        return [Fault(half, Status.LATE, late)]
    where, since, _ = _where(at, half)
    if where is Where.ABSENT and since is not None and at.minute >= since:
        return [Fault(half, ABSENT, at.minute - since)]
    return []
