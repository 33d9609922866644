"""The coming half-days: window groups down, half-days across, each with one word and who is away."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.ab_slots import Risk, SlotOutlook
from app.domain.slots import Slot
from app.services.ab_views import OutlookRow, OutlookShown
from ui.ab.lines import RISK_TONES, cell_names, cell_sentences, cell_word, group_place
from ui.fonts import BODY, SECONDARY, font
from ui.palette import DESK, Tone
from ui.words import date_short, term, weekday_letter

HEAD, CELL, ROW = 216, 76, 48
_Index = QModelIndex | QPersistentModelIndex


class OutlookModel(QAbstractTableModel):
    """Column 0 names the group, the others are half-days."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: OutlookShown | None = None

    def put(self, shown: OutlookShown) -> None:
        self.beginResetModel()
        self.shown = shown
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if self.shown is None or (parent and parent.isValid()) else len(self.shown.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if self.shown is None or (parent and parent.isValid()) else len(self.shown.slots) + 1

    def row(self, index: _Index) -> OutlookRow:
        assert self.shown is not None
        return self.shown.rows[index.row()]

    def cell(self, index: _Index) -> SlotOutlook | None:
        """The half-day at a place; None in the column of names."""
        return self.row(index).cells[index.column() - 1] if index.isValid() and index.column() else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal or self.shown is None:
            return None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return self.tr("窗口")
        slot = self.shown.slots[section - 1]
        day = self.tr("{date}({weekday})").format(
            date=date_short(slot.date), weekday=weekday_letter(slot.date)
        )
        return f"{day}\n{term('half', slot.half)}"

    def data(self, index: _Index, role: int = 0) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        cell = self.cell(index)
        if cell is None:
            return f"{self.row(index).window_group} {group_place(self.row(index))}"
        assert self.shown is not None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.row(index).window_group} {cell_sentences(cell, self.shown.names)}"
        return f"{cell_word(cell)} {cell_names(cell)}".strip()

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.column() == 0:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Cells(QStyledItemDelegate):
    """Paints a word over the names; what is at risk has the colour of its tone behind it."""

    def __init__(self, model: OutlookModel) -> None:
        super().__init__()
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        area: Any = option.rect  # type: ignore[attr-defined]
        cell = self._model.cell(index)
        painter.save()
        painter.setPen(QPen(QColor(DESK.line)))
        painter.drawLine(area.topLeft(), area.topRight())
        if cell is None:
            row = self._model.row(index)
            lines = (row.window_group, group_place(row))
            _lines(painter, area, lines, DESK.text, DESK.text_2, bold=True)
        else:
            self._half_day(painter, option, area, cell)
        painter.restore()

    def _half_day(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, cell: SlotOutlook
    ) -> None:
        tone = RISK_TONES[cell.risk]
        state: Any = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        inner = area.adjusted(2, 2, -2, -2)
        if chosen or tone is not Tone.CALM:
            painter.fillRect(inner, QColor(DESK.accent_soft if chosen else DESK.soft(tone)))
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(DESK.accent), 2))
            painter.drawRect(inner)
        colour = DESK.text_2 if cell.risk is Risk.NONE else DESK.of(tone)
        _lines(painter, area, (cell_word(cell), cell_names(cell)), colour, DESK.text)


def _lines(
    painter: QPainter, area: QRect, words: tuple[str, str], upper: str, lower: str, bold: bool = False
) -> None:
    width = area.width() - 10
    box = QRect(area.left() + 6, area.top() + 4, width, 20)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    sizes = (BODY, SECONDARY) if bold else (SECONDARY, SECONDARY)
    for text, colour, size in zip(words, (upper, lower), sizes, strict=True):
        painter.setFont(font(size, bold and size == BODY))
        painter.setPen(QColor(colour))
        fits = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(box, flags, fits)
        box = box.translated(0, 20)


class OutlookGrid(QTableView):
    """Arrow keys go from half-day to half-day, Enter or a double click opens one."""

    chosen = Signal()
    """Another half-day is selected."""
    opened = Signal()
    """Enter or a double click on the selected one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outlook = OutlookModel()
        self.outlook.setParent(self)
        self.setModel(self.outlook)
        self._cells = _Cells(self.outlook)
        self.setItemDelegate(self._cells)
        self.setStyleSheet(
            f"QTableView:focus {{ border: 1px solid {DESK.line}; }}"
            "QHeaderView::section { padding: 4px 6px; font-size: 12px; }"
        )
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(self.horizontalHeader().ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def put(self, shown: OutlookShown) -> None:
        """Shows other half-days; the selected one stays so where it is shown again."""
        before = self._place()
        scroll = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self.outlook.put(shown)
        self._size()
        if before is not None:
            self._go_to(*before)
        self.verticalScrollBar().setValue(scroll[0])
        self.horizontalScrollBar().setValue(scroll[1])

    @property
    def current(self) -> tuple[OutlookRow, SlotOutlook] | None:
        """The selected half-day with its group."""
        index = self.currentIndex()
        cell = self.outlook.cell(index) if index.isValid() else None
        return (self.outlook.row(index), cell) if cell is not None else None

    def _place(self) -> tuple[tuple[str, str], Slot] | None:
        found = self.current
        return ((found[0].department, found[0].window_group), found[1].slot) if found else None

    def _go_to(self, key: tuple[str, str], slot: Slot) -> None:
        shown = self.outlook.shown
        assert shown is not None
        for number, row in enumerate(shown.rows):
            if (row.department, row.window_group) == key and slot in shown.slots:
                self.setCurrentIndex(self.outlook.index(number, shown.slots.index(slot) + 1))

    def _size(self) -> None:
        count = self.outlook.columnCount() - 1
        if count < 1:
            return
        room = self.width() - HEAD - self.verticalScrollBar().sizeHint().width() - 4
        for column in range(count + 1):
            self.horizontalHeader().resizeSection(column, max(CELL, room // count) if column else HEAD)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arrow keys need a half-day to start from."""
        super().focusInEvent(event)
        if self.current is None and self.outlook.rowCount() and self.outlook.columnCount() > 1:
            self.setCurrentIndex(self.outlook.index(0, 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
