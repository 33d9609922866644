"""A year's arrangement from a file: good lines are taken, each bad one is named (domain.md B)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.access import Action, Actor, require
from app.domain.calendar import CalendarDay, HallCalendar
from app.domain.calendar_lines import Rejected, calendar_columns, calendar_day
from app.domain.fact import Fact
from app.domain.facts import CalendarDaySet, CalendarYearSet
from app.domain.refusal import Refusal
from app.domain.slots import Month
from app.services.hall import Hall, Writing
from app.services.leave_recount import recount
from db import attendance
from reports.tables import BadLine, Line, Source, read_table


@dataclass(frozen=True, slots=True)
class CalendarReport:
    """What became of a file; `published`: years whose whole arrangement it has set."""

    taken: int
    published: tuple[int, ...]
    changes: int
    rejected: tuple[Rejected, ...]


class CalendarImport:
    """Reads the columns 日期 类型 名称, or date, kind, name."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def run(self, actor: Actor, source: Source, dry_run: bool = False) -> CalendarReport:
        """Without a bad line each year in the file is replaced whole and counts as published.

        With one, the good lines are set singly and no year becomes published, because its arrangement may
        not be whole. Days of a locked month stay: a line that would change one is rejected. Refusals:
        `not_entitled`, `calendar_header`, and those of the file itself (`reports.tables.read_table`).
        """
        require(actor, Action.CALENDAR_SET)
        lines, rejected = _read(read_table(source))
        with self._hall.writing(actor) as tx:
            calendar, locked = tx.settings.calendar, frozenset(attendance.month_locks(tx.conn))
            days, late = _unlocked(lines, calendar, locked)
            rejected = sorted([*rejected, *late], key=lambda line: line.number)
            years = () if rejected else tuple(sorted({day.year for day in days}))
            facts = _years(years, days, calendar, locked) if years else _singly(days, calendar)
            changed = _dates(facts, calendar)
            if not dry_run:
                _record(tx, facts, changed)
        return CalendarReport(len(days), years, len(changed), tuple(rejected))

    def take_days(self, tx: Writing, days: Sequence[CalendarDay], year: int | None) -> None:
        """A whole year's arrangement, or single days, in a transaction that is open.

        Refusal `month_locked` if any of the days would change a locked month.
        """
        require(tx.actor, Action.CALENDAR_SET)
        calendar, locked = tx.settings.calendar, frozenset(attendance.month_locks(tx.conn))
        found, late = _unlocked(list(enumerate(days, 1)), calendar, locked)
        for line in late:
            raise Refusal(line.key, **line.params)
        facts = _singly(found, calendar) if year is None else _years((year,), found, calendar, locked)
        _record(tx, facts, _dates(facts, calendar))


def _record(tx: Writing, facts: list[Fact], changed: set[date]) -> None:
    tx.record_all([("", fact) for fact in facts])
    recount(tx, changed)


def _read(lines: Iterable[Line | BadLine]) -> tuple[list[tuple[int, CalendarDay]], list[Rejected]]:
    columns: Mapping[str, int] | None = None
    found: list[tuple[int, CalendarDay]] = []
    first_at: dict[date, tuple[int, CalendarDay]] = {}
    rejected: list[Rejected] = []
    for line in lines:
        if isinstance(line, BadLine):
            rejected.append(Rejected(line.number, line.key, line.params))
            continue
        if columns is None:
            columns = calendar_columns(line.cells)
            continue
        try:
            day = calendar_day(line.cells, columns)
            known = first_at.setdefault(day.date, (line.number, day))
            if known[1] != day:
                raise Refusal("line_repeated", line=known[0])
        except Refusal as refusal:
            rejected.append(Rejected(line.number, refusal.key, refusal.params))
            continue
        if known[0] == line.number:
            found.append((line.number, day))
    if columns is None:
        raise Refusal("calendar_header", found=())
    return found, rejected


def _unlocked(
    lines: Iterable[tuple[int, CalendarDay]], calendar: HallCalendar, locked: frozenset[str]
) -> tuple[dict[date, CalendarDay], list[Rejected]]:
    days: dict[date, CalendarDay] = {}
    rejected = []
    for number, day in lines:
        month = str(Month.of(day.date))
        if month in locked and calendar.entries.get(day.date) != day:
            rejected.append(Rejected(number, "month_locked", {"month": month}))
        else:
            days[day.date] = day
    return days, rejected


def _years(
    years: tuple[int, ...],
    days: Mapping[date, CalendarDay],
    calendar: HallCalendar,
    locked: frozenset[str],
) -> list[Fact]:
    """One fact for each year that differs; locked months keep what they have."""
    wanted: dict[int, dict[date, CalendarDay]] = defaultdict(dict)
    for entry in calendar.entries.values():
        if str(Month.of(entry.date)) in locked:
            wanted[entry.date.year][entry.date] = entry
    for entry in days.values():
        wanted[entry.date.year][entry.date] = entry
    return [
        CalendarYearSet(year, tuple(entry for _, entry in sorted(wanted[year].items())))
        for year in years
        if year not in calendar.published or wanted[year] != _entries_of(calendar, year)
    ]


def _entries_of(calendar: HallCalendar, year: int) -> dict[date, CalendarDay]:
    return {day: entry for day, entry in calendar.entries.items() if day.year == year}


def _singly(days: Mapping[date, CalendarDay], calendar: HallCalendar) -> list[Fact]:
    return [
        CalendarDaySet(day.date, day.kind, day.name)
        for _, day in sorted(days.items())
        if calendar.entries.get(day.date) != day
    ]


def _dates(facts: Iterable[Fact], calendar: HallCalendar) -> set[date]:
    """The dates that differ afterwards, those included that fall back to their weekday."""
    found: set[date] = set()
    for fact in facts:
        if isinstance(fact, CalendarYearSet):
            old = set(_entries_of(calendar, fact.year).values())
            found |= {day.date for day in old ^ set(fact.days)}
        elif isinstance(fact, CalendarDaySet):
            found.add(fact.date)
    return found
