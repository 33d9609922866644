"""Lines of a calendar file → days, or the reason why not (domain.md B)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.calendar import CalendarDay, DayKind
from app.domain.refusal import Refusal

FIRST_YEAR, LAST_YEAR = 2000, 2100
MAX_DAY_NAME = 64

_COLUMNS = {
    "date": ("日期", "date"),
    "kind": ("类型", "kind", "type"),
    "name": ("名称", "name"),
}
_KINDS = {
    "上班": DayKind.WORK,
    "work": DayKind.WORK,
    "休息": DayKind.OFF,
    "off": DayKind.OFF,
    "上午休息": DayKind.AM_OFF,
    "am_off": DayKind.AM_OFF,
    "下午休息": DayKind.PM_OFF,
    "pm_off": DayKind.PM_OFF,
}
_DATE = re.compile(
    r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?(?: 00:00:00)?|(\d{4})(\d\d)(\d\d)"
)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that was not taken: its number, and why."""

    number: int
    key: str
    params: Mapping[str, object] = field(default_factory=dict)


def calendar_columns(cells: Sequence[str]) -> Mapping[str, int]:
    """Where each column stands; Refusal `calendar_header` if date or kind is not among them."""
    names = [cell.strip().casefold() for cell in cells]
    found = {
        column: names.index(word) for column, words in _COLUMNS.items() for word in words if word in names
    }
    if not {"date", "kind"} <= found.keys():
        raise Refusal("calendar_header", found=tuple(cell[:20] for cell in cells[:6]))
    return found


def calendar_day(cells: Sequence[str], columns: Mapping[str, int]) -> CalendarDay:
    """One line. Refusals: `line_date` (text), `line_kind` (text), `line_name` (most)."""

    def cell(column: str) -> str:
        index = columns.get(column, len(cells))
        return cells[index].strip() if index < len(cells) else ""

    kind = _KINDS.get(cell("kind").casefold())
    day = parse_day(cell("date"))
    if kind is None:
        raise Refusal("line_kind", text=cell("kind")[:40])
    return CalendarDay(day, kind, checked_day_name(cell("name")))


def parse_day(text: str) -> date:
    """`2026-01-04`, `2026/1/4`, `2026年1月4日` or `20260104`; Refusal `line_date`."""
    match = _DATE.fullmatch(text)
    try:
        if match is None:
            raise ValueError(text)
        year, month, day = (int(part) for part in match.groups() if part is not None)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(text)
        return date(year, month, day)
    except ValueError as error:
        raise Refusal("line_date", text=text[:40]) from error


def checked_day_name(name: str) -> str:
    """At most 64 printable characters, or none; Refusal `line_name`."""
    clean = name.strip()
    if len(clean) > MAX_DAY_NAME or not (clean.isprintable() or not clean):
        raise Refusal("line_name", most=MAX_DAY_NAME)
    return clean
