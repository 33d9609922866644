"""A fact on the wire: bounds that every database holds, and a body that is JSON of limited depth."""

from __future__ import annotations

import json
from typing import Annotated, Any

import msgspec

from app.domain.journal import Entry, Head
from app.domain.json_depth import deeper_than
from app.domain.sync import DEPTH, FACT_BYTES
from app.sync.wire import Hash, WireFault

# Bounds that every database holds; checked while a fact is decoded, which is quickest.
_Name = Annotated[str, msgspec.Meta(max_length=64)]
_Us = Annotated[int, msgspec.Meta(gt=-(2**62), lt=2**62)]
_Seq = Annotated[int, msgspec.Meta(ge=1, lt=2**62)]
_Version = Annotated[int, msgspec.Meta(gt=-(2**31), lt=2**31)]
_Body = Annotated[bytes, msgspec.Meta(max_length=FACT_BYTES)]


class Fact(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True):
    seq: _Seq
    kind: _Name
    version: _Version
    subject: _Name
    actor: _Name
    wall_us: _Us
    boot_id: _Name
    boot_us: _Us
    commitment: Hash
    salt: Hash | None
    body: _Body | None


def fact_of(entry: Entry) -> Fact:
    h = entry.head
    values = (h.seq, h.kind, h.version, h.subject, h.actor, h.wall_us, h.boot_id, h.boot_us, h.commitment)
    return Fact(*values, entry.salt, entry.body)


def entry_of(hall: str, epoch: int, previous: bytes, f: Fact) -> Entry:
    values = (f.kind, f.version, f.subject, f.actor, f.wall_us, f.boot_id, f.boot_us, f.commitment)
    head = Head(hall, epoch, f.seq, previous, *values)
    return Entry(head, head.hash(), f.salt, f.body)


def check_fact(fact: Fact) -> None:
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
    if not isinstance(value, dict) or (_opens(body) > DEPTH and deeper_than(value, DEPTH)):
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
