"""The journal as an auditor reads it, and what SQLite itself says of the file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from db.attendance import punch
from db.journal import body, journal


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """What to show: each field narrows it down, empty ones do not; times are UTC microseconds."""

    kinds: tuple[str, ...] = ()
    subject: str | None = None
    actor: str | None = None
    first_us: int | None = None
    last_us: int | None = None


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """A fact's head with its body; None: erased."""

    epoch: int
    seq: int
    kind: str
    subject: str
    actor: str
    wall_us: int
    hash: str
    body: dict[str, Any] | None


def page(conn: Connection, wanted: JournalFilter, before: int | None, limit: int) -> list[JournalEntry]:
    """The newest facts first, those with a seq below `before`."""
    query = select(journal, body.c.body).join_from(journal, body, journal.c.seq == body.c.seq, isouter=True)
    if before is not None:
        query = query.where(journal.c.seq < before)
    if wanted.kinds:
        query = query.where(journal.c.kind.in_(wanted.kinds))
    for column, value in ((journal.c.subject, wanted.subject), (journal.c.actor, wanted.actor)):
        if value is not None:
            query = query.where(column == value)
    if wanted.first_us is not None:
        query = query.where(journal.c.wall_us >= wanted.first_us)
    if wanted.last_us is not None:
        query = query.where(journal.c.wall_us <= wanted.last_us)
    rows = conn.execute(query.order_by(journal.c.seq.desc()).limit(limit))
    return [
        JournalEntry(
            r.epoch,
            r.seq,
            r.kind,
            r.subject,
            r.actor,
            r.wall_us,
            r.hash.hex(),
            None if r.body is None else json.loads(r.body),
        )
        for r in rows
    ]


def quick_check(conn: Connection) -> tuple[str, ...]:
    """What SQLite finds wrong with the file; empty where nothing is."""
    found = conn.exec_driver_sql("PRAGMA quick_check(20)").scalars().all()
    return () if found == ["ok"] else tuple(str(line) for line in found)


def stray_bodies(conn: Connection) -> int:
    """Bodies that belong to no fact: somebody put them there."""
    heads = select(journal.c.seq)
    return conn.scalar(select(func.count()).select_from(body).where(body.c.seq.not_in(heads))) or 0


def stray_punches(conn: Connection) -> int:
    """Punches in the tables that no fact is behind: put in by hand, or the journal's end was cut off."""
    behind = select(journal.c.seq).where(journal.c.kind == "PunchRecorded")
    return conn.scalar(select(func.count()).select_from(punch).where(punch.c.seq.not_in(behind))) or 0


def fact_count(conn: Connection) -> int:
    return conn.scalar(select(func.count()).select_from(journal)) or 0
