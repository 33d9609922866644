"""Who stands in for whom in which half-day (顶岗), with and without a leave behind it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import Column, Connection, Index, Table, Text, delete, insert, select, update

from app.domain import leave_facts as facts
from app.domain.leave import Span, slot_from
from app.domain.slots import Half, Slot
from db.columns import Whole
from db.journal import Recorded
from db.tables import Effects, projected

cover = Table(
    "cover",
    projected,
    Column("cover", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("covered", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("window_group", Text, nullable=False),
    Column("counter", Text, nullable=False),
    Column("leave", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("agreed", Whole, nullable=False),
    Column("registered_by", Text, nullable=False),
    Column("registered_us", Whole, nullable=False),
    Column("agreed_by", Text, nullable=False),
    Index("cover_leave", "leave"),
)

cover_slot = Table(
    "cover_slot",
    projected,
    Column("subject", Text, primary_key=True),
    Column("date", Text, primary_key=True),
    Column("half", Text, primary_key=True),
    Column("cover", Text, nullable=False),
    Index("cover_slot_date", "date"),
    Index("cover_slot_cover", "cover"),
    sqlite_with_rowid=False,
)
"""A row per half-day, so that nobody covers two people at once; held from the day it is asked for."""


@dataclass(frozen=True, slots=True)
class CoverRow:
    """A cover; `agreed`: the centre has consented, or granted the leave that it belongs to."""

    cover: str
    subject: str
    covered: str
    department: str
    window_group: str
    counter: str
    leave: str
    note: str
    agreed: bool
    registered_by: str
    registered_us: int
    agreed_by: str


@dataclass(frozen=True, slots=True)
class CoverSlotRow:
    """A half-day in which `subject` stands in for `covered` in a window group."""

    subject: str
    slot: Slot
    cover: str
    covered: str
    department: str
    window_group: str
    leave: str
    agreed: bool


def covers(conn: Connection, leave: str | None = None) -> list[CoverRow]:
    query = select(cover).order_by(cover.c.registered_us, cover.c.cover)
    if leave is not None:
        query = query.where(cover.c.leave == leave)
    return [_cover(row) for row in conn.execute(query)]


def cover_by_id(conn: Connection, key: str) -> CoverRow | None:
    row = conn.execute(select(cover).where(cover.c.cover == key)).first()
    return _cover(row) if row else None


def _cover(row: Any) -> CoverRow:
    values = row._asdict()
    values["agreed"] = bool(values["agreed"])
    return CoverRow(**values)


_SLOTS = """
SELECT s.subject, s.date, s.half, s.cover, c.covered, c.department, c.window_group, c.leave, c.agreed
FROM cover_slot s CROSS JOIN cover c WHERE c.cover = s.cover AND s.date BETWEEN ? AND ?
"""


def cover_slots(
    conn: Connection, first: date, last: date, subjects: Sequence[str] | None = None
) -> list[CoverSlotRow]:
    """Covered half-days from `first` to `last`, of all or of some who cover."""
    query, given = _SLOTS, [first.isoformat(), last.isoformat()]
    if subjects is not None:
        query += " AND s.subject IN (SELECT value FROM json_each(?))"
        given.append(json.dumps(list(subjects)))
    found = []
    for row in conn.exec_driver_sql(f"{query} ORDER BY s.date, s.half, s.subject", tuple(given)):
        subject, day, half, key, covered, department, group, leave, agreed = row
        slot = Slot(date.fromisoformat(day), Half(half))
        found.append(CoverSlotRow(subject, slot, key, covered, department, group, leave, bool(agreed)))
    return found


def _put_slots(conn: Connection, subject: str, key: str, slots: Sequence[Slot]) -> None:
    rows = [(subject, slot.date.isoformat(), slot.half.value, key) for slot in slots]
    if rows:
        conn.exec_driver_sql("INSERT INTO cover_slot VALUES (?, ?, ?, ?)", rows if len(rows) > 1 else rows[0])


def hold_cover(conn: Connection, f: facts.LeaveSubmitted, item: Recorded) -> None:
    """Whoever is to take over a leave is kept free for it from its submission on."""
    key = f"leave:{f.leave}"
    conn.execute(
        insert(cover),
        {
            "cover": key,
            "subject": f.cover,
            "covered": item.subject,
            "department": f.department,
            "window_group": f.window_group,
            "counter": "",
            "leave": f.leave,
            "note": "",
            "agreed": 0,
            "registered_by": item.actor,
            "registered_us": item.wall_us,
            "agreed_by": "",
        },
    )
    _put_slots(conn, f.cover, key, list(Span(slot_from(f.first), slot_from(f.last)).slots()))


def grant_covers_of_leave(conn: Connection, leave: str, granted: bool = True) -> None:
    """The leave is granted, and with it who takes over; or it waits again."""
    conn.exec_driver_sql("UPDATE cover SET agreed = ? WHERE leave = ?", (int(granted), leave))


def drop_covers_of_leave(conn: Connection, leave: str, since: str = "") -> None:
    """The leave ends or never was: from the half-day `since` on nobody covers for it; empty: at all."""
    conn.exec_driver_sql(_DROP_SLOTS, (leave, since))
    if not since:
        conn.exec_driver_sql("DELETE FROM cover WHERE leave = ?", (leave,))


_DROP_SLOTS = """
DELETE FROM cover_slot
WHERE cover IN (SELECT cover FROM cover WHERE leave = ?) AND date || half >= ?
"""


def drop_cover_of_slot(conn: Connection, leave: str, slot: Slot) -> None:
    """Nobody need cover a half-day on which the person was there after all."""
    keys = select(cover.c.cover).where(cover.c.leave == leave)
    here = (cover_slot.c.date == slot.date.isoformat()) & (cover_slot.c.half == slot.half.value)
    conn.execute(delete(cover_slot).where(cover_slot.c.cover.in_(keys), here))


def _registered(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        f = cast(facts.CoverRegistered, item.fact)
        row = {
            "cover": f.cover,
            "subject": item.subject,
            "covered": f.covered,
            "department": f.department,
            "window_group": f.window_group,
            "counter": f.counter,
            "leave": "",
            "note": f.note,
            "agreed": 0,
            "registered_by": item.actor,
            "registered_us": item.wall_us,
            "agreed_by": "",
        }
        conn.execute(insert(cover), row)
        _put_slots(conn, item.subject, f.cover, [slot_from(text) for text in f.slots])


def _agreed(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        key = cast(facts.CoverAgreed, item.fact).cover
        conn.execute(update(cover).where(cover.c.cover == key).values(agreed=1, agreed_by=item.actor))


def _ended(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        f = cast(facts.CoverEnded, item.fact)
        query = delete(cover_slot).where(cover_slot.c.cover == f.cover)
        conn.execute(query.where(cover_slot.c.date + cover_slot.c.half >= f.since))


EFFECTS: Effects = {
    facts.CoverRegistered: _registered,
    facts.CoverAgreed: _agreed,
    facts.CoverEnded: _ended,
}
