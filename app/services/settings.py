"""The hall's name, rules and calendar, each change a fact (domain.md G.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.access import Action, Actor, require
from app.domain.calendar import CalendarDay, DayKind, HallCalendar
from app.domain.calendar_lines import FIRST_YEAR, LAST_YEAR, checked_day_name
from app.domain.facts import CalendarDayCleared, CalendarDaySet, HallRenamed, RuleSet
from app.domain.refusal import Refusal
from app.domain.rules import RULES, RuleBook, checked_rule
from app.domain.slots import BOTH_HALVES, NO_HALVES, Half, Month, date_range
from app.services.hall import Hall, Writing, checked_hall_name
from app.services.leave_recount import recount
from db import attendance

if TYPE_CHECKING:
    from app.services.calendar_import import CalendarReport
    from reports.tables import Source

_KIND_OF = {
    BOTH_HALVES: DayKind.WORK,
    NO_HALVES: DayKind.OFF,
    frozenset({Half.PM}): DayKind.AM_OFF,
    frozenset({Half.AM}): DayKind.PM_OFF,
}


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule as it stands on a date: `valid_from` None means the default, never changed."""

    key: str
    value: Any
    default: Any
    article: str
    valid_from: date | None
    upcoming: tuple[tuple[date, Any], ...]


@dataclass(frozen=True, slots=True)
class DayView:
    """A date of the calendar; `entered`: it stands in the arrangement, else it follows its weekday."""

    date: date
    kind: DayKind
    name: str
    entered: bool


@dataclass(frozen=True, slots=True)
class CalendarView:
    """Every date of a year; `published`: its arrangement has been entered."""

    year: int
    published: bool
    days: tuple[DayView, ...]


@dataclass(frozen=True, slots=True)
class SettingsWarning:
    """What somebody should see to: `calendar_unpublished` for a year."""

    key: str
    year: int


class SettingsService:
    """What a hall may set."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def rules(self, today: date | None = None) -> list[RuleView]:
        """Every rule as it stands on `today` (by default the hall's), in the order of the settings page."""
        with self._hall.reading() as view:
            book, day = view.settings.rules, today or view.today
        return [_rule_view(book, rule.key, rule.default, rule.article, day) for rule in RULES]

    def set_rule(self, actor: Actor, key: str, value: Any, valid_from: date) -> None:
        """Refusals: `not_entitled`, `rule_unknown`, `rule_value`, `schedule_form`, `month_locked` (month).

        The date may not lie in or before a locked month: what was issued stays as it was judged.
        """
        require(actor, Action.RULES_SET)
        checked_rule(key, value)
        with self._hall.writing(actor) as tx:
            self.take_rule(tx, key, value, valid_from)

    def take_rule(self, tx: Writing, key: str, value: Any, valid_from: date) -> None:
        """As `set_rule`, in a transaction that is open."""
        require(tx.actor, Action.RULES_SET)
        checked_rule(key, value)
        _check_unlocked(tx, valid_from, and_later=True)
        if (valid_from, value) not in tx.settings.rules.changes.get(key, ()):
            tx.record(RuleSet(key, value, valid_from))

    def calendar(self, year: int) -> CalendarView:
        """The whole year, day by day; Refusal `year_range`."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Refusal("year_range", first=FIRST_YEAR, last=LAST_YEAR)
        with self._hall.reading() as view:
            calendar = view.settings.calendar
        days = tuple(_day_view(calendar, day) for day in date_range(date(year, 1, 1), date(year, 12, 31)))
        return CalendarView(year, year in calendar.published, days)

    def set_day(self, actor: Actor, day: date, kind: DayKind, name: str) -> None:
        """Refusals: `not_entitled`, `month_locked`, `line_name`, `year_range`."""
        require(actor, Action.CALENDAR_SET)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise Refusal("year_range", first=FIRST_YEAR, last=LAST_YEAR)
        entry = CalendarDay(day, kind, checked_day_name(name))
        with self._hall.writing(actor) as tx:
            _check_unlocked(tx, day)
            if tx.settings.calendar.entries.get(day) != entry:
                tx.record(CalendarDaySet(day, kind, entry.name))
                recount(tx, [day])

    def import_calendar(self, actor: Actor, source: Source, dry_run: bool = False) -> CalendarReport:
        """A year's arrangement from a .csv or .xlsx file; see `CalendarImport.run`."""
        from app.services.calendar_import import CalendarImport  # loads openpyxl, which is slow

        return CalendarImport(self._hall).run(actor, source, dry_run)

    def clear_day(self, actor: Actor, day: date) -> None:
        """The date follows its weekday again. Refusals: `not_entitled`, `month_locked`."""
        require(actor, Action.CALENDAR_SET)
        with self._hall.writing(actor) as tx:
            _check_unlocked(tx, day)
            if day in tx.settings.calendar.entries:
                tx.record(CalendarDayCleared(day))
                recount(tx, [day])

    def rename_hall(self, actor: Actor, name: str) -> None:
        """Refusals: `not_entitled`, `hall_name`."""
        require(actor, Action.RULES_SET)
        clean = checked_hall_name(name)
        with self._hall.writing(actor) as tx:
            if tx.settings.name != clean:
                tx.record(HallRenamed(clean))

    def warnings(self, today: date | None = None) -> tuple[SettingsWarning, ...]:
        """This year's arrangement not entered, or from December on the next year's."""
        with self._hall.reading() as view:
            calendar, day = view.settings.calendar, today or view.today
        last = date(day.year + 1, 1, 1) if day.month == 12 else day
        return tuple(
            SettingsWarning("calendar_unpublished", year) for year in calendar.unpublished_years(day, last)
        )


def _rule_view(book: RuleBook, key: str, default: Any, article: str, day: date) -> RuleView:
    changes = book.changes.get(key, ())
    valid_from = max((start for start, _ in changes if start <= day), default=None)
    upcoming = tuple((start, value) for start, value in changes if start > day)
    return RuleView(key, book.value(key, day), default, article, valid_from, upcoming)


def _day_view(calendar: HallCalendar, day: date) -> DayView:
    entry = calendar.entries.get(day)
    return DayView(day, _KIND_OF[calendar.working(day)], entry.name if entry else "", entry is not None)


def _check_unlocked(tx: Writing, day: date, and_later: bool = False) -> None:
    """What was issued stays: Refusal `month_locked`."""
    here = str(Month.of(day))
    for month in attendance.month_locks(tx.conn):
        if month == here or (and_later and month > here):
            raise Refusal("month_locked", month=month)
