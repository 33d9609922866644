"""A year of the hall's calendar: read, changed day by day, or taken from a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.access import Action
from app.domain.calendar import DayKind
from app.domain.refusal import Refusal
from app.services.calendar_import import CalendarReport
from app.services.settings import CalendarView, DayView, SettingsService
from ui.calls import call
from ui.desk import Desk
from ui.reply import Reply


class CalendarModel(QObject):
    """Shows one year at a time."""

    changed = Signal()
    refused = Signal(object)
    imported = Signal(object)
    """The `CalendarReport` of a file."""
    import_refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.year = desk.today().year
        self.view: CalendarView | None = None

    @property
    def may_edit(self) -> bool:
        return self._desk.may(Action.CALENDAR_SET)

    def day(self, day: date) -> DayView | None:
        """The day as it is shown; None for another year's."""
        if self.view is None or day.year != self.view.year:
            return None
        return self.view.days[day.timetuple().tm_yday - 1]

    def load(self) -> None:
        request = call(SettingsService.calendar, self.year)
        self._desk.background.read(request, self, self._take, self.refused.emit)

    def turn(self, years: int) -> None:
        """Another year, so many further on."""
        self.year += years
        self.load()

    def _take(self, view: CalendarView) -> None:
        if view.year == self.year:
            self.view = view
            self.changed.emit()

    def set_day(self, day: date, kind: DayKind | None, name: str, reply: Reply) -> None:
        """`kind` None: the day follows its weekday again."""
        actor = self._desk.actor
        if kind is None:
            request = call(SettingsService.clear_day, actor, day)
        else:
            request = call(SettingsService.set_day, actor, day, kind, name)
        self._desk.background.write(request, reply.owner, reply.done, reply.refused)

    def import_file(self, path: Path) -> None:
        """Takes a file in the lane for long work; ends in `imported` or `import_refused`."""
        request = call(SettingsService.import_calendar, self._desk.actor, path)
        self._desk.background.work(
            lambda *_: self._desk.background.run(request), self, self._finish, self._refuse
        )

    def _finish(self, report: CalendarReport) -> None:
        if report.published:
            self.year = report.published[0]
        self.imported.emit(report)
        self.load()

    def _refuse(self, refusal: Refusal) -> None:
        self.import_refused.emit(refusal)
