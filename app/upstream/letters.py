"""Letters to halls as their authors send them: checked, numbered, signed, and waiting (sync.md 4)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol
from uuid import UUID

from app.domain.free_text import clean_text
from app.domain.journal import body_bytes
from app.domain.letter import LETTER_BYTES, Letter, checked_body, letter_statement
from app.domain.refusal import Refusal
from app.services.clock import Clock
from db.upstream import letters
from db.upstream.letters import Sent
from db.upstream.store import UpstreamStore, lock_hall


class Signs(Protocol):
    """What upstream's key does for a letter."""

    def sign(self, statement: bytes) -> bytes: ...


class Letters:
    """Sends; what became of a letter is told by the hall alone."""

    def __init__(self, store: UpstreamStore, keys: Signs, clock: Clock) -> None:
        self._store, self._keys, self._clock = store, keys, clock

    def send(
        self,
        hall_id: str,
        kind: str,
        body: Mapping[str, Any],
        expected: int,
        author: str,
        account: str,
        leave: str = "",
    ) -> Letter:
        """The letter as it waits for the hall; an opinion's `letter` field is given here.

        Refusals: those of `checked_body`, by which the hall will judge it, `letter_form`, `hall_unknown`.
        """
        now_us = self._clock.wall_us()
        key = _uuid7(now_us)
        given = {**body, "letter": key} if kind == "opinion" else dict(body)
        checked_body(kind, given)
        content, name = body_bytes(given), clean_text(author, "signer", 64)
        if len(content) > LETTER_BYTES:
            raise Refusal("letter_form", field="size")
        with self._store.write() as conn:
            if lock_hall(conn, hall_id) is None:
                raise Refusal("hall_unknown", hall=hall_id)
            number = letters.next_number(conn, hall_id)
            letter = Letter(key, hall_id, number, kind, content, expected, name)
            letter = replace(letter, signature=self._keys.sign(letter_statement(letter)))
            letters.add(conn, letter, account, leave, now_us)
        return letter

    def of_hall(self, hall_id: str, leave: str = "") -> list[Sent]:
        """What has been sent to a hall, the newest first; with `leave` only what is about that leave."""
        with self._store.read() as conn:
            return letters.sent(conn, hall_id, leave)


def _uuid7(wall_us: int) -> str:
    """RFC 9562: the millisecond, then chance; for people to quote, never an order."""
    value = ((wall_us // 1000) << 80) | (secrets.randbits(80) & ~(0xF << 76) & ~(0x3 << 62))
    return str(UUID(int=value | 0x7 << 76 | 0x2 << 62))
