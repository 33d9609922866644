"""Journal up: what a batch is, what its signature covers, and whether it extends the chain (sync.md 2).

Upstream judges where a batch belongs, never what it says: facts are the hall's own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.journal import GENESIS, Entry, commitment_of

SUITE = "ed25519-sha256"
"""Signs and hashes; a field of every message, so that another can follow it (trust.md 1.2)."""

BATCH_FACTS = 500
FACT_BYTES = 128 * 1024
"""A fact's body at most: a whole year's calendar and 5,000 erased bodies fit."""
RAW_BYTES = 8 * 1024 * 1024
PACKED_BYTES = 4 * 1024 * 1024
DEPTH = 8
"""How deep a fact's JSON may nest."""
HEARTBEAT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The end of a chain: the last fact's place and hash."""

    epoch: int = 1
    seq: int = 0
    hash: bytes = GENESIS


@dataclass(frozen=True, slots=True)
class Clocks:
    """A terminal's clocks at the moment when it sent something; microseconds."""

    wall_us: int
    boot_id: str
    boot_us: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Facts in order, of one epoch; never empty."""

    hall: str
    epoch: int
    prev: bytes
    """The hash of the fact before the first."""
    entries: tuple[Entry, ...]

    @property
    def first(self) -> int:
        return self.entries[0].head.seq

    @property
    def end(self) -> ChainHead:
        last = self.entries[-1]
        return ChainHead(self.epoch, last.head.seq, last.hash)


class Verdict(StrEnum):
    """What upstream makes of a batch."""

    EXTENDS = "extends"
    KNOWN = "known"
    """Upstream has all of it, the same to the byte: answered with the head."""
    AHEAD = "ahead"
    """Upstream lacks what lies before it: answered with the head, from where the terminal goes on."""
    FORK = "fork"
    """It contradicts what upstream has: a restored disk, a clone, or tampering."""
    BROKEN = "broken"
    """It does not hold in itself."""


def place(head: ChainHead, batch: Batch, hash_at: Callable[[int], bytes | None]) -> Verdict:
    """Where a batch that holds in itself belongs; `hash_at`: the hash that upstream has at a seq, or None."""
    if batch.first > head.seq + 1:
        return Verdict.AHEAD
    before = head.hash if batch.first == head.seq + 1 else _hash_before(batch.first, hash_at)
    if before != batch.prev:
        return Verdict.FORK
    for entry in batch.entries:
        if entry.head.seq > head.seq:
            break
        if hash_at(entry.head.seq) != entry.hash:
            return Verdict.FORK
    if batch.end.seq <= head.seq:
        return Verdict.KNOWN
    return Verdict.EXTENDS if batch.epoch in (head.epoch, head.epoch + 1) else Verdict.FORK


def parting(head: ChainHead, batch: Batch, hash_at: Callable[[int], bytes | None]) -> ChainHead:
    """Where a fork leaves what upstream has: the first fact of the batch's history that is another."""
    before = head.hash if batch.first == head.seq + 1 else _hash_before(batch.first, hash_at)
    if before != batch.prev:
        return ChainHead(batch.epoch, batch.first - 1, batch.prev)
    for entry in batch.entries:
        if hash_at(entry.head.seq) != entry.hash:
            return ChainHead(batch.epoch, entry.head.seq, entry.hash)
    return batch.end


def _hash_before(first: int, hash_at: Callable[[int], bytes | None]) -> bytes | None:
    return GENESIS if first == 1 else hash_at(first - 1)


def fault_in(batch: Batch) -> str | None:
    """What does not hold in a batch whose links and hashes the wire has worked out: `order`, `commitment`."""
    for seq, entry in enumerate(batch.entries, batch.first):
        if entry.head.seq != seq:
            return "order"
        if entry.body is not None and commitment_of(entry.salt or b"", entry.body) != entry.head.commitment:
            return "commitment"
    return None


# --- what signatures cover ----------------------------------------------------------------------------


def push_statement(batch: Batch) -> bytes:
    """What a terminal signs of a batch; no clock is in it, so it can be sent again years later."""
    end = batch.end
    parts = ("push", batch.hall, batch.epoch, batch.first, end.seq, batch.prev.hex(), end.hash.hex())
    return _joined(parts)


def sent_statement(message: bytes) -> bytes:
    """What a terminal signs of a batch as it goes out: its clocks and which bodies it brings, too."""
    return _joined(("sent", hashlib.sha256(message).hexdigest()))


def heartbeat_statement(hall: str, head: ChainHead, clocks: Clocks) -> bytes:
    """What a terminal signs of its head."""
    place = (head.epoch, head.seq, head.hash.hex())
    return _joined(("heartbeat", hall, *place, clocks.wall_us, clocks.boot_id, clocks.boot_us))


def head_statement(hall: str, head: ChainHead, incarnation: str) -> bytes:
    """What upstream countersigns: it has the hall's chain up to here."""
    return _joined(("head", hall, head.epoch, head.seq, head.hash.hex(), incarnation))


def enrol_statement(hall: str, terminal: str, key: bytes, code: str) -> bytes:
    """What a terminal signs and proves the code over when it enrols: it has both key and code.

    `hall` is empty where a new terminal takes a hall over: the code says which. `code`: its id.
    """
    return _joined(("enrol", hall, terminal, key.hex(), code))


def admitted_statement(hall: str, terminal: str, key: bytes, upstream_key: bytes) -> bytes:
    """What upstream proves the code over: whose key the terminal is to know it by."""
    return _joined(("admitted", hall, terminal, key.hex(), upstream_key.hex()))


def enrolled_statement(hall: str, terminal: str, key: bytes, incarnation: str, state: str) -> bytes:
    """What upstream signs of an enrolment: at first `waiting`, later `active`, `refused` or `revoked`."""
    return _joined(("enrolled", hall, terminal, key.hex(), incarnation, state))


def _joined(parts: Sequence[object]) -> bytes:
    texts = [str(part) for part in parts]
    if any("|" in text for text in texts):
        raise ValueError("a separator in a signed text")
    return "|".join(texts).encode()


# --- what the terminal makes of upstream's answer -------------------------------------------------------


class Standing(StrEnum):
    """How a head that upstream has countersigned stands to the terminal's own chain."""

    AGREES = "agrees"
    WENT_BACK = "went_back"
    """The same incarnation has less than it countersigned before."""
    RESTORED = "restored"
    """Another incarnation has less: upstream came back from a backup, and what it lacks is sent again."""
    WE_ARE_BEHIND = "we_are_behind"
    """Upstream has more of this chain than the terminal: an old disk image came back."""
    CONTRADICTS = "contradicts"
    """Upstream has another history."""


@dataclass(frozen=True, slots=True)
class Countersigned:
    """A head as upstream has countersigned it."""

    head: ChainHead
    incarnation: str
    signature: bytes = b""


def stand(
    own: ChainHead,
    kept: Countersigned | None,
    answer: Countersigned,
    hash_at: Callable[[int], bytes | None],
) -> Standing:
    """`own`: the terminal's end; `kept`: what it keeps of the last answer; `hash_at`: its own hashes by seq.

    A bare number is never believed: the terminal compares hashes (sync.md 2).
    """
    head = answer.head
    if head.seq > own.seq:
        return Standing.WE_ARE_BEHIND
    expected = GENESIS if head.seq == 0 else hash_at(head.seq)
    if expected != head.hash:
        return Standing.CONTRADICTS
    if kept is not None and head.seq < kept.head.seq:
        return Standing.WENT_BACK if kept.incarnation == answer.incarnation else Standing.RESTORED
    return Standing.AGREES
