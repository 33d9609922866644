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


def latest_punches(conn: Connection, until: int) -> dict[str, int]:
    """Subject → their last punch up to `until`, UTC seconds."""
    query = """
    SELECT subject, (SELECT max(at) FROM punch WHERE punch.user_no = user_number.user_no AND at <= ?)
    FROM user_number
    """
    found: dict[str, int] = {}
    for subject, at in conn.exec_driver_sql(query, (until,)):
        if at is not None:
            found[subject] = max(at, found.get(subject, 0))
    return found
