"""An open hall: the one place where transactions begin (design.md 2.5)."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from app.domain.access import SETUP, Actor
from app.domain.calendar import CALENDAR_2026
from app.domain.fact import Fact
from app.domain.facts import CalendarYearSet, HallFounded
from app.domain.month import Moment
from app.domain.refusal import Refusal
from app.services.clock import Clock, HallTime
from db import commands, journal, projection, settings
from db.journal import End, Recorded, Stamp
from db.settings import Settings
from db.store import Store, create_store, open_store

STORE_NAME = "hall.db"


def new_id() -> str:
    """A random id that says nothing about whom or what it names."""
    return secrets.token_hex(16)


@dataclass(slots=True)
class Command:
    """What a desk asks for under an id of its own; `taken`: a transaction of it has recorded something."""

    id: str
    desk: str
    actor: Actor
    taken: bool = False


COMMAND: ContextVar[Command | None] = ContextVar("command", default=None)
"""The command under way on this thread; its id is committed with the facts that its actor records."""


@dataclass(slots=True)
class Writing:
    """One transaction that writes: facts are appended and applied at once."""

    conn: Connection
    actor: Actor
    stamp: Stamp
    settings: Settings
    time: HallTime
    end: End
    """The end of the chain as this transaction sees it."""
    recorded: list[Recorded] = field(default_factory=list)

    @property
    def wall(self) -> int:
        """The transaction's moment in UTC seconds."""
        return self.stamp.wall_us // 1_000_000

    @property
    def wall_us(self) -> int:
        return self.stamp.wall_us

    @property
    def moment(self) -> Moment:
        return self.time.moment(self.stamp.wall_us)

    @property
    def today(self) -> date:
        return self.time.today(self.stamp.wall_us)

    def record(self, fact: Fact, subject: str = "") -> Recorded:
        """Appends a fact about `subject` (a random id; empty: the hall) and applies it."""
        return self.record_all([(subject, fact)])[0]

    def record_all(self, facts: list[tuple[str, Fact]]) -> list[Recorded]:
        """Many (subject, fact) pairs at once."""
        self.end, items = journal.append(self.conn, self.stamp, self.end, facts)
        projection.apply(self.conn, items)
        self.recorded.extend(items)
        return items

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """What the block recorded is undone if it raises; the transaction goes on."""
        end, count = self.end, len(self.recorded)
        try:
            with self.conn.begin_nested():
                yield
        except BaseException:
            self.end = end
            del self.recorded[count:]
            raise

    def open_epoch(self) -> int:
        """What is recorded from now on belongs to the next epoch, whose number this gives (trust.md 4)."""
        self.end = replace(self.end, epoch=self.end.epoch + 1)
        return self.end.epoch


@dataclass(frozen=True, slots=True)
class Reading:
    """One consistent view of the store at a moment."""

    conn: Connection
    settings: Settings
    time: HallTime
    wall_us: int

    @property
    def moment(self) -> Moment:
        return self.time.moment(self.wall_us)

    @property
    def today(self) -> date:
        return self.time.today(self.wall_us)


class Hall:
    """A store and its clock; services take one and open all their transactions on it."""

    def __init__(self, folder: Path, store: Store, clock: Clock) -> None:
        self.folder = folder
        self.store = store
        self.clock = clock
        self.watchers: list[Callable[[], None]] = []
        """Told after every commit of facts, on the thread that recorded them; must return at once."""
        self._loaded: tuple[int, Settings] | None = None
        with store.read() as conn:
            self.id = projection.get_meta(conn, "hall") or ""

    def close(self) -> None:
        self.store.close()

    @contextmanager
    def writing(self, actor: Actor) -> Iterator[Writing]:
        """`BEGIN IMMEDIATE`; committed when the block ends without an error.

        Refusal `command_settled`: a desk's command that its desk has been told is not in force.
        """
        with self.store.write() as conn:
            end = journal.end_of(conn)
            loaded = self._settings(conn, end)[1]
            stamp = Stamp(
                self.id, actor.account, self.clock.wall_us(), self.clock.boot_id, self.clock.boot_us()
            )
            tx = Writing(conn, actor, stamp, loaded, HallTime.of(loaded.zone), end)
            yield tx
            _take_command(tx)
        if not any(type(item.fact) in settings.EFFECTS for item in tx.recorded):
            self._loaded = (tx.end.seq, tx.settings)
        if tx.recorded:
            for told in self.watchers:
                told()

    def _settings(self, conn: Connection, end: End | None = None) -> tuple[int, Settings]:
        """As loaded last, while nobody else has recorded anything since; `end`, if known."""
        known = self._loaded
        if known is None or end is None or known[0] != end.seq:
            known = self._loaded = settings.load(conn, known)
        return known

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """A consistent view; nothing can be written in it."""
        with self.store.read() as conn:
            loaded = self._settings(conn)[1]
            yield Reading(conn, loaded, HallTime.of(loaded.zone), self.clock.wall_us())


def _take_command(tx: Writing) -> None:
    """In the same commit as the facts, so that whoever lost the answer can learn what holds."""
    command = COMMAND.get()
    if command is None or command.taken or not tx.recorded or tx.actor != command.actor:
        return
    if not commands.take(tx.conn, command.id, command.desk, tx.wall_us):
        raise Refusal("command_settled")
    command.taken = True


def checked_hall_name(name: str) -> str:
    """1 to 64 printable characters; Refusal `hall_name`."""
    clean = name.strip()
    if not clean or len(clean) > 64 or not clean.isprintable():
        raise Refusal("hall_name", name=clean[:64])
    return clean


def found_hall(folder: Path, name: str, zone: str, practice: bool, clock: Clock) -> Hall:
    """A new store with the default hours, rules and the 2026 calendar.

    Refusals: `store_exists`, `hall_name`, `zone_unknown`.
    """
    name = checked_hall_name(name)
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise Refusal("zone_unknown", zone=zone[:64]) from error
    hall = Hall(folder, create_store(folder / STORE_NAME), clock)
    hall.id = new_id()
    with hall.writing(SETUP) as tx:
        projection.put_meta(tx.conn, "hall", hall.id)
        tx.record(HallFounded(name, zone, practice))
        tx.record(CalendarYearSet(2026, CALENDAR_2026))
    return hall


def open_hall(folder: Path, clock: Clock) -> Hall:
    """The hall in `folder`; refusals as `db.store.open_store`, `store_absent` for one never founded."""
    hall = Hall(folder, open_store(folder / STORE_NAME), clock)
    if not hall.id:
        hall.close()
        raise Refusal("store_absent", file=STORE_NAME)
    return hall
