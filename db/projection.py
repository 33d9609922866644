"""Facts -> tables: applies what was recorded, and rebuilds all tables from the journal."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from sqlalchemy import Column, Connection, Table, Text, select

from app.domain.fact import Fact
from db import (
    access,
    attendance_effects,
    balances,
    cover,
    desks,
    leave_effects,
    posts,
    roster_effects,
    scanners,
    settings,
    signing,
    sync,
)
from db.journal import Recorded, kept, recorded
from db.tables import Effect, projected
from db.upsert import put

PROJECTION = 3
"""Raise it whenever a projected table or an effect changes: stores project again at their next start."""

EFFECTS: dict[type[Fact], Effect] = {
    **settings.EFFECTS,
    **roster_effects.EFFECTS,
    **posts.EFFECTS,
    **attendance_effects.EFFECTS,
    **scanners.EFFECTS,
    **access.EFFECTS,
    **desks.EFFECTS,
    **balances.EFFECTS,
    **leave_effects.EFFECTS,
    **cover.EFFECTS,
    **signing.EFFECTS,
    **sync.EFFECTS,
}

meta = Table("meta", kept, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

BATCH = 2000


def apply(conn: Connection, items: Iterable[Recorded]) -> None:
    """Applies facts in order, neighbours of one type together; types without effect change nothing."""
    for kind, run in groupby(items, key=lambda item: type(item.fact)):
        effect = EFFECTS.get(kind)
        if effect is not None:
            effect(conn, list(run))


def rebuild(conn: Connection) -> int:
    """Drops all projected tables and makes them again from the journal; the number of facts applied."""
    projected.drop_all(conn)
    projected.create_all(conn)
    count = 0
    batch: list[Recorded] = []
    for item in recorded(conn):
        batch.append(item)
        if len(batch) == BATCH:
            apply(conn, batch)
            count += len(batch)
            batch = []
    apply(conn, batch)
    put_meta(conn, "projection", str(PROJECTION))
    return count + len(batch)


def is_current(conn: Connection) -> bool:
    """Whether the tables were made by this program's effects."""
    return get_meta(conn, "projection") == str(PROJECTION)


def get_meta(conn: Connection, key: str) -> str | None:
    return conn.scalar(select(meta.c.value).where(meta.c.key == key))


def put_meta(conn: Connection, key: str, value: str) -> None:
    put(conn, meta, {"key": key, "value": value})
