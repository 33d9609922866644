"""Enrolments as MessagePack, typed at the border; whatever does not fit is `WireFault`."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from app.domain.enrol_code import code_id, code_key, code_proof
from app.domain.sync import SUITE, enrol_statement
from app.sync.wire import HallId, Hash, Name, Nonce, decoded


class EnrolMessage(msgspec.Struct, array_like=True, frozen=True):
    """A terminal asks to be enrolled; `hall` is empty for one that takes a hall over."""

    suite: str
    code: str
    """Its id; the code itself is never sent."""
    hall: str
    name: str
    terminal: str
    key: bytes
    signature: bytes
    """By `key`, over `enrol_statement`."""
    proof: bytes
    """By the code, over the same."""


class EnrolReply(msgspec.Struct, array_like=True, frozen=True):
    """How an enrolment stands, right after it was asked for and whenever the terminal asks again.

    `state` as `terminal.state` upstream; `signature` over `enrolled_statement`. `hall` is the hall that the
    code was made for. `proof`: by the code, over `admitted_statement`; empty when it is asked for again.
    """

    hall: HallId
    upstream_key: Hash
    incarnation: Name
    state: str
    signature: bytes
    nonce: Nonce
    proof: bytes


def enrol_bytes(
    code: str, hall: str, name: str, terminal: str, key: bytes, sign: Callable[[bytes], bytes]
) -> bytes:
    """An enrolment for the wire; `sign` by the key behind `key`."""
    secret = code_key(code)
    statement = enrol_statement(hall, terminal, key, code_id(secret))
    proof = code_proof(secret, statement)
    return msgspec.msgpack.encode(
        EnrolMessage(SUITE, code_id(secret), hall, name, terminal, key, sign(statement), proof)
    )


def enrol_from(data: bytes) -> EnrolMessage:
    """WireFault for bad form; signature and proof are for the caller to check."""
    return decoded(data, EnrolMessage)


def enrol_reply_bytes(reply: EnrolReply) -> bytes:
    """How an enrolment stands, for the wire."""
    return msgspec.msgpack.encode(reply)


def enrol_reply_from(data: bytes) -> EnrolReply:
    """WireFault for bad form; signature and proof are for the caller to check."""
    return decoded(data, EnrolReply)
