"""Leave requests, the half-days that they hold, and what was signed on them."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Index,
    Table,
    Text,
    bindparam,
    select,
)

from app.domain.slots import Half, Slot
from db.columns import Whole
from db.tables import projected

leave = Table(
    "leave",
    projected,
    Column("leave", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("cover", Text, nullable=False),
    Column("attachments", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("window_group", Text, nullable=False),
    Column("route", Text, nullable=False),
    Column("halves", Whole, nullable=False),
    Column("chain_halves", Whole, nullable=False),
    Column("over", Text, nullable=False),
    Column("late", Whole, nullable=False),
    Column("notified", Whole, nullable=False),
    Column("extends", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("place", Whole, nullable=False),
    Column("entered_by", Text, nullable=False),
    Column("entered_us", Whole, nullable=False),
    Column("opinion", Whole),
    Column("opinion_by", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_person", Text, nullable=False),
    Column("decided_us", Whole, nullable=False),
    Column("decision", Text, nullable=False),
    Column("override", Text, nullable=False),
    Column("against", Whole, nullable=False),
    Column("on_behalf", Text, nullable=False),
    Column("handed_over_us", Whole, nullable=False),
    Column("handover", Text, nullable=False),
    Column("reported", Text, nullable=False),
    Column("back", Text, nullable=False),
    Column("released", Text, nullable=False),
    Column("note", Text, nullable=False),
    CheckConstraint("decided_person = '' OR decided_person <> subject"),
    CheckConstraint("state <> 'approved' OR route = 'centre' OR opinion IS NOT NULL"),
    CheckConstraint("state <> 'approved' OR opinion IS NULL OR opinion <> 0 OR decision <> ''"),
    Index("leave_state", "state"),
    Index("leave_subject", "subject"),
)

leave_slot = Table(
    "leave_slot",
    projected,
    Column("subject", Text, primary_key=True),
    Column("date", Text, primary_key=True),
    Column("half", Text, primary_key=True),
    Column("leave", Text, nullable=False),
    Index("leave_slot_date", "date"),
    Index("leave_slot_leave", "leave"),
    sqlite_with_rowid=False,
)
"""A row per half-day of a leave that is pending, granted or taken, so that overlap is a unique key."""

leave_signature = Table(
    "leave_signature",
    projected,
    Column("leave", Text, primary_key=True),
    Column("seq", Whole, primary_key=True),
    Column("agree", Whole, nullable=False),
    Column("signer", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("scan", Text, nullable=False),
    Column("letter", Text, nullable=False),
    Column("effective", Whole, nullable=False),
    Column("entered_by", Text, nullable=False),
    Column("entered_us", Whole, nullable=False),
)
"""The department's opinions, each kept; what came too late or was voided is not effective."""

