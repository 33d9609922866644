"""Waits at upstream for letters, on a connection of its own, and wakes the carrier when there is one."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.domain.refusal import Refusal
from app.services.hall import Hall
from app.sync import codec
from app.sync.fault import ChannelFault
from db import sync
from db.sync import Enrolment

FAULT_SECONDS, PAUSE_SECONDS = 30.0, 1.0
"""After something went wrong; between two questions, so that no answer can keep the terminal busy."""

_log = logging.getLogger(__name__)


class Waiting(Protocol):
    """A channel that can be asked to hold the answer until there is a letter."""

    def wait(self, after: int, nonce: str) -> bytes: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Asking:
    """With whom the carrier has spoken last, and the nonce that it was given."""

    enrolled: Enrolment
    nonce: str


class LetterWait:
    """A thread beside the carrier's; `start` once, `stop` from any thread."""

    def __init__(
        self,
        hall: Hall,
        asking: Callable[[], Asking | None],
        connect: Callable[[Enrolment], Waiting],
        wake: Callable[[], None],
    ) -> None:
        self._hall, self._asking, self._connect, self._wake = hall, asking, connect, wake
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync-letters", daemon=True)
        self._line: tuple[Enrolment, Waiting] | None = None
        self._nonce = ""

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Does not wait for an answer that upstream still holds: whatever it says is not heard."""
        self._stopped.set()

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._stopped.wait(self._looked())
        self._drop()

    def _looked(self) -> float:
        """Seconds until the next question."""
        try:
            asking = self._asking()
            if asking is None or not asking.nonce:
                return PAUSE_SECONDS
            self._ask(asking)
        except (ChannelFault, codec.WireFault, Refusal) as fault:
            self._nonce = ""  # of another moment; the carrier's next one is taken
            _log.info("letters: %s", fault)
            return FAULT_SECONDS
        except Exception:
            if not self._stopped.is_set():
                _log.exception("letters")
            return FAULT_SECONDS
        return PAUSE_SECONDS

    def _ask(self, asking: Asking) -> None:
        line = self._line_to(asking.enrolled)
        with self._hall.reading() as view:
            cursor = sync.line_of(view.conn, asking.enrolled.terminal).letters
        _, reply = codec.letters_from(line.wait(cursor, self._nonce or asking.nonce))
        self._nonce = reply.nonce
        if reply.newest > cursor and not self._stopped.is_set():
            self._wake()

    def _line_to(self, enrolled: Enrolment) -> Waiting:
        if self._line is None or self._line[0] != enrolled:
            self._drop()
            self._line = (enrolled, self._connect(enrolled))
            self._nonce = ""
        return self._line[1]

    def _drop(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            with contextlib.suppress(Exception):
                line[1].close()
