"""What upstream keeps of itself, by key."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from db.upstream.accounts import add_if_absent
from db.upstream.tables import meta


def value(conn: Connection, key: str) -> str | None:
    return conn.scalar(select(meta.c.value).where(meta.c.hall_id == "", meta.c.key == key))


def put(conn: Connection, key: str, text: str) -> None:
    add_if_absent(conn, meta, hall_id="", key=key, value=text)
    conn.execute(update(meta).where(meta.c.hall_id == "", meta.c.key == key).values(value=text))
