"""A fact's fields as JSON values, and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any, get_type_hints

from app.domain.calendar import CalendarDay, DayKind
from app.domain.fact import Fact
from app.domain.facts import FACTS

_READERS: dict[type[Fact], dict[str, Callable[[Any], Any]]] = {}


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
    readers = _READERS.get(cls)
    if readers is None:
        readers = _READERS[cls] = {name: _reader(hint) for name, hint in get_type_hints(cls).items()}
    return cls(**{name: readers[name](value) for name, value in body.items()})


def _reader(hint: Any) -> Callable[[Any], Any]:
    """How a field of that type is read: looked up once, as journals are long."""
    if hint is date:
        return date.fromisoformat
    if hint == date | None:
        return lambda value: None if value is None else date.fromisoformat(value)
    if hint is DayKind:
        return DayKind
    if hint == tuple[CalendarDay, ...]:
        return lambda days: tuple(CalendarDay(date.fromisoformat(d), DayKind(k), n) for d, k, n in days)
    return _as_it_is if hint is Any else _tupled


def _as_it_is(value: Any) -> Any:
    return value


def _tupled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
