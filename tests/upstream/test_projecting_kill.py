"""Projectors as processes of their own, killed again and again while facts come: the tables end equal."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.domain.facts import PersonRegistered, PersonRenamed, PunchRecorded
from app.domain.journal import Entry
from db.upstream.store import open_upstream
from tests.upstream import halls
from tests.upstream.projected import Teller, caught_up, differing, own_tables

HALLS = ("a" * 32, "b" * 32)
_WORKER = """
import sys, threading
from pathlib import Path
from app.services.clock import Clock
from app.upstream import projecting
from db.upstream.store import open_upstream
projecting.BATCH = 20
projecting.Projector(open_upstream(sys.argv[1], Path(sys.argv[2])), Clock()).run(threading.Event())
"""


@pytest.mark.parametrize("kills", [3, pytest.param(20, marks=pytest.mark.full)])
def test_workers_killed_while_facts_come_lose_none_and_apply_none_twice(
    kills: int, upstream_url: str, tmp_path: Path
) -> None:
    store = open_upstream(upstream_url, tmp_path)
    told = {hall: _told(hall, 60 * kills) for hall in HALLS}
    for hall in HALLS:
        halls.found(store, hall)
    chance = random.Random(kills)
    for turn in range(kills):
        workers = [_worker(upstream_url, tmp_path) for _ in range(2)]
        for hall, entries in told.items():
            share = len(entries) // kills
            halls.push(store, hall, entries[turn * share : (turn + 1) * share])
        time.sleep(0.5 + 1.5 * chance.random())
        for worker in workers:
            worker.kill()
            worker.wait()
    for hall, entries in told.items():
        caught_up(store, hall)
        with own_tables(tmp_path / hall, entries) as own:
            assert differing(own, store, hall) == []
    store.close()


def _worker(url: str, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", _WORKER, url, str(folder)])


def _told(hall: str, count: int) -> list[Entry]:
    teller = Teller(hall)
    found = []
    for n in range(count // 3):
        found.append(teller.tell(f"s{n}", PersonRegistered(f"{n:04d}", f"员工{n}")))
        found.append(teller.tell(f"s{n}", PunchRecorded(f"{n:04d}", 1_774_000_000 + n, "scanner", "1")))
        found.append(teller.tell(f"s{n // 2}", PersonRenamed(f"改名{n}")))
    return found
