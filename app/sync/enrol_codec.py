"""Enrolments as MessagePack, typed at the border; whatever does not fit is `WireFault`."""

from __future__ import annotations

import msgspec

from app.sync.wire import HallId, Hash, Name, Nonce, decoded


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

    hall: HallId
    upstream_key: Hash
    incarnation: Name
    state: str
    signature: bytes
    nonce: Nonce


def enrol_bytes(message: EnrolMessage) -> bytes:
    """An enrolment for the wire."""
    return msgspec.msgpack.encode(message)


def enrol_from(data: bytes) -> EnrolMessage:
    """WireFault for bad form; the proof is for the caller to check."""
    return decoded(data, EnrolMessage)


def enrol_reply_bytes(reply: EnrolReply) -> bytes:
    """How an enrolment stands, for the wire."""
    return msgspec.msgpack.encode(reply)


def enrol_reply_from(data: bytes) -> EnrolReply:
    """WireFault for bad form; the signature is for the caller to check."""
    return decoded(data, EnrolReply)
