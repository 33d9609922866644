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
    Integer,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain import facts
from db.journal import Recorded
from db.roster import user_number
from db.tables import Effects, of, projected

punch = Table(
    "punch",
    projected,
    Column("user_no", Text, primary_key=True),
    Column("at", Integer, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("witness", Text, nullable=False),
    Column("clock_changed", Integer, nullable=False),
    Index("punch_at", "at"),
    sqlite_with_rowid=False,
)

quarantine = Table(
    "quarantine",
    projected,
    Column("user_no", Text, primary_key=True),
    Column("at", Integer, primary_key=True),
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
)
"""Outings, duty rosters, reductions and approved corrections: what a judged day reads beside punches."""

correction = Table(
    "correction",
    projected,
    Column("correction", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("date", Text, nullable=False),
    Column("edge", Text, nullable=False),
    Column("minute", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("proposed_by", Text, nullable=False),
    Column("proposed_us", Integer, nullable=False),
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
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("reason", Text, nullable=False),
)

month_lock = Table(
    "month_lock",
    projected,
    Column("month", Text, primary_key=True),
    Column("sheet", Text, nullable=False),
    Column("locked_by", Text, nullable=False),
    Column("locked_us", Integer, nullable=False),
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
FROM user_number CROSS JOIN punch USING (user_no) WHERE punch.at >= ? AND punch.at < ?
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
    query = select(mark).where(mark.c.last >= first.isoformat(), mark.c.first <= last.isoformat())
    if subject is not None:
        query = query.where(mark.c.subject == subject)
    return [_mark(r) for r in conn.execute(query.order_by(mark.c.first, mark.c.mark))]


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


def _recorded(conn: Connection, run: Sequence[Recorded]) -> None:
    rows: list[tuple[object, ...]] = []
    for item in run:
        f = cast(facts.PunchRecorded, item.fact)
        rows.append((f.user_no, f.at, item.seq, f.source, f.device, f.witness, int(f.clock_changed)))
    conn.exec_driver_sql(_PUNCH_IN, rows if len(rows) > 1 else rows[0])


_PUNCH_IN = "INSERT INTO punch VALUES (?, ?, ?, ?, ?, ?, ?)"


def _quarantined(conn: Connection, run: Sequence[Recorded]) -> None:
    rows = [
        {"user_no": f.user_no, "at": f.at, "source": f.source, "device": f.device, "reason": f.reason}
        for f in of(facts.PunchQuarantined, run)
    ]
    conn.execute(upsert(quarantine).on_conflict_do_nothing(), rows)


def _mark_row(key: str, kind: str, subject: str, first: date, last: date, value: Any) -> dict[str, str]:
    return {
        "mark": key,
        "kind": kind,
        "subject": subject,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "value": json.dumps(value, ensure_ascii=False, sort_keys=True),
    }


def _put_marks(conn: Connection, rows: list[dict[str, str]]) -> None:
    statement = upsert(mark)
    changed = {name: statement.excluded[name] for name in rows[0] if name != "mark"}
    conn.execute(statement.on_conflict_do_update(index_elements=["mark"], set_=changed), rows)


def _drop_mark(conn: Connection, key: str) -> None:
    conn.execute(delete(mark).where(mark.c.mark == key))


def _outing(conn: Connection, run: Sequence[Recorded]) -> None:
    rows = []
    for item in run:
        f = cast(facts.OutingRegistered, item.fact)
        value = {"first": f.first, "last": f.last, "reason": f.reason, "place": f.place}
        rows.append(_mark_row(f.outing, "outing", item.subject, f.date, f.date, value))
    _put_marks(conn, rows)


def _outing_cancelled(conn: Connection, run: Sequence[Recorded]) -> None:
    for fact in of(facts.OutingCancelled, run):
        _drop_mark(conn, fact.outing)


def duty_key(subject: str, day: date) -> str:
    return f"duty:{subject}:{day.isoformat()}"


def _duty(conn: Connection, run: Sequence[Recorded]) -> None:
    rows = []
    for item in run:
        f = cast(facts.DutySet, item.fact)
        value = {"am": f.am, "pm": f.pm}
        rows.append(_mark_row(duty_key(item.subject, f.date), "duty", item.subject, f.date, f.date, value))
    _put_marks(conn, rows)


def _duty_cleared(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        _drop_mark(conn, duty_key(item.subject, cast(facts.DutyCleared, item.fact).date))


def _reduction(conn: Connection, run: Sequence[Recorded]) -> None:
    rows = []
    for item in run:
        f = cast(facts.ReductionGranted, item.fact)
        value = {"edge": f.edge, "minutes": f.minutes, "kind": f.kind}
        rows.append(_mark_row(f.reduction, "reduction", item.subject, f.first, f.last, value))
    _put_marks(conn, rows)


def _reduction_ended(conn: Connection, run: Sequence[Recorded]) -> None:
    for fact in of(facts.ReductionEnded, run):
        _drop_mark(conn, fact.reduction)


def _fault(conn: Connection, run: Sequence[Recorded]) -> None:
    rows = [
        {"fault": f.fault, "device": f.device, "first": f.first, "last": f.last, "reason": f.reason}
        for f in of(facts.DeviceFaultDeclared, run)
    ]
    conn.execute(insert(device_fault), rows)


def _proposed(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        f = cast(facts.CorrectionProposed, item.fact)
        row = {
            "correction": f.correction,
            "subject": item.subject,
            "date": f.date.isoformat(),
            "edge": f.edge,
            "minute": f.minute,
            "reason": f.reason,
            "note": f.note,
            "state": "proposed",
            "proposed_by": item.actor,
            "proposed_us": item.wall_us,
            "confirmed_by": "",
            "decided_by": "",
            "decision": "",
        }
        conn.execute(insert(correction), row)


def _set_correction(conn: Connection, key: str, **values: Any) -> None:
    conn.execute(update(correction).where(correction.c.correction == key).values(**values))


def _confirmed(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        fact = cast(facts.CorrectionConfirmed, item.fact)
        _set_correction(conn, fact.correction, state="confirmed", confirmed_by=item.actor)


def _approved(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        fact = cast(facts.CorrectionApproved, item.fact)
        _set_correction(conn, fact.correction, state="approved", decided_by=item.actor)
        slip = correction_by_id(conn, fact.correction)
        if slip is not None:
            value = {"edge": slip.edge, "minute": slip.minute, "seq": item.seq}
            row = _mark_row(
                f"correction:{slip.correction}", "correction", slip.subject, slip.date, slip.date, value
            )
            _put_marks(conn, [row])


def _refused(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        fact = cast(facts.CorrectionRefused, item.fact)
        _set_correction(conn, fact.correction, state="refused", decided_by=item.actor, decision=fact.reason)


def _locked(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        f = cast(facts.MonthLocked, item.fact)
        row = {"month": f.month, "sheet": f.sheet, "locked_by": item.actor, "locked_us": item.wall_us}
        conn.execute(insert(month_lock), row)


EFFECTS: Effects = {
    facts.PunchRecorded: _recorded,
    facts.PunchQuarantined: _quarantined,
    facts.OutingRegistered: _outing,
    facts.OutingCancelled: _outing_cancelled,
    facts.DutySet: _duty,
    facts.DutyCleared: _duty_cleared,
    facts.ReductionGranted: _reduction,
    facts.ReductionEnded: _reduction_ended,
    facts.DeviceFaultDeclared: _fault,
    facts.CorrectionProposed: _proposed,
    facts.CorrectionConfirmed: _confirmed,
    facts.CorrectionApproved: _approved,
    facts.CorrectionRefused: _refused,
    facts.MonthLocked: _locked,
}