leave_talk = Table(
    "leave_talk",
    projected,
    Column("leave", Text, primary_key=True),
    Column("seq", Whole, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("said_by", Text, nullable=False),
    Column("said_us", Whole, nullable=False),
)
"""Questions, answers, what was handed back and why, explanations."""


@dataclass(frozen=True, slots=True)
class LeaveRow:
    """A request as the journal left it; `away` and `overdue` follow from the clock."""

    leave: str
    subject: str
    kind: str
    first: Slot
    last: Slot
    reason: str
    cover: str
    attachments: tuple[str, ...]
    department: str
    window_group: str
    route: str
    halves: int
    chain_halves: int
    over: tuple[str, ...]
    late: bool
    notified: int
    extends: str
    state: str
    place: int
    """The journal's seq of the submission: who handed in earlier."""
    entered_by: str
    entered_us: int
    opinion: bool | None
    opinion_by: str
    decided_by: str
    decided_person: str
    decided_us: int
    decision: str
    override: tuple[str, ...]
    against: bool
    on_behalf: str
    handed_over_us: int
    handover: str
    reported: str
    back: str
    """The half-day from which on the person is back, confirmed; empty: not yet."""
    released: tuple[str, ...]
    """Half-days inside it that are leave no more, as the person was there."""
    note: str
    """Why it was withdrawn."""


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A half-day of a leave that is pending, granted or taken."""

    subject: str
    slot: Slot
    leave: str
    kind: str
    state: str
    place: int


@dataclass(frozen=True, slots=True)
class SignatureRow:
    leave: str
    seq: int
    agree: bool
    signer: str
    note: str
    day: date
    source: str
    scan: str
    letter: str
    effective: bool
    entered_by: str
    entered_us: int


@dataclass(frozen=True, slots=True)
class TalkRow:
    """kind: `asked`, `answered`, `returned`, `explained`, `rerouted` or `recounted`."""

    leave: str
    seq: int
    kind: str
    text: str
    said_by: str
    said_us: int


def by_id(conn: Connection, key: str) -> LeaveRow | None:
    row = conn.execute(_BY_ID, {"key": key}).first()
    return _leave(row) if row else None


_BY_ID = select(leave).where(leave.c.leave == bindparam("key"))
_OF_SUBJECT = select(leave).where(leave.c.subject == bindparam("who")).order_by(leave.c.place, leave.c.leave)
"""Made once: a statement that is kept keeps what SQLAlchemy has learnt of its many columns."""


def leaves(conn: Connection, states: Collection[str] = (), subject: str | None = None) -> list[LeaveRow]:
    """Requests in the order in which they were handed in."""
    if subject is not None and not states:
        return [_leave(row) for row in conn.execute(_OF_SUBJECT, {"who": subject})]
    query = _LEAVES
    if states:
        query += " AND state IN (SELECT value FROM json_each(:states))"
    if subject is not None:
        query += " AND subject = :subject"
    given = {"states": json.dumps(list(states)), "subject": subject}
    return [_leave(row) for row in conn.exec_driver_sql(query + " ORDER BY place, leave", given)]


_LEAVES = f"SELECT {', '.join(leave.c.keys())} FROM leave WHERE true"  # noqa: S608 - our own columns


def taken_over_by(conn: Connection, subject: str, states: Collection[str]) -> list[LeaveRow]:
    """Requests in these states in which the subject takes over."""
    query = select(leave).where(leave.c.state.in_(list(states)), leave.c.cover == subject)
    return [_leave(row) for row in conn.execute(query.order_by(leave.c.place, leave.c.leave))]


def leaves_between(conn: Connection, first: date, last: date) -> list[LeaveRow]:
    """Requests of any state whose dates touch `first` to `last`."""
    query = select(leave).where(leave.c.first <= f"{last.isoformat()}~", leave.c.last >= first.isoformat())
    return [_leave(row) for row in conn.execute(query.order_by(leave.c.first, leave.c.leave))]


def by_ids(conn: Connection, keys: Collection[str]) -> dict[str, LeaveRow]:
    rows = conn.execute(select(leave).where(leave.c.leave.in_(list(keys))))
    return {row.leave: _leave(row) for row in rows}


def _leave(row: Any) -> LeaveRow:
    values = row._asdict()
    for name in ("first", "last"):
        values[name] = _slot(values[name])
    for name in ("attachments", "over", "override", "released"):
        values[name] = tuple(json.loads(values[name])) if values[name] != "[]" else ()
    for name in ("late", "against"):
        values[name] = bool(values[name])
    values["opinion"] = None if values["opinion"] is None else bool(values["opinion"])
    return LeaveRow(**values)


def _slot(text: str) -> Slot:
    return Slot(date.fromisoformat(text[:10]), Half(text[10:]))


def last_id(conn: Connection, year: int) -> str | None:
    """The highest id of a year, `2026-00012`."""
    query = "SELECT max(leave) FROM leave WHERE leave >= ? AND leave < ?"
    found = conn.exec_driver_sql(query, (f"{year:04d}-", f"{year:04d}.")).scalar()
    return cast("str | None", found)


_SLOTS = """
SELECT s.subject, s.date, s.half, s.leave, l.kind, l.state, l.place
FROM leave_slot s CROSS JOIN leave l WHERE l.leave = s.leave
"""
_HALF = {half.value: half for half in Half}


def slots_between(conn: Connection, first: date, last: date) -> list[SlotRow]:
    """Everybody's half-days of leave from `first` to `last`."""
    where = " AND s.date BETWEEN ? AND ? ORDER BY s.date, s.half, l.place"
    return _slot_rows(conn, _SLOTS + where, (first.isoformat(), last.isoformat()))


def slots_of(conn: Connection, subjects: Sequence[str], first: date, last: date) -> list[SlotRow]:
    """The half-days of leave of some people from `first` to `last`, in one query."""
    where = (
        " AND s.subject IN (SELECT value FROM json_each(?)) AND s.date BETWEEN ? AND ?"
        " ORDER BY s.date, s.half, l.place"
    )
    given = (json.dumps(list(subjects)), first.isoformat(), last.isoformat())
    return _slot_rows(conn, _SLOTS + where, given)


def _slot_rows(conn: Connection, query: str, given: tuple[str, ...]) -> list[SlotRow]:
    slots: dict[tuple[str, str], Slot] = {}
    found = []
    for subject, day, half, key, kind, state, place in conn.exec_driver_sql(query, given).all():
        slot = slots.get((day, half))
        if slot is None:
            slot = slots[day, half] = Slot(date.fromisoformat(day), _HALF[half])
        found.append(SlotRow(subject, slot, key, kind, state, place))
    return found


def signatures(conn: Connection, keys: Collection[str]) -> list[SignatureRow]:
    """The opinions on some requests, in order."""
    return [_signature(row) for row in conn.exec_driver_sql(_SIGNATURES, (json.dumps(list(keys)),))]


def _of_leaves(table: Table) -> str:
    columns = ", ".join(table.c.keys())
    wanted = "leave IN (SELECT value FROM json_each(?))"
    return f"SELECT {columns} FROM {table.name} WHERE {wanted} ORDER BY seq"  # noqa: S608 - our own names


_SIGNATURES, _TALKS = _of_leaves(leave_signature), _of_leaves(leave_talk)


def _signature(row: Any) -> SignatureRow:
    values = row._asdict()
    values["day"] = date.fromisoformat(values["day"])
    values["agree"], values["effective"] = bool(values["agree"]), bool(values["effective"])
    return SignatureRow(**values)


def letter_known(conn: Connection, letter: str) -> bool:
    """Whether an opinion came by this letter already."""
    query = select(leave_signature.c.seq).where(leave_signature.c.letter == letter).limit(1)
    return conn.execute(query).first() is not None


def talks(conn: Connection, keys: Collection[str]) -> list[TalkRow]:
    """What was asked and said about some requests, in order."""
    rows = conn.exec_driver_sql(_TALKS, (json.dumps(list(keys)),))
    return [TalkRow(*row) for row in rows]
