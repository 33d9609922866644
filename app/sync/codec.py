"""Batches, heads and letters as MessagePack, typed at the border; whatever does not fit is `WireFault`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

import msgspec

from app.domain.journal import Entry, Head
from app.domain.letter import Letter
from app.domain.sync import BATCH_FACTS, DEPTH, FACT_BYTES, Batch, ChainHead, Clocks, Countersigned

CONTENT_TYPE = "application/msgpack"
PUSH, HEARTBEAT, LETTERS, FACTS = "/v1/push", "/v1/heartbeat", "/v1/letters", "/v1/facts"
ENROL, ENROL_STATE = "/v1/enrol", "/v1/enrol/state"
LETTERS_NEWEST = "/v1/letters/newest"
"""Answered as soon as there is a letter after the one that is named, or after `NEWEST_SECONDS`."""
NEWEST_SECONDS = 25.0
LETTERS_PAGE = 50
FACTS_PAGE = 500


class WireFault(Exception):
    """Bytes that are not what they should be; the text is for logs."""


# Bounds that every database holds; checked while a fact is decoded, which is quickest.
_Name = Annotated[str, msgspec.Meta(max_length=64)]
_Hash = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
_Us = Annotated[int, msgspec.Meta(gt=-(2**62), lt=2**62)]
_Seq = Annotated[int, msgspec.Meta(ge=1, lt=2**62)]
_Version = Annotated[int, msgspec.Meta(gt=-(2**31), lt=2**31)]
_Body = Annotated[bytes, msgspec.Meta(max_length=FACT_BYTES)]


class _Fact(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True):
    seq: _Seq
    kind: _Name
    version: _Version
    subject: _Name
    actor: _Name
    wall_us: _Us
    boot_id: _Name
    boot_us: _Us
    commitment: _Hash
    salt: _Hash | None
    body: _Body | None


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
    facts: list[_Fact]
    last_hash: bytes
    signature: bytes
    clocks: _Clocks


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

    epoch: int
    seq: int
    hash: bytes
    incarnation: str
    signature: bytes
    verdict: str
    """As `app.domain.sync.Verdict`; for a heartbeat `known`, `ahead` or `fork`."""
    letters: int
    """The number of the newest letter to this hall."""
    nonce: str
    """For the next request that is signed with RFC 9421."""


class _Letter(msgspec.Struct, array_like=True, frozen=True):
    letter: str
    hall: str
    number: int
    kind: str
    body: bytes
    expected: int
    author: str
    signature: bytes


class LettersReply(msgspec.Struct, array_like=True, frozen=True):
    """A page of letters after a number, in order."""

    letters: list[_Letter]
    newest: int
    nonce: str


class FactsReply(msgspec.Struct, array_like=True, frozen=True):
    """A page of the hall's own facts after a seq, for a terminal that takes over."""

    facts: list[tuple[int, _Fact]]
    """(epoch, fact)."""
    head: HeadReply
    nonce: str


class EnrolMessage(msgspec.Struct, array_like=True, frozen=True):
    """A terminal asks to be enrolled; `hall` is empty for one that takes a hall over."""

    suite: str
    code: str
    hall: str
    name: str
    terminal: str
    key: bytes
    proof: bytes


class EnrolReply(msgspec.Struct, array_like=True, frozen=True):
    """How an enrolment stands, right after it was asked for and whenever the terminal asks again.

    `state` as `terminal.state` upstream; `signature` over `enrolled_statement`. `hall` is the hall that the
    code was made for.
    """

    hall: str
    upstream_key: bytes
    incarnation: str
    state: str
    signature: bytes
    nonce: str


class _Sender(msgspec.Struct, array_like=True, frozen=True):
    """What batches and heartbeats begin with."""

    suite: str
    hall: str
    terminal: str


T = TypeVar("T")


def _decoded(data: bytes, kind: type[T]) -> T:
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise WireFault(str(error)) from error


def sender_of(data: bytes) -> str:
    """The terminal that a batch or heartbeat says it is from, unproven; empty for what is neither."""
    try:
        return _decoded(data, _Sender).terminal
    except WireFault:
        return ""


def push_bytes(batch: Batch, terminal: str, suite: str, signature: bytes, clocks: Clocks) -> bytes:
    """A signed batch for the wire."""
    facts = [_fact_of(entry) for entry in batch.entries]
    sent = _Clocks(clocks.wall_us, clocks.boot_id, clocks.boot_us)
    return msgspec.msgpack.encode(
        PushMessage(
            suite, batch.hall, terminal, batch.epoch, batch.prev, facts, batch.end.hash, signature, sent
        )
    )


def push_from(data: bytes) -> tuple[PushMessage, Batch]:
    """A batch with its hashes worked out; WireFault for bad form, sizes, depth, or a hash that differs."""
    message = _decoded(data, PushMessage)
    _check_sender(message)
    if not 1 <= len(message.facts) <= BATCH_FACTS:
        raise WireFault("number of facts")
    if len(message.prev) != 32:
        raise WireFault("prev")
    entries, previous = [], message.prev
    for fact in message.facts:
        _check_fact(fact)
        entry = _entry(message.hall, message.epoch, previous, fact)
        previous = entry.hash
        entries.append(entry)
    if previous != message.last_hash:
        raise WireFault("last hash")
    return message, Batch(message.hall, message.epoch, message.prev, tuple(entries))


