"""The carrier's own thread: never waits for anybody, and nobody waits for it (design.md 2.8)."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from app.domain.refusal import Refusal
from app.services.hall import Hall
from app.services.sync import SyncService, enrolling
from app.services.sync_enrol import EnrolChannel, EnrolRound
from app.services.sync_keys import terminal_signer
from app.services.sync_round import IDLE_SECONDS, Channel, Round
from app.sync.address import Peer
from app.sync.backoff import Backoff
from app.sync.codec import NEWEST_SECONDS, newest_from
from app.sync.fault import ChannelFault
from app.sync.signing import Signer
from app.sync.wire import WireFault
from db import sync
from db.sync import Enrolment

if TYPE_CHECKING:
    from app.sync.client import HttpLine

_FAULT_SECONDS = 30.0
_JOIN_SECONDS = 1.0
_LOOK_SECONDS = 0.5
_LEAST_SECONDS = 1.0
"""Between two questions for letters, where upstream did not keep the first one waiting."""

_log = logging.getLogger(__name__)


class Line(Channel, EnrolChannel, Protocol):
    """A channel that can be closed from another thread."""

    def newest(self, after: int, nonce: str) -> bytes: ...

    def close(self) -> None: ...


Connect = Callable[[Peer], Line]


class SyncKeeper:
    """Carries for as long as the hall is enrolled; `start` once, `stop` from any thread."""

    def __init__(self, hall: Hall, service: SyncService, connect: Connect | None = None) -> None:
        self._hall, self._service = hall, service
        self._connect = connect
        self._woken, self._stopped = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)
        self._listener = threading.Thread(target=self._listen, name="letters", daemon=True)
        self._urgent = False
        self._line: tuple[Peer, _Guarded] | None = None
        self._carrying: tuple[Enrolment, Round] | None = None

    def start(self) -> None:
        self._hall.watchers.append(self._woken.set)
        self._service.watchers.append(self._hurry)
        self._thread.start()
        self._listener.start()

    def stop(self) -> None:
        """Ends at once: what is on the line comes to nothing, and is sent again at the next start."""
        with contextlib.suppress(ValueError):
            self._hall.watchers.remove(self._woken.set)
            self._service.watchers.remove(self._hurry)
        self._stopped.set()
        self._woken.set()
        self._drop()
        if self._thread.is_alive():
            self._thread.join(_JOIN_SECONDS)

    def _hurry(self) -> None:
        """A person has asked: nothing is waited for."""
        self._urgent = True
        self._woken.set()

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._woken.clear()
            self._urgent = False
            self._rest(self._looked())

    def _rest(self, delay: float) -> None:
        """New facts end it, but not where upstream could not be reached: every hall would try at once."""
        over = time.monotonic() + delay
        while not self._stopped.is_set() and (left := over - time.monotonic()) > 0:
            woken = self._woken.wait(left)
            if self._urgent or (woken and not self._failing):
                return
            self._woken.clear()

    @property
    def _failing(self) -> bool:
        return self._carrying is not None and self._carrying[1].failing

    def _looked(self) -> float:
        try:
            return self._step()
        except Refusal as refusal:  # the store is locked, full or gone: others say so on the screen
            _log.warning("sync: %s", refusal)
        except Exception:
            if not self._stopped.is_set():
                _log.exception("sync")
        return _FAULT_SECONDS

    def _step(self) -> float:
        with self._hall.reading() as view:
            enrolled, asked = sync.enrolment(view.conn), enrolling(view.conn)
        if enrolled is not None:
            return self._round_of(enrolled).step()
        self._carrying = None
        if asked is None or asked.state == "refused":
            self._drop()
            return IDLE_SECONDS
        signer = terminal_signer(self._hall)
        enrol = EnrolRound(self._hall, signer, self._opened)
        return enrol.step() or 0.0

    def _listen(self) -> None:
        """Waits upstream for letters, so that they need not wait for the next heartbeat."""
        backoff = Backoff()
        while not self._stopped.is_set():
            try:
                rest = self._listened()
                backoff.succeeded()
            except (ChannelFault, WireFault, Refusal, _Over) as fault:
                rest = backoff.failed(fault.retry_after if isinstance(fault, ChannelFault) else None)
            except Exception:
                _log.exception("letters")
                rest = _FAULT_SECONDS
            self._stopped.wait(rest)

    def _listened(self) -> float:
        carrying = self._carrying
        if carrying is None or carrying[1].letters_at is None:
            return _LOOK_SECONDS
        enrolled, carrier = carrying
        opened = (self._connect or http_line(self._hall))(peer_of(self._hall, enrolled))
        with contextlib.closing(_Guarded(opened, self._stopped)) as line:
            while self._carries(carrier) and carrier.letters_at is not None:
                self._hear(line, carrier, carrier.letters_at)
        return _LOOK_SECONDS

    def _hear(self, line: _Guarded, carrier: Round, after: int) -> None:
        """One question; any other number than what the hall has settled rings, a restored upstream's too."""
        asked = time.monotonic()
        newest = newest_from(line.newest(after, carrier.nonce))
        if newest not in (after, carrier.letters_at):
            self._woken.set()
            self._await_change(carrier, after)
        elif newest == after and time.monotonic() - asked < NEWEST_SECONDS:
            self._stopped.wait(_LEAST_SECONDS)

    def _await_change(self, carrier: Round, after: int) -> None:
        """Rings once for each letter: one that cannot be taken is tried again with the heartbeats."""
        over = time.monotonic() + IDLE_SECONDS
        while self._carries(carrier) and carrier.letters_at == after and time.monotonic() < over:
            self._stopped.wait(_LOOK_SECONDS)

    def _carries(self, carrier: Round) -> bool:
        now = self._carrying
        return not self._stopped.is_set() and now is not None and now[1] is carrier

    def _round_of(self, enrolled: Enrolment) -> Round:
        if self._carrying is None or self._carrying[0] != enrolled:
            self._drop()
            line = self._opened(peer_of(self._hall, enrolled))
            signer = terminal_signer(self._hall)
            round_ = Round(self._hall, signer, line, heard=self._service.heard)
            self._carrying = (enrolled, round_)
        return self._carrying[1]

    def _opened(self, to: Peer) -> _Guarded:
        if self._line is None or self._line[0] != to:
            self._drop()
            connect = self._connect or http_line(self._hall)
            self._line = (to, _Guarded(connect(to), self._stopped))
        return self._line[1]

    def _drop(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line[1].close()


def peer_of(hall: Hall, enrolled: Enrolment) -> Peer:
    """The upstream that the hall is enrolled with."""
    return Peer(enrolled.url, enrolled.ca, hall.id, enrolled.terminal, enrolled.upstream_key)


def http_line(hall: Hall) -> Connect:
    """Channels over HTTP under the terminal's own key."""
    return lambda to: http_channel(to, terminal_signer(hall))


def http_channel(to: Peer, signer: Signer) -> HttpLine:
    """A channel over HTTP."""
    from app.sync.client import HttpLine  # loads httpx, which most halls never need

    return HttpLine(to, signer)


def carry_all(hall: Hall, service: SyncService, connect: Connect | None = None) -> None:
    """Sends everything now, until it is sent or something stops it; Refusal `not_enrolled`."""
    with hall.reading() as view:
        enrolled = sync.enrolment(view.conn)
    if enrolled is None:
        raise Refusal("not_enrolled")
    with contextlib.closing((connect or http_line(hall))(peer_of(hall, enrolled))) as line:
        carrier = Round(hall, terminal_signer(hall), line, heard=service.heard)
        while carrier.step() == 0.0:
            pass


class _Guarded:
    """Lets nothing come back to a carrier that was stopped meanwhile: its store may be closed."""

    def __init__(self, line: Line, stopped: threading.Event) -> None:
        self._line, self._stopped = line, stopped

    def push(self, data: bytes) -> bytes:
        return self._answer(lambda: self._line.push(data))

    def heartbeat(self, data: bytes) -> bytes:
        return self._answer(lambda: self._line.heartbeat(data))

    def letters(self, after: int, nonce: str) -> bytes:
        return self._answer(lambda: self._line.letters(after, nonce))

    def newest(self, after: int, nonce: str) -> bytes:
        return self._answer(lambda: self._line.newest(after, nonce))

    def enrol(self, data: bytes) -> bytes:
        return self._answer(lambda: self._line.enrol(data))

    def enrol_state(self, hall: str, terminal: str) -> bytes:
        return self._answer(lambda: self._line.enrol_state(hall, terminal))

    def close(self) -> None:
        self._line.close()

    def _answer(self, ask: Callable[[], bytes]) -> bytes:
        try:
            answer = ask()
        except Exception:
            if self._stopped.is_set():
                raise _Over from None
            raise
        if self._stopped.is_set():
            raise _Over
        return answer


class _Over(Exception):
    """The carrier was stopped."""
