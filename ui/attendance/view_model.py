"""The month's page without widgets: which month, whose, which half-day is looked at."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.attendance import IN_EDGE, OUT_EDGE, Edge, Status
from app.domain.refusal import Refusal
from app.domain.slots import Half, Month
from app.services.attendance_views import AttendanceViews, DayShown, MonthShown, slot_verdict
from reports.sheet_symbols import MARKS, PRESETS, Symbols
from ui.attendance.month_lines import PersonLine, lines_of
from ui.calls import call
from ui.desk import Desk

Result = TypeVar("Result")


class MonthModel(QObject):
    """Reads a month and, of it, one date of one person."""

    changed = Signal()
    day_changed = Signal()
    refused = Signal(object)
    """A `Refusal` in place of the month."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.month = Month.of(desk.today())
        self.department = ""
        self.search = ""
        self.shown: MonthShown | None = None
        self.lines: list[PersonLine] = []
        """Those whom department and search leave."""
        self._everybody: list[PersonLine] = []
        self.chosen: tuple[str, date, Half] | None = None
        self.day: DayShown | None = None

    # -- the month ------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the month again, and the date that is looked at."""
        month = self.month
        request = call(AttendanceViews.month, self._desk.actor, month)
        self._desk.background.read(request, self, lambda shown: self._take(month, shown), self._refused)
        self._read_day()

    def set_month(self, month: Month) -> None:
        """Another month; nothing of it is looked at yet."""
        if month != self.month:
            self.month, self.shown = month, None
            self.lines, self._everybody = [], []
            self.choose(None)
            self.changed.emit()
            self.refresh()

    def set_department(self, code: str) -> None:
        """Empty: all of them."""
        self.department = code
        self._sift()

    def set_search(self, text: str) -> None:
        """Part of a name or number, or pinyin initials."""
        self.search = text
        self._sift()

    @property
    def symbols(self) -> Symbols:
        """The hall's preset."""
        return PRESETS[self.shown.symbols] if self.shown else MARKS

    def _take(self, month: Month, shown: MonthShown) -> None:
        if month == self.month and shown != self.shown:  # a punch of today changes no other month
            self.shown = shown
            self._everybody = lines_of(shown, self.symbols)
            if self.department not in dict(shown.departments):
                self.department = ""
            self._sift()

    def _refused(self, refusal: Refusal) -> None:
        self.shown = None
        self.lines, self._everybody = [], []
        self.refused.emit(refusal)

    def _sift(self) -> None:
        text = self.search.strip().lower()
        self.lines = [
            line
            for line in self._everybody
            if self.department in ("", line.person.entry.department) and line.found_by(text)
        ]
        self.changed.emit()

    # -- one half-day ---------------------------------------------------------------------------------

    def choose(self, place: tuple[str, date, Half] | None) -> None:
        """Looks at a half-day of a person; None: at none."""
        if place == self.chosen:
            return
        self.chosen, self.day = place, None
        self.day_changed.emit()
        self._read_day()

    def show_person(self, subject: str, day: date) -> None:
        """From another page: that person's date, whatever was filtered."""
        self.department = self.search = ""
        self.set_month(Month.of(day))
        self._sift()
        self.choose((subject, day, Half.AM))

    @property
    def line(self) -> PersonLine | None:
        """The person that is looked at."""
        if self.chosen is None:
            return None
        return next((line for line in self.lines if line.person.entry.person == self.chosen[0]), None)

    def conflict(self) -> str:
        """The number of the leave on whose half-day the person punched; empty: no such half-day."""
        if self.chosen is None or self.day is None:
            return ""
        pair = slot_verdict(self.day, self.chosen[2])
        punched = pair is not None and bool(pair[0].punched)
        return self.day.leaves.get(self.chosen[2], "") if punched else ""

    def wanting_edge(self) -> Edge:
        """The punch that a slip for the half-day would most likely mend."""
        half = self.chosen[2] if self.chosen else Half.AM
        pair = slot_verdict(self.day, half) if self.day else None
        status = pair[0].status if pair else ()
        out = Status.MISSING_OUT in status or (Status.EARLY in status and Status.LATE not in status)
        return (OUT_EDGE if out else IN_EDGE)[half]

    def _read_day(self) -> None:
        if self.chosen is None:
            return
        subject, day, _ = self.chosen
        request = call(AttendanceViews.day, self._desk.actor, subject, day)
        self._desk.background.read(request, self, self._take_day)

    def _take_day(self, shown: DayShown) -> None:
        if self.chosen is not None and self.chosen[:2] == (shown.subject, shown.day):
            self.day = shown
            self.day_changed.emit()
