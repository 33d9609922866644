"""One connection's life: jobs first, then fingers, then one step of keeping in step, then housekeeping."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Protocol

from devices import faults
from devices.errors import FpGone, FpProtocol, FpSensor, FpTimeout
from devices.job_queue import JobQueue, Ticket
from devices.jobs import Adopt, Enrol, EnrolStep, JobError, JobResult, Verify
from devices.keeper import Keeper, PlanFailed
from devices.pace import Pace
from devices.ports import EnrolProgress, JobDone, Scanner, ScannerEvent, ScannerState
from devices.watch import FingerWatch
from devices.work import Work

log = logging.getLogger(__name__)

_OFTEN = (FpTimeout, FpProtocol, FpSensor)
_LONG = (Enrol, Verify, Adopt)  # worth showing as busy; the rest is over before anyone looks


class Teller(Protocol):
    """Where a session reports to."""

    name: str

    def tell(self, event: ScannerEvent) -> None:
        """Pass an event on."""
        ...

    def become(self, state: ScannerState, fault_key: str | None = None) -> None:
        """Change the owner's state."""
        ...


class _Chore:
    """Something done every so many seconds while nothing else is to do."""

    def __init__(self, act: Callable[[], object], every: float) -> None:
        self.act, self.every = act, every
        self.due = time.monotonic() + every


class Session:
    """Serves one open scanner until it is lost or the owner stops."""

    def __init__(self, owner: Teller, scanner: Scanner, keeper: Keeper, queue: JobQueue, pace: Pace) -> None:
        self._owner, self._scanner, self._keeper = owner, scanner, keeper
        self._queue, self._pace = queue, pace
        self._watch = FingerWatch(owner.name, scanner, keeper, owner.tell)
        self._work = Work(scanner, keeper)
        self._failures = 0
        self._doubtful = False  # after a fault another module may hang on the same cable
        self._quarantined: str | None = None
        self._chores = [
            _Chore(scanner.health, pace.health),
            _Chore(self._recognise, pace.health),
            _Chore(keeper.audit_one, pace.audit),
            _Chore(self._sync, pace.sync),
        ]

    def serve(self, stopping: threading.Event, quarantined: str | None) -> None:
        """Run until `stopping`; raises the FpError that lost the scanner."""
        self._quarantined, self._watch.cancel = quarantined, stopping
        self._show_state()
        while not stopping.is_set():
            if self._doubtful and not self._try(self._recognise):
                continue
            ticket = self._queue.take()
            if ticket is not None:
                self._do(ticket)
            elif self._quarantined is not None:
                self._try(self._watch_quarantine)
                self._queue.wait(self._pace.look)
            else:
                self._tend()

    def _tend(self) -> None:
        self._try(self._watch.look)
        if self._keeper.todo:
            self._try(self._keeper.step)
            self._show_state()
            return
        self._keep_house()
        self._queue.wait(self._pace.poll)

    def _try(self, act: Callable[[], object]) -> bool:
        """Do it; a failure now and then is a bad line, several in a row are a lost scanner."""
        try:
            act()
        except FpGone:
            raise
        except _OFTEN:
            self._failures += 1
            self._doubtful = True
            if self._failures >= self._pace.failures:
                raise
            return False
        self._failures = 0
        return True

    # -- jobs ----------------------------------------------------------------------------------

    def _do(self, ticket: Ticket) -> None:
        if self._quarantined is not None and not isinstance(ticket.job, Adopt):
            self._done(ticket, JobError(faults.NOT_READY))
            return
        if isinstance(ticket.job, _LONG):
            self._owner.become(ScannerState.BUSY)
        outcome: JobResult | JobError = JobError(faults.BUG)
        try:
            outcome = self._work.run(ticket, lambda step: self._progress(ticket, step))
        except FpGone:
            outcome = JobError(faults.UNPLUGGED)
            raise
        finally:
            self._done(ticket, outcome)
        self._doubtful |= isinstance(outcome, JobError)
        if isinstance(ticket.job, Enrol | Verify):
            self._watch.held = True
        if isinstance(ticket.job, Adopt) and not isinstance(outcome, JobError):
            self._quarantined = None
        self._show_state()

    def _progress(self, ticket: Ticket, step: EnrolStep) -> None:
        self._owner.tell(EnrolProgress(self._owner.name, ticket.number, step))

    def _done(self, ticket: Ticket, outcome: JobResult | JobError) -> None:
        self._owner.tell(done(self._owner.name, ticket, outcome))

    # -- housekeeping --------------------------------------------------------------------------

    def _show_state(self) -> None:
        if self._quarantined is not None:
            self._owner.become(ScannerState.QUARANTINE, self._quarantined)
        else:
            self._owner.become(ScannerState.BUSY if self._keeper.todo else ScannerState.READY)

    def _keep_house(self) -> None:
        for chore in self._chores:
            if time.monotonic() >= chore.due:
                chore.due = time.monotonic() + chore.every
                self._try(chore.act)
                return

    def _recognise(self) -> None:
        if not self._scanner.still_same():
            raise FpGone("another sensor answers on the same port")
        self._doubtful = False

    def _watch_quarantine(self) -> None:
        self._scanner.count()

    def _sync(self) -> None:
        try:
            self._keeper.load_plan()
        except PlanFailed:
            log.exception("%s: no plan; the last one stays", self._owner.name)
            return
        self._keeper.reconcile()


def done(name: str, ticket: Ticket, outcome: JobResult | JobError) -> JobDone:
    """The event that ends a job."""
    if isinstance(outcome, JobError):
        return JobDone(name, ticket.number, error=outcome)
    return JobDone(name, ticket.number, result=outcome)
