"""Templates and their words: everything escaped, dates and figures as an office writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.domain.calendar import CalendarDay
from app.domain.letter import (
    Body,
    CalendarLetter,
    MessageLetter,
    RosterLetter,
    RulesLetter,
    checked_body,
)
from app.domain.refusal import Refusal
from app.domain.roster_rows import RosterRow
from app.domain.slots import Slot
from app.upstream.gate import ZONE
from ui import palette, words
from ui.words.rule_values import value_words

HERE = Path(__file__).parent


def html(template: str, **values: object) -> str:
    """A page; everything in it escaped, and a name that the template misspells is an error."""
    return _environment().get_template(template).render(**values)


@cache
def style_sheet() -> str:
    """Its colours are those of the desk."""
    plain = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=False)
    return plain.get_template("pages.css").render(colour=palette.DESK)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(_FILTERS)
    made.globals.update(
        term=words.term,
        sentence=words.sentence,
        listed=words.listed,
        said=said,
        told=letter_text,
        worth=value_words,
    )
    return made


def moment_text(at_us: int, zone: ZoneInfo = ZONE) -> str:
    """UTC microseconds as 2026年3月9日(周一) 08:29."""
    return words.moment_text(datetime.fromtimestamp(at_us // 1_000_000, UTC).astimezone(zone))


def slot_text(slot: Slot) -> str:
    return words.half_day_text(slot.date, slot.half)


def ago_text(seconds: float) -> str:
    """How long ago, in the largest unit that says enough."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return "刚刚"
    if minutes < 60:
        return f"{minutes}分钟前"
    hours = minutes // 60
    return f"{hours}小时前" if hours < 48 else f"{hours // 24}天前"


def said(key: str, params: Mapping[str, Any]) -> str:
    """A refusal that came as JSON: dates in it are dates again; what does not fit the words is left out."""
    try:
        return words.sentence(key, {name: _revived(value) for name, value in params.items()})
    except ValueError:
        return words.sentence(key)


def letter_text(kind: str, body: Mapping[str, Any]) -> str:
    """What a letter of the centre says, in one line; a body that no longer fits says so."""
    try:
        return _body_text(checked_body(kind, body))
    except Refusal:
        return words.sentence("letter_not_shown")


def _body_text(said: Body) -> str:
    if isinstance(said, CalendarLetter):
        return words.clauses(_day_text(day) for day in said.days)
    if isinstance(said, RulesLetter):
        value = value_words(said.key, said.value)
        return f"{words.term('rule', said.key)}：{value}，{words.date_text(said.valid_from)}起"
    if isinstance(said, RosterLetter):
        return _roster_text(said.rows, said.replacing)
    return said.text if isinstance(said, MessageLetter) else said.note


def _day_text(day: CalendarDay) -> str:
    what = f"{words.date_text(day.date)}{words.term('day_kind', day.kind)}"
    return f"{what}，{day.name}" if day.name else what


_NAMED = 3


def _roster_text(rows: Sequence[RosterRow], replacing: bool) -> str:
    people = words.clauses(f"{r.name}({r.number}，{r.department})" for r in rows[:_NAMED])
    more = f"等{len(rows)}行" if len(rows) > _NAMED else ""
    return f"{people}{more}" + ("，替换已有内容" if replacing else "")


def _revived(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value) if len(value) == 10 else value
        except ValueError:
            return value
    return value


_FILTERS: Mapping[str, Callable[..., str]] = {
    "moment": moment_text,
    "day": words.date_text,
    "day_short": words.date_short,
    "slot": slot_text,
    "days": words.days_text,
    "month": words.month_text,
    "weekday": words.weekday_letter,
    "clock": words.clock_text,
    "ago": ago_text,
}
