"""Batches, heads and letters as MessagePack, typed at the border; whatever does not fit is `WireFault`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import replace

from app.domain.journal import Entry
from app.domain.letter import Letter
from app.domain.sync import (
    BATCH_FACTS,
    Batch,
    ChainHead,
    Clocks,
    Countersigned,
    push_statement,
    sent_statement,
)
from app.sync.fact_form import Fact, check_fact, entry_of, fact_of
from app.sync.wire import Count, Epoch, Hash, Name, Nonce, WireFault, decoded, is_name

CONTENT_TYPE = "application/msgpack"
PUSH, HEARTBEAT, LETTERS, FACTS = "/v1/push", "/v1/heartbeat", "/v1/letters", "/v1/facts"
ENROL, ENROL_STATE = "/v1/enrol", "/v1/enrol/state"
LETTERS_NEWEST = "/v1/letters/newest"
"""Answered as soon as the newest letter is another than the one that is named, or after `NEWEST_SECONDS`."""
NEWEST_SECONDS = 25.0
LETTERS_PAGE = 50
FACTS_PAGE = 500
FACTS_BYTES = 2 * 1024 * 1024
"""Of a page of facts, unless one is larger by itself."""


class _Clocks(msgspec.Struct, array_like=True, frozen=True):
    wall_us: int
    boot_id: str
    boot_us: int


class PushMessage(msgspec.Struct, array_like=True, frozen=True):
    """A batch on the wire; previous hashes and hashes are worked out, not sent."""

    suite: str
    hall: str
    terminal: str
    epoch: int
    prev: bytes
    facts: list[Fact]
    last_hash: bytes
    signature: bytes
    """Over `push_statement`: kept with the batch, so it is the same however often that is sent."""
    clocks: _Clocks
    seal: bytes
    """Over `sent_statement` of all the rest: nothing on the way changes a clock or takes out a body."""


class HeadMessage(msgspec.Struct, array_like=True, frozen=True):
    """A heartbeat on the wire."""

    suite: str
    hall: str
    terminal: str
    epoch: int
    seq: int
    hash: bytes
    signature: bytes
    clocks: _Clocks


class HeadReply(msgspec.Struct, array_like=True, frozen=True):
    """What upstream answers to a batch or a heartbeat: its head of this hall, countersigned."""

    epoch: Epoch
    seq: Count
    hash: Hash
    incarnation: Name
    signature: bytes
    verdict: str
    """As `app.domain.sync.Verdict`; for a heartbeat `known`, `ahead` or `fork`."""
    letters: Count
    """The number of the newest letter to this hall."""
    nonce: Nonce
    """For the next request that is signed with RFC 9421."""


class _Letter(msgspec.Struct, array_like=True, frozen=True):
    letter: str
    hall: str
    number: Count
    kind: str
    body: bytes
    expected: int
    """Whatever it is, the letter comes as far as being settled."""
    author: str
    signature: bytes


class LettersReply(msgspec.Struct, array_like=True, frozen=True):
    """A page of letters after a number, in order."""

    letters: list[_Letter]
    newest: Count
    nonce: Nonce


class FactsReply(msgspec.Struct, array_like=True, frozen=True):
    """A page of the hall's own facts after a seq, for a terminal that takes over."""

    facts: list[tuple[Epoch, Fact]]
    """(epoch, fact)."""
    head: HeadReply
    nonce: Nonce


SENDER_BYTES = 1024
"""So far into a batch or heartbeat its sender is named: three names of four bytes a character."""


def sender_of(beginning: bytes) -> tuple[str, str]:
    """Hall and terminal that a batch or heartbeat says it is from, unproven; empty for what is neither.

    `beginning`: its first `SENDER_BYTES`; the rest is not looked at.
    """
    try:
        _, at = _text(beginning, 1)
        hall, at = _text(beginning, at)
        terminal, _ = _text(beginning, at)
    except (IndexError, WireFault):
        return "", ""
    return (hall, terminal) if is_name(hall) and is_name(terminal) else ("", "")


def _text(data: bytes, at: int) -> tuple[str, int]:
    """A text of MessagePack, and where it ends."""
    head = {0xD9: 2, 0xDA: 3}.get(data[at], 1)
    size = int.from_bytes(data[at + 1 : at + head]) if head > 1 else data[at] & 0x1F
    end = at + head + size
    return decoded(data[at:end], str), end


def push_bytes(
    batch: Batch, terminal: str, suite: str, sign: Callable[[bytes], bytes], clocks: Clocks
) -> bytes:
    """A batch for the wire, signed for what it is and for how it goes out."""
    facts = [fact_of(entry) for entry in batch.entries]
    sent = _Clocks(clocks.wall_us, clocks.boot_id, clocks.boot_us)
    end, signature = batch.end.hash, sign(push_statement(batch))
    message = PushMessage(
        suite, batch.hall, terminal, batch.epoch, batch.prev, facts, end, signature, sent, b""
    )
    return encoded(replace(message, seal=sign(sealed_of(message))))


def encoded(message: PushMessage) -> bytes:
    """A batch for the wire or for keeping, as it came."""
    return msgspec.msgpack.encode(message)


