"""A window's half-days as strips: a row per person, a mark per half-day, what is left below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from app.services.leave_strip import Cell, WindowStrip
from ui.leave.strip_model import FEET, HEADS, StripModel, mark_of, words_of
from ui.leave.strip_paint import StripPainter
from ui.widgets.text import label
from ui.words import date_short

NAME, LEAST, MOST, ROW, HEAD = 92, 19, 44, 24, 20


class StripView(QWidget):
    """The strips with their legend; arrow keys go from half-day to half-day."""

    def __init__(self) -> None:
        super().__init__()
        self.strip = StripModel()
        self.strip.setParent(self)
        self.table = _StripTable(self.strip)
        self.title = label(kind="heading")
        self.legend = label(kind="secondary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.table)
        column.addWidget(self.legend)

    def put(self, strip: WindowStrip, asking: bool) -> None:
        """`asking`: the leave that is looked at is not granted yet."""
        if (strip, asking) == (self.strip.strip, self.strip.asking):
            return
        self.strip.put(strip, asking)
        name = strip.window_group or strip.department_name
        first = date_short(strip.first)
        self.title.setText(self.tr("{window}  {date}起两周").format(window=name, date=first))
        self.table.setAccessibleName(self.title.text())
        self.table.lay_out()
        seen = {cell for row in strip.rows for cell in row.cells}
        shown = [cell for cell in Cell if cell in seen and cell is not Cell.REST]
        parts = [f"{mark_of(cell)} {words_of(cell)}" for cell in shown]
        parts.append(self.tr("灰 休息"))
        if any(foot.short for foot in strip.foot):
            parts.append(self.tr("! 在岗不足"))
        if any(foot.over for foot in strip.foot):
            parts.append(self.tr("! 超过人数上限"))
        self.legend.setText("　".join(dict.fromkeys(parts)))


class _StripTable(QTableView):
    """As high as its rows, as wide as there is room for."""

    def __init__(self, model: StripModel) -> None:
        super().__init__()
        self._strip = model
        self.setModel(model)
        self._painter = StripPainter(model, self)
        self.setItemDelegate(self._painter)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(LEAST)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(HEAD)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setMinimumWidth(320)

    def lay_out(self) -> None:
        """Sizes rows and columns for another strip."""
        strip = self._strip.strip
        if strip is None:
            return
        self.clearSpans()
        for column in range(1, len(strip.slots), 2):
            self.setSpan(0, column, 1, 2)
        for row in range(HEADS):
            self.setRowHeight(row, HEAD)
        rows = len(strip.rows) + FEET
        self.setFixedHeight(HEADS * HEAD + rows * ROW + 2 * self.frameWidth() + self._bar())
        self._widths()

    def _bar(self) -> int:
        needed = NAME + LEAST * len(self._strip.strip.slots) if self._strip.strip else 0
        return self.horizontalScrollBar().sizeHint().height() if needed > self.width() - 4 else 0

    def _widths(self) -> None:
        strip, header = self._strip.strip, self.horizontalHeader()
        if strip is None:
            return
        room = self.viewport().width() - NAME
        width = max(LEAST, min(MOST, room // len(strip.slots)))
        for column in range(self._strip.columnCount()):
            header.resizeSection(column, width if column else NAME)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widths()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arrow keys need a half-day to start from."""
        if not self.currentIndex().isValid() and self._strip.rowCount() > HEADS:
            self.setCurrentIndex(self._strip.index(HEADS, 1))
        super().focusInEvent(event)
