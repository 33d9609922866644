"""The hall's own chain as its line to upstream needs it: facts to send, hashes to hold against others."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select

from app.domain.journal import Entry, Head
from app.domain.sync import ChainHead
from db.journal import body, journal


def head_at(conn: Connection, seq: int) -> ChainHead | None:
    """The hall's own chain up to a fact, None where it has none."""
    row = conn.exec_driver_sql("SELECT epoch, seq, hash FROM journal WHERE seq = ?", (seq,)).first()
    return ChainHead(*row) if row else None


def hash_at(conn: Connection, seq: int) -> bytes | None:
    """The hall's own hash of a fact, None where it has none."""
    found = head_at(conn, seq)
    return found.hash if found else None


def wall_at(conn: Connection, seq: int) -> int | None:
    """When a fact was recorded, UTC microseconds."""
    found: int | None = conn.scalar(select(journal.c.wall_us).where(journal.c.seq == seq))
    return found


def entries_after(conn: Connection, hall: str, seq: int, limit: int, size: int) -> list[Entry]:
    """The facts after `seq` in order: at most `limit`, of one epoch, and of `size` bytes of bodies.

    A fact that is larger by itself comes alone.
    """
    query = (
        select(journal, body.c.salt, body.c.body)
        .join_from(journal, body, journal.c.seq == body.c.seq, isouter=True)
        .where(journal.c.seq > seq)
        .order_by(journal.c.seq)
        .limit(limit)
    )
    found: list[Entry] = []
    for row in conn.execute(query):
        head = Head(hall, row.epoch, row.seq, *row[2:11])
        size -= len(row.body or b"") + _HEAD_SIZE
        if found and (size < 0 or head.epoch != found[0].head.epoch):
            break
        found.append(Entry(head, row.hash, row.salt, row.body))
    return found


_HEAD_SIZE = 300
"""About what a head takes on the wire."""


def put_entries(conn: Connection, entries: Sequence[Entry]) -> None:
    """Facts as upstream has them into the journal of a terminal that takes over."""
    heads = [_head_row(entry) for entry in entries]
    bodies = [{"seq": e.head.seq, "salt": e.salt, "body": e.body} for e in entries if e.body is not None]
    if heads:
        conn.execute(insert(journal), heads)
    if bodies:
        conn.execute(insert(body), bodies)


def _head_row(entry: Entry) -> dict[str, object]:
    head = entry.head
    names = [column.name for column in journal.columns if column.name != "hash"]
    return {**{name: getattr(head, name) for name in names}, "hash": entry.hash}


def letter_known(conn: Connection, letter: str) -> bool:
    """Whether the letter has been settled, also where the body of that fact is gone."""
    query = select(journal.c.seq).where(journal.c.subject == letter, journal.c.kind == "LetterSettled")
    return conn.scalar(query.limit(1)) is not None


def recorded_since(conn: Connection, seq: int, kinds: Sequence[str]) -> bool:
    """Whether a fact of one of these types lies after `seq`."""
    query = select(journal.c.seq).where(journal.c.seq > seq, journal.c.kind.in_(kinds))
    return conn.scalar(query.limit(1)) is not None
