"""Letters down: signed, numbered under the hall's row, fetched and judged by the hall (sync.md 3, 4)."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.domain.free_text import clean_text
from app.domain.journal import body_bytes
from app.domain.letter import (
    LETTER_BYTES,
    LETTER_ROWS,
    Body,
    Letter,
    OpinionLetter,
    checked_body,
    letter_statement,
)
from app.domain.refusal import Refusal
from app.domain.upstream_access import Member, Right, require
from app.services.clock import Clock
from app.upstream.keys import UpstreamKeys
from db.upstream import letters
from db.upstream.letters import Sent
from db.upstream.store import UpstreamStore, lock_hall


class Letters:
    """What people upstream send to halls."""

    def __init__(self, store: UpstreamStore, keys: UpstreamKeys, clock: Clock) -> None:
        self._store, self._keys, self._clock = store, keys, clock

    def send(
        self,
        hall_id: str,
        kind: str,
        body: Mapping[str, Any],
        expected: int,
        author: Member,
    ) -> Letter:
        """The letter as it waits for the hall; in force only once the hall has said so.

        `expected`: the seq of the hall that the author had before them, 0 where that does not matter.
        Two opinions on one leave are never under way at once.
        Refusals: `hall_unknown`, `letter_kind`, `letter_form`, `letter_long`, `opinion_under_way`,
        `page_not_entitled`, those of the body's fields.
        """
        said, content = self.check(hall_id, kind, body, author)
        leave = said.leave if isinstance(said, OpinionLetter) else ""
        name, made_us = clean_text(author.name, "name", 64), self._clock.wall_us()
        with self._store.write() as conn:
            if lock_hall(conn, hall_id) is None:
                raise Refusal("hall_unknown", hall=hall_id)
            if leave and letters.opinion_open(conn, hall_id, leave):
                raise Refusal("opinion_under_way", leave=leave)
            number = letters.next_number(conn, hall_id)
            letter = Letter(uuid7(made_us), hall_id, number, kind, content, expected, name)
            letter = replace(letter, signature=self._keys.sign(letter_statement(letter)))
            letters.add(conn, letter, author.account, leave, made_us)
        return letter

    def check(self, hall_id: str, kind: str, body: Mapping[str, Any], author: Member) -> tuple[Body, bytes]:
        """What the letter would say, and as bytes; refusals as `send`, of the letter itself."""
        said = checked_body(kind, body)
        _require_sender(author, hall_id, said)
        content = body_bytes(dict(body))
        if len(content) > LETTER_BYTES:
            raise Refusal("letter_long", limit=LETTER_ROWS)
        return said, content

    def of_hall(self, hall_id: str, leave: str = "") -> list[Sent]:
        """The newest first, with what became of each; with `leave` only those about that leave."""
        with self._store.read() as conn:
            return letters.sent(conn, hall_id, leave)


def _require_sender(author: Member, hall_id: str, said: Body) -> None:
    """An opinion is its own department's alone, whatever else somebody may send (trust.md 3)."""
    if not isinstance(said, OpinionLetter):
        require(author, Right.LETTERS_SEND)
        return
    require(author, Right.OPINION_SIGN)
    name = clean_text(author.name, "signer", 64)
    if (author.hall, author.department, name) != (hall_id, said.department, said.signer):
        raise Refusal("page_not_entitled", right=Right.OPINION_SIGN.value, stand=author.stand.value)


def uuid7(wall_us: int) -> str:
    """RFC 9562: 48 bits of milliseconds, then 74 random bits; for people to quote, never an order."""
    random = secrets.randbits(74)
    bits = (wall_us // 1000 % 2**48) << 80 | 7 << 76 | (random >> 62) << 64 | 2 << 62 | random % 2**62
    return str(uuid.UUID(int=bits))
