"""A fact's fields as JSON values, and back."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, get_type_hints

from app.domain.calendar import CalendarDay, DayKind
from app.domain.fact import Fact
from app.domain.facts import FACTS

_HINTS: dict[type[Fact], dict[str, Any]] = {}


def fact_body(fact: Fact) -> dict[str, Any]:
    """The fact's fields as JSON values."""
    return {field.name: _plain(getattr(fact, field.name)) for field in fields(fact)}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, CalendarDay):
        return [value.date.isoformat(), value.kind.value, value.name]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def fact_from(kind: str, body: dict[str, Any]) -> Fact:
    """A fact of type `kind` from its stored body; KeyError for a type this program does not know."""
    cls = FACTS[kind]
    if cls not in _HINTS:
        _HINTS[cls] = get_type_hints(cls)
    hints = _HINTS[cls]
    return cls(**{name: _typed(hints[name], value) for name, value in body.items()})


def _typed(hint: Any, value: Any) -> Any:
    if hint is date or (hint == date | None and value is not None):
        return date.fromisoformat(value)
    if hint is DayKind:
        return DayKind(value)
    if hint == tuple[CalendarDay, ...]:
        return tuple(CalendarDay(date.fromisoformat(d), DayKind(k), n) for d, k, n in value)
    return tuple(value) if isinstance(value, list) and hint is not Any else value
