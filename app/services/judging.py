"""Judges a month from raw records, with a constant number of queries (domain.md B.0)."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from app.domain.month import JudgedMonth, Moment, RosterEntry, judge_month
from app.domain.slots import Month
from app.services.hall import Reading
from app.services.records import punches_by_day, records_from_marks
from db import attendance, roster
from db.day_records import day_records


def judge(
    view: Reading, month: Month, department: str | None, moment: Moment, subject: str | None = None
) -> JudgedMonth:
    """Judges from raw records with a constant number of queries (settings, roster, punches, records)."""
    with _collector_resting():
        return _judge(view, month, department, moment, subject)


@contextmanager
def _collector_resting() -> Iterator[None]:
    """A month is many small objects and no cycle: the collector would look through them for nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _judge(
    view: Reading, month: Month, department: str | None, moment: Moment, subject: str | None
) -> JudgedMonth:
    entries = roster.entries(view.conn, department, subject)
    days = [(day, view.time.at(day)) for day in month.dates()]
    rows = attendance.raw_punches(view.conn, days[0][1], view.time.at(month.next().first), subject)
    punches = punches_by_day(rows, days)
    marks = day_records(view.conn, month.first, month.last, subject)
    records = records_from_marks(punches, marks)
    present = [e for e in entries if _touches(e, month) or e.person in punches]
    settings = view.settings
    judged = judge_month(settings.name, month, present, records, settings.calendar, settings.rules, moment)
    people = tuple(p for p in judged.people if _touches(p.entry, month) or p.verdicts)
    return replace(judged, people=people)


def _touches(entry: RosterEntry, month: Month) -> bool:
    return any(s.first <= month.last and (s.last is None or s.last >= month.first) for s in entry.stays)
