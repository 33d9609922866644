"""Letters to a hall: a fixed schema for each kind, no commands, no paths (sync.md 4; trust.md A12)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.domain.calendar import CalendarDay, DayKind
from app.domain.calendar_lines import FIRST_YEAR, LAST_YEAR, checked_day_name, parse_day
from app.domain.free_text import clean_note, clean_text
from app.domain.json_depth import deeper_than
from app.domain.refusal import Refusal
from app.domain.roster_rows import COLUMNS, OPTIONAL, RosterRow, row_of
from app.domain.rules import checked_rule

LETTER_BYTES = 64 * 1024
"""A letter's body at most."""
LETTER_DEPTH = 8
LETTER_ROWS = 400
"""Lines of a roster letter, or days of a calendar letter, at most."""
MESSAGE_LIMIT = 500


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


@dataclass(frozen=True, slots=True)
class RosterLetter:
    """Lines of the roster, as an import would bring them; `replacing`: they may change what stands."""

    rows: tuple[RosterRow, ...]
    replacing: bool


@dataclass(frozen=True, slots=True)
class CalendarLetter:
    """A year's whole arrangement, or single days where `year` is None."""

    year: int | None
    days: tuple[CalendarDay, ...]


@dataclass(frozen=True, slots=True)
class RulesLetter:
    """One rule's value from a date on; the hall checks what it may hold."""

    key: str
    value: Any
    valid_from: date


@dataclass(frozen=True, slots=True)
class MessageLetter:
    """Something to be read."""

    text: str


Body = OpinionLetter | RosterLetter | CalendarLetter | RulesLetter | MessageLetter


def body_of(letter: Letter) -> Body:
    """What a letter says; as `checked_body`, and `letter_form` for what is no JSON of its size and depth."""
    if len(letter.body) > LETTER_BYTES:
        raise Refusal("letter_form", field="size")
    try:
        data = json.loads(letter.body)
    except (ValueError, RecursionError) as error:
        raise Refusal("letter_form", field="json") from error
    return checked_body(letter.kind, data)


def checked_body(kind: str, data: Any) -> Body:
    """The body of a kind from its JSON.

    Refusals: `letter_kind`, `letter_form` (field) for anything that does not fit exactly, and those of the
    fields themselves. No field is ever a path, a command or an address to fetch.
    """
    if kind not in _BODIES:
        raise Refusal("letter_kind", text=kind[:20])
    if deeper_than(data, LETTER_DEPTH):
        raise Refusal("letter_form", field="depth")
    return _BODIES[kind](data)


def _fields(data: Any, *required: str, optional: tuple[str, ...] = ()) -> Mapping[str, Any]:
    if not isinstance(data, Mapping) or not set(required) <= set(data) <= {*required, *optional}:
        raise Refusal("letter_form", field="fields")
    return data


def _typed(data: Mapping[str, Any], name: str, kind: type) -> Any:
    value = data[name]
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise Refusal("letter_form", field=name)
    return value


def _items(data: Mapping[str, Any], name: str) -> list[Any]:
    found: list[Any] = _typed(data, name, list)
    if not 1 <= len(found) <= LETTER_ROWS:
        raise Refusal("letter_form", field=name)
    return found


def _roster(data: Any) -> RosterLetter:
    fields = _fields(data, "rows", "replacing")
    rows = tuple(_roster_row(row) for row in _items(fields, "rows"))
    return RosterLetter(rows, _typed(fields, "replacing", bool))


def _roster_row(data: Any) -> RosterRow:
    row = _fields(data, *(COLUMNS.keys() - OPTIONAL), optional=tuple(OPTIONAL))
    return row_of({field: _typed(row, field, str) if field in row else "" for field in COLUMNS})


def _calendar(data: Any) -> CalendarLetter:
    fields = _fields(data, "days", optional=("year",))
    year = _typed(fields, "year", int) if "year" in fields else None
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refusal("letter_form", field="year")
    days = tuple(_calendar_day(day) for day in _items(fields, "days"))
    if len({day.date for day in days}) < len(days) or (year and any(d.date.year != year for d in days)):
        raise Refusal("letter_form", field="date")
    return CalendarLetter(year, days)


def _calendar_day(data: Any) -> CalendarDay:
    fields = _fields(data, "date", "kind", "name")
    date_text, kind, name = (_typed(fields, field, str) for field in ("date", "kind", "name"))
    if kind not in set(DayKind):
        raise Refusal("letter_form", field="kind")
    return CalendarDay(parse_day(date_text), DayKind(kind), checked_day_name(name))


def _rules(data: Any) -> RulesLetter:
    fields = _fields(data, "key", "value", "valid_from")
    key = clean_text(_typed(fields, "key", str), "rule_key", 64)
    return RulesLetter(key, checked_rule(key, fields["value"]), parse_day(_typed(fields, "valid_from", str)))


def _message(data: Any) -> MessageLetter:
    return MessageLetter(clean_text(_typed(_fields(data, "text"), "text", str), "text", MESSAGE_LIMIT))


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


_BODIES: Mapping[str, Callable[[Any], Body]] = {
    LetterKind.OPINION: opinion_from,
    LetterKind.ROSTER: _roster,
    LetterKind.CALENDAR: _calendar,
    LetterKind.RULES: _rules,
    LetterKind.MESSAGE: _message,
}
