"""Jobs waiting for a scanner's owner: identify before enrol before sync, each with a cancel flag."""

from __future__ import annotations

import heapq
import itertools
import threading
from dataclasses import dataclass, field

from devices.jobs import Enrol, Job, Verify

_numbers = itertools.count(1)


@dataclass(order=True)
class Ticket:
    """One submitted job; usable as the cancel flag of the calls it makes."""

    priority: int
    number: int
    job: Job = field(compare=False)
    cancelled: threading.Event = field(compare=False, default_factory=threading.Event)
    stopping: threading.Event = field(compare=False, default_factory=threading.Event)

    def is_set(self) -> bool:
        """True once this job, or its owner as a whole, is to end."""
        return self.cancelled.is_set() or self.stopping.is_set()


class JobQueue:
    """Filled by any thread, emptied by the owner's."""

    def __init__(self, stopping: threading.Event) -> None:
        self._stopping = stopping
        self._heap: list[Ticket] = []
        self._running: Ticket | None = None
        self._changed = threading.Condition()

    def submit(self, job: Job) -> int:
        """Queue a job; its number, unique in this process."""
        ticket = Ticket(_priority(job), next(_numbers), job, stopping=self._stopping)
        with self._changed:
            heapq.heappush(self._heap, ticket)
            self._changed.notify_all()
        return ticket.number

    def cancel(self, number: int) -> None:
        """Cancel a waiting or running job; one that has ended stays as it ended."""
        with self._changed:
            for ticket in (*self._heap, *([self._running] if self._running else [])):
                if ticket.number == number:
                    ticket.cancelled.set()

    def take(self) -> Ticket | None:
        """The next job, now the running one; None where there is none."""
        with self._changed:
            self._running = heapq.heappop(self._heap) if self._heap else None
            return self._running

    def wait(self, seconds: float) -> None:
        """Sleep until a job comes, `wake` is called, or the time is over."""
        with self._changed:
            if not self._heap and not self._stopping.is_set():
                self._changed.wait(seconds)

    def wake(self) -> None:
        """End a `wait`."""
        with self._changed:
            self._changed.notify_all()


def _priority(job: Job) -> int:
    if isinstance(job, Verify):
        return 1
    return 2 if isinstance(job, Enrol) else 3
