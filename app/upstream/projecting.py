"""Keeps the read models of all halls behind their journals: the hall's own effects, applied upstream."""

from __future__ import annotations

import logging
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import TypeVar

from sqlalchemy import Connection

from app.domain.facts import BodiesErased
from app.domain.refusal import Refusal
from app.domain.sync_facts import LetterSettled
from app.services.clock import Clock
from db import compare, projection
from db.compare import TableDifference
from db.journal import Recorded
from db.store import Store
from db.tables import projected
from db.upstream import alarms, cursors, letters
from db.upstream.cursors import Next, Place
from db.upstream.models import MODELS
from db.upstream.store import UpstreamStore, is_passing, lock_hall

BATCH = 2000
POLL_SECONDS = 0.25
"""How long nothing is done when no hall is behind; a hall's tables lag by about this much."""
REST_SECONDS = 5.0
"""After the database could not be reached; for a hall, after a step of its own failed."""

_log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """What one step did: how many facts it applied, and where the hall's tables are now."""

    hall: str
    facts: int = 0
    seq: int = 0
    stopped: str = ""
    """The fact type at which the hall's projections have stopped, or empty."""
    held: bool = False
    """Another process is at work on this hall."""


class Projector:
    """Any number of them may run on one database: a hall is held by one at a time."""

    def __init__(self, store: UpstreamStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._resting: dict[str, float] = {}
        """Until when a hall is left alone, on the process's own clock."""
        self._stopped: list[str] | None = None
        """Halls that this program found stopped and has not tried yet; None before it has looked."""
        self._unclean: set[str] = set()
        """Halls whose tables were made again: what left them may still be in a write-ahead log."""

    def run(self, stop: Event) -> None:
        """Until `stop` is set: every hall that is behind, the longest waiting first; no fault ends it."""
        while not stop.is_set():
            try:
                self.resume()
                pause = 0.0 if self.round(stop) else POLL_SECONDS
            except Refusal as refusal:
                _log.warning("read models: %s", refusal)
                pause = REST_SECONDS
            except Exception:
                _log.exception("read models: of all halls they stay where they are")
                pause = REST_SECONDS
            stop.wait(pause)

    def round(self, stop: Event | None = None) -> bool:
        """One step for each hall that is behind; False if there was nothing to do."""
        with self._store.read() as conn:
            waiting = sorted(cursors.behind(conn), key=lambda hall_id: self._resting.get(hall_id, 0.0))
        done = False
        for hall_id in waiting:
            if stop is not None and stop.is_set():
                break
            found = self._tried(hall_id, self.step)
            done = done or (found is not None and not found.held)
        self._unclean -= {hall_id for hall_id in self._unclean if self._tried(hall_id, self._clean)}
        return done

    def _clean(self, hall_id: str) -> bool:
        return self._store.hall_models(hall_id).truncate_wal(patient=False)

    def _tried(self, hall_id: str, work: Callable[[str], T]) -> T | None:
        """None: the hall rests after something of its own failed; the other halls go on.

        Refusal `upstream_database_away` where there is no database for the others either.
        """
        if time.monotonic() < self._resting.get(hall_id, 0.0):
            return None
        try:
            done = work(hall_id)
        except Refusal as refusal:
            self._rests(hall_id)
            _log.warning("hall %s: %s", hall_id, refusal)
            if refusal.key == "upstream_database_away":
                self._store.check()
            return None
        except Exception:
            self._rests(hall_id)
            _log.exception("hall %s: its tables stay where they are", hall_id)
            return None
        self._resting.pop(hall_id, None)
        return done

    def _rests(self, hall_id: str) -> None:
        """So that what fails again and again fills no log, and comes after the other halls."""
        self._resting[hall_id] = time.monotonic() + REST_SECONDS

    def resume(self) -> None:
        """Halls that were stopped are tried once more: this program may know what an older one did not.

        One at which something fails stays for the next call; when all are tried, calls do nothing.
        """
        if self._stopped is None:
            with self._store.read() as conn:
                self._stopped = cursors.stopped(conn)
        self._stopped = [hall_id for hall_id in self._stopped if not self._tried(hall_id, self._resume)]

    def _resume(self, hall_id: str) -> bool:
        with self._store.hall_models(hall_id).write() as conn:
            known = cursors.place(conn, hold=True)
            if known is not None:
                known = replace(known, stopped_seq=0, stopped_kind="")
                cursors.put(conn, known)
        self._tell(hall_id, known)
        return True

    def step(self, hall_id: str, limit: int = BATCH) -> Progress:
        """Applies the hall's next facts and moves its cursor, in one transaction.

        A fact that this program cannot read stops the hall there, with an alarm; so does one that its own
        effects cannot apply. Refusals: `hall_unknown`, those of the database.
        """
        known, facts = self._step(hall_id, limit)
        self._tell(hall_id, known)
        if known is None:
            return Progress(hall_id, held=True)
        return Progress(hall_id, facts, known.seq, known.stopped_kind)

    def _step(self, hall_id: str, limit: int) -> tuple[Place | None, int]:
        self._begin(hall_id)
        with self._store.hall_models(hall_id).write() as conn:
            known = cursors.place(conn, hold=True)
            if known is None:
                return None, 0
            if known.projection != MODELS:
                raise Refusal("store_newer", file=self._store.name, version=known.projection, known=MODELS)
            end = cursors.end(conn)
            if known.seq == 0:
                known = replace(known, begun_seq=end)
            found = cursors.following(conn, known.seq, limit)
            if known.seq > end or _undoes(found.items, known):
                known, facts = self._again(conn, hall_id, replace(known, begun_seq=end))
            else:
                known, facts = self._applied(conn, hall_id, known, found), len(found.items)
            known = replace(known, applied_us=self._clock.wall_us())
            if known.stopped_seq:
                self._alarm(hall_id, known)  # before the commit, so that no hall is stopped without one
            cursors.put(conn, known)
        return known, facts

    def _begin(self, hall_id: str) -> None:
        """The hall has a cursor from now on."""
        with self._store.read() as conn:
            if cursors.has_begun(conn, hall_id):
                return
        with self._store.write() as conn:
            cursors.begin(conn, hall_id)

    def _applied(self, conn: Connection, hall_id: str, known: Place, found: Next) -> Place:
        culprit = _apply(conn, found.items)
        self._settle(hall_id, [item for item in found.items if culprit is None or item.seq < culprit.seq])
        if culprit is not None:
            kind = type(culprit.fact).__name__
            return replace(known, seq=culprit.seq - 1, stopped_seq=culprit.seq, stopped_kind=kind)
        stopped_seq, stopped_kind = found.unknown or (0, "")
        return replace(known, seq=found.seq, stopped_seq=stopped_seq, stopped_kind=stopped_kind)

    def _again(self, conn: Connection, hall_id: str, known: Place) -> tuple[Place, int]:
        """From the first fact on: bodies were erased, or upstream came back from a backup and has less.

        Readers see the old tables until it is done.
        """
        cursors.empty(conn)
        self._unclean.add(hall_id)
        known, facts = replace(known, seq=0), 0
        while True:
            found = cursors.following(conn, known.seq, BATCH)
            facts += len(found.items)
            before, known = known, self._applied(conn, hall_id, known, found)
            if known.stopped_seq or known.seq == before.seq:
                return known, facts

    def _settle(self, hall_id: str, items: Sequence[Recorded]) -> None:
        """What became of letters is told to their authors; told twice, it says the same.

        It is told before the tables are committed, so that a process that is killed between the two tells
        it again.
        """
        settled = [(item, item.fact) for item in items if isinstance(item.fact, LetterSettled)]
        settled = [(item, fact) for item, fact in settled if _well_formed(fact)]
        if not settled:
            return
        with self._store.write() as conn:
            for item, fact in settled:
                letters.settle(conn, hall_id, fact, item.seq, item.wall_us)

    def _tell(self, hall_id: str, known: Place | None) -> None:
        """Beside SQLite the hall's place is in its own file; upstream's gets a copy, for pages."""
        if known is not None and self._store.dialect == "sqlite":
            with self._store.write() as conn:
                cursors.copy(conn, hall_id, known)

    def _alarm(self, hall_id: str, known: Place) -> None:
        with self._store.write() as conn:
            if lock_hall(conn, hall_id) is not None:
                detail = f"{known.stopped_seq} {known.stopped_kind}"
                alarms.raise_once(conn, hall_id, "unknown_fact", "", detail, self._clock.wall_us())

    def rebuild(self, hall_id: str) -> tuple[int, list[TableDifference]]:
        """(facts, tables that differ): the hall made again beside its live tables, as far as those are."""
        live_store = self._store.hall_models(hall_id)
        with (
            tempfile.TemporaryDirectory(prefix="zaigang-") as folder,
            closing(Store(Path(folder) / "again.db")) as again,
            again.write() as fresh,
            live_store.read() as live,
        ):
            projected.create_all(fresh)
            known = cursors.place(live)
            facts = _copied(live, fresh, known.seq if known else 0)
            return facts, [table for table in compare.differences(live, fresh) if not table.same]


def _apply(conn: Connection, items: Sequence[Recorded]) -> Recorded | None:
    """All of them; or those before the first that cannot be applied, which is returned."""
    try:
        with conn.begin_nested():
            projection.apply(conn, items)
        return None
    except Exception as error:
        if isinstance(error, MemoryError) or is_passing(error):
            raise
        if len(items) == 1:
            _log.exception("%s cannot be applied", type(items[0].fact).__name__)
            return items[0]
    half = len(items) // 2
    return _apply(conn, items[:half]) or _apply(conn, items[half:])


def _undoes(items: Sequence[Recorded], known: Place) -> bool:
    """Whether bodies have been erased that are in the tables already."""
    return any(
        isinstance(item.fact, BodiesErased)
        and item.seq > known.begun_seq
        and any(isinstance(seq, int) and seq <= known.seq for seq in _listed(item.fact.seqs))
        for item in items
    )


def _listed(value: object) -> tuple[object, ...]:
    """What a hall sends is of any shape until it has been looked at."""
    return value if isinstance(value, tuple) else ()


def _well_formed(fact: LetterSettled) -> bool:
    texts: tuple[object, ...] = (fact.letter, fact.outcome, fact.key, fact.params)
    number: object = fact.number
    return (
        isinstance(number, int)
        and 0 < number < 1 << 63
        and all(isinstance(text, str) and text.isprintable() for text in texts)
    )


def _copied(live: Connection, fresh: Connection, until: int) -> int:
    seq = facts = 0
    while True:
        found = cursors.following(live, seq, BATCH, until)
        projection.apply(fresh, found.items)
        facts += len(found.items)
        if found.seq == seq or found.unknown:
            return facts
        seq = found.seq
