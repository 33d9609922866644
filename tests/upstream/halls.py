"""Journals of real halls, put into an upstream as if they had been pushed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, delete, insert, update

from app.domain.journal import GENESIS, Entry
from db import journal, projection
from db.store import open_store
from db.upstream import tables
from db.upstream.store import UpstreamStore


def entries_of(path: Path) -> tuple[str, list[Entry]]:
    """(id, journal) of the hall whose store lies at `path`."""
    with closing(open_store(path)) as store, store.read() as conn:
        hall = projection.get_meta(conn, "hall") or ""
        return hall, list(journal.entries(conn, hall))


def found(store: UpstreamStore, hall_id: str) -> None:
    """A hall that upstream knows and that has sent nothing yet."""
    row = {"hall_id": hall_id, "name": hall_id[:8], "epoch": 1, "seq": 0, "hash": GENESIS}
    counters = {"newest_letter": 0, "newest_alarm": 0, "claimed_seq": 0, "contact_us": 0, "made_us": 0}
    with store.write() as conn:
        conn.execute(insert(tables.hall), {**row, **counters})


def push(store: UpstreamStore, hall_id: str, entries: Iterable[Entry]) -> None:
    """Appends facts to what upstream has, as its receiving service does."""
    with store.write() as conn:
        push_into(conn, hall_id, list(entries))


def push_into(conn: Connection, hall_id: str, entries: list[Entry]) -> None:
    heads = [_head(hall_id, entry) for entry in entries]
    bodies = [
        {"hall_id": hall_id, "seq": e.head.seq, "salt": e.salt, "body": e.body}
        for e in entries
        if e.body is not None
    ]
    conn.execute(insert(tables.journal), heads)
    if bodies:
        conn.execute(insert(tables.body), bodies)
    last = entries[-1]
    end = {"epoch": last.head.epoch, "seq": last.head.seq, "hash": last.hash}
    conn.execute(update(tables.hall).where(tables.hall.c.hall_id == hall_id).values(**end))


def erase(conn: Connection, hall_id: str, seqs: Iterable[int]) -> None:
    """What receiving does with the bodies that a `BodiesErased` names."""
    here = (tables.body.c.hall_id == hall_id) & tables.body.c.seq.in_(list(seqs))
    conn.execute(delete(tables.body).where(here))


def _head(hall_id: str, entry: Entry) -> dict[str, object]:
    names = [c.name for c in tables.journal.columns if c.name not in ("hall_id", "hash")]
    head = {name: getattr(entry.head, name) for name in names}
    return {"hall_id": hall_id, **head, "hash": entry.hash}