def _check_sender(message: PushMessage | HeadMessage) -> None:
    """Names that can be written down, and numbers that every database holds."""
    names = (message.suite, message.hall, message.terminal, message.clocks.boot_id)
    if not all(0 < len(name) <= 64 and name.isprintable() for name in names):
        raise WireFault("name")
    if not (1 <= message.epoch < 2**31 and len(message.signature) <= 128):
        raise WireFault("epoch or signature")
    if not all(abs(number) < 2**62 for number in (message.clocks.wall_us, message.clocks.boot_us)):
        raise WireFault("clocks")


def _fact_of(entry: Entry) -> _Fact:
    h = entry.head
    values = (h.seq, h.kind, h.version, h.subject, h.actor, h.wall_us, h.boot_id, h.boot_us, h.commitment)
    return _Fact(*values, entry.salt, entry.body)


def _entry(hall: str, epoch: int, previous: bytes, f: _Fact) -> Entry:
    values = (f.kind, f.version, f.subject, f.actor, f.wall_us, f.boot_id, f.boot_us, f.commitment)
    head = Head(hall, epoch, f.seq, previous, *values)
    return Entry(head, head.hash(), f.salt, f.body)


def _check_fact(fact: _Fact) -> None:
    if not (fact.kind + fact.subject + fact.actor + fact.boot_id).isprintable():
        raise WireFault("head")
    if (fact.body is None) is not (fact.salt is None):
        raise WireFault("salt without body")
    if fact.body is not None:
        _check_json(fact.body)


def _check_json(body: bytes) -> None:
    """A JSON object of limited depth; what it says is the hall's own."""
    try:
        value: Any = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        value = _as_python_reads(body)
    if not isinstance(value, dict) or (_opens(body) > DEPTH and _depth(value) > DEPTH):
        raise WireFault("body")


def _as_python_reads(body: bytes) -> Any:
    """By the slower reader that the halls themselves use, which takes a little more: NaN, for one."""
    try:
        return json.loads(body.decode())  # of bytes it would take UTF-16 too
    except (ValueError, RecursionError) as error:
        raise WireFault("body") from error


def _opens(body: bytes) -> int:
    """No fact nests deeper than it opens brackets; nearly all open one or two, and need no walk."""
    return body.count(b"{") + body.count(b"[")


def _depth(value: Any, limit: int = DEPTH + 1) -> int:
    if limit == 0 or not isinstance(value, dict | list):
        return 0
    items = value.values() if isinstance(value, dict) else value
    return 1 + max((_depth(item, limit - 1) for item in items), default=0)


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
    message = _decoded(data, HeadMessage)
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
    reply = _decoded(data, HeadReply)
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
    reply = _decoded(data, LettersReply)
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
    return _decoded(data, int)


def facts_bytes(entries: Sequence[Entry], signed: Countersigned, letters: int, nonce: str) -> bytes:
    """A page of the hall's own facts, in order, with upstream's head of the hall."""
    facts = [(entry.head.epoch, _fact_of(entry)) for entry in entries]
    head = signed.head
    answer = (head.epoch, head.seq, head.hash, signed.incarnation, signed.signature, "known", letters, nonce)
    return msgspec.msgpack.encode(FactsReply(facts, HeadReply(*answer), nonce))


def facts_from(
    data: bytes, hall: str, previous: bytes
) -> tuple[tuple[Entry, ...], Countersigned, FactsReply]:
    """The page's facts, their hashes worked out from the one before; WireFault as `push_from`."""
    reply = _decoded(data, FactsReply)
    if len(reply.facts) > FACTS_PAGE:
        raise WireFault("number of facts")
    entries = []
    for epoch, fact in reply.facts:
        _check_fact(fact)
        entry = _entry(hall, epoch, previous, fact)
        previous = entry.hash
        entries.append(entry)
    answer = reply.head
    head = ChainHead(answer.epoch, answer.seq, answer.hash)
    return tuple(entries), Countersigned(head, answer.incarnation, answer.signature), reply


def enrol_bytes(message: EnrolMessage) -> bytes:
    """An enrolment for the wire."""
    return msgspec.msgpack.encode(message)


def enrol_from(data: bytes) -> EnrolMessage:
    """WireFault for bad form; the proof is for the caller to check."""
    return _decoded(data, EnrolMessage)


def enrol_reply_bytes(reply: EnrolReply) -> bytes:
    """How an enrolment stands, for the wire."""
    return msgspec.msgpack.encode(reply)


def enrol_reply_from(data: bytes) -> EnrolReply:
    """WireFault for bad form; the signature is for the caller to check."""
    return _decoded(data, EnrolReply)
