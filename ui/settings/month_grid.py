"""One month as a grid of days: rest days and swapped working days told by a word, not by colour alone."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.calendar import CALENDAR_2026, DayKind
from app.services.settings import DayView
from ui.fonts import SECONDARY, font
from ui.palette import DESK
from ui.theme import TOUCH
from ui.words import month_name, month_text, term, weekday_letter

TITLE, HEAD, ROWS = 32, 24, 6
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthGrid(QWidget):
    """Arrow keys go from day to day, Enter or a click chooses one."""

    chosen = Signal(object)
    left = Signal(object)
    """The arrow keys led to a day of another month."""

    def __init__(self, month: int, day_of: Callable[[date], DayView | None]) -> None:
        super().__init__()
        self._month, self._day_of = month, day_of
        self.year = CALENDAR_2026[0].date.year
        self._today = self.current = date(self.year, month, 1)
        self.setFixedSize(self.sizeHint())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(7 * TOUCH, TITLE + HEAD + ROWS * TOUCH)

    def show_year(self, year: int, today: date) -> None:
        self.year, self._today = year, today
        if self.current.year != year:
            self.current = date(year, self._month, 1)
        self.setAccessibleName(month_text(f"{year}-{self._month:02d}"))
        self.update()

    def rect_of(self, day: date) -> QRect:
        """Where a day of this month is drawn."""
        lead = date(self.year, self._month, 1).weekday()
        row, column = divmod(lead + day.day - 1, 7)
        return QRect(column * TOUCH, TITLE + HEAD + row * TOUCH, TOUCH, TOUCH)

    def day_at(self, x: int, y: int) -> date | None:
        return next((day for day in self._days() if self.rect_of(day).contains(x, y)), None)

    def _days(self) -> list[date]:
        last = calendar.monthrange(self.year, self._month)[1]
        return [date(self.year, self._month, day) for day in range(1, last + 1)]

    # -- drawing --------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(16, bold=True))
        painter.setPen(QColor(DESK.text))
        title = month_name(self._month)
        painter.drawText(QRect(8, 0, self.width(), TITLE), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(font(SECONDARY))
        painter.setPen(QColor(DESK.text_2))
        for column in range(7):
            where = QRect(column * TOUCH, TITLE, TOUCH, HEAD)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, weekday_letter(column))
        for day in self._days():
            self._draw_day(painter, day)
        painter.end()

    def _draw_day(self, painter: QPainter, day: date) -> None:
        shown, where = self._day_of(day), self.rect_of(day).adjusted(1, 1, -1, -1)
        if shown is None:
            return
        mark, ink, paper = _look(shown)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(paper))
        painter.drawRoundedRect(where, 4, 4)
        painter.setPen(QColor(ink))
        painter.setFont(_day_font(day == self._today))
        upper = where.adjusted(0, 4, 0, -18)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(day.day))
        painter.setFont(font(11))
        lower = where.adjusted(1, 24, -1, -2)
        text = shown.name if shown.name and len(shown.name) <= 3 else mark
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, text)
        if self.hasFocus() and day == self.current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setColor(QColor(DESK.accent))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(where.adjusted(1, 1, -1, -1), 4, 4)

    # -- choosing -------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        day = self.day_at(place.x(), place.y())
        if day is not None:
            self.current = day
            self.update()
            self.chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.current)
        elif key in _STEPS:
            day = self.current + timedelta(days=_STEPS[key])
            if day.year == self.year and day.month == self._month:
                self.current = day
                self.update()
            else:
                self.left.emit(day)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            day = self.day_at(event.pos().x(), event.pos().y())
            shown = self._day_of(day) if day else None
            QToolTip.showText(event.globalPos(), shown.name.replace("<", "＜") if shown else "", self)
            return True
        return super().event(event)


def _day_font(today: bool) -> QFont:
    made = font(14, bold=today)
    made.setUnderline(today)
    return made


def _look(day: DayView) -> tuple[str, str, str]:
    """(word, ink, paper) of a day."""
    weekend = day.date.weekday() >= 5
    if day.kind is DayKind.WORK:
        if weekend:
            return term("day_mark", "swapped"), DESK.attention, DESK.attention_soft
        return (term("day_mark", "work") if day.entered else ""), DESK.text, DESK.surface
    if day.kind is DayKind.OFF:
        paper = DESK.ok_soft if day.entered else DESK.page
        return term("day_mark", "off"), DESK.ok if day.entered else DESK.text_2, paper
    return term("day_mark", day.kind), DESK.ok, DESK.ok_soft
