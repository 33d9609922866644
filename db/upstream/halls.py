"""The halls of an upstream, each with the head of its chain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from app.domain.sync import ChainHead
from db.upstream.tables import hall


def add(conn: Connection, hall_id: str, name: str, made_us: int) -> None:
    """A hall that has sent nothing yet; IntegrityError if it is there."""
    head = ChainHead()
    conn.execute(
        insert(hall),
        {
            "hall_id": hall_id,
            "name": name,
            "epoch": head.epoch,
            "seq": head.seq,
            "hash": head.hash,
            "newest_letter": 0,
            "newest_alarm": 0,
            "claimed_seq": 0,
            "contact_us": 0,
            "made_us": made_us,
        },
    )


def head_of(row: Row[Any]) -> ChainHead:
    """The head of a hall's row."""
    return ChainHead(row.epoch, row.seq, bytes(row.hash))


def change(conn: Connection, hall_id: str, **values: object) -> None:
    """Sets columns of the hall's row; the caller holds it."""
    conn.execute(update(hall).where(hall.c.hall_id == hall_id).values(**values))


def advance(conn: Connection, hall_id: str, head: ChainHead, claimed_seq: int, contact_us: int) -> None:
    """A new head, once the facts up to it are written."""
    values = {"epoch": head.epoch, "seq": head.seq, "hash": head.hash, "claimed_seq": claimed_seq}
    conn.execute(_ADVANCE, {"hall": hall_id, **values, "contact_us": contact_us})


_ADVANCE = (
    update(hall)
    .where(hall.c.hall_id == bindparam("hall"))
    .values({name: bindparam(name) for name in ("epoch", "seq", "hash", "claimed_seq", "contact_us")})
)
"""Built once: building a statement takes as long as running it."""


def find(conn: Connection, hall_id: str) -> Row[Any] | None:
    """Without holding it."""
    return conn.execute(select(hall).where(hall.c.hall_id == hall_id)).first()


def newest_letters(conn: Connection, hall_ids: Sequence[str]) -> dict[str, int]:
    """The number of the newest letter of each of these halls."""
    query = select(hall.c.hall_id, hall.c.newest_letter).where(hall.c.hall_id.in_(hall_ids))
    return {row.hall_id: row.newest_letter for row in conn.execute(query)}


def everyone(conn: Connection) -> Sequence[Row[Any]]:
    """All halls by name."""
    return conn.execute(select(hall).order_by(hall.c.name, hall.c.hall_id)).all()
