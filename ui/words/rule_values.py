"""Values of the hall's rules as an office writes them, and those among which one may choose."""

from __future__ import annotations

from typing import Any

from ui.words.formats import clauses
from ui.words.leave_types import types_words
from ui.words.terms import term

SCHEDULE, LEAVE_TYPES = "attendance.schedule", "leave.types"
_CHOICES: dict[str, tuple[Any, ...]] = {
    "attendance.punches_per_day": (4, 2),
    "leave.gap": ("department", "centre"),
    "leave.disagreement": ("forward", "refuse"),
    "ab.mode": ("s3", "strict"),
    "sheet.symbols": ("marks", "words"),
}

HALF_DAYS = frozenset({"leave.centre_only_max_days"})
"""Figures of days that may be halves."""


def choices(key: str, default: Any) -> tuple[Any, ...]:
    """The few values that a rule with this default may hold; none where it is a figure or a table."""
    return _CHOICES.get(key, (True, False) if isinstance(default, bool) else ())


def value_words(key: str, value: Any) -> str:
    """A rule's value as an office writes it."""
    if isinstance(value, bool):
        return term("yes_no", "yes" if value else "no")
    if key == SCHEDULE:
        return clauses(_season_words(season) for season in value["seasons"])
    if key == LEAVE_TYPES:
        return types_words(value)
    return term(key, value) if isinstance(value, str) else str(value)


def _season_words(season: dict[str, Any]) -> str:
    (first, last), (start, end) = season["weekdays"][0]
    several = "…" if len({str(day) for day in season["weekdays"]}) > 1 else ""
    return f"{term('season', season['name'])} {first}–{last} {start}–{end}{several}"
