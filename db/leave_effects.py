"""What the facts of leave do to its tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from app.domain import leave_facts as facts
from app.domain.leave import Span, slot_from
from db.cover import drop_cover_of_slot, drop_covers_of_leave, grant_covers_of_leave, hold_cover
from db.journal import Recorded
from db.leave import leave, leave_signature, leave_slot, leave_talk
from db.tables import Effects
from db.upsert import put

_EMPTY: dict[str, Any] = {
    "attachments": "[]",
    "department": "",
    "window_group": "",
    "route": "centre",
    "halves": 0,
    "chain_halves": 0,
    "over": "[]",
    "late": 0,
    "notified": 0,
    "extends": "",
    "opinion": None,
    "opinion_by": "",
    "decided_by": "",
    "decided_person": "",
    "decided_us": 0,
    "decision": "",
    "override": "[]",
    "against": 0,
    "on_behalf": "",
    "handed_over_us": 0,
    "handover": "",
    "reported": "",
    "back": "",
    "released": "[]",
    "note": "",
}


def _each(
    apply: Callable[[Connection, Recorded, Any], None],
) -> Callable[[Connection, Sequence[Recorded]], None]:
    def effect(conn: Connection, run: Sequence[Recorded]) -> None:
        for item in run:
            apply(conn, item, item.fact)

    return effect


def _put(conn: Connection, item: Recorded, state: str, **values: Any) -> None:
    row = {
        **_EMPTY,
        **values,
        "subject": item.subject,
        "state": state,
        "place": item.seq,
        "entered_by": item.actor,
        "entered_us": item.wall_us,
    }
    put(conn, leave, row)


def _set(conn: Connection, key: str, **values: Any) -> None:
    conn.exec_driver_sql(_change(tuple(values)), (*values.values(), key))


@cache
def _change(names: tuple[str, ...]) -> str:
    """Building an update takes longer than running it."""
    columns = ", ".join(f"{leave.c[name].name} = ?" for name in names)
    return f"UPDATE leave SET {columns} WHERE leave = ?"  # noqa: S608 - our own columns


def _free(conn: Connection, key: str, since: str = "") -> None:
    """The half-days from `since` on hold nothing any more, nor does who covers them."""
    conn.exec_driver_sql("DELETE FROM leave_slot WHERE leave = ? AND date || half >= ?", (key, since))
    drop_covers_of_leave(conn, key, since)


def _drafted(conn: Connection, item: Recorded, f: facts.LeaveDrafted) -> None:
    _free(conn, f.leave)
    given = json.dumps(f.attachments)
    _put(
        conn,
        item,
        "draft",
        leave=f.leave,
        kind=f.kind,
        first=f.first,
        last=f.last,
        reason=f.reason,
        cover=f.cover,
        attachments=given,
    )


def _submitted(conn: Connection, item: Recorded, f: facts.LeaveSubmitted) -> None:
    _free(conn, f.leave)
    _void(conn, f.leave)
    _put(
        conn,
        item,
        "submitted",
        leave=f.leave,
        kind=f.kind,
        first=f.first,
        last=f.last,
        reason=f.reason,
        cover=f.cover,
        attachments=json.dumps(f.attachments),
        department=f.department,
        window_group=f.window_group,
        route=f.route,
        halves=f.halves,
        chain_halves=f.chain_halves,
        over=json.dumps(f.over),
        late=int(f.late),
        notified=f.notified,
        extends=f.extends,
    )
    span = Span(slot_from(f.first), slot_from(f.last))
    rows = [(item.subject, slot.date.isoformat(), slot.half.value, f.leave) for slot in span.slots()]
    conn.exec_driver_sql("INSERT INTO leave_slot VALUES (?, ?, ?, ?)", rows if len(rows) > 1 else rows[0])
    if f.cover:
        hold_cover(conn, f, item)


def _void(conn: Connection, key: str) -> None:
    """Earlier signatures count no more (R-5)."""
    conn.exec_driver_sql("UPDATE leave_signature SET effective = 0 WHERE leave = ?", (key,))


def _handed_back(conn: Connection, item: Recorded, f: facts.LeaveReturnedForChange) -> None:
    _free(conn, f.leave)
    _void(conn, f.leave)
    _set(conn, f.leave, state="draft", opinion=None, opinion_by="")
    _talk(conn, item, f.leave, "returned", f.reason)


def _talk(conn: Connection, item: Recorded, key: str, kind: str, text: str) -> None:
    row = {"leave": key, "seq": item.seq, "kind": kind, "text": text}
    conn.execute(insert(leave_talk), {**row, "said_by": item.actor, "said_us": item.wall_us})


def _asked(conn: Connection, item: Recorded, f: facts.LeaveAsked) -> None:
    _talk(conn, item, f.leave, "asked", f.question)


def _answered(conn: Connection, item: Recorded, f: facts.LeaveAnswered) -> None:
    _talk(conn, item, f.leave, "answered", f.answer)


def _explained(conn: Connection, item: Recorded, f: facts.LeaveOverdueExplained) -> None:
    _talk(conn, item, f.leave, "explained", f.reason)


def _paper(conn: Connection, item: Recorded, f: facts.LeavePaperAdded) -> None:
    known = conn.scalar(select(leave.c.attachments).where(leave.c.leave == f.leave))
    if known is not None:
        _set(conn, f.leave, attachments=json.dumps([*json.loads(known), f.attachment]))


def _rerouted(conn: Connection, item: Recorded, f: facts.LeaveRerouted) -> None:
    """Counted again, and nobody has signed it any more."""
    _void(conn, f.leave)
    _set(
        conn,
        f.leave,
        route=f.route,
        halves=f.halves,
        chain_halves=f.chain_halves,
        state="submitted",
        opinion=None,
        opinion_by="",
        decided_by="",
        decided_person="",
        decided_us=0,
        decision="",
        override="[]",
        against=0,
        on_behalf="",
    )
    grant_covers_of_leave(conn, f.leave, False)
    _talk(conn, item, f.leave, "rerouted", "")


def _recounted(conn: Connection, item: Recorded, f: facts.LeaveRecounted) -> None:
    _set(conn, f.leave, halves=f.halves, chain_halves=f.chain_halves)
    _talk(conn, item, f.leave, "recounted", "")


def _opinion(conn: Connection, item: Recorded, f: facts.LeaveOpinionGiven) -> None:
    row = {
        "leave": f.leave,
        "seq": item.seq,
        "agree": int(f.agree),
        "signer": f.signer,
        "note": f.note,
        "day": f.day.isoformat(),
        "source": f.source,
        "scan": f.scan,
        "letter": f.letter,
        "effective": int(f.effective),
        "entered_by": item.actor,
        "entered_us": item.wall_us,
    }
    conn.execute(insert(leave_signature), row)
    if f.effective:
        _set(conn, f.leave, state="opinion", opinion=int(f.agree), opinion_by=item.actor)


def _decided(conn: Connection, item: Recorded, f: facts.LeaveDecided) -> None:
    whose = conn.exec_driver_sql("SELECT person FROM account WHERE account = ?", (item.actor,))
    person = whose.scalar()
    _set(
        conn,
        f.leave,
        state="approved" if f.approved else "refused",
        decided_by=item.actor,
        decided_person=person or "",
        decided_us=item.wall_us,
        decision=f.reason,
        override=json.dumps(f.override),
        against=int(f.against),
        on_behalf=f.on_behalf,
    )
    if f.approved:
        grant_covers_of_leave(conn, f.leave)
    else:
        _free(conn, f.leave)


def _withdrawn(conn: Connection, item: Recorded, f: facts.LeaveWithdrawn) -> None:
    _free(conn, f.leave)
    _set(conn, f.leave, state="withdrawn", note=f.reason)


def _handed_over(conn: Connection, item: Recorded, f: facts.LeaveHandedOver) -> None:
    _set(conn, f.leave, handed_over_us=item.wall_us, handover=f.note)


def _reported(conn: Connection, item: Recorded, f: facts.LeaveReturnReported) -> None:
    _set(conn, f.leave, reported=f.back)


def _returned(conn: Connection, item: Recorded, f: facts.LeaveReturned) -> None:
    _free(conn, f.leave, f.back)
    _set(conn, f.leave, state="returned", back=f.back)


def _released(conn: Connection, item: Recorded, f: facts.LeaveSlotReleased) -> None:
    at = slot_from(f.slot)
    here = (leave_slot.c.date == at.date.isoformat()) & (leave_slot.c.half == at.half.value)
    conn.execute(delete(leave_slot).where(leave_slot.c.leave == f.leave, here))
    drop_cover_of_slot(conn, f.leave, at)
    known = conn.scalar(select(leave.c.released).where(leave.c.leave == f.leave))
    if known is not None:
        _set(conn, f.leave, released=json.dumps([*json.loads(known), f.slot]))


EFFECTS: Effects = {
    facts.LeaveDrafted: _each(_drafted),
    facts.LeaveSubmitted: _each(_submitted),
    facts.LeaveReturnedForChange: _each(_handed_back),
    facts.LeaveAsked: _each(_asked),
    facts.LeaveAnswered: _each(_answered),
    facts.LeavePaperAdded: _each(_paper),
    facts.LeaveRerouted: _each(_rerouted),
    facts.LeaveRecounted: _each(_recounted),
    facts.LeaveOpinionGiven: _each(_opinion),
    facts.LeaveDecided: _each(_decided),
    facts.LeaveWithdrawn: _each(_withdrawn),
    facts.LeaveHandedOver: _each(_handed_over),
    facts.LeaveReturnReported: _each(_reported),
    facts.LeaveReturned: _each(_returned),
    facts.LeaveSlotReleased: _each(_released),
    facts.LeaveOverdueExplained: _each(_explained),
}
