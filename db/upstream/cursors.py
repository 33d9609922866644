"""How far each hall's read models are, and the facts that they lack (sync.md 2)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    delete,
    func,
    select,
    update,
)

from app.domain.fact_body import fact_from
from app.domain.facts import FACTS
from db.journal import Recorded
from db.tables import projected
from db.upsert import add
from db.upstream import tables
from db.upstream.models import MODELS

_SEEN = MetaData()
_place = Table(
    "cursor",
    _SEEN,
    Column("seq", BigInteger, primary_key=True),
    Column("projection", Integer),
    Column("stopped_seq", BigInteger),
    Column("stopped_kind", Text),
    Column("applied_us", BigInteger),
    Column("begun_seq", BigInteger),
)
"""The hall's own row, as a transaction on its tables sees it: on PostgreSQL upstream's `cursor` itself."""

_feed = Table(
    "feed",
    _SEEN,
    Column("seq", BigInteger, primary_key=True),
    Column("kind", Text),
    Column("version", Integer),
    Column("subject", Text),
    Column("actor", Text),
    Column("wall_us", BigInteger),
    Column("hash", LargeBinary),
)
_bodies = Table("feed_body", _SEEN, Column("seq", BigInteger, primary_key=True), Column("body", LargeBinary))
"""What upstream has of the hall, applied or not."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a hall's tables are; `begun_seq`: the chain's end when they were begun."""

    seq: int
    projection: int
    stopped_seq: int
    stopped_kind: str
    applied_us: int
    begun_seq: int


@dataclass(frozen=True, slots=True)
class Next:
    """The facts that follow, in order, and where that leads."""

    items: list[Recorded]
    """Those whose body has not been erased."""
    seq: int
    """The last fact that was looked at."""
    unknown: tuple[int, str] | None = None
    """(seq, type) of the fact behind `seq` that this program cannot read, if there is one."""


def place(conn: Connection, hold: bool = False) -> Place | None:
    """The hall's place; with `hold` until the transaction ends, None where another process holds it."""
    query = select(_place)
    row = conn.execute(query.with_for_update(skip_locked=True) if hold else query).first()
    return Place(*row) if row else None


def put(conn: Connection, new: Place) -> None:
    """Moves the hall's place; whoever calls holds it."""
    conn.execute(update(_place).values({c: getattr(new, c.name) for c in _place.c}))


def end(conn: Connection) -> int:
    """The seq of the newest fact that upstream has of the hall."""
    return conn.scalar(select(func.max(_feed.c.seq))) or 0


def following(conn: Connection, seq: int, limit: int, until: int | None = None) -> Next:
    """At most `limit` facts after `seq`, up to `until` or the first one that this program cannot read."""
    last = seq + limit if until is None else min(until, seq + limit)  # there are no holes
    heads = select(_feed).where(_feed.c.seq > seq, _feed.c.seq <= last).order_by(_feed.c.seq)
    bodies = select(_bodies).where(_bodies.c.seq > seq, _bodies.c.seq <= last)
    rows = conn.execute(heads).all()
    bodies_of = {row.seq: row.body for row in conn.execute(bodies)}
    items: list[Recorded] = []
    for row in rows:
        content = bodies_of.get(row.seq)
        if content is not None:
            item = _recorded(row, content)
            if item is None:
                return Next(items, seq, (row.seq, row.kind))
            items.append(item)
        seq = row.seq
    return Next(items, seq)


def _recorded(row: Any, content: bytes) -> Recorded | None:
    """None: a type or a version that this program does not know, or a body that is not of its type."""
    known = FACTS.get(row.kind)
    if known is None or row.version > known.VERSION:
        return None
    try:
        fact = fact_from(row.kind, json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return Recorded(row.seq, row.subject, row.actor, row.wall_us, fact, row.hash)


def empty(conn: Connection) -> None:
    """Nothing is in the hall's tables any more."""
    for table in reversed(projected.sorted_tables):
        conn.execute(delete(table))


# --- upstream's own view of all halls -------------------------------------------------------------------


def behind(conn: Connection, limit: int = 1000) -> list[str]:
    """Halls whose tables lack facts and are not stopped, those that wait longest first."""
    hall, cursor = tables.hall, tables.cursor
    query = (
        select(hall.c.hall_id)
        .join(cursor, cursor.c.hall_id == hall.c.hall_id, isouter=True)
        .where(hall.c.seq > func.coalesce(cursor.c.seq, 0), func.coalesce(cursor.c.stopped_seq, 0) == 0)
        .order_by(func.coalesce(cursor.c.applied_us, 0), hall.c.hall_id)
        .limit(limit)
    )
    return list(conn.scalars(query))


def stopped(conn: Connection) -> list[str]:
    """Halls whose tables wait for a program that can read what comes."""
    query = select(tables.cursor.c.hall_id).where(tables.cursor.c.stopped_seq > 0)
    return list(conn.scalars(query.order_by(tables.cursor.c.hall_id)))


def begin(conn: Connection, hall_id: str) -> None:
    """A row for a hall that has none."""
    row = {"hall_id": hall_id, "seq": 0, "projection": MODELS, "stopped_seq": 0, "stopped_kind": ""}
    add(conn, tables.cursor, {**row, "applied_us": 0, "begun_seq": 0})


def has_begun(conn: Connection, hall_id: str) -> bool:
    """Whether the hall has a cursor."""
    query = select(tables.cursor.c.seq).where(tables.cursor.c.hall_id == hall_id)
    return conn.execute(query).first() is not None


def copy(conn: Connection, hall_id: str, known: Place) -> None:
    """Beside SQLite: tells upstream's own file where the hall's file is."""
    values = {name: getattr(known, name) for name in Place.__slots__}
    conn.execute(update(tables.cursor).where(tables.cursor.c.hall_id == hall_id).values(**values))
