"""Why a half-day was judged as it was: which punch, which rule (PIPL 24; issue of the person judged)."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.attendance import AttendanceRules, Status, Verdict
from app.domain.schedule import format_minute


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of an explanation: its key and what fills it; the words live in `ui.words`."""

    key: str
    params: dict[str, object]
    article: str


def reasons_of(verdict: Verdict, rules: AttendanceRules) -> tuple[Reason, ...]:
    """The sentences that lead from the punches to the verdict, in order."""
    found: list[Reason] = []
    if verdict.hours is not None:
        hours = {"start": format_minute(verdict.hours.start), "end": format_minute(verdict.hours.end)}
        found.append(Reason("explain_hours", dict(hours), "S3 Art. 13"))
    for name, punch in (("in", verdict.punch_in), ("out", verdict.punch_out)):
        if punch is not None:
            params = {"time": format_minute(punch.minute), "source": punch.source.value}
            found.append(Reason(f"explain_punch_{name}", dict(params), "S3 Art. 16"))
    for status in verdict.status:
        found.append(_reason(status, verdict, rules))
    if verdict.punched:
        times = tuple(format_minute(punch.minute) for punch in verdict.punched)
        found.append(Reason("explain_conflict", {"times": times}, "domain.md B.1.5"))
    return tuple(found)


def _reason(status: Status, verdict: Verdict, rules: AttendanceRules) -> Reason:
    if status is Status.LATE:
        params: dict[str, object] = {"minutes": verdict.late_minutes, "grace": rules.grace_minutes}
        return Reason("explain_late", params, "S3 Art. 21(1)")
    if status is Status.EARLY:
        params = {"minutes": verdict.early_minutes, "grace": rules.grace_minutes}
        return Reason("explain_early", params, "S3 Art. 21(1)")
    if status is Status.AWOL:
        return _awol(verdict, rules)
    if status is Status.LEAVE:
        return Reason("explain_leave", {"type": verdict.leave_type or ""}, "S3 Art. 16")
    return Reason(f"explain_{status.value}", {}, "S3 Art. 16")


def _awol(verdict: Verdict, rules: AttendanceRules) -> Reason:
    limit, hours = rules.half_day_absence_minutes, verdict.hours
    if hours is not None and verdict.punch_in and verdict.punch_in.minute - hours.start >= limit:
        minutes = verdict.punch_in.minute - hours.start
        return Reason("explain_awol_late", {"minutes": minutes, "limit": limit}, "F-4; S3 Art. 21(1)")
    if hours is not None and verdict.punch_out and hours.end - verdict.punch_out.minute >= limit:
        minutes = hours.end - verdict.punch_out.minute
        return Reason("explain_awol_early", {"minutes": minutes, "limit": limit}, "F-4; S3 Art. 21(1)")
    return Reason("explain_awol", {}, "S3 Art. 21(1)")
