"""What the benches of upstream share: signed batches of punches as a terminal sends them, and a database."""

from __future__ import annotations

import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.bench.postgres import Postgres, binaries
from app.domain.access import SETUP
from app.domain.fact import Fact
from app.domain.fact_body import fact_body
from app.domain.facts import HallFounded, PersonRegistered, PunchRecorded
from app.domain.journal import GENESIS, Entry, Head, body_bytes, commitment_of
from app.domain.sync import BATCH_FACTS, SUITE, Batch, Clocks
from app.sync.codec import push_bytes
from app.sync.packing import packed
from app.sync.signing import Signer
from db.upstream import halls, terminals
from db.upstream.store import UpstreamStore
from db.upstream.terminals import ACTIVE, Terminal

_BEGIN_US = time.time_ns() // 1000 - 30 * 86_400_000_000
"""The terminal was started thirty days ago and its clock is right: no jump is to be written down."""
_PEOPLE = 300


@contextmanager
def throwaway_postgres() -> Iterator[Postgres | None]:
    """A server on a real disk with PostgreSQL's own promises; None where this machine has no binaries."""
    found = None if sys.platform == "win32" else binaries()
    if found is None:
        yield None
        return
    server = Postgres(found, durable=True)
    try:
        server.start()
        yield server
    finally:
        server.remove()


@dataclass(slots=True)
class BenchTerminal:
    """One hall's terminal with a chain of its own that grows as it is asked for."""

    hall: str = field(default_factory=lambda: secrets.token_hex(16))
    signer: Signer = field(default_factory=lambda: Signer(secrets.token_bytes(32)))
    name: str = "bench"
    seq: int = 0
    last: bytes = GENESIS

    def admit(self, store: UpstreamStore) -> None:
        """Upstream knows hall and terminal, as after an enrolment."""
        with store.write() as conn:
            halls.add(conn, self.hall, f"大厅{self.hall[:6]}", _BEGIN_US)
            row = Terminal(self.hall, self.name, self.name, self.signer.public, 1, ACTIVE, _BEGIN_US, "bench")
            terminals.add(conn, row)

    def batch(self, count: int = BATCH_FACTS) -> Batch:
        """The next facts: a founding, people, then punches."""
        prev, entries = self.last, []
        for _ in range(count):
            self.seq += 1
            entries.append(self._entry(_fact(self.seq)))
        return Batch(self.hall, 1, prev, tuple(entries))

    def message(self, batch: Batch) -> bytes:
        """The batch signed, as it goes over the wire."""
        now = time.time_ns() // 1000
        clocks = Clocks(now, "boot", now - _BEGIN_US)
        return push_bytes(batch, self.name, SUITE, self.signer.sign, clocks)

    def wire(self) -> tuple[bytes, str]:
        """The next batch as HTTP carries it: packed, and the name of the packing."""
        return packed(self.message(self.batch()))

    def _entry(self, fact: Fact) -> Entry:
        salt, content = secrets.token_bytes(32), body_bytes(fact_body(fact))
        subject = f"{self.seq % _PEOPLE:032x}"
        at = self.seq * 1_000_000
        head = Head(
            self.hall,
            1,
            self.seq,
            self.last,
            type(fact).__name__,
            fact.VERSION,
            subject,
            SETUP.account,
            _BEGIN_US + at,
            "boot",
            at,
            commitment_of(salt, content),
        )
        self.last = head.hash()
        return Entry(head, self.last, salt, content)


def _fact(seq: int) -> Fact:
    if seq == 1:
        return HallFounded("青禾区政务服务中心", "Asia/Shanghai", True)
    if seq <= _PEOPLE:
        return PersonRegistered(f"{seq:05d}", f"员工{seq}")
    return PunchRecorded(f"{seq % _PEOPLE:05d}", _BEGIN_US // 1_000_000 + seq, "scanner", "1号指纹仪")


def folder_of(folder: Path, name: str) -> Path:
    """A folder for an upstream's key and files."""
    made = folder / name
    made.mkdir(parents=True, exist_ok=True)
    return made
