"""One PC at a time asks to be paired, while an administrator at the terminal waits for it."""

from __future__ import annotations

import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.pairing import NONCE_BYTES, TRIES, WINDOW_SECONDS, commitment_to, shared_code
from app.domain.refusal import Refusal

_WINDOW_US = WINDOW_SECONDS * 1_000_000


class PairingState(StrEnum):
    """Where the window stands."""

    CLOSED = "closed"
    WAITING = "waiting"
    """For a PC to say hello."""
    GREETED = "greeted"
    """A PC has committed itself; its code cannot be told yet."""
    SHOWN = "shown"
    """Both sides have the code; somebody compares."""
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class PairingShown:
    """What the terminal shows; name and code once there are any."""

    state: PairingState
    name: str
    code: str
    seconds_left: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whom an administrator accepts: the desk's id to be, its name and verifier."""

    desk: str
    name: str
    verifier: str


class PairingWindow:
    """Open for two minutes at a time, by the boot clock; safe from any thread."""

    def __init__(self, boot_us: Callable[[], int]) -> None:
        self._boot_us = boot_us
        self._lock = threading.RLock()
        self._state, self._until_us, self._tries = PairingState.CLOSED, 0, 0
        self._desk = self._name = self._code = self._verifier = self._commitment = ""
        self._fingerprint = self._hall_nonce = b""

    def open(self) -> None:
        """Waits for a PC, whatever was before."""
        with self._lock:
            self._forget()
            self._state, self._tries = PairingState.WAITING, TRIES
            self._until_us = self._boot_us() + _WINDOW_US

    def close(self) -> None:
        with self._lock:
            shown = self._now() is PairingState.SHOWN
            self._state = PairingState.REFUSED if shown else PairingState.CLOSED

    def shown(self) -> PairingShown:
        with self._lock:
            state = self._now()
            left = max(0, self._until_us - self._boot_us()) // 1_000_000
            return PairingShown(
                state, self._name, self._code, left if state is not PairingState.CLOSED else 0
            )

    def hello(self, fingerprint: bytes, name: str, commitment: str) -> tuple[str, bytes]:
        """A PC commits itself: its id to be and the terminal's nonce.

        Refusals: `pairing_closed`, `pairing_busy`.
        """
        with self._lock:
            state = self._now()
            if state in (PairingState.GREETED, PairingState.SHOWN):
                raise Refusal("pairing_busy")
            if state is not PairingState.WAITING or self._tries == 0:
                raise Refusal("pairing_closed")
            self._tries -= 1
            self._desk, self._name, self._commitment = secrets.token_hex(16), name, commitment
            self._fingerprint, self._hall_nonce = fingerprint, secrets.token_bytes(NONCE_BYTES)
            self._state = PairingState.GREETED
            return self._desk, self._hall_nonce

    def reveal(self, desk: str, nonce: bytes, verifier: str) -> None:
        """The PC opens its commitment; from now on the code is shown. Refusal `pairing_failed`."""
        with self._lock:
            if self._now() is not PairingState.GREETED or desk != self._desk:
                raise Refusal("pairing_closed")
            if not hmac.compare_digest(commitment_to(nonce, verifier, self._name), self._commitment):
                self._name, self._state = "", PairingState.WAITING
                raise Refusal("pairing_failed")
            self._verifier = verifier
            self._code = shared_code(self._fingerprint, nonce, self._hall_nonce, verifier, self._name)
            self._state = PairingState.SHOWN

    def candidate(self) -> Candidate:
        """Whom the screen shows; Refusal `pairing_closed`."""
        with self._lock:
            if self._now() is not PairingState.SHOWN:
                raise Refusal("pairing_closed")
            return Candidate(self._desk, self._name, self._verifier)

    def accepted(self, desk: str) -> None:
        """The candidate stands on record."""
        with self._lock:
            if desk == self._desk:
                self._state = PairingState.ACCEPTED

    def state_of(self, desk: str) -> PairingState:
        """How it stands with a PC that said hello."""
        with self._lock:
            return self._now() if desk and desk == self._desk else PairingState.CLOSED

    def _now(self) -> PairingState:
        running = (PairingState.WAITING, PairingState.GREETED, PairingState.SHOWN)
        if self._state in running and self._boot_us() >= self._until_us:
            self._forget()
        return self._state

    def _forget(self) -> None:
        self._state = PairingState.CLOSED
        self._desk = self._name = self._code = self._verifier = self._commitment = ""
