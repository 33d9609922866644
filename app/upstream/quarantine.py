"""Messages that were refused, kept for a person: the whole evidence, but no body that the hall has erased.

A fact without its body keeps its hash, and a batch its signature, so what is left proves as much as before.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from msgspec import structs
from sqlalchemy import Connection, Row

from app.domain.journal import Entry
from app.domain.sync import Batch
from app.sync import codec
from app.sync.fact_form import fact_of
from app.sync.wire import WireFault
from db.upstream import alarms, chain
from db.upstream.alarms import Suspect
from db.upstream.terminals import Terminal

_log = logging.getLogger(__name__)


def keep(
    conn: Connection,
    sender: Terminal,
    reason: str,
    message: codec.PushMessage,
    batch: Batch,
    received_us: int,
) -> None:
    """Puts a batch aside; `reason`: fork, or the sender's state. The caller holds the hall's row."""
    whole = _bytes(message, _without_erased(conn, batch))
    hashes = [entry.hash for entry in batch.entries]
    alarms.keep(
        conn, sender.hall, Suspect(sender.terminal, reason, batch.end.hash, whole, received_us), hashes
    )


def forget(conn: Connection, hall_id: str, seqs: Sequence[int]) -> None:
    """Takes the bodies of these facts, which are erased upstream, out of what is kept of the hall.

    What cannot be read any more could hold them, and goes whole; the log says so.
    """
    for row in alarms.kept(conn, hall_id) if seqs else ():
        try:
            _forget(conn, row, seqs)
        except WireFault as fault:
            _log.warning("hall %s: message %d in quarantine cannot be read: %s", hall_id, row.number, fault)
            alarms.drop(conn, hall_id, row.number)


def _forget(conn: Connection, row: Row[Any], seqs: Sequence[int]) -> None:
    message, batch = codec.push_from(bytes(row.message))
    if any(batch.first <= seq <= batch.end.seq for seq in seqs):
        alarms.rewrite(conn, row.hall_id, row.number, _bytes(message, _without_erased(conn, batch)))


def _without_erased(conn: Connection, batch: Batch) -> Batch:
    """Without the bodies of those facts that upstream has too, the same ones, and has no body of."""
    gone = chain.hashes_without_body(conn, batch.hall, batch.first, batch.end.seq)
    entries = [Entry(e.head, e.hash, None, None) if e.hash in gone else e for e in batch.entries]
    return replace(batch, entries=tuple(entries))


def _bytes(message: codec.PushMessage, batch: Batch) -> bytes:
    return codec.encoded(structs.replace(message, facts=[fact_of(entry) for entry in batch.entries]))
