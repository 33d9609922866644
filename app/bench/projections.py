"""Read models upstream: facts applied a second by one worker, and how far it stays behind 100 a second."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread

from app.bench.figure import Figure, Scale, percentile, seconds
from app.bench.scratch import MONTH, history, staffed_hall
from app.bench.upstream_facts import throwaway_postgres
from app.domain.journal import Entry
from app.domain.sync import ChainHead
from app.services.clock import Clock
from app.services.hall import Hall
from app.upstream.projecting import POLL_SECONDS, Projector
from db import projection, sync_chain
from db.upstream import chain, cursors, halls
from db.upstream.store import UpstreamStore, lock_hall, open_upstream

REACH, LAG_SECONDS = 3000, 2.0
_A_SECOND, _AT_ONCE = 100, 10
_PUSH = 500


def figures(scale: Scale, folder: Path) -> list[Figure]:
    """A month of a hall on each database, in one process; the hall's own rebuild is the reference."""
    with closing(staffed_hall(folder / "projected", scale.of(300, 300, 8))) as hall:
        history(hall, scale.of(300, 300, 8), MONTH)
        with hall.store.read() as conn:
            journal = sync_chain.entries_after(conn, hall.id, 0, 1_000_000, 1 << 40)
        own = _rebuild_rate(hall, len(journal))
    found = []
    with _databases() as databases:
        for name, url in databases:
            with closing(open_upstream(url, folder / f"upstream-{name}")) as store:
                found += _of_one(scale, name, store, journal, own)
    return found


def _of_one(scale: Scale, name: str, store: UpstreamStore, journal: list[Entry], own: float) -> list[Figure]:
    late = journal[-_A_SECOND * scale.of(30, 10, 1) :]
    early = journal[: len(journal) - len(late)]
    hall_id = journal[0].head.hall
    with store.write() as conn:
        halls.add(conn, hall_id, hall_id, 0)
    for start in range(0, len(early), _PUSH):
        _push(store, early[start : start + _PUSH])
    projector = Projector(store, Clock())
    rate = len(early) / seconds(lambda: _catch_up(projector, hall_id))
    lag = percentile(_lags(store, projector, late), 95)
    return [
        Figure(
            f"facts into read models, {name}",
            rate,
            "/s",
            "the hall's own rebuild",
            own,
            rate / own,
            f"≥ {REACH} /s",
            rate >= REACH,
        ),
        Figure(
            f"read models behind at 100 facts/s, {name}, p95",
            lag,
            "s",
            "how often it looks",
            POLL_SECONDS,
            lag / POLL_SECONDS,
            f"≤ {LAG_SECONDS:.0f} s",
            lag <= LAG_SECONDS,
        ),
    ]


def _rebuild_rate(hall: Hall, facts: int) -> float:
    with hall.store.write() as conn:
        return facts / seconds(lambda: projection.rebuild(conn))


def _catch_up(projector: Projector, hall_id: str) -> None:
    while projector.step(hall_id).facts:
        pass


def _push(store: UpstreamStore, entries: Sequence[Entry]) -> None:
    last = entries[-1].head
    with store.write() as conn:
        lock_hall(conn, last.hall)
        chain.append(conn, entries)
        head = ChainHead(last.epoch, last.seq, entries[-1].hash)
        halls.advance(conn, last.hall, head, last.seq, 0)


def _lags(store: UpstreamStore, projector: Projector, entries: Sequence[Entry]) -> list[float]:
    """Seconds from the commit of each few facts until they are in the tables."""
    stop = Event()
    working = Thread(target=projector.run, args=(stop,))
    waiting: dict[int, float] = {}
    found: list[float] = []
    working.start()
    try:
        begin = time.perf_counter()
        for start in range(0, len(entries), _AT_ONCE):
            part = entries[start : start + _AT_ONCE]
            _push(store, part)
            waiting[part[-1].head.seq] = time.perf_counter()
            while time.perf_counter() < begin + (start + _AT_ONCE) / _A_SECOND:
                _look(store, part[0].head.hall, waiting, found)
        while waiting:
            _look(store, entries[0].head.hall, waiting, found)
    finally:
        stop.set()
        working.join()
    return found


def _look(store: UpstreamStore, hall_id: str, waiting: dict[int, float], found: list[float]) -> None:
    time.sleep(0.01)
    with store.hall_models(hall_id).read() as conn:
        place = cursors.place(conn)
    now = time.perf_counter()
    for seq in [seq for seq in waiting if place is not None and seq <= place.seq]:
        found.append(now - waiting.pop(seq))


@contextmanager
def _databases() -> Iterator[list[tuple[str, str]]]:
    """(name, URL) of SQLite, and of a PostgreSQL of its own where this machine has the programs."""
    with throwaway_postgres() as server:
        found = [("SQLite", "")]
        yield found if server is None else [*found, ("PostgreSQL", server.url(server.new_database()))]
