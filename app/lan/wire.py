"""What both sides of the wire agree on: paths, headers, limits, and how a refusal looks."""

from __future__ import annotations

import json
from typing import Any

from app.domain.refusal import Refusal
from app.lan.codec import pair
from app.lan.plain import PLAIN, WireError

CALL, SETTLE, STATUS, LEAVE = "/call", "/settle", "/status", "/leave"
PAIR_HELLO, PAIR_REVEAL, PAIR_STATE = "/pair/hello", "/pair/reveal", "/pair/state"

DESK, SESSION, IDLE, DIALECT = "x-desk", "x-session", "x-idle-us", "x-dialect"
"""Headers: `id:secret` of the desk, the token of whoever is signed in, how long nobody touched the desk."""

SMALL_BODY = 1024 * 1024
LARGE_BODY = 16 * 1024 * 1024
"""For who has signed in: a month of a large hall, a scanned slip."""
BODY_SECONDS = 30.0
ID_BYTES = 16
SECRET_BYTES = 32


def dumped(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def loaded(body: bytes) -> dict[str, Any]:
    """WireError for anything but one JSON object."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise WireError("json") from error
    if type(data) is not dict:
        raise WireError("object")
    return data


def text_of(data: dict[str, Any], name: str) -> str:
    """A text under a name; WireError without."""
    return str(PLAIN[str].decode(data.get(name)))


def hex_of(data: dict[str, Any], name: str, size: int) -> bytes:
    """So many bytes as hexadecimal digits under a name; WireError without."""
    try:
        found = bytes.fromhex(text_of(data, name))
    except ValueError as error:
        raise WireError(name) from error
    if len(found) != size:
        raise WireError(name)
    return found


def refusal_data(refusal: Refusal) -> dict[str, Any]:
    return {"refusal": pair(Refusal).encode(refusal)}


def refusal_of(data: dict[str, Any]) -> Refusal | None:
    """The refusal that an answer bears, if it is one."""
    if "refusal" not in data:
        return None
    found: Refusal = pair(Refusal).decode(data["refusal"])
    return found
