"""What the facts of attendance do to its tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from sqlalchemy import Connection, delete, insert, update

from app.domain import facts
from db.attendance import (
    correction,
    correction_by_id,
    device_fault,
    duty_key,
    mark,
    month_lock,
    quarantine,
)
from db.journal import Recorded
from db.tables import Effects, of
from db.upsert import add, put


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
    add(conn, quarantine, rows)


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
    put(conn, mark, rows)


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
