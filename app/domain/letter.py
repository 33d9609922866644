"""Letters to a hall: a fixed schema for each kind, no commands, no paths (sync.md 4; trust.md A12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.domain.free_text import clean_note, clean_text
from app.domain.refusal import Refusal


class LetterKind(StrEnum):
    """What a letter may be about."""

    OPINION = "opinion"
    ROSTER = "roster"
    CALENDAR = "calendar"
    RULES = "rules"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it waits upstream; upstream signs `letter_statement` of it."""

    letter: str
    """UUIDv7 for people to quote; never an order."""
    hall: str
    number: int
    """Counts up by one within the hall, given under the lock on that hall's row."""
    kind: str
    """A `LetterKind`, or what only a newer version knows."""
    body: bytes
    """JSON of the kind's fields."""
    expected: int
    """The seq of the hall that its author had before them; 0 where that does not matter."""
    author: str
    """The name that the hall is to show."""
    signature: bytes = b""


def letter_statement(letter: Letter) -> bytes:
    """What upstream signs: every field, each with its length."""
    parts = (letter.letter, letter.hall, str(letter.number), letter.kind, str(letter.expected))
    texts = [part.encode() for part in ("letter", *parts, letter.author)] + [letter.body]
    return b"".join(len(text).to_bytes(4, "big") + text for text in texts)


_FIELDS = {"kind", "letter", "leave", "department", "agree", "signer", "note", "day"}


@dataclass(frozen=True, slots=True)
class OpinionLetter:
    """The department's opinion on one leave."""

    letter: str
    """The letter's own id: the same letter counts once."""
    leave: str
    department: str
    agree: bool
    signer: str
    note: str
    day: date


def opinion_from(data: Any) -> OpinionLetter:
    """A letter from its JSON; Refusal `letter_form` (field) for anything that does not fit exactly."""
    if not isinstance(data, Mapping) or set(data) != _FIELDS or data["kind"] != "leave_opinion":
        raise Refusal("letter_form", field="kind")
    for name in _FIELDS - {"agree"}:
        if not isinstance(data[name], str):
            raise Refusal("letter_form", field=name)
    if not isinstance(data["agree"], bool):
        raise Refusal("letter_form", field="agree")
    try:
        day = date.fromisoformat(data["day"])
    except ValueError as error:
        raise Refusal("letter_form", field="day") from error
    return OpinionLetter(
        clean_text(data["letter"], "letter", 64),
        clean_text(data["leave"], "leave", 32),
        clean_text(data["department"], "department", 32),
        data["agree"],
        clean_text(data["signer"], "signer", 64),
        clean_note(data["note"], "note"),
        day,
    )
