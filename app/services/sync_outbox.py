"""What the terminal sends next: the facts after upstream's head, or after what upstream has put aside."""

from __future__ import annotations

from sqlalchemy import Connection

from app.domain.sync import BATCH_FACTS, Batch
from db import sync_chain
from db.sync_line import Line

BATCH_BYTES = 2 * 1024 * 1024
"""Of a batch before it is packed; well below what upstream takes."""


class Outbox:
    """The batches of one hall, in order.

    Of a terminal that may send no more upstream keeps each batch apart, and none counts as sent. Only this
    run knows how far that has come: what is offered again after the next start, upstream keeps once.
    """

    def __init__(self, hall: str) -> None:
        self._hall = hall
        self._aside: Batch | None = None

    def next(self, conn: Connection, line: Line) -> Batch | None:
        """None where nothing is to be sent."""
        if line.kept is None or line.standing:
            return None
        if self._aside is None:
            return self._after(conn, line.kept.head.seq, line.kept.head.hash)
        again = self._after(conn, self._aside.first - 1, self._aside.prev)
        if again is not None and again.end != self._aside.end:
            return again  # has grown, and takes the place of what is kept: new facts are no messages each
        return self._after(conn, self._aside.end.seq, self._aside.end.hash)

    def put_aside(self, batch: Batch) -> None:
        """Upstream has refused it, whoever looks at it there: what follows is offered next."""
        self._aside = batch

    def taken(self) -> None:
        """Upstream takes what the terminal sends."""
        self._aside = None

    def _after(self, conn: Connection, seq: int, prev: bytes) -> Batch | None:
        entries = sync_chain.entries_after(conn, self._hall, seq, BATCH_FACTS, BATCH_BYTES)
        return Batch(self._hall, entries[0].head.epoch, prev, tuple(entries)) if entries else None
