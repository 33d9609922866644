"""A date, typed or picked from a calendar that shows rest days and swapped working days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QCheckBox, QDateEdit, QHBoxLayout, QWidget

from app.services.face import FaceDay, FaceService
from ui.calls import call
from ui.desk import Desk
from ui.palette import DESK
from ui.theme import TOUCH


class DateField(QDateEdit):
    """`day` is what it holds."""

    def __init__(self, desk: Desk, day: date | None = None) -> None:
        super().__init__()
        self._desk = desk
        self.setDisplayFormat("yyyy-MM-dd")
        self.setCalendarPopup(True)
        self.setMinimumDate(QDate(1990, 1, 1))
        self.setMaximumDate(QDate(2100, 12, 31))
        self.setMinimumHeight(TOUCH)
        self.day = day or desk.today()
        self.calendarWidget().setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendarWidget().currentPageChanged.connect(self._ask)
        self._ask(self.day.year, self.day.month)

    @property
    def day(self) -> date:
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    @day.setter
    def day(self, day: date) -> None:
        self.setDate(QDate(day.year, day.month, day.day))

    def _ask(self, year: int, month: int) -> None:
        first = date(year, month, 1)
        last = date(year + month // 12, month % 12 + 1, 1)
        self._desk.background.read(call(FaceService.days, first, last), self, self._mark, _silent)

    def _mark(self, days: Iterable[FaceDay]) -> None:
        for shown in days:
            self.calendarWidget().setDateTextFormat(
                QDate(shown.date.year, shown.date.month, shown.date.day), _FORMATS[_kind(shown)]
            )


class OptionalDate(QWidget):
    """A date or none: `None` while the box is not ticked."""

    def __init__(self, desk: Desk, text: str, day: date | None = None) -> None:
        super().__init__()
        self.box, self.field = QCheckBox(text), DateField(desk, day)
        self.box.setChecked(day is not None)
        self.box.setMinimumHeight(TOUCH)
        self.field.setEnabled(day is not None)
        self.box.toggled.connect(self.field.setEnabled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.box)
        row.addWidget(self.field, 1)
        self.setFocusProxy(self.box)

    @property
    def day(self) -> date | None:
        return self.field.day if self.box.isChecked() else None


def _silent(_: object) -> None:
    """Without the hall's calendar the field still takes a date."""


def _kind(day: FaceDay) -> str:
    if not day.working:
        return "off"
    return "swapped" if day.swapped else "work"


def _format(colour: str, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    if bold:
        made.setFontWeight(700)
    return made


_FORMATS: Mapping[str, QTextCharFormat] = {
    "off": _format(DESK.edge),
    "work": _format(DESK.text),
    "swapped": _format(DESK.attention, bold=True),
}
