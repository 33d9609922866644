"""What the tables hold of a person → what the engine reads (`PersonRecords`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.attendance import Edge, Outing, Punch, PunchSource
from app.domain.month import PersonRecords
from app.domain.schedule import DutyRoster, Hours, Reduction
from app.domain.slots import Half, date_range
from db.attendance import Mark

Punches = Mapping[str, Mapping[date, Sequence[Punch]]]


@dataclass(slots=True)
class _Own:
    """A person's records while they are gathered."""

    outings: dict[date, list[Outing]] = field(default_factory=lambda: defaultdict(list))
    corrections: dict[date, dict[Edge, Punch]] = field(default_factory=lambda: defaultdict(dict))
    duty: dict[date, DutyRoster] = field(default_factory=dict)
    reductions: list[Reduction] = field(default_factory=list)
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


_READERS = {"outing": _outing, "correction": _correction, "duty": _duty, "reduction": _reduction}


def punches_by_day(
    rows: Iterable[tuple[str, int, int, str, str]], days: Sequence[tuple[date, int]]
) -> dict[str, dict[date, list[Punch]]]:
    """Raw rows (subject, at, seq, source, device) in order of time → punches by person and date.

    `days`: each date with the UTC second at which it begins, in order, the first not after any row.
    """
    sources = {source.value: source for source in PunchSource}
    found: dict[str, dict[date, list[Punch]]] = {}
    index = 0
    for subject, at, seq, source, device in rows:
        while index + 1 < len(days) and at >= days[index + 1][1]:
            index += 1
        day, start = days[index]
        own = found.setdefault(subject, {})
        own.setdefault(day, []).append(Punch(at - start, seq, sources[source], device))
    return found
