"""A network that loses, repeats, delays, cuts and makes things up; one random source decides it all."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.letter import Letter
from app.domain.sync import ChainHead, Countersigned
from app.sync import codec
from app.sync.fault import ChannelFault, usable
from tests.sync.fuse import Crash, Fuse

Ask = Callable[[], tuple[int, bytes]]
"""Asks upstream; (status, body)."""

_FAULTS = ("lost", "unanswered", "twice", "late", "cut", "garbage", "flipped", "busy", "forged")


@dataclass
class Network:
    """`bad`: how often something goes wrong, 0 to 1."""

    rng: random.Random
    bad: float = 0.4
    late: list[Ask] = field(default_factory=list)
    """Requests that are still on their way; nobody waits for their answers any more."""
    faults: int = 0

    def ask(self, ask: Ask, forged: bytes = b"") -> bytes:
        """An answer that may have been tampered with, or `forged` instead, or ChannelFault."""
        fault = self.rng.choice(_FAULTS) if self.rng.random() < self.bad else ""
        if fault:
            self.faults += 1
        if fault == "lost":
            raise ChannelFault("upstream_unreachable")
        if fault == "forged" and forged:
            return forged
        if fault == "busy":
            return usable(503, b"", 1.0)
        if fault == "late":
            self.late.append(ask)
            raise ChannelFault("upstream_slow")
        status, body = self._answer(ask)
        if fault == "twice":
            status, body = self._answer(ask)
        if fault == "unanswered":
            raise ChannelFault("upstream_slow")
        return usable(status, self._spoilt(fault, body))

    def _spoilt(self, fault: str, body: bytes) -> bytes:
        if fault == "garbage":
            return self.rng.randbytes(self.rng.randrange(200))
        if fault == "cut":
            return body[: self.rng.randrange(len(body) or 1)]
        if fault == "flipped" and body:
            at = self.rng.randrange(len(body))
            return body[:at] + bytes([body[at] ^ (1 << self.rng.randrange(8))]) + body[at + 1 :]
        return body

    def _answer(self, ask: Ask) -> tuple[int, bytes]:
        try:
            return ask()
        except Crash as crash:  # upstream's process ended: its terminal sees a broken connection
            raise ChannelFault("upstream_unreachable") from crash

    def deliver_late(self) -> None:
        """One of the requests under way arrives, in any order."""
        if self.late:
            ask = self.late.pop(self.rng.randrange(len(self.late)))
            try:
                ask()
            except Crash:
                return


@dataclass
class SimChannel:
    """A terminal's way to the upstream of this moment, whichever process that is by now."""

    network: Network
    fuse: Fuse
    push_to: Callable[[bytes], tuple[int, bytes]]
    beat_to: Callable[[bytes], tuple[int, bytes]]
    letters_of: Callable[[int], tuple[int, bytes]]
    incarnation: Callable[[], str]
    hall: str

    def push(self, data: bytes) -> bytes:
        _, batch = codec.push_from(data)
        return self._asked(lambda: self.push_to(data), self._forged(batch.end))

    def heartbeat(self, data: bytes) -> bytes:
        beat = codec.heartbeat_from(data)
        return self._asked(
            lambda: self.beat_to(data), self._forged(ChainHead(beat.epoch, beat.seq, beat.hash))
        )

    def letters(self, after: int, nonce: str) -> bytes:
        made_up = Letter("made-up", self.hall, after + 1, "message", b'{"text":"x"}', 0, "x", bytes(64))
        return self._asked(lambda: self.letters_of(after), codec.letters_bytes([made_up], after + 1, ""))

    def _forged(self, head: ChainHead) -> bytes:
        """What somebody would answer who has seen upstream's answers but does not hold its key."""
        signed = Countersigned(head, self.incarnation(), bytes(64))
        return codec.head_reply_bytes(signed, "extends", 0, "")

    def _asked(self, ask: Ask, forged: bytes = b"") -> bytes:
        self.fuse.burn()
        data = self.network.ask(ask, forged)
        self.fuse.burn()
        return data
