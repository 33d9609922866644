"""A hall terminal in a process of its own, to be killed: `python -m tests.lan.serve_child` with

FOLDER PORT WHEN NOW, where NOW is the hall's time and WHEN `never`, `before` (inside the transaction, all
facts written, not committed) or `after` (committed, not answered); it kills itself at the first `add_person`
or `rename_person` that gets there.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from app.domain.access import Actor
from app.lan.server import LanServer
from app.services.clock import Clock
from app.services.hall import Hall, Writing, open_hall
from app.services.lookup import Services
from app.services.roster import RosterService


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
    threading.Event().wait()


class KilledBefore(Hall):
    """Dies at the end of a transaction that has recorded something, before its commit."""

    @contextmanager
    def writing(self, actor: Actor) -> Iterator[Writing]:
        with super().writing(actor) as tx:
            yield tx
            if tx.recorded:
                die()


class KilledAfter(RosterService):
    """Dies once its transaction is committed."""

    def add_person(self, actor: Actor, number: str, name: str) -> str:
        super().add_person(actor, number, name)
        die()
        return ""

    def rename_person(self, actor: Actor, subject: str, name: str) -> None:
        super().rename_person(actor, subject, name)
        die()


def main(folder: Path, port: int, when: str, now: str) -> None:
    hall = open_hall(folder, Clock(datetime.fromisoformat(now)))
    services = Services(hall)
    instead: dict[str, Any] = {}
    if when == "before":
        instead["RosterService"] = RosterService(KilledBefore(folder, hall.store, hall.clock))
    elif when == "after":
        instead["RosterService"] = KilledAfter(hall)
    server = LanServer(hall, lambda name: instead.get(name) or services(name))
    server.start(port, "127.0.0.1")
    print("ready", server.port, flush=True)
    sys.stdin.read()
    server.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4])
