"""Queries of the overview alone: the latest clocks, the last import."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from db.attendance import punch
from db.journal import journal


def latest_clocks(conn: Connection, count: int) -> list[tuple[str, int, int]]:
    """(boot id, boot clock, wall clock) in microseconds of the last `count` facts."""
    query = select(journal.c.boot_id, journal.c.boot_us, journal.c.wall_us)
    rows = conn.execute(query.order_by(journal.c.seq.desc()).limit(count))
    return [(r.boot_id, r.boot_us, r.wall_us) for r in rows]


def last_import_us(conn: Connection) -> int | None:
    """When a file of punches was last taken, UTC microseconds."""
    newest = select(func.max(punch.c.seq)).where(punch.c.source == "import").scalar_subquery()
    return conn.execute(select(journal.c.wall_us).where(journal.c.seq == newest)).scalar()


def any_punch(conn: Connection, first: int, last: int) -> bool:
    """Whether anything was punched from `first` up to `last`, UTC seconds."""
    query = select(punch.c.at).where(punch.c.at >= first, punch.c.at < last).limit(1)
    return conn.execute(query).first() is not None
