"""Our mark in a sensor's notepad: which sensor this is, and which plan its library was brought to."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from devices.jobs import SlotContent

PAGE, SIZE = 0, 32
UID, PLAN, CHECK = 16, 12, 4


@dataclass(frozen=True)
class Mark:
    """`uid` in hex; `plan` the digest of the library's content when it was last in step, or zeros."""

    uid: str
    plan: bytes = bytes(PLAN)

    def to_page(self) -> bytes:
        """The notepad page: uid, plan digest, check bytes."""
        body = bytes.fromhex(self.uid) + self.plan
        return body + _check(body)


def from_page(page: bytes) -> Mark | None:
    """The mark on a page; None where the page is not ours."""
    body, check = page[: UID + PLAN], page[UID + PLAN :]
    if len(page) != SIZE or check != _check(body):
        return None
    return Mark(body[:UID].hex(), body[UID:])


def new_mark() -> Mark:
    """A mark with a fresh random uid."""
    return Mark(secrets.token_hex(UID))


def plan_digest(slots: Mapping[int, SlotContent]) -> bytes:
    """The digest of what should lie in which slot."""
    lines = "".join(f"{slot}:{slots[slot].sha256}\n" for slot in sorted(slots))
    return hashlib.sha256(lines.encode()).digest()[:PLAN]


def _check(body: bytes) -> bytes:
    return hashlib.sha256(b"zaigang mark" + body).digest()[:CHECK]
