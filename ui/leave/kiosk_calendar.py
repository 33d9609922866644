"""A calendar for fingers: five weeks of large cells, rest days and swapped working days told by a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.services.face import FaceDay, FaceService
from ui.calls import call
from ui.clock_in.answer_view import named
from ui.desk import Desk
from ui.widgets.text import button
from ui.words import date_short, date_text, term, weekday_letter

WEEKS, WEEK = 5, 7


class KioskCalendar(QWidget):
    """`chosen`: a date was touched."""

    chosen = Signal(object)
    moved = Signal()
    """Other weeks are shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.first = _monday(desk.today())
        self._days: Mapping[date, FaceDay] = {}
        self._marked: tuple[date, date] = (self.first, self.first)
        self.cells: list[QPushButton] = []
        self._heads: list[QLabel] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for column in range(WEEK):
            head = named("small")
            self._heads.append(head)
            grid.addWidget(head, 0, column)
        for at in range(WEEKS * WEEK):
            cell = button("")
            cell.setCheckable(True)
            cell.setObjectName("cell")
            cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            cell.clicked.connect(lambda _=False, which=at: self._touched(which))
            self.cells.append(cell)
            grid.addWidget(cell, 1 + at // WEEK, at % WEEK)

    def show_from(self, day: date) -> None:
        """Begins with the week of a date."""
        self.first = _monday(day)
        self._ask()
        self.put(*self._marked)
        self.moved.emit()

    def turn(self, weeks: int) -> None:
        self.show_from(self.first + timedelta(weeks=weeks))

    @property
    def dates(self) -> Sequence[date]:
        return [self.first + timedelta(at) for at in range(WEEKS * WEEK)]

    def put(self, first: date, last: date) -> None:
        """Marks the days of the leave."""
        self._marked = (first, last)
        for column, head in enumerate(self._heads):
            head.setText(f"  {weekday_letter(column)}")
        for cell, day in zip(self.cells, self.dates, strict=True):
            cell.setText(self._words(day))
            cell.setChecked(first <= day <= last)
            cell.setAccessibleName(f"{date_text(day)} {self._mark(day)}")
            if cell.property("rest") != self._rests(day):
                cell.setProperty("rest", self._rests(day))
                cell.style().unpolish(cell)
                cell.style().polish(cell)

    def _words(self, day: date) -> str:
        number = date_short(day) if day.day == 1 or day == self.first else str(day.day)
        mark = self._mark(day)
        return f"{number}\n{mark}" if mark else number

    def _mark(self, day: date) -> str:
        if day == self._desk.today():
            return self.tr("今天")
        shown = self._days.get(day)
        if shown is None:
            return ""
        if not shown.working:
            return term("day_mark", "off")
        return term("day_mark", "swapped") if shown.swapped else ""

    def _rests(self, day: date) -> bool:
        shown = self._days.get(day)
        return shown is not None and not shown.working

    def _touched(self, at: int) -> None:
        day = self.dates[at]
        self.put(*self._marked)
        self.chosen.emit(day)

    def _ask(self) -> None:
        request = call(FaceService.days, self.dates[0], self.dates[-1])
        self._desk.background.read(request, self, self._take, lambda _: None)

    def _take(self, days: Sequence[FaceDay]) -> None:
        self._days = {day.date: day for day in days}
        self.put(*self._marked)


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())
