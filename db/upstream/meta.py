"""What upstream keeps of itself, by key."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, select, update

from db import upsert
from db.upstream.tables import meta

_INCARNATION = "incarnation"
_OF_THIS_LIFE = select(meta.c.value).where(meta.c.hall_id == "", meta.c.key == _INCARNATION)
INCARNATION = _OF_THIS_LIFE.scalar_subquery().label(_INCARNATION)
"""A column for queries that are made anyway: what is answered next has to name it."""


def value(conn: Connection, key: str) -> str | None:
    return conn.scalar(select(meta.c.value).where(meta.c.hall_id == "", meta.c.key == key))


def put(conn: Connection, key: str, text: str) -> None:
    upsert.add(conn, meta, {"hall_id": "", "key": key, "value": text})
    conn.execute(update(meta).where(meta.c.hall_id == "", meta.c.key == key).values(value=text))


def first(conn: Connection, key: str, text: str) -> str:
    """The value that this key was first given: `text` if it had none."""
    upsert.add(conn, meta, {"hall_id": "", "key": key, "value": text})
    return value(conn, key) or text


def incarnation(conn: Connection) -> str:
    """Which life of this database it is: a new one begins when it came back from a backup (sync.md 2)."""
    found: str = conn.execute(_OF_THIS_LIFE).scalar_one()
    return found


def begin_first_incarnation(conn: Connection) -> None:
    """Of a database that has none."""
    first(conn, _INCARNATION, secrets.token_hex(16))


def begin_incarnation(conn: Connection) -> None:
    """After a restore: terminals see it, and send again what this database lacks."""
    put(conn, _INCARNATION, secrets.token_hex(16))
