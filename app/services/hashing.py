"""Argon2id over a peppered secret, as slow as this machine should be asked to be (trust.md 3, A7)."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable
from dataclasses import astuple, dataclass

from app.domain.secret_policy import normal_secret


@dataclass(frozen=True, slots=True)
class Effort:
    """Argon2id's parameters: passes, memory in KiB, lanes."""

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4

    def dumped(self) -> str:
        return json.dumps(astuple(self))

    @classmethod
    def loaded(cls, text: str) -> Effort:
        return cls(*json.loads(text))


LIGHTEST = Effort(2, 19 * 1024, 1)
"""Never less than this, however slow the machine (OWASP's floor)."""

_ONE_AT_A_TIME = threading.Lock()


def calibrated(seconds: Callable[[Effort], float] | None = None) -> Effort:
    """RFC 9106's low-memory choice, adapted so that one guess takes 150 to 500 ms here."""
    measure = seconds or _seconds
    effort = Effort()
    took = measure(effort)
    if took < 0.15:
        return Effort(
            min(32, round(effort.passes * 0.25 / max(took, 0.001))), effort.memory_kib, effort.lanes
        )
    while took > 0.5 and effort != LIGHTEST:
        memory = effort.memory_kib // 2
        effort = Effort(effort.passes, memory, effort.lanes) if memory > LIGHTEST.memory_kib else LIGHTEST
        took = measure(effort)
    return effort


def _seconds(effort: Effort) -> float:
    hasher, best = Hasher(bytes(32), effort), 60.0
    for _ in range(2):  # the first run also loads and allocates
        started = time.perf_counter()
        hasher.hashed("", "", "0123456789")
        best = min(best, time.perf_counter() - started)
    return best


class Hasher:
    """Hashes and checks secrets; one at a time, because each takes much memory."""

    def __init__(self, pepper: bytes, effort: Effort) -> None:
        from argon2 import PasswordHasher  # loads a C library that punches do not need

        self._pepper = pepper
        self._argon = PasswordHasher(effort.passes, effort.memory_kib, effort.lanes)

    def hashed(self, holder: str, kind: str, secret: str) -> str:
        """The encoded hash; good for this holder and kind only."""
        with _ONE_AT_A_TIME:
            return self._argon.hash(self._peppered(holder, kind, secret))

    def matches(self, digest: str | None, holder: str, kind: str, secret: str) -> bool:
        """Whether the secret is right; as slow where there is none (None)."""
        from argon2.exceptions import Argon2Error, InvalidHash

        if digest is None:
            self.hashed(holder, kind, secret)
            return False
        try:
            with _ONE_AT_A_TIME:
                return self._argon.verify(digest, self._peppered(holder, kind, secret))
        except (Argon2Error, InvalidHash):
            return False

    def outdated(self, digest: str) -> bool:
        """Whether the hash was made with other parameters than today's."""
        return self._argon.check_needs_rehash(digest)

    def _peppered(self, holder: str, kind: str, secret: str) -> bytes:
        message = "\0".join((holder, kind, normal_secret(secret)))
        return hmac.new(self._pepper, message.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
