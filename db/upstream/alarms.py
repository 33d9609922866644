"""What a person has to look at, and the messages kept for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from db.upstream.tables import alarm, hall, quarantine

QUARANTINE_MESSAGES = 200
QUARANTINE_BYTES = 32 * 1024 * 1024
"""Of one hall; what comes after that is refused and not kept."""


def raise_once(conn: Connection, hall_id: str, kind: str, terminal: str, detail: str, raised_us: int) -> bool:
    """A new alarm, unless one of its kind and terminal is open or the same has been settled; True if new.

    What else goes wrong in the same way while one is open is found by whoever looks into that one, and told
    anew if it goes on. The caller holds the hall's row: alarms are numbered under it.
    """
    like = (alarm.c.hall_id == hall_id) & (alarm.c.kind == kind) & (alarm.c.terminal == terminal)
    told = like & ((alarm.c.settled_us == 0) | (alarm.c.detail == detail))
    if conn.scalar(select(alarm.c.number).where(told).limit(1)) is not None:
        return False
    numbered = update(hall).where(hall.c.hall_id == hall_id).values(newest_alarm=hall.c.newest_alarm + 1)
    number = conn.scalar(numbered.returning(hall.c.newest_alarm))
    values = {"kind": kind, "terminal": terminal, "detail": detail, "raised_us": raised_us}
    unsettled = {"settled_by": "", "settled_us": 0, "note": ""}
    conn.execute(insert(alarm), {"hall_id": hall_id, "number": number, **values, **unsettled})
    return True


def alarms(conn: Connection, hall_id: str | None = None, *, settled: bool = True) -> Sequence[Row[Any]]:
    """The newest first; of one hall, or of all; without those that a person has settled if so wished."""
    query = select(alarm).order_by(alarm.c.raised_us.desc(), alarm.c.hall_id, alarm.c.number.desc())
    if hall_id is not None:
        query = query.where(alarm.c.hall_id == hall_id)
    return conn.execute(query if settled else query.where(alarm.c.settled_us == 0)).all()


def settle(conn: Connection, hall_id: str, number: int, by: str, note: str, at_us: int) -> bool:
    """A person has dealt with it; False if there is no such alarm, or it was settled before."""
    place = (alarm.c.hall_id == hall_id) & (alarm.c.number == number) & (alarm.c.settled_us == 0)
    done = conn.execute(update(alarm).where(place).values(settled_by=by, settled_us=at_us, note=note))
    return done.rowcount == 1


# --- quarantine -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Suspect:
    """A batch that was refused: who sent it, why it was refused, and the message itself."""

    terminal: str
    reason: str
    last_hash: bytes
    message: bytes
    received_us: int


def keep(conn: Connection, hall_id: str, suspect: Suspect, within: Collection[bytes]) -> bool:
    """Puts a message aside; False where the quarantine is full or has it already.

    `within`: the hashes of its facts. Shorter messages of the same terminal that end at one of them say
    nothing more, and go. The caller holds the hall's row.
    """
    q = quarantine
    own = (q.c.hall_id == hall_id) & (q.c.terminal == suspect.terminal)
    known = conn.execute(select(q.c.number, q.c.last_hash).where(own)).all()
    if any(bytes(row.last_hash) == suspect.last_hash for row in known):
        return False
    within = set(within)
    covered = [row.number for row in known if bytes(row.last_hash) in within]
    size = func.coalesce(func.sum(func.length(q.c.message)), 0)
    rest = select(func.count(), size).where(q.c.hall_id == hall_id, q.c.number.not_in(covered))
    count, used = conn.execute(rest).one()
    if count >= QUARANTINE_MESSAGES or used + len(suspect.message) > QUARANTINE_BYTES:
        return False
    newest = conn.scalar(select(func.max(q.c.number)).where(q.c.hall_id == hall_id)) or 0
    conn.execute(delete(q).where(q.c.hall_id == hall_id, q.c.number.in_(covered)))
    values = {
        "hall_id": hall_id,
        "number": newest + 1,
        "terminal": suspect.terminal,
        "reason": suspect.reason,
        "last_hash": suspect.last_hash,
        "message": suspect.message,
        "received_us": suspect.received_us,
    }
    conn.execute(insert(q), values)
    return True


def kept(conn: Connection, hall_id: str) -> Sequence[Row[Any]]:
    """What lies in a hall's quarantine, in order."""
    query = select(quarantine).where(quarantine.c.hall_id == hall_id).order_by(quarantine.c.number)
    return conn.execute(query).all()


def rewrite(conn: Connection, hall_id: str, number: int, message: bytes) -> None:
    """The same message, with less in it."""
    conn.execute(update(quarantine).where(_at(hall_id, number)).values(message=message))


def drop(conn: Connection, hall_id: str, number: int) -> None:
    """A message that is not kept any longer."""
    conn.execute(delete(quarantine).where(_at(hall_id, number)))


def _at(hall_id: str, number: int) -> ColumnElement[bool]:
    return (quarantine.c.hall_id == hall_id) & (quarantine.c.number == number)