def sealed_of(message: PushMessage) -> bytes:
    """What the seal of a batch signs."""
    return sent_statement(encoded(replace(message, seal=b"")))


def push_from(data: bytes) -> tuple[PushMessage, Batch]:
    """A batch with its hashes worked out; WireFault for bad form, sizes, depth, or a hash that differs."""
    message = decoded(data, PushMessage)
    _check_sender(message)
    if not 1 <= len(message.facts) <= BATCH_FACTS:
        raise WireFault("number of facts")
    if len(message.prev) != 32:
        raise WireFault("prev")
    entries, previous = [], message.prev
    for fact in message.facts:
        check_fact(fact)
        entry = entry_of(message.hall, message.epoch, previous, fact)
        previous = entry.hash
        entries.append(entry)
    if previous != message.last_hash:
        raise WireFault("last hash")
    return message, Batch(message.hall, message.epoch, message.prev, tuple(entries))


def _check_sender(message: PushMessage | HeadMessage) -> None:
    """Names that can be written down, and numbers that every database holds."""
    names = (message.suite, message.hall, message.terminal, message.clocks.boot_id)
    if not all(is_name(name) for name in names):
        raise WireFault("name")
    if not (1 <= message.epoch < 2**31 and len(message.signature) <= 128):
        raise WireFault("epoch or signature")
    if not all(abs(number) < 2**62 for number in (message.clocks.wall_us, message.clocks.boot_us)):
        raise WireFault("clocks")


def heartbeat_bytes(
    hall: str, terminal: str, head: ChainHead, suite: str, signature: bytes, clocks: Clocks
) -> bytes:
    """A signed heartbeat for the wire."""
    sent = _Clocks(clocks.wall_us, clocks.boot_id, clocks.boot_us)
    return msgspec.msgpack.encode(
        HeadMessage(suite, hall, terminal, head.epoch, head.seq, head.hash, signature, sent)
    )


def heartbeat_from(data: bytes) -> HeadMessage:
    """WireFault for bad form."""
    message = decoded(data, HeadMessage)
    _check_sender(message)
    if not (0 <= message.seq < 2**62 and len(message.hash) == 32):
        raise WireFault("head")
    return message


def clocks_of(message: PushMessage | HeadMessage) -> Clocks:
    return Clocks(message.clocks.wall_us, message.clocks.boot_id, message.clocks.boot_us)


def head_reply_bytes(signed: Countersigned, verdict: str, letters: int, nonce: str) -> bytes:
    """Upstream's answer to a batch or a heartbeat."""
    head = signed.head
    return msgspec.msgpack.encode(
        HeadReply(
            head.epoch, head.seq, head.hash, signed.incarnation, signed.signature, verdict, letters, nonce
        )
    )


def head_reply_from(data: bytes) -> tuple[HeadReply, Countersigned]:
    """WireFault for bad form; the signature is for the caller to check."""
    reply = decoded(data, HeadReply)
    head = ChainHead(reply.epoch, reply.seq, reply.hash)
    return reply, Countersigned(head, reply.incarnation, reply.signature)


def letters_bytes(letters: list[Letter], newest: int, nonce: str) -> bytes:
    """A page of letters for the wire."""
    rows = [
        _Letter(one.letter, one.hall, one.number, one.kind, one.body, one.expected, one.author, one.signature)
        for one in letters
    ]
    return msgspec.msgpack.encode(LettersReply(rows, newest, nonce))


def letters_from(data: bytes) -> tuple[tuple[Letter, ...], LettersReply]:
    """WireFault for bad form."""
    reply = decoded(data, LettersReply)
    found = tuple(
        Letter(o.letter, o.hall, o.number, o.kind, o.body, o.expected, o.author, o.signature)
        for o in reply.letters
    )
    return found, reply


def newest_bytes(number: int) -> bytes:
    """The number of a hall's newest letter, for the wire."""
    return msgspec.msgpack.encode(number)


def newest_from(data: bytes) -> int:
    """WireFault for bad form."""
    return decoded(data, Count)


def facts_bytes(entries: Sequence[Entry], signed: Countersigned, letters: int, nonce: str) -> bytes:
    """A page of the hall's own facts, in order, with upstream's head of the hall."""
    facts = [(entry.head.epoch, fact_of(entry)) for entry in entries]
    head = signed.head
    answer = (head.epoch, head.seq, head.hash, signed.incarnation, signed.signature, "known", letters, nonce)
    return msgspec.msgpack.encode(FactsReply(facts, HeadReply(*answer), nonce))


def facts_from(
    data: bytes, hall: str, previous: bytes
) -> tuple[tuple[Entry, ...], Countersigned, FactsReply]:
    """The page's facts, their hashes worked out from the one before; WireFault as `push_from`."""
    reply = decoded(data, FactsReply)
    if len(reply.facts) > FACTS_PAGE:
        raise WireFault("number of facts")
    entries = []
    for epoch, fact in reply.facts:
        check_fact(fact)
        entry = entry_of(hall, epoch, previous, fact)
        previous = entry.hash
        entries.append(entry)
    answer = reply.head
    head = ChainHead(answer.epoch, answer.seq, answer.hash)
    return tuple(entries), Countersigned(head, answer.incarnation, answer.signature), reply
