"""Punches, what stands on record beside them, correction slips and locked months."""

from __future__ import annotations

import json
from collections.abc import Sequence
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
    select,
)

from db.columns import Whole
from db.roster import user_number
from db.tables import projected

punch = Table(
    "punch",
    projected,
    Column("user_no", Text, primary_key=True),
    Column("at", Whole, primary_key=True),
    Column("seq", Whole, nullable=False),
    Column("source", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("witness", Text, nullable=False),
    Column("clock_changed", Whole, nullable=False),
    Index("punch_at", "at"),
    sqlite_with_rowid=False,
)

quarantine = Table(
    "quarantine",
    projected,
    Column("user_no", Text, primary_key=True),
    Column("at", Whole, primary_key=True),
    Column("source", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

mark = Table(
    "mark",
    projected,
    Column("mark", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("value", Text, nullable=False),
    Index("mark_last", "last", "first"),
    Index("mark_subject", "subject", "last"),
)
"""Outings, duty rosters, reductions and approved corrections: what a judged day reads beside punches."""

correction = Table(
    "correction",
    projected,
    Column("correction", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("date", Text, nullable=False),
    Column("edge", Text, nullable=False),
    Column("minute", Whole, nullable=False),
    Column("reason", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("proposed_by", Text, nullable=False),
    Column("proposed_us", Whole, nullable=False),
    Column("confirmed_by", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decision", Text, nullable=False),
    CheckConstraint("confirmed_by = '' OR confirmed_by <> proposed_by"),
    CheckConstraint("state <> 'approved' OR decided_by NOT IN (proposed_by, confirmed_by)"),
    Index("correction_subject", "subject", "date"),
)

device_fault = Table(
    "device_fault",
    projected,
    Column("fault", Text, primary_key=True),
    Column("device", Text, nullable=False),
    Column("first", Whole, nullable=False),
    Column("last", Whole, nullable=False),
    Column("reason", Text, nullable=False),
)

month_lock = Table(
    "month_lock",
    projected,
    Column("month", Text, primary_key=True),
    Column("sheet", Text, nullable=False),
    Column("locked_by", Text, nullable=False),
    Column("locked_us", Whole, nullable=False),
)


@dataclass(frozen=True, slots=True)
class PunchRow:
    """A stored punch; `subject` None: waiting for somebody with this device number (待匹配)."""

    user_no: str
    at: int
    seq: int
    source: str
    device: str
    witness: str
    clock_changed: bool
    subject: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """One entry beside the punches; `value` is as its kind has it."""

    mark: str
    kind: str
    subject: str
    first: date
    last: date
    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction slip: state one of `proposed confirmed approved refused`."""

    correction: str
    subject: str
    date: date
    edge: str
    minute: int
    reason: str
    note: str
    state: str
    proposed_by: str
    proposed_us: int
    confirmed_by: str
    decided_by: str
    decision: str


@dataclass(frozen=True, slots=True)
class FaultRow:
    """A declared scanner fault, `first` to `last` in UTC seconds."""

    fault: str
    device: str
    first: int
    last: int
    reason: str


@dataclass(frozen=True, slots=True)
class LockRow:
    month: str
    sheet: str
    locked_by: str
    locked_us: int


_PUNCHES = select(punch, user_number.c.subject).join_from(
    punch, user_number, user_number.c.user_no == punch.c.user_no, isouter=True
)


def raw_punches(
    conn: Connection, first: int, last: int, subject: str | None = None
) -> list[tuple[str, int, int, str, str]]:
    """(subject, at, seq, source, device) of matched punches from `first` up to `last`, of all or one person.

    By device user number, each in order of time.
    """
    query, values = (_RAW, ()) if subject is None else (_RAW_OF, (subject,))
    # the driver's own rows: a month is many
    cursor = conn.exec_driver_sql(query, (first, last, *values)).cursor
    return cast("list[tuple[str, int, int, str, str]]", cursor.fetchall() if cursor else [])


_MATCHED = """
SELECT user_number.subject, punch.at, punch.seq, punch.source, punch.device
FROM user_number CROSS JOIN punch
WHERE punch.user_no = user_number.user_no AND punch.at >= ? AND punch.at < ?
"""  # CROSS: one reach into the punches' own order per number, which is thrice as fast as by time
_IN_ORDER = " ORDER BY user_number.user_no, punch.at"
_RAW = _MATCHED + _IN_ORDER
_RAW_OF = _MATCHED + " AND user_number.subject = ?" + _IN_ORDER


def punches_of(conn: Connection, subject: str, first: int, last: int) -> list[PunchRow]:
    """One person's punches from `first` up to `last` (UTC seconds), by time."""
    query = _PUNCHES.where(user_number.c.subject == subject, punch.c.at >= first, punch.c.at < last)
    return [_punch(r) for r in conn.execute(query.order_by(punch.c.at, punch.c.seq))]


def punches_between(conn: Connection, first: int, last: int) -> list[PunchRow]:
    """All punches from `first` up to `last`, matched or not."""
    query = _PUNCHES.where(punch.c.at >= first, punch.c.at < last)
    return [_punch(r) for r in conn.execute(query.order_by(punch.c.at, punch.c.seq))]


def unmatched_punches(conn: Connection) -> list[PunchRow]:
    """待匹配: punches whose device number belongs to nobody yet."""
    query = _PUNCHES.where(user_number.c.subject.is_(None)).order_by(punch.c.user_no, punch.c.at)
    return [_punch(r) for r in conn.execute(query)]


def last_punch(conn: Connection) -> PunchRow | None:
    row = conn.execute(_PUNCHES.order_by(punch.c.at.desc(), punch.c.seq.desc()).limit(1)).first()
    return _punch(row) if row else None


def _punch(row: Any) -> PunchRow:
    return PunchRow(
        row.user_no,
        row.at,
        row.seq,
        row.source,
        row.device,
        row.witness,
        bool(row.clock_changed),
        row.subject,
    )


def known_punches(conn: Connection, user_nos: Sequence[str], first: int, last: int) -> set[tuple[str, int]]:
    """(user number, time) of what is already recorded from `first` to `last`."""
    query = select(punch.c.user_no, punch.c.at).where(punch.c.at >= first, punch.c.at <= last)
    wanted = set(user_nos)
    return {(r.user_no, r.at) for r in conn.execute(query) if r.user_no in wanted}


def quarantined(conn: Connection) -> list[tuple[str, int, str, str]]:
    """(user number, time, device, reason) of punches that cannot be true as dated."""
    rows = conn.execute(select(quarantine).order_by(quarantine.c.at))
    return [(r.user_no, r.at, r.device, r.reason) for r in rows]


def marks(conn: Connection, first: date, last: date, subject: str | None = None) -> list[Mark]:
    """What stands beside the punches on any date from `first` to `last`."""
    query = "SELECT * FROM mark WHERE last >= ? AND first <= ?"
    given = [first.isoformat(), last.isoformat()]
    if subject is not None:
        query, given = f"{query} AND subject = ?", [*given, subject]
    return [_mark(r) for r in conn.exec_driver_sql(f"{query} ORDER BY first, mark", tuple(given))]


def mark_by_id(conn: Connection, key: str) -> Mark | None:
    row = conn.execute(select(mark).where(mark.c.mark == key)).first()
    return _mark(row) if row else None


def _mark(row: Any) -> Mark:
    first, last = date.fromisoformat(row.first), date.fromisoformat(row.last)
    return Mark(row.mark, row.kind, row.subject, first, last, json.loads(row.value))


def corrections(
    conn: Connection, subject: str | None = None, states: Sequence[str] = ()
) -> list[CorrectionRow]:
    """Correction slips, oldest first."""
    query = select(correction).order_by(correction.c.proposed_us, correction.c.correction)
    if subject is not None:
        query = query.where(correction.c.subject == subject)
    if states:
        query = query.where(correction.c.state.in_(states))
    return [_correction(r) for r in conn.execute(query)]


def correction_by_id(conn: Connection, key: str) -> CorrectionRow | None:
    row = conn.execute(select(correction).where(correction.c.correction == key)).first()
    return _correction(row) if row else None


def _correction(row: Any) -> CorrectionRow:
    values = row._asdict()
    values["date"] = date.fromisoformat(values["date"])
    return CorrectionRow(**values)


def device_faults(conn: Connection) -> list[FaultRow]:
    rows = conn.execute(select(device_fault).order_by(device_fault.c.first))
    return [FaultRow(r.fault, r.device, r.first, r.last, r.reason) for r in rows]


def month_locks(conn: Connection) -> dict[str, LockRow]:
    """`2026-03` → its lock."""
    rows = conn.execute(select(month_lock).order_by(month_lock.c.month))
    return {r.month: LockRow(r.month, r.sheet, r.locked_by, r.locked_us) for r in rows}


def duty_key(subject: str, day: date) -> str:
    return f"duty:{subject}:{day.isoformat()}"
