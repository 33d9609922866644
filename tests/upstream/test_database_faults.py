"""PostgreSQL and service processes killed under load, as real processes: what was acknowledged is there."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bench.postgres import Postgres
from app.upstream.upstream import Upstream, opened
from tests.upstream.load import BrokenWire, Load
from tests.upstream.postgres import new_cluster
from tests.upstream.terminal import Sender, Site
from tests.upstream.test_processes import Process

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")
LONG = [pytest.mark.full, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def durable() -> Iterator[Postgres]:
    """A cluster that recovers what was committed."""
    cluster = new_cluster(durable=True)
    yield cluster
    cluster.remove()


@pytest.fixture
def upstream(durable: Postgres, tmp_path: Path) -> Iterator[Upstream]:
    made = opened(durable.url(durable.new_database()), tmp_path / "upstream")
    yield made
    made.close()


@pytest.fixture
def processes(durable: Postgres, upstream: Upstream) -> Iterator[list[Process]]:
    """Two service processes on the one database."""
    url = durable.url(upstream.store.name)
    started = [Process(url, upstream.store.folder) for _ in range(2)]
    for one in started:
        one.wait()
    yield started
    for one in started:
        one.kill()


def _senders(upstream: Upstream, count: int) -> list[Sender]:
    site = Site.on(upstream.store)
    return [site.admit(Sender(hall=f"hall-{n}", terminal=f"terminal-{n}")) for n in range(count)]


@pytest.mark.parametrize("restarts", [2, pytest.param(20, marks=LONG)])
def test_a_database_killed_under_load_loses_nothing_and_services_go_on_by_themselves(
    restarts: int, durable: Postgres, upstream: Upstream, processes: list[Process]
) -> None:
    with Load(_senders(upstream, 3), [one.address for one in processes]) as load:
        for _ in range(restarts):
            load.wait_for_progress()
            durable.kill()
            load.wait_for_refusals()
            _start_again(durable)
        load.wait_for_progress()
    load.check(upstream.store)
    away = [fault for one in load.terminals for fault in one.away]
    assert {fault.retry_after is not None and fault.retry_after > 0 for fault in away} == {True}


@pytest.mark.parametrize("kills", [1, pytest.param(20, marks=LONG)])
def test_service_processes_killed_in_the_middle_of_pushes_lose_nothing_that_they_acknowledged(
    kills: int, durable: Postgres, upstream: Upstream, processes: list[Process]
) -> None:
    with Load(_senders(upstream, 3), [one.address for one in processes]) as load:
        for turn in range(kills):
            load.wait_for_progress()
            processes[turn % 2].kill()
            load.wait_for_cuts()
            load.wait_for_progress()
            processes[turn % 2].start()
    load.check(upstream.store)


@pytest.mark.full
@pytest.mark.timeout(900)
def test_all_of_it_at_once_over_a_wire_that_loses_and_cuts_answers(
    durable: Postgres, upstream: Upstream, processes: list[Process]
) -> None:
    chance = random.Random(20)
    wires = [BrokenWire(one.port, chance) for one in processes]
    with Load(_senders(upstream, 4), [one.address for one in wires]) as load:
        for turn in range(20):
            load.wait_for_progress()
            processes[turn % 2].kill()
            time.sleep(chance.random())
            durable.kill()
            time.sleep(chance.random())
            _start_again(durable)
            processes[turn % 2].start()
        load.wait_for_progress()
    for wire in wires:
        wire.close()
    load.check(upstream.store)
    assert all(wire.broken > 20 for wire in wires)


def _start_again(cluster: Postgres) -> None:
    """The orphans of a killed server hold its memory for a moment, and a new one refuses until they end."""
    until = time.monotonic() + 10
    while True:
        try:
            cluster.start()
            break
        except RuntimeError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
