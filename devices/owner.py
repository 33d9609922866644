"""The owner of one scanner: a thread that finds, opens, serves, loses and finds it again."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from devices import faults, locate
from devices.closing import close_within
from devices.errors import FpError
from devices.job_queue import JobQueue
from devices.jobs import Adopt, Job, JobError, ScannerConfig, SlotPlan
from devices.keeper import Keeper, PlanFailed
from devices.pace import Backoff, Pace
from devices.ports import Scanner, ScannerEvent, ScannerState, ScannerStateChanged
from devices.serial_scanner import SerialScanner
from devices.session import Session, done

log = logging.getLogger(__name__)

OnEvent = Callable[[ScannerEvent], None]


class ScannerOwner:
    """Runs one configured scanner; `on_event` and `plan` are called on the owner's thread.

    `plan` says what the database wants on the sensor; it is asked at each opening, hourly, on `Sync`, and
    when a finger hits a slot it does not know.
    """

    def __init__(
        self,
        config: ScannerConfig,
        plan: Callable[[], SlotPlan],
        on_event: OnEvent,
        *,
        pace: Pace | None = None,
        make_scanner: Callable[[ScannerConfig, str], Scanner] = SerialScanner,
    ) -> None:
        self.name = config.name
        self._config, self._plan, self._on_event = config, plan, on_event
        self._pace = pace or Pace()
        self._make_scanner = make_scanner
        self._stopping = threading.Event()
        self._queue = JobQueue(self._stopping)
        self._backoff = Backoff(self._pace.backoff)
        self._state = ScannerStateChanged(config.name, ScannerState.ABSENT)
        self._scanner: Scanner | None = None
        self._thread = threading.Thread(target=self._run, name=f"scanner {config.name}", daemon=True)

    # -- from any thread -----------------------------------------------------------------------

    @property
    def state(self) -> ScannerState:
        """Where the owner stands just now."""
        return self._state.state

    @property
    def status(self) -> ScannerStateChanged:
        """The last state event: state, what the scanner is, and why not, if not."""
        return self._state

    @property
    def cpu_seconds(self) -> float | None:
        """Processor time the running owner's thread has used; None where the system cannot say (Windows)."""
        clock_of = getattr(time, "pthread_getcpuclockid", None)
        if clock_of is None or not self._thread.is_alive() or self._thread.ident is None:
            return None
        return time.clock_gettime(clock_of(self._thread.ident))

    def start(self) -> None:
        """Begin looking for the scanner."""
        self._thread.start()

    def stop(self, timeout: float = 10.0) -> bool:
        """Break off whatever runs, close the port; False where the thread is still busy after `timeout`."""
        self._stopping.set()
        self._queue.wake()
        if self._thread.ident is not None:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def submit(self, job: Job) -> int:
        """Queue a job; its number comes back in `EnrolProgress` and `JobDone`."""
        return self._queue.submit(job)

    def cancel(self, job: int) -> None:
        """Break off a waiting or running job; it ends with `JobDone` and scanner.cancelled."""
        self._queue.cancel(job)

    def adopt(self) -> int:
        """A person decided to take this sensor for the hall: empty it, mark it, put the plan."""
        return self.submit(Adopt())

    # -- on the owner's thread -----------------------------------------------------------------

    def tell(self, event: ScannerEvent) -> None:
        """Pass an event on; a listener's mistake must not stop the scanner."""
        try:
            self._on_event(event)
        except Exception:
            log.exception("a listener failed on %s", type(event).__name__)

    def become(self, state: ScannerState, fault_key: str | None = None) -> None:
        """Change the state and tell it, if it is a change."""
        info = None
        if self._scanner is not None and state not in (ScannerState.OPENING, ScannerState.LOST):
            info = self._scanner.info
        event = ScannerStateChanged(self.name, state, info, fault_key)
        if event != self._state:
            self._state = event
            self.tell(event)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._attempt()
        self._refuse_jobs(faults.CANCELLED)

    def _attempt(self) -> None:
        port = locate.find(self._config)
        if port is None:
            self._backoff.reset()
            self.become(ScannerState.ABSENT, faults.ABSENT)
            self._rest(self._pace.look)
            return
        key = self._connected(port)
        if not self._stopping.is_set():
            self.become(ScannerState.LOST, key)
            self._wait_again()

    def _connected(self, port: str) -> str | None:
        """Open, serve, close; the fault key of what ended it."""
        self.become(ScannerState.OPENING)
        began = time.monotonic()
        scanner = self._make_scanner(self._config, port)
        key = self._guarded(scanner)
        self._scanner = None
        if time.monotonic() - began >= self._pace.settled:
            self._backoff.reset()
        closed = close_within(scanner.close, self._pace.close_limit)
        return key if closed else faults.STUCK

    def _guarded(self, scanner: Scanner) -> str | None:
        try:
            scanner.open()
            self._scanner = scanner
            self._serve(scanner)
        except FpError as error:
            log.info("%s: %s", self.name, error)
            return faults.key_of(error)
        except PlanFailed:
            log.exception("%s: no plan", self.name)
            return faults.PLAN_FAILED
        except Exception:
            log.exception("%s: a mistake of ours", self.name)
            return faults.BUG
        return None

    def _serve(self, scanner: Scanner) -> None:
        self.become(ScannerState.CHECKING)
        keeper = Keeper(self.name, scanner, self._plan, self.tell)
        quarantined = keeper.admit()
        Session(self, scanner, keeper, self._queue, self._pace).serve(self._stopping, quarantined)

    def _wait_again(self) -> None:
        """Back off, but look sooner when the port goes away: what comes back then is a fresh plug."""
        end = time.monotonic() + self._backoff.next()
        while not self._stopping.is_set() and (left := end - time.monotonic()) > 0:
            if locate.find(self._config) is None:
                return
            self._rest(min(left, self._pace.look))

    def _rest(self, seconds: float) -> None:
        self._refuse_jobs(faults.NOT_READY)
        self._queue.wait(seconds)

    def _refuse_jobs(self, key: str) -> None:
        while (ticket := self._queue.take()) is not None:
            self.tell(done(self.name, ticket, JobError(key)))
