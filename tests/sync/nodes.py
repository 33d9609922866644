"""A hall terminal as a process that can end anywhere and is opened again from its disk."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from app.domain.facts import BodiesErased, PersonRegistered, PunchRecorded
from app.domain.sync import Standing
from app.domain.sync_facts import UpstreamEnrolled
from app.services.clock import Clock
from app.services.hall import STORE_NAME, found_hall, open_hall
from app.services.sync_round import Channel, Round
from app.sync.signing import Signer
from db import journal, sync_chain, sync_line
from db.sync_line import Line
from tests.conftest import OFFICER
from tests.sync.fuse import Crash, Fuse, fused

_SHARED: dict[str, Any] = {}


def quick(engine: Engine) -> None:
    """Statements are compiled once for all engines of the histories, not for each of them."""
    shared = _SHARED.setdefault("engine", engine)
    engine.dialect, engine._compiled_cache = shared.dialect, shared._compiled_cache


TERMINAL = "0123456789abcdef" * 2
TERMINAL_SEED = bytes(range(32))


class SimClock(Clock):
    """Time goes on only when the history says so."""

    def __init__(self) -> None:
        self.as_of = None
        self.boot_id = "boot"
        self.now_us = 1_775_005_200_000_000
        """2026-04-01 09:00 in Shanghai."""

    def wall_us(self) -> int:
        return self.now_us

    def boot_us(self) -> int:
        return self.now_us - 1_775_000_000_000_000


@dataclass(frozen=True)
class Chain:
    """What lies in a journal: (epoch, hash) by seq, and the bodies that are there."""

    heads: dict[int, tuple[int, bytes]]
    bodies: dict[int, tuple[bytes, bytes]]
    kinds: dict[int, tuple[str, str]]
    """(type, subject) by seq."""

    @property
    def last(self) -> int:
        return max(self.heads, default=0)


_HEADS = "SELECT seq, epoch, hash, kind, subject FROM journal "
_BODIES = "SELECT seq, salt, body FROM body "


def chain_of(path: Path, where: str = "") -> Chain:
    """Read past everything that the program does: straight from the file."""
    with closing(sqlite3.connect(path)) as raw:
        heads = raw.execute(_HEADS + where).fetchall()
        bodies = raw.execute(_BODIES + where).fetchall()
    return Chain(
        {seq: (epoch, digest) for seq, epoch, digest, _, _ in heads},
        {seq: (salt, body) for seq, salt, body in bodies},
        {seq: (kind, subject) for seq, _, _, kind, subject in heads},
    )


class Node:
    """A terminal: its folder, and the process that runs on it just now."""

    def __init__(
        self, folder: Path, clock: Clock, channel: Callable[[Fuse], Channel], rng: random.Random
    ) -> None:
        self.folder, self._clock, self._channel, self._rng = folder, clock, channel, rng
        self.fuse = Fuse()
        self.crashes = 0
        self._open()

    def _open(self) -> None:
        self.fuse.left = None
        self.hall = open_hall(self.folder, self._clock)
        fused(self.hall.store, self.fuse)
        quick(self.hall.store.engine)
        self.round = Round(self.hall, Signer(TERMINAL_SEED), self._channel(self.fuse), self._rng)

    def close(self) -> None:
        self.hall.close()

    def does(self, act: Callable[[], object]) -> None:
        """Something that the process may not live to the end of."""
        try:
            act()
        except Crash:
            self.crashes += 1
            self.hall.close()
            self._open()

    def steps(self) -> None:
        self.does(self.round.step)

    def records(self) -> None:
        """A few facts in one transaction."""

        def act() -> None:
            with self.hall.writing(OFFICER) as tx:
                for _ in range(self._rng.randrange(1, 5)):
                    at = tx.wall + self._rng.randrange(10**6)
                    tx.record(PunchRecorded("404", at, "import", f"{self._rng.random()}"))

        self.does(act)

    def erases(self) -> None:
        """The body of some fact goes for good."""

        def act() -> None:
            with self.hall.writing(OFFICER) as tx:
                query = "SELECT seq FROM body JOIN journal USING (seq) WHERE kind = 'PunchRecorded'"
                seqs = [row[0] for row in tx.conn.exec_driver_sql(query)]
                if seqs:
                    chosen = (self._rng.choice(seqs),)
                    tx.record(BodiesErased(chosen, "request"))
                    journal.erase_bodies(tx.conn, chosen)
                    tx.conn.exec_driver_sql("DELETE FROM punch WHERE seq = ?", chosen)

        self.does(act)

    def restored_from(self, image: Path) -> None:
        """An old image of the disk comes back."""
        self.hall.close()
        shutil.rmtree(self.folder)
        shutil.copytree(image, self.folder)
        self._open()

    @property
    def line(self) -> Line:
        with self.hall.store.read() as conn:
            return sync_line.line_of(conn, TERMINAL)

    def hash_at(self, seq: int) -> bytes | None:
        with self.hall.store.read() as conn:
            return sync_chain.hash_at(conn, seq)

    @property
    def stopped(self) -> bool:
        return self.line.standing in set(Standing)

    @property
    def chain(self) -> Chain:
        return chain_of(self.folder / STORE_NAME)


def made_hall(folder: Path, clock: Clock, upstream_key: bytes) -> str:
    """A small hall that is enrolled already; its id."""
    hall = found_hall(folder, "模拟大厅", "Asia/Shanghai", True, clock)
    with hall.writing(OFFICER) as tx:
        tx.record(PersonRegistered("1001", "韩静怡"), "p1" * 16)
        own = Signer(TERMINAL_SEED).public
        tx.record(UpstreamEnrolled("https://up.example", upstream_key.hex(), TERMINAL, own.hex()))
    found = hall.id
    hall.close()
    return found


def copied(folder: Path, to: Path) -> Path:
    """The disk as it is at this moment."""
    shutil.copytree(folder, to)
    return to
