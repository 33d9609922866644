"""The state of a desk's line to its hall: a beat a second, lost and found again by itself."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from app.domain.refusal import Refusal
from app.domain.session import Session
from app.lan import wire
from app.lan.allowed import dialect
from app.lan.book import TokenBook
from app.lan.channel import ANSWER_SECONDS, Channel, LostError, NotSentError
from app.lan.paired import Paired
from app.services.clock import Clock

log = logging.getLogger(__name__)

BEAT_SECONDS, LONGEST_SECONDS = 1.0, 5.0
_BEAT_ANSWER = 5.0
FOR_GOOD = frozenset({"desk_unknown", "desk_version", "hall_key_changed"})
"""Refusals of a desk that do not pass by themselves."""
_RETURNS = 2**40
"""Between two versions of one line and those after its next return: pages look again then, too."""


class RemoteBugError(Exception):
    """Something unforeseen on the terminal, logged there."""


class Pulse:
    """Beats from `start` to `stop`; exchanges may come from any thread."""

    def __init__(self, paired: Paired, clock: Clock, channel: Channel | None = None) -> None:
        self._paired, self._channel = paired, channel or paired.channel()
        self.book = TokenBook(clock.boot_us)
        self._trouble: Refusal | None = Refusal("hall_unreachable")
        self._version = self._returns = self.offset_us = 0
        self.up, self.stopped = threading.Event(), threading.Event()
        self._sooner, self._first = threading.Event(), threading.Event()
        self._left: list[str] = []
        self._thread = threading.Thread(target=self._beat, name="lan-line", daemon=True)

    def start(self, seconds: float = 0.0) -> None:
        """Waits up to so long for the first beat."""
        self._thread.start()
        self._first.wait(seconds)

    def stop(self) -> None:
        """Whoever waits for an answer is told that the line is gone."""
        self.stopped.set()
        self._sooner.set()
        self.up.set()
        self._channel.break_off()
        if self._thread.ident:
            self._thread.join(_BEAT_ANSWER + 1)

    # -- what the screen asks -------------------------------------------------------------------------

    @property
    def trouble(self) -> Refusal | None:
        """Why the hall cannot be asked just now; None while it can."""
        trouble = self._trouble
        return None if trouble is None else Refusal(trouble.key, **trouble.params)

    def version(self) -> int:
        """Another number after every change of the hall's store, and after every return of the line."""
        return self._returns * _RETURNS + self._version

    def enter(self, session: Session) -> None:
        self.book.enter(session)

    def leave(self) -> None:
        token = self.book.leave()
        if token:
            self._left.append(token)
            self._sooner.set()

    def touch(self) -> None:
        self.book.touch()

    def holds(self) -> bool:
        """Whether the terminal still counts whoever is at the desk as signed in."""
        return self.book.holds()

    def asked(
        self, path: str, data: dict[str, Any], fresh: bool = False, seconds: float = ANSWER_SECONDS
    ) -> dict[str, Any]:
        """One exchange; the refusal that is answered is raised, but for that of a command in force."""
        headers = {
            wire.DESK: f"{self._paired.desk}:{self._paired.secret}",
            wire.DIALECT: dialect(),
            wire.SESSION: self.book.token,
            wire.IDLE: str(self.book.idle_us()),
        }
        _, answer = self._channel.post(path, data, headers, seconds, fresh)
        refusal = wire.refusal_of(answer)
        if refusal is not None and "in_force" not in answer:
            raise refusal
        return answer

    # -- the line itself ------------------------------------------------------------------------------

    def _beat(self) -> None:
        pause = BEAT_SECONDS
        while not self.stopped.is_set():
            try:
                self._look()
                pause = BEAT_SECONDS
            except (NotSentError, LostError):
                self._lost()
                pause = min(LONGEST_SECONDS, pause * 1.5)
            except Refusal as refusal:
                self._refused(refusal)
                pause = LONGEST_SECONDS
            except Exception:  # the line must go on beating
                log.exception("the line to the hall")
                self._lost()
                pause = LONGEST_SECONDS
            self._first.set()
            self._sooner.wait(pause)
            self._sooner.clear()

    def _look(self) -> None:
        while self._left:
            self.asked(wire.LEAVE, {"token": self._left[-1]}, seconds=_BEAT_ANSWER)
            self._left.pop()
        token = self.book.entered
        answer = self.asked(wire.STATUS, {}, seconds=_BEAT_ANSWER)
        if "version" not in answer:
            raise RemoteBugError(str(answer))
        self._version = int(answer["version"])
        self.offset_us = int(answer["wall_us"]) - time.time_ns() // 1000
        if token and not answer["live"] and token == self.book.token:
            self.book.over(token)
        if self._trouble is not None:
            self._returns += 1
            self._trouble = None
            self.up.set()

    def doubt(self) -> None:
        """An exchange failed: nothing more is asked until a beat has found the hall."""
        if not self.stopped.is_set():
            self.up.clear()
        self._trouble = Refusal("hall_unreachable")
        self._sooner.set()

    def _lost(self) -> None:
        """The hall is not there: whoever waits for an answer on a dead line learns it now."""
        if not self.stopped.is_set():
            self.up.clear()
        self._trouble = Refusal("hall_unreachable")
        self._channel.break_off()

    def _refused(self, refusal: Refusal) -> None:
        """The terminal is there: it is busy for a moment, or will not have this desk, then waiting is of no
        use."""
        final = refusal.key in FOR_GOOD
        self._trouble = refusal if final else Refusal("hall_unreachable")
        if final:
            self.up.set()
        elif not self.stopped.is_set():
            self.up.clear()


class HallClock(Clock):
    """The hall's wall clock, as it was told last, on this PC's own boot clock."""

    def __init__(self, offset_us: Callable[[], int]) -> None:
        super().__init__()
        self._offset_us = offset_us

    def wall_us(self) -> int:
        return super().wall_us() + self._offset_us()
