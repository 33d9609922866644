"""What the device tests share: an event log to wait on, and a database stand-in that plans slots."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from devices.jobs import Job, ScannerConfig, SlotContent, SlotPlan, sha256_of
from devices.mark import new_mark
from devices.owner import ScannerOwner
from devices.pace import Pace
from devices.ports import JobDone, ScannerEvent, ScannerState, ScannerStateChanged
from devices.serial_scanner import SerialScanner
from devices.simulator import SimulatedScanner

PATIENT = 20.0  # seconds after which a test gives up; says nothing about speed
QUICK = Pace(poll=0.01, look=0.05, backoff=(0.05, 0.1))
E = TypeVar("E", bound=ScannerEvent)


class Log:
    """Collects events and waits for them."""

    def __init__(self) -> None:
        self.events: list[ScannerEvent] = []
        self._changed = threading.Condition()

    def __call__(self, event: ScannerEvent) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def of(self, kind: type[E]) -> list[E]:
        """The events of one kind so far."""
        return [event for event in self.events if isinstance(event, kind)]

    def wait(self, kind: type[E], fits: Callable[[E], bool] = lambda _: True, after: int = 0) -> E:
        """The first fitting event, beyond the first `after` events; fails if none comes."""

        def found() -> E | None:
            later = self.events[after:]
            return next((event for event in later if isinstance(event, kind) and fits(event)), None)

        with self._changed:
            assert self._changed.wait_for(lambda: found() is not None, PATIENT), self.events[-8:]
            event = found()
        assert event is not None
        return event

    def wait_state(self, state: ScannerState, after: int = 0) -> ScannerStateChanged:
        """The first change to `state` beyond the first `after` events."""
        return self.wait(ScannerStateChanged, lambda event: event.state is state, after)


class Book:
    """Stands in for the database: which templates are to lie where, and on which sensor."""

    def __init__(self) -> None:
        self.uid: str | None = None
        self.broken = False
        self.slots: dict[int, bytes] = {}

    def plan(self) -> SlotPlan:
        """What an owner asks for."""
        if self.broken:
            raise RuntimeError("database is locked")
        content = {slot: SlotContent(sha256_of(t), partial(bytes, t)) for slot, t in self.slots.items()}
        return SlotPlan(self.uid, content)


class Hall:
    """One owner with its log and book."""

    def __init__(self, port: str, book: Book, pace: Pace) -> None:
        self.log, self.book = Log(), book
        self.owner = ScannerOwner(ScannerConfig("door", port, patience=0.3), book.plan, self.log, pace=pace)

    def ready(self, after: int = 0) -> ScannerStateChanged:
        """Wait until fingers are read; the book learns the sensor's uid."""
        event = self.log.wait_state(ScannerState.READY, after)
        assert event.info is not None
        self.book.uid = event.info.sensor_uid
        return event

    def do(self, job: Job) -> JobDone:
        """Submit a job and wait for its end."""
        number = self.owner.submit(job)
        return self.log.wait(JobDone, lambda event: event.job == number)


@contextmanager
def hall(port: str, book: Book | None = None, pace: Pace = QUICK) -> Iterator[Hall]:
    """A running owner."""
    running = Hall(port, book or Book(), pace)
    running.owner.start()
    try:
        yield running
    finally:
        assert running.owner.stop()


@contextmanager
def opened(simulated: SimulatedScanner, patience: float = 1.0, password: int = 0) -> Iterator[SerialScanner]:
    """An opened driver on a simulated module."""
    scanner = SerialScanner(ScannerConfig("door", simulated.url, patience=patience, password=password))
    try:
        scanner.open()
        yield scanner
    finally:
        scanner.close()


def planned(simulated: SimulatedScanner, *slots: int) -> Book:
    """A book that wants what lies in these slots; the sensor bears the book's mark."""
    book, mark = Book(), new_mark()
    book.uid = mark.uid
    book.slots = {slot: simulated.state.library[slot] for slot in slots}
    simulated.state.notepad[0] = mark.to_page()
    return book
