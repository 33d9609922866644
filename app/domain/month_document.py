"""A judged month as plain data: what `month --json` prints, and what a lock keeps whole."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.domain.attendance import Punch, PunchSource, Status, Verdict
from app.domain.month import (
    JudgedMonth,
    PersonMonth,
    RosterEntry,
    Stay,
    Totals,
    slot_days,
    totals_of,
)
from app.domain.schedule import Hours, format_minute
from app.domain.slots import Half, Month, days


def month_document(judged: JudgedMonth) -> dict[str, Any]:
    """The judged month as `zaigang month --json` gives it; `conflicts` only where a person has any."""
    return {
        "hall": judged.hall,
        "month": str(judged.month),
        "due_days": days(judged.due_halves),
        "people": [_person(person) for person in judged.people],
    }


def _person(person: PersonMonth) -> dict[str, Any]:
    entry = person.entry
    conflicts = [_conflict(verdict) for verdict in person.verdicts if verdict.punched]
    return {
        "number": entry.number,
        "name": entry.name,
        "department": entry.department,
        "post": entry.post,
        "slots": [_slot(verdict) for verdict in person.verdicts],
        "totals": _totals(person.totals),
        **({"conflicts": conflicts} if conflicts else {}),
    }


def _slot(verdict: Verdict) -> dict[str, Any]:
    return {
        "date": verdict.date.isoformat(),
        "half": verdict.half.value,
        "status": [status.value for status in verdict.status],
        "late_minutes": verdict.late_minutes,
        "early_minutes": verdict.early_minutes,
        "in": _clock(verdict.punch_in),
        "out": _clock(verdict.punch_out),
    }


def _conflict(verdict: Verdict) -> dict[str, Any]:
    """A half-day of leave on which the person punched: it stays leave until somebody releases it (C-P30)."""
    return {
        "date": verdict.date.isoformat(),
        "half": verdict.half.value,
        "punches": [_clock(punch) for punch in verdict.punched],
    }


def _clock(punch: Punch | None) -> str | None:
    return format_minute(punch.minute) if punch is not None else None


def _totals(totals: Totals) -> dict[str, Any]:
    return {
        "due_days": days(totals.due_halves),
        "actual_days": days(totals.actual_halves),
        "late": totals.late,
        "early": totals.early,
        "missing_punch": totals.missing_punch,
        "awol_days": days(totals.awol_halves),
        "leave_days": slot_days(totals),
        "outing_days": days(totals.outing_halves),
    }


def month_to_data(judged: JudgedMonth) -> dict[str, Any]:
    """All of a judged month, for the lock to keep; `month_from_data` gives it back equal."""
    return {
        "hall": judged.hall,
        "month": str(judged.month),
        "due_halves": judged.due_halves,
        "workdays": sorted(day.isoformat() for day in judged.workdays),
        "swapped": sorted(day.isoformat() for day in judged.swapped),
        "unpublished_years": list(judged.unpublished_years),
        "people": [_person_data(person) for person in judged.people],
    }


def _person_data(person: PersonMonth) -> dict[str, Any]:
    return {"entry": entry_data(person.entry), "verdicts": [verdict_data(v) for v in person.verdicts]}


def entry_data(e: RosterEntry) -> list[Any]:
    """A roster entry as JSON values; `entry_from` gives it back."""
    stays = [[s.first.isoformat(), s.last.isoformat() if s.last else None, s.window_group] for s in e.stays]
    return [e.person, e.number, e.name, e.department, e.department_name, e.post, stays]


def verdict_data(v: Verdict) -> list[Any]:
    """A verdict as JSON values; `verdict_from` gives it back."""
    return [
        v.date.isoformat(),
        v.half.value,
        [status.value for status in v.status],
        v.late_minutes,
        v.early_minutes,
        _punch_data(v.punch_in),
        _punch_data(v.punch_out),
        v.leave_type,
        [v.hours.start, v.hours.end] if v.hours else None,
        [_punch_data(punch) for punch in v.punched],
    ]


def _punch_data(punch: Punch | None) -> list[Any] | None:
    return [punch.second, punch.seq, punch.source.value, punch.device] if punch else None


def month_from_data(data: dict[str, Any]) -> JudgedMonth:
    """The judged month that a lock kept."""
    return JudgedMonth(
        data["hall"],
        Month.parse(data["month"]),
        data["due_halves"],
        tuple(_person_from(person) for person in data["people"]),
        frozenset(date.fromisoformat(day) for day in data["workdays"]),
        frozenset(date.fromisoformat(day) for day in data["swapped"]),
        tuple(data["unpublished_years"]),
    )


def _person_from(data: dict[str, Any]) -> PersonMonth:
    verdicts = tuple(verdict_from(v) for v in data["verdicts"])
    return PersonMonth(entry_from(data["entry"]), verdicts, totals_of(verdicts))


def entry_from(data: list[Any]) -> RosterEntry:
    """The roster entry of `entry_data`."""
    person, number, name, department, department_name, post, stretches = data
    stays = tuple(
        Stay(date.fromisoformat(first), date.fromisoformat(last) if last else None, group)
        for first, last, group in stretches
    )
    return RosterEntry(person, number, name, department, department_name, post, stays)


def verdict_from(v: list[Any]) -> Verdict:
    """The verdict of `verdict_data`."""
    return Verdict(
        date.fromisoformat(v[0]),
        Half(v[1]),
        tuple(Status(status) for status in v[2]),
        v[3],
        v[4],
        _punch_from(v[5]),
        _punch_from(v[6]),
        v[7],
        Hours(*v[8]) if v[8] else None,
        tuple(_some_punch(punch) for punch in v[9]) if len(v) > 9 else (),  # sheets of 0.1 have none
    )


def _punch_from(data: list[Any] | None) -> Punch | None:
    return _some_punch(data) if data else None


def _some_punch(data: list[Any]) -> Punch:
    return Punch(data[0], data[1], PunchSource(data[2]), data[3])
