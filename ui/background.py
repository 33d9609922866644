"""The only way from the screen to a service: calls run in lanes, results come back on the UI thread.

Writes have one serialised lane, reads another, paper and other long work a third, so that no page waits
behind a print and no punch behind a page.
"""

from __future__ import annotations

import logging
import secrets
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from app.domain.refusal import Refusal
from reports.files import WorkCancelled
from ui.calls import Call
from ui.lane import Lane

log = logging.getLogger(__name__)

Result = TypeVar("Result")
Progress = Callable[[int, int], None]
Work = Callable[[Progress, Callable[[], bool]], Result]
"""Long work takes `progress(done, total)` and `cancelled()`; it ends by `WorkCancelled` when cancelled."""

POLL_MS = 1000
COALESCE_MS = 40


def _nothing(*_: Any) -> None:
    """For callers that do not care."""


class Task:
    """One thing under way for `owner`; nothing is delivered to an owner that is gone or that cancelled."""

    def __init__(
        self,
        owner: QObject,
        done: Callable[[Any], object],
        refused: Callable[[Refusal], object],
        failed: Callable[[str], object],
        ended: Callable[[], object],
        progress: Callable[[int, int], object] = _nothing,
    ) -> None:
        self.owner, self.done, self.refused, self.failed = owner, done, refused, failed
        self.ended, self.progress = ended, progress
        self.cancelled = False

    def cancel(self) -> None:
        """Asks long work to stop; its result, should there be one, is dropped."""
        self.cancelled = True

    @property
    def wanted(self) -> bool:
        return isValid(self.owner) and not self.cancelled


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How a task ended: exactly one of them."""

    value: object = None
    refusal: Refusal | None = None
    bug: str = ""
    cancelled: bool = False
    wrote: bool = False


class Background(QObject):
    """Runs calls on services named by `service_of`, and tells when the store has changed."""

    changed = Signal()
    """Somebody wrote, here or in another program: look again."""
    refused = Signal(object)
    """A `Refusal` that its caller left to the shell to show."""
    bug = Signal(str)
    """Something unforeseen happened; it is in the log under this reference."""
    _ended = Signal(object, object)
    _progressed = Signal(object, int, int)

    def __init__(
        self,
        service_of: Callable[[str], object],
        data_version: Callable[[], int],
        parent: QObject | None = None,
        trouble: Callable[[], Refusal | None] = lambda: None,
    ) -> None:
        """`trouble`: why nothing can be written just now; on a desk, that its line to the hall is broken."""
        super().__init__(parent)
        self._service_of, self._data_version, self._trouble = service_of, data_version, trouble
        self._writes, self._reads, self._long = Lane("writes"), Lane("reads"), Lane("paper")
        self._running: set[Task] = set()
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self._version = data_version()
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look)
        self._poll.start()
        self._soon = QTimer(self, interval=COALESCE_MS, singleShot=True)
        self._soon.timeout.connect(self.changed)

    def write(
        self,
        request: Call[Result],
        owner: QObject,
        done: Callable[[Result], object] = _nothing,
        refused: Callable[[Refusal], object] | None = None,
        failed: Callable[[str], object] | None = None,
        ended: Callable[[], object] = _nothing,
    ) -> Task:
        """Runs a command; `done(result)` after its commit, or `refused(refusal)`, or `failed(reference)`
        for a bug; then `ended()`. What has no handler goes to the signals `refused` and `bug`.
        """
        task = Task(owner, done, refused or self.refused.emit, failed or self.bug.emit, ended)
        trouble = self._trouble()
        if trouble is not None:  # not behind a write that waits for the line: it would be done long after
            return self._start(self._reads, task, partial(_refuse, trouble))
        return self._start(self._writes, task, lambda: self.run(request), wrote=True)

    def read(
        self,
        request: Call[Result],
        owner: QObject,
        done: Callable[[Result], object],
        refused: Callable[[Refusal], object] | None = None,
        failed: Callable[[str], object] | None = None,
        ended: Callable[[], object] = _nothing,
    ) -> Task:
        """Runs a query on the lane for reads."""
        task = Task(owner, done, refused or self.refused.emit, failed or self.bug.emit, ended)
        return self._start(self._reads, task, lambda: self.run(request))

    def work(
        self,
        work: Work[Result],
        owner: QObject,
        done: Callable[[Result], object] = _nothing,
        refused: Callable[[Refusal], object] | None = None,
        failed: Callable[[str], object] | None = None,
        ended: Callable[[], object] = _nothing,
        progress: Callable[[int, int], object] = _nothing,
    ) -> Task:
        """Runs long work (paper, files, fonts) that reports its progress and can be cancelled."""
        task = Task(owner, done, refused or self.refused.emit, failed or self.bug.emit, ended, progress)

        def run() -> Result:
            return work(lambda at, of: self._progressed.emit(task, at, of), lambda: task.cancelled)

        return self._start(self._long, task, run)

    def stop(self) -> None:
        """Cancels long work, lets what was asked before finish, and ends the threads."""
        self._poll.stop()
        for task in self._running:
            task.cancel()
        for lane in (self._long, self._reads, self._writes):
            lane.stop()

    def run(self, request: Call[Result]) -> Result:
        """Runs a call here and now, on the caller's thread: for functions given to `work`."""
        return request.on(self._service_of(request.service))

    def _start(self, lane: Lane, task: Task, run: Callable[[], object], wrote: bool = False) -> Task:
        self._running.add(task)
        lane.put(lambda: self._ended.emit(task, _outcome(run, wrote)))
        return task

    def _deliver(self, task: Task, outcome: _Outcome) -> None:
        self._running.discard(task)
        if outcome.wrote:
            self._soon.start()
        if task.wanted and outcome.refusal is not None:
            task.refused(outcome.refusal)
        elif task.wanted and outcome.bug:
            task.failed(outcome.bug)
        elif task.wanted and not outcome.cancelled:
            task.done(outcome.value)
        if isValid(task.owner):
            task.ended()

    def _show_progress(self, task: Task, at: int, of: int) -> None:
        if task.wanted:
            task.progress(at, of)

    def _look(self) -> None:
        """Another program, or the scanner, has written since."""
        try:
            version = self._data_version()
        except sqlite3.Error:  # the next call says in words what is wrong with the file
            return
        if version != self._version:
            self._version = version
            self._soon.start()


def _refuse(refusal: Refusal) -> None:
    raise refusal


def _outcome(run: Callable[[], object], wrote: bool) -> _Outcome:
    try:
        return _Outcome(run(), wrote=wrote)
    except Refusal as refusal:
        return _Outcome(refusal=refusal)
    except WorkCancelled:
        return _Outcome(cancelled=True)
    except Exception:
        reference = secrets.token_hex(3).upper()
        log.exception("unforeseen, reference %s", reference)
        return _Outcome(bug=reference)
