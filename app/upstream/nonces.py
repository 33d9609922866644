"""Upstream's nonces: freshness without the terminal's clock, and without a table of what was given out."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from app.services.clock import Clock

FRESH_US = 5 * 60 * 1_000_000
"""How long one is taken: five heartbeats."""
_MAC_HEX = 32


class Nonces:
    """Each names its moment and is bound to one terminal; any process with upstream's key knows it again."""

    def __init__(self, secret: bytes, clock: Clock) -> None:
        self._secret, self._clock = secret, clock

    def new(self, hall: str, terminal: str) -> str:
        moment = f"{self._clock.wall_us():x}-{secrets.token_hex(8)}"
        return f"{moment}-{self._mac(moment, hall, terminal)}"

    def is_fresh(self, nonce: str, hall: str, terminal: str) -> bool:
        """Whether it was given to this terminal lately."""
        moment, _, mac = nonce.rpartition("-")
        if not nonce.isascii() or not hmac.compare_digest(mac, self._mac(moment, hall, terminal)):
            return False
        age = self._clock.wall_us() - int(moment.partition("-")[0], 16)
        return -FRESH_US <= age <= FRESH_US  # another process's clock may be ahead

    def _mac(self, moment: str, hall: str, terminal: str) -> str:
        told = "|".join((moment, hall, terminal)).encode()
        return hmac.new(self._secret, told, hashlib.sha256).hexdigest()[:_MAC_HEX]
