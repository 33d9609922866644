"""A letter from a department's own desk: a fixed schema, no commands, no paths (trust.md A12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.free_text import clean_note, clean_text
from app.domain.refusal import Refusal

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
