"""What the tables hold of a person → what the engine reads (`PersonRecords`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from app.domain.attendance import Edge, Outing, Punch, PunchSource
from app.domain.month import NO_RECORDS, PersonRecords
from app.domain.schedule import DutyRoster, Hours, Reduction
from app.domain.slots import Half, date_range
from app.services.clock import HallTime
from db import attendance
from db.attendance import Mark
from db.day_records import ASKED, COVER, LEAVE, day_records

Punches = Mapping[str, Mapping[date, Sequence[Punch]]]
Row = tuple[str, int, int, str, str]
"""A stored punch: subject, UTC second, seq, source, device."""


@dataclass(slots=True)
class _Own:
    """A person's records while they are gathered."""

    outings: dict[date, list[Outing]] = field(default_factory=lambda: defaultdict(list))
    corrections: dict[date, dict[Edge, Punch]] = field(default_factory=lambda: defaultdict(dict))
    duty: dict[date, DutyRoster] = field(default_factory=dict)
    reductions: list[Reduction] = field(default_factory=list)
    leave: dict[date, dict[Half, str]] = field(default_factory=lambda: defaultdict(dict))
    cover: dict[date, set[Half]] = field(default_factory=lambda: defaultdict(set))


def records_from_marks(punches: Punches, marks: Iterable[Mark]) -> dict[str, PersonRecords]:
    """By subject: punches and marks together."""
    gathered: dict[str, _Own] = defaultdict(_Own)
    for mark in marks:
        _READERS[mark.kind](gathered[mark.subject], mark)
    subjects = dict.fromkeys((*punches, *gathered))
    return {subject: _frozen(punches.get(subject, {}), gathered.get(subject)) for subject in subjects}


def _frozen(punches: Mapping[date, Sequence[Punch]], own: _Own | None) -> PersonRecords:
    if own is None:
        return PersonRecords(punches)
    return PersonRecords(
        punches,
        leave=own.leave,
        outings=own.outings,
        corrections=own.corrections,
        duty=own.duty,
        reductions=own.reductions,
        cover={day: frozenset(halves) for day, halves in own.cover.items()},
    )


def _outing(own: _Own, mark: Mark) -> None:
    for day in date_range(mark.first, mark.last):
        own.outings[day].append(Outing(mark.value["first"], mark.value["last"]))


def _correction(own: _Own, mark: Mark) -> None:
    punch = Punch(mark.value["minute"] * 60, mark.value["seq"], PunchSource.CORRECTION)
    own.corrections[mark.first][Edge(mark.value["edge"])] = punch


def _duty(own: _Own, mark: Mark) -> None:
    own.duty[mark.first] = DutyRoster(mark.first, _hours(mark.value["am"]), _hours(mark.value["pm"]))


def _hours(span: list[int] | None) -> Hours | None:
    return Hours(*span) if span else None


def _reduction(own: _Own, mark: Mark) -> None:
    value: dict[str, Any] = mark.value
    own.reductions.append(Reduction(mark.first, mark.last, value["edge"], value["minutes"], value["kind"]))


def _leave(own: _Own, mark: Mark) -> None:
    own.leave[mark.first][Half(mark.value["half"])] = mark.value["kind"]


def _asked(_own: _Own, _mark: Mark) -> None:
    """What is not granted yet is judged like any other half-day (domain.md B.1.5)."""


def _cover(own: _Own, mark: Mark) -> None:
    own.cover[mark.first].add(Half(mark.value["half"]))


_READERS = {
    "outing": _outing,
    "correction": _correction,
    "duty": _duty,
    "reduction": _reduction,
    LEAVE: _leave,
    ASKED: _asked,
    COVER: _cover,
}


def records_of_day(conn: Connection, time: HallTime, subject: str, day: date) -> PersonRecords:
    """All that stands on record for one person on one date."""
    start, end = time.at(day), time.at(day + timedelta(days=1))
    rows = attendance.punches_of(conn, subject, start, end)
    punches = tuple(Punch(row.at - start, row.seq, PunchSource(row.source), row.device) for row in rows)
    marks = day_records(conn, day, day, subject)
    return records_from_marks({subject: {day: punches}}, marks).get(subject, NO_RECORDS)


def punches_by_day(
    rows: Iterable[Row], days: Sequence[tuple[date, int]]
) -> dict[str, dict[date, list[Punch]]]:
    """Raw rows (subject, at, seq, source, device) → punches by person and date, in order.

    `days`: each date with the UTC second at which it begins, in order, the first not after any row.
    Rows come person by person in order of time; somebody with two device numbers comes twice.
    """
    sources = {source.value: source for source in PunchSource}
    found: dict[str, dict[date, list[Punch]]] = {}
    for subject, run in groupby(rows, key=itemgetter(0)):
        known = found.get(subject)
        found[subject] = own = _by_day(run, days, sources)
        if known is not None:
            for day, others in known.items():
                own[day] = sorted((*others, *own.get(day, ())))
    return found


def _by_day(
    rows: Iterable[Row], days: Sequence[tuple[date, int]], sources: Mapping[str, PunchSource]
) -> dict[date, list[Punch]]:
    found: dict[date, list[Punch]] = {}
    today: list[Punch] = []
    index, last, start, end = -1, len(days) - 1, 0, 0
    for _, at, seq, source, device in rows:
        if at >= end and index < last:
            while index < last and at >= days[index + 1][1]:
                index += 1
            day, start = days[index]
            end = days[index + 1][1] if index < last else start
            today = found.setdefault(day, [])
        today.append(Punch(at - start, seq, sources[source], device))
    return found
