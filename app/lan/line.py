"""A desk's line to its hall: calls over it, its state, and how it finds itself again after a break."""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from app.domain.refusal import Refusal
from app.domain.session import Session
from app.lan import wire
from app.lan.allowed import dialect, is_write
from app.lan.book import TokenBook
from app.lan.calls import SIGN_IN
from app.lan.channel import Channel, LostError, NotSentError
from app.lan.paired import Paired
from app.lan.plain import WireError
from app.lan.signature import Signature, packed, signature
from app.services.clock import Clock

log = logging.getLogger(__name__)

BEAT_SECONDS, LONGEST_SECONDS = 1.0, 5.0
_BEAT_ANSWER = 5.0
_RETURNS = 2**40
"""Between two versions of one line and those after its next return: pages look again then, too."""


class RemoteBugError(Exception):
    """Something unforeseen on the terminal, logged there."""


class Remote:
    """A service of the terminal by its name; its methods run there."""

    def __init__(self, run: Callable[..., Any], service: str) -> None:
        self._run, self._service = run, service

    def __getattr__(self, method: str) -> Callable[..., Any]:
        return partial(self._run, self._service, method)


class Line:
    """Beats once a second from `start` to `stop`; calls may come from any thread."""

    def __init__(self, paired: Paired, clock: Clock, channel: Channel | None = None) -> None:
        self._paired, self._channel = paired, channel or paired.channel()
        self.book = TokenBook(clock.boot_us)
        self._trouble: Refusal | None = Refusal("hall_unreachable")
        self._version = self._returns = self.offset_us = 0
        self._up, self._stop = threading.Event(), threading.Event()
        self._sooner, self._first = threading.Event(), threading.Event()
        self._left: list[str] = []
        self._thread = threading.Thread(target=self._beat, name="lan-line", daemon=True)

    def start(self, seconds: float = 0.0) -> None:
        """Waits up to so long for the first beat."""
        self._thread.start()
        self._first.wait(seconds)

    def stop(self) -> None:
        """Whoever waits for an answer is told that the line is gone."""
        self._stop.set()
        self._sooner.set()
        self._up.set()
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

    # -- calls ----------------------------------------------------------------------------------------

    def service(self, name: str) -> Remote:
        """What the desk's background runs its calls on."""
        return Remote(self.run, name)

    def run(self, service: str, method: str, *args: object, **named: object) -> Any:
        """The method's result or refusal, as at the terminal.

        Refusals besides: `terminal_only`, `hall_unreachable` (nothing was done), `not_in_force`,
        `in_force_unanswered`, `in_flight_unknown`, and those of the line's trouble.
        """
        known = signature(service, method)
        self._check()
        asked = {
            "id": secrets.token_hex(wire.ID_BYTES),
            "service": service,
            "method": method,
            "arguments": packed(known, args, named, self.book.token_of),
        }
        if is_write(service, method):
            return self._write(known, asked)
        try:
            return self._result((service, method), known, self._asked(wire.CALL, asked))
        except (NotSentError, LostError) as error:
            self._doubt()
            raise Refusal("hall_unreachable") from error

    def _check(self) -> None:
        trouble = self.trouble
        if trouble is not None:
            raise trouble

    def _write(self, known: Signature, asked: dict[str, Any]) -> Any:
        try:
            answer = self._asked(wire.CALL, asked, fresh=True)
        except NotSentError as error:
            self._doubt()
            raise Refusal("hall_unreachable") from error
        except LostError:
            self._doubt()
            answer = self._settled(asked["id"])
        return self._outcome(known, answer)

    def _settled(self, key: str) -> dict[str, Any]:
        """Waits for the line, however long, and asks what became of the command."""
        while True:
            self._up.wait()
            trouble = self._trouble
            if self._stop.is_set() or (trouble is not None and trouble.key != "hall_unreachable"):
                raise Refusal("in_flight_unknown")
            try:
                answer = self._asked(wire.SETTLE, {"id": key}, fresh=True)
            except (NotSentError, LostError):
                self._doubt()
                continue
            except Refusal as error:
                raise Refusal("in_flight_unknown") from error
            if "running" not in answer:
                return answer

    def _outcome(self, known: Signature, answer: dict[str, Any]) -> Any:
        if answer.get("in_force") is False:
            raise Refusal("not_in_force")
        if answer.get("in_force") is True and not {"result", "refusal"} & answer.keys():
            try:
                return known.result.decode(None)  # nothing is answered to most writes
            except WireError:
                raise Refusal("in_force_unanswered") from None
        return self._result(("", ""), known, answer)

    def _result(self, name: tuple[str, str], known: Signature, answer: dict[str, Any]) -> Any:
        if "result" not in answer:
            raise RemoteBugError(str(answer.get("bug", answer)))
        result = known.result.decode(answer["result"])
        if name == SIGN_IN:
            return self.book.signed_in(result, wire.text_of(answer, "token"))
        return result

    def _asked(
        self, path: str, data: dict[str, Any], fresh: bool = False, seconds: float | None = None
    ) -> dict[str, Any]:
        """One exchange; the refusal that is answered is raised."""
        headers = {
            wire.DESK: f"{self._paired.desk}:{self._paired.secret}",
            wire.DIALECT: dialect(),
            wire.SESSION: self.book.token,
            wire.IDLE: str(self.book.idle_us()),
        }
        given = {} if seconds is None else {"seconds": seconds}
        _, answer = self._channel.post(path, data, headers, fresh=fresh, **given)
        refusal = wire.refusal_of(answer)
        if refusal is not None:
            raise refusal
        return answer

    # -- the line itself ------------------------------------------------------------------------------

    def _beat(self) -> None:
        pause = BEAT_SECONDS
        while not self._stop.is_set():
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
            self._asked(wire.LEAVE, {"token": self._left[-1]}, seconds=_BEAT_ANSWER)
            self._left.pop()
        token = self.book.entered
        answer = self._asked(wire.STATUS, {}, seconds=_BEAT_ANSWER)
        if "version" not in answer:
            raise RemoteBugError(str(answer))
        self._version = int(answer["version"])
        self.offset_us = int(answer["wall_us"]) - time.time_ns() // 1000
        if token and not answer["live"] and token == self.book.token:
            self.book.over(token)
        if self._trouble is not None:
            self._returns += 1
            self._trouble = None
            self._up.set()

    def _doubt(self) -> None:
        """An exchange failed: nothing more is asked until a beat has found the hall."""
        if not self._stop.is_set():
            self._up.clear()
        self._trouble = Refusal("hall_unreachable")
        self._sooner.set()

    def _lost(self) -> None:
        """The hall is not there: whoever waits for an answer on a dead line learns it now."""
        if not self._stop.is_set():
            self._up.clear()
        self._trouble = Refusal("hall_unreachable")
        self._channel.break_off()

    def _refused(self, refusal: Refusal) -> None:
        """The terminal is there and will not have this desk: waiting longer is of no use."""
        self._trouble = refusal
        self._up.set()


class HallClock(Clock):
    """The hall's wall clock, as it was told last, on this PC's own boot clock."""

    def __init__(self, offset_us: Callable[[], int]) -> None:
        super().__init__()
        self._offset_us = offset_us

    def wall_us(self) -> int:
        return super().wall_us() + self._offset_us()
