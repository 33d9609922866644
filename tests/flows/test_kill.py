"""kill -9 in the middle of punches: nothing that was acknowledged is lost (trust.md F1)."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from app.bench.scratch import staffed_hall
from app.domain.journal import verify_chain
from db import journal, projection
from db.store import Store, open_store
from db.tables import projected
from tests.flows.kill_child import PEOPLE

ROOT = Path(__file__).resolve().parents[2]
FORKS = hasattr(os, "fork")
LONGEST = 0.02
"""Seconds of punching before a kill: up to some dozens of commits."""
REBUILD_EVERY = 10

Ack = tuple[str, int]


class Victims:
    """Starts processes that punch, and kills each at the moment it is told."""

    def __init__(self) -> None:
        self._process = self._started()

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def run(self, how: str, folder: Path, after: float, at_once: bool) -> list[Ack]:
        """What was acknowledged until `after` seconds from the first time (`at_once`: from the start)."""
        self._say(f"{how} {folder}")
        lines = [self._line()]
        while not at_once and not lines[-1].startswith("ack "):
            lines.append(self._line())
        time.sleep(after)
        pid = int(next(line for line in lines if line.startswith("pid ")).split()[1])
        self._kill(pid)
        lines += self._rest()
        return [(number, int(at)) for word, number, at in _acks(lines)]

    def _kill(self, pid: int) -> None:
        if FORKS:
            os.kill(pid, signal.SIGKILL)
        else:
            self._process.kill()

    def _rest(self) -> list[str]:
        assert self._process.stdout is not None
        if FORKS:
            return list(iter(self._line, "ended"))
        rest = self._process.stdout.read().splitlines()
        self.close()
        self._process = self._started()
        return rest

    def _started(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.flows.kill_child"]
        return subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the process that forks has ended"
        return line.rstrip("\n")


def _acks(lines: list[str]) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        if line.startswith("ack "):
            word, number, at = line.split()
            yield word, number, at


@contextmanager
def victims() -> Iterator[Victims]:
    """One supply of victims for a test."""
    supply = Victims()
    try:
        yield supply
    finally:
        supply.close()


def missing(store: Store, acked: list[Ack]) -> list[Ack]:
    """What was acknowledged and is not there."""
    with store.read() as conn:
        there = {(row[0], row[1]) for row in conn.exec_driver_sql("SELECT user_no, at FROM punch")}
    return [ack for ack in acked if ack not in there]


def check_chain(store: Store) -> int:
    """The chain holds and the file is whole; the number of facts."""
    with store.read() as conn:
        hall = projection.get_meta(conn, "hall") or ""
        report = verify_chain(hall, journal.entries(conn, hall))
        assert conn.exec_driver_sql("PRAGMA quick_check").scalar_one() == "ok"
    assert report.fault is None, report
    return report.facts


class _Undo(Exception):
    """Leaves the store as it was."""


def check_tables(store: Store) -> None:
    """The tables are what the journal gives, row by row."""
    with pytest.raises(_Undo), store.write() as conn:
        before = _content(conn)
        projection.rebuild(conn)
        assert _content(conn) == before
        raise _Undo


def _content(conn: Connection) -> dict[str, list[tuple[object, ...]]]:
    return {
        table.name: sorted((tuple(row) for row in conn.execute(select(table))), key=repr)
        for table in projected.sorted_tables
    }


def kill_again_and_again(folder: Path, kills: int, seed: int) -> tuple[int, int]:
    """Kills a punching process `kills` times on one store; (acknowledged, facts) in all."""
    chance = random.Random(seed)
    staffed_hall(folder, PEOPLE).close()
    acked: list[Ack] = []
    facts = 0
    with victims() as supply:
        for kill in range(kills):
            acked += supply.run("go", folder, chance.uniform(0, LONGEST), at_once=chance.random() < 0.1)
            store = open_store(folder / "hall.db")
            try:
                assert missing(store, acked) == [], f"seed {seed}, kill {kill}"
                facts = check_chain(store)
                if kill % REBUILD_EVERY == 0 or kill == kills - 1:
                    check_tables(store)
            finally:
                store.close()
    assert len(set(acked)) == len(acked)
    return len(acked), facts


def test_a_hundred_kills_during_punches_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    acked, facts = kill_again_and_again(tmp_path, 100, seed=1)
    assert facts >= acked > 100


@pytest.mark.full
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(2, 12))
def test_a_thousand_kills_during_punches_lose_nothing_that_was_acknowledged(
    tmp_path: Path, seed: int
) -> None:
    acked, facts = kill_again_and_again(tmp_path, 100, seed)
    assert facts >= acked > 100


def test_a_program_that_acknowledges_before_its_commit_is_caught(tmp_path: Path) -> None:
    staffed_hall(tmp_path, PEOPLE).close()
    chance = random.Random(3)
    acked: list[Ack] = []
    with victims() as supply:
        for _ in range(50):
            acked += supply.run("hasty", tmp_path, chance.uniform(0, LONGEST), at_once=False)
            store = open_store(tmp_path / "hall.db")
            lost = missing(store, acked)
            store.close()
            if lost:
                return
    pytest.fail("fifty kills, and no acknowledged punch was lost")
