"""When terminals were started in true time, and facts whose wall clock was wrong."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from app.domain.true_time import Boot, Jump
from db import upsert
from db.upstream.tables import boot, clock_jump, journal

IDLE_KEPT, IDLE_MOST = 100, 200


@dataclass(frozen=True, slots=True)
class Seen:
    """A boot, and the newest boot clock in a message of it; -1: none came."""

    boot: Boot
    seen_us: int


def find(conn: Connection, hall_id: str, ids: Collection[str]) -> dict[str, Seen]:
    """Those that are known, by id."""
    rows = conn.execute(_FIND, {"hall_id": hall_id, "ids": sorted(ids)})
    return {row.boot_id: Seen(Boot(row.begun_us, row.bound_us), row.seen_us) for row in rows}


_FIND = select(boot).where(
    boot.c.hall_id == bindparam("hall_id"), boot.c.boot_id.in_(bindparam("ids", expanding=True))
)


def put(conn: Connection, hall_id: str, boot_id: str, seen: Seen, *, new: bool) -> None:
    """The caller holds the hall's row."""
    values = {"begun_us": seen.boot.begun_us, "bound_us": seen.boot.bound_us, "seen_us": seen.seen_us}
    if new:
        upsert.add(conn, boot, {"hall_id": hall_id, "boot_id": boot_id, **values})
    else:
        place = (boot.c.hall_id == hall_id) & (boot.c.boot_id == boot_id)
        conn.execute(update(boot).where(place).values(**values))


def drop_idle(conn: Connection, hall_id: str) -> None:
    """Boots that no fact belongs to: where there are more than `IDLE_MOST`, the newest `IDLE_KEPT` stay.

    Facts may still come of such a boot, hence so many. They are looked for once in `IDLE_KEPT` boots, since
    that reads the hall's whole chain. The caller holds the hall's row.
    """
    own = boot.c.hall_id == hall_id
    count = conn.scalar(select(func.count()).where(own)) or 0
    if count % IDLE_KEPT:
        return
    told = select(journal.c.boot_id).where(journal.c.hall_id == hall_id)
    query = select(boot.c.boot_id).where(own, boot.c.boot_id.not_in(told)).order_by(boot.c.begun_us.desc())
    idle = conn.scalars(query).all()
    if len(idle) > IDLE_MOST:
        conn.execute(delete(boot).where(own, boot.c.boot_id.in_(idle[IDLE_KEPT:])))


def newest(conn: Connection, hall_id: str) -> str | None:
    """The boot that began last of those that sent something."""
    query = select(boot.c.boot_id).where(boot.c.hall_id == hall_id, boot.c.seen_us >= 0)
    return conn.scalar(query.order_by(boot.c.begun_us.desc()).limit(1))


def clock_at(conn: Connection, hall_id: str, seq: int) -> tuple[str, int] | None:
    """Boot id and boot clock of a fact."""
    query = select(journal.c.boot_id, journal.c.boot_us)
    row = conn.execute(query.where(journal.c.hall_id == hall_id, journal.c.seq == seq)).first()
    return None if row is None else (row.boot_id, row.boot_us)


def add_jumps(conn: Connection, hall_id: str, found: Sequence[Jump]) -> None:
    """One row for each fact."""
    rows = [{"hall_id": hall_id, "seq": j.seq, "wall_us": j.wall_us, "true_us": j.true_us} for j in found]
    if rows:
        conn.execute(insert(clock_jump), rows)
