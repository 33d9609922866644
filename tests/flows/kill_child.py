"""The process that is killed: opens a hall and clocks people in as fast as it can, acknowledging each.

Line by line on standard input: `go FOLDER` or `hasty FOLDER`. Where the system can fork, one warm process
serves any number of lines, each in a fork of its own; elsewhere each process serves one.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.access import Actor
from app.domain.facts import PunchRecorded
from app.services.clock import Clock
from app.services.clock_in import ClockIn
from app.services.hall import Hall, Writing
from db import journal
from db.store import open_store

SHOWING = 0.002
"""Seconds for which the hasty one beeps and shows before it commits."""


def say(line: str) -> None:
    """At once and whole, whatever happens next."""
    os.write(1, line.encode() + b"\n")


class Ticking(Clock):
    """A second later at every look, from the store's last moment on: no two punches at one time."""

    def __init__(self, store: Path) -> None:
        super().__init__()
        opened = open_store(store)
        with opened.read() as conn:
            last = max((item.wall_us for item in journal.recorded(conn)), default=0)
        opened.close()
        self._wall_us = last

    def wall_us(self) -> int:
        self._wall_us += 1_000_000
        return self._wall_us


class Hasty(Hall):
    """The mutant: acknowledges what it is about to commit."""

    @contextmanager
    def writing(self, actor: Actor) -> Iterator[Writing]:
        with super().writing(actor) as tx:
            yield tx
            for item in tx.recorded:
                if isinstance(item.fact, PunchRecorded):
                    say(f"ack {item.fact.user_no} {item.fact.at}")
            time.sleep(SHOWING)


def punch_until_killed(folder: Path, hasty: bool) -> None:
    """Clocks in one slot after the other; says so after each commit has returned."""
    store = folder / "hall.db"
    kind = Hasty if hasty else Hall
    hall = kind(folder, open_store(store), Ticking(store))
    desk = ClockIn(hall)
    slot = 0
    while True:
        shown = desk.by_finger("door", slot % PEOPLE)
        if not hasty:
            say(f"ack {shown.number} {shown.at}")
        slot += 1


PEOPLE = 8


def main() -> None:
    """Serves lines until standard input ends."""
    for line in sys.stdin:
        how, _, folder = line.rstrip("\n").partition(" ")
        if not hasattr(os, "fork"):
            say(f"pid {os.getpid()}")
            punch_until_killed(Path(folder), how == "hasty")
        pid = os.fork()
        if pid == 0:
            punch_until_killed(Path(folder), how == "hasty")
        say(f"pid {pid}")
        os.waitpid(pid, 0)
        say("ended")


if __name__ == "__main__":
    main()
