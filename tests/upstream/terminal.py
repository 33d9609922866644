"""A terminal as upstream sees it: a key, a chain of facts, and messages signed over them."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.journal import GENESIS, Entry, Head, body_bytes, commitment_of
from app.domain.sync import (
    SUITE,
    Batch,
    ChainHead,
    Clocks,
    heartbeat_statement,
)
from app.domain.upstream_access import Member, Stand
from app.services.clock import Clock
from app.sync import codec
from app.sync.signing import Signer
from app.upstream.keys import UpstreamKeys
from app.upstream.receiving import Receiving
from app.upstream.upstream import Upstream
from db.upstream import halls, terminals
from db.upstream.store import UpstreamStore
from db.upstream.terminals import ACTIVE, Terminal

START_US = 1_780_000_000_000_000
CENTRE = Member("a1", "li", "李芳", Stand.CENTRE)
REVIEWER = Member("a2", "zhao", "赵文静", Stand.REVIEWER, "hall-1", "SW")


class TestClock(Clock):
    """Stands still until it is moved; true time, as upstream's is."""

    __test__ = False

    def __init__(self) -> None:
        super().__init__()
        self.now_us = START_US

    def wall_us(self) -> int:
        return self.now_us

    def pass_time(self, seconds: float) -> None:
        self.now_us += round(seconds * 1_000_000)


@dataclass
class Sender:
    """One terminal with its whole chain in memory."""

    hall: str = "hall-1"
    terminal: str = "terminal-1"
    signer: Signer = field(default_factory=lambda: Signer(secrets.token_bytes(32)))
    epoch: int = 1
    entries: list[Entry] = field(default_factory=list)
    boot_id: str = "boot-1"
    boot_us: int = 1_000_000
    wall_us: int = START_US

    @property
    def head(self) -> ChainHead:
        if not self.entries:
            return ChainHead()
        last = self.entries[-1]
        return ChainHead(last.head.epoch, last.head.seq, last.hash)

    def record(
        self, count: int = 1, kind: str = "PunchRecorded", body: dict[str, Any] | None = None
    ) -> list[Entry]:
        """New facts at the end of the chain, a second apart."""
        made = []
        for _ in range(count):
            self.pass_time(1)
            made.append(self._entry(kind, body if body is not None else {"n": len(self.entries)}))
        return made

    def at_once(self) -> Entry:
        """A new fact by the clocks as they stand."""
        return self._entry("PunchRecorded", {"n": len(self.entries)})

    def _entry(self, kind: str, body: dict[str, Any]) -> Entry:
        salt, content = secrets.token_bytes(32), body_bytes(body)
        seq, previous = self.head.seq + 1, self.entries[-1].hash if self.entries else GENESIS
        clocks = (self.wall_us, self.boot_id, self.boot_us)
        commitment = commitment_of(salt, content)
        head = Head(self.hall, self.epoch, seq, previous, kind, 1, f"s{seq}", "p1", *clocks, commitment)
        entry = Entry(head, head.hash(), salt, content)
        self.entries.append(entry)
        return entry

    def pass_time(self, seconds: float) -> None:
        us = round(seconds * 1_000_000)
        self.boot_us, self.wall_us = self.boot_us + us, self.wall_us + us

    def reboot(self, boot_id: str, off_seconds: float = 60) -> None:
        self.wall_us += round(off_seconds * 1_000_000)
        self.boot_id, self.boot_us = boot_id, 0

    @property
    def clocks(self) -> Clocks:
        return Clocks(self.wall_us, self.boot_id, self.boot_us)

    def batch(self, first: int = 1, last: int | None = None) -> Batch:
        """The facts from seq `first` to `last`, or to the end."""
        entries = tuple(self.entries[first - 1 : last])
        return Batch(self.hall, entries[0].head.epoch, entries[0].head.previous, entries)

    def pushed(self, batch: Batch) -> bytes:
        """A batch, signed, for the wire."""
        self.pass_time(0.01)
        return codec.push_bytes(batch, self.terminal, SUITE, self.signer.sign, self.clocks)

    def push(self, first: int = 1, last: int | None = None) -> bytes:
        return self.pushed(self.batch(first, last))

    def beat(self, head: ChainHead | None = None) -> bytes:
        """A heartbeat, signed, for the wire."""
        self.pass_time(0.01)
        told = head or self.head
        signature = self.signer.sign(heartbeat_statement(self.hall, told, self.clocks))
        return codec.heartbeat_bytes(self.hall, self.terminal, told, SUITE, signature, self.clocks)

    def clone(self) -> Sender:
        """As a copied disk: the same key and the same facts so far."""
        return replace(self, entries=list(self.entries))

    def erased(self, seq: int) -> None:
        """Takes the body of a fact away, as the hall does."""
        old = self.entries[seq - 1]
        self.entries[seq - 1] = Entry(old.head, old.hash, None, None)


@dataclass
class Site:
    """Upstream without HTTP: its database, key, clock, and what receives."""

    store: UpstreamStore
    keys: UpstreamKeys
    clock: TestClock
    upstream: Upstream

    @classmethod
    def on(cls, store: UpstreamStore) -> Site:
        keys, clock = UpstreamKeys(store.folder), TestClock()
        return cls(store, keys, clock, Upstream(store, keys, clock))

    @property
    def receiving(self) -> Receiving:
        return self.upstream.receiving

    def admit(self, sender: Sender, epoch: int = 1, state: str = ACTIVE) -> Sender:
        """The terminal is known here, whatever its enrolment was."""
        with self.store.write() as conn:
            if halls.find(conn, sender.hall) is None:
                halls.add(conn, sender.hall, sender.hall, self.clock.wall_us())
            known = Terminal(
                sender.hall, sender.terminal, "前台", sender.signer.public, epoch, state, 1, "li", "wang", 0
            )
            terminals.add(conn, known)
        return sender

    def counted(self, table: Any, hall: str | None = None) -> int:
        """How many rows a table has, of one hall or of all."""
        from sqlalchemy import func, select

        with self.store.read() as conn:
            query = select(func.count()).select_from(table)
            return conn.execute(query if hall is None else query.where(table.c.hall_id == hall)).scalar_one()


def error_of(body: bytes) -> str:
    """What upstream says against a message."""
    return str(json.loads(body)["error"])
