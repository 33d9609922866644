"""The real core of upstream on its own SQLite file, as a process that can end anywhere."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.domain.letter import Letter, letter_statement
from app.sync.signing import Signer
from app.upstream.keys import UpstreamKeys
from app.upstream.projecting import Projector
from app.upstream.receiving import Receiving
from db.store import Store
from db.upstream import halls, letters, meta, terminals
from db.upstream.store import FILE_NAME, UpstreamStore, open_upstream
from db.upstream.terminals import ACTIVE, Terminal
from tests.sync.fuse import Crash, Fuse, fused
from tests.sync.nodes import TERMINAL, TERMINAL_SEED, Chain, SimClock, chain_of, quick


class UpstreamNode:
    """One hall's upstream."""

    def __init__(self, folder: Path, hall: str, clock: SimClock, rng: random.Random) -> None:
        self.folder, self._hall, self._clock, self._rng = folder, hall, clock, rng
        self.fuse, self.crashes = Fuse(), 0
        self._open()

    def _open(self) -> None:
        self.fuse.left = None
        self.store: UpstreamStore = open_upstream("", self.folder)
        quick(self.store.engine)
        self._keys = UpstreamKeys(self.folder)
        self.receiving = Receiving(self.store, self._keys, self._clock)
        with self.store.read() as conn:
            self.incarnation = meta.incarnation(conn)
        fused(self.store, self.fuse)

    def close(self) -> None:
        self.store.close()

    def _does(self, act: Callable[[], Any]) -> Any:
        try:
            return act()
        except Crash:
            self.crashes += 1
            self.store.close()
            self._open()
            raise

    def push(self, data: bytes) -> tuple[int, bytes]:
        answer = self._does(lambda: self.receiving.push(data))
        return answer.status, answer.body

    def heartbeat(self, data: bytes) -> tuple[int, bytes]:
        answer = self._does(lambda: self.receiving.heartbeat(data))
        return answer.status, answer.body

    def letters_after(self, after: int) -> tuple[int, bytes]:
        return 200, self._does(lambda: self.receiving.letters_after(self._hall, TERMINAL, after))

    def sends(self, kind: str, body: dict[str, Any], expected: int = 0) -> None:
        """A letter to the hall; if upstream ends meanwhile, its author sees that it was not sent."""
        try:
            self._does(lambda: self._sends(kind, body, expected))
        except Crash:
            return

    def _sends(self, kind: str, body: dict[str, Any], expected: int) -> None:
        data, key = json.dumps(body, ensure_ascii=False).encode(), self._rng.randbytes(16).hex()
        with self.store.write() as conn:
            number = letters.next_number(conn, self._hall)
            letter = Letter(key, self._hall, number, kind, data, expected, "市中心")
            signed = replace(letter, signature=self._keys.sign(letter_statement(letter)))
            letters.add(conn, signed, "a1", "", self._clock.wall_us())

    def restored_from(self, image: Path) -> None:
        """Came back from a backup: everything is as it was then, and the incarnation is another."""
        self.store.close()
        shutil.rmtree(self.folder)
        shutil.copytree(image, self.folder)
        with closing(open_upstream("", self.folder)) as store, store.write() as conn:
            meta.begin_incarnation(conn)
        self._open()

    def projects(self) -> Store:
        """Brings the hall's read models up to date; the store that they lie in."""
        projector = Projector(self.store, self._clock)
        while projector.round():
            pass
        return self.store.hall_models(self._hall)

    # --- looked at past the program -----------------------------------------------------------------

    @property
    def path(self) -> Path:
        return self.folder / FILE_NAME

    @property
    def chain(self) -> Chain:
        return chain_of(self.path)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.path)) as raw:
            return raw.execute(query).fetchall()

    def hash_at(self, seq: int) -> bytes | None:
        found = self.rows(f"SELECT hash FROM journal WHERE seq = {seq:d}")  # noqa: S608
        return found[0][0] if found else None

    @property
    def alarms(self) -> list[str]:
        return [row[0] for row in self.rows("SELECT kind FROM alarm")]


def made_upstream(folder: Path) -> bytes:
    """An upstream that knows no hall yet; its public key."""
    open_upstream("", folder).close()
    return UpstreamKeys(folder).public


def admitted(folder: Path, hall: str) -> None:
    """Upstream knows the hall and its one terminal from now on."""
    with closing(open_upstream("", folder)) as store, store.write() as conn:
        halls.add(conn, hall, "模拟大厅", 0)
        key = Signer(TERMINAL_SEED).public
        terminals.add(conn, Terminal(hall, TERMINAL, "", key, 1, ACTIVE, 0, "a1", "a2"))
