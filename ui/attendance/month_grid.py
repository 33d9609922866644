"""People by days, two rows each; names stay on the left and totals on the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QWidget

from app.domain.slots import HALVES, Half
from ui.attendance.month_lines import CellShown, PersonLine, total_titles
from ui.attendance.month_paint import CellPainter
from ui.fonts import BODY, SECONDARY, font
from ui.palette import DESK
from ui.words import weekday_letter

ROW = 24
OWN_WIDTHS = (68, 28, 40)
TOTAL_WIDTHS = (48, 48, 36, 36, 36, 36, 36, 36)
DAY_LEAST, DAY_MOST = 22, 44
_TITLE_ROOM, _LEAST = 4, 34
_OWN = len(OWN_WIDTHS)
_Index = QModelIndex | QPersistentModelIndex
_STYLE = f"QTableView, QTableView:focus {{ border: 1px solid {DESK.line}; }}"
"""The chosen half-day's frame shows where the focus is."""
_HEAD_STYLE = """QHeaderView, QHeaderView::section {{ font-size: {size}px; }}
QHeaderView::section {{ padding: 2px 0; }}"""


Place = tuple[str, date, Half]
"""A half-day of a person (subject id)."""


class GridModel(QAbstractTableModel):
    """Columns: name, post, half; the days; the totals."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[PersonLine] = []
        self.days: list[date] = []

    def put(self, lines: Sequence[PersonLine], days: Sequence[date]) -> None:
        self.beginResetModel()
        self.lines, self.days = list(lines), list(days)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 2 * len(self.lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside else _OWN + len(self.days) + len(TOTAL_WIDTHS)

    def cell(self, index: _Index) -> CellShown:
        """What stands in a cell, whichever part of the grid it belongs to."""
        line, half = self.lines[index.row() // 2], HALVES[index.row() % 2]
        column, entry = index.column(), line.person.entry
        if column < _OWN:
            first = half is Half.AM
            own = (entry.name if first else entry.number, entry.post if first else "")
            return CellShown((*own, self.tr("上午") if first else self.tr("下午"))[column])
        column -= _OWN
        if column < len(self.days):
            return line.cells[self.days[column], half]
        return CellShown(line.totals[column - len(self.days)] if half is Half.AM else "")

    def is_own(self, index: _Index) -> bool:
        return index.column() < _OWN

    def place(self, index: _Index) -> tuple[str, date, Half] | None:
        """Whose half-day a cell is."""
        column = index.column() - _OWN
        if not index.isValid() or not 0 <= column < len(self.days):
            return None
        person = self.lines[index.row() // 2].person.entry.person
        return person, self.days[column], HALVES[index.row() % 2]

    def index_of(self, place: Place | None) -> QModelIndex:
        """The cell of a half-day; an invalid index where it is not shown."""
        if place is None or place[1] not in self.days:
            return QModelIndex()
        for number, line in enumerate(self.lines):
            if line.person.entry.person == place[0]:
                row = 2 * number + HALVES.index(place[2])
                return self.index(row, _OWN + self.days.index(place[1]))
        return QModelIndex()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < _OWN:
            return (self.tr("姓名"), self.tr("岗"), self.tr("时段"))[section]
        section -= _OWN
        if section < len(self.days):
            day = self.days[section]
            return f"{day.day}\n{weekday_letter(day)}"
        return total_titles()[section - len(self.days)]

    def data(self, index: _Index, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(index)
        return None

    def _words(self, index: _Index) -> str:
        """What a screen reader says of a cell."""
        line, place = self.lines[index.row() // 2], self.place(index)
        if place is not None:
            return line.words(place[1], place[2])
        title = self.headerData(index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        return f"{line.person.entry.name} {title} {self.cell(index).text}"


class MonthGrid(QWidget):
    """Arrow keys go from half-day to half-day; `chosen` tells where."""

    chosen = Signal(object)
    """(subject, date, half)."""
    entered = Signal()
    """Enter or a double click on a half-day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = GridModel(self)
        self.own, self.days, self.totals = (self._view() for _ in range(3))
        self.days.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.days)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.own)
        row.addWidget(self.days, 1)
        row.addWidget(self.totals)
        self._link()

    def _view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.grid)
        view.setItemDelegate(CellPainter(self.grid, view))
        view.setStyleSheet(_STYLE)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.verticalHeader().hide()
        view.verticalHeader().setMinimumSectionSize(ROW)
        view.verticalHeader().setDefaultSectionSize(ROW)
        header = view.horizontalHeader()
        header.setStyleSheet(_HEAD_STYLE.format(size=BODY))
        header.setMinimumSectionSize(DAY_LEAST)
        header.setFixedHeight(44)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        return view

    def _link(self) -> None:
        """The three parts scroll and choose as one."""
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        for view in (self.own, self.days):
            view.setVerticalScrollBarPolicy(off)
        for view in (self.own, self.totals):
            view.setHorizontalScrollBarPolicy(off)
            view.setSelectionModel(self.days.selectionModel())
        self.totals.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        for view in (self.own, self.days):
            self.totals.verticalScrollBar().valueChanged.connect(view.verticalScrollBar().setValue)
            view.verticalScrollBar().valueChanged.connect(self.totals.verticalScrollBar().setValue)
        self.days.selectionModel().currentChanged.connect(lambda index, _: self._tell(index))
        self.days.activated.connect(lambda index: self._enter(index))

    def put(self, lines: Sequence[PersonLine], days: Sequence[date], place: Place | None) -> None:
        """Other people or another month; the chosen half-day stays so where it is shown."""
        scroll = self.totals.verticalScrollBar().value()
        self.blockSignals(True)
        self.grid.put(lines, days)
        self._arrange()
        self.choose(place)
        self.totals.verticalScrollBar().setValue(scroll)
        self.blockSignals(False)

    def choose(self, place: Place | None) -> None:
        """Marks a half-day and brings it into view."""
        index = self.grid.index_of(place)
        self.days.setCurrentIndex(index)

    def _tell(self, index: QModelIndex) -> None:
        place = self.grid.place(index)
        if place is not None:
            self.chosen.emit(place)

    def _enter(self, index: QModelIndex) -> None:
        if self.grid.place(index) is not None:
            self.entered.emit()

    def _arrange(self) -> None:
        count, first = len(self.grid.days), _OWN
        for column in range(self.grid.columnCount()):
            self.own.setColumnHidden(column, column >= first)
            self.days.setColumnHidden(column, not first <= column < first + count)
            self.totals.setColumnHidden(column, column < first + count)
        self.own.setFixedWidth(self._widen(self.own, 0, OWN_WIDTHS) + 2)
        bar = self.totals.verticalScrollBar().sizeHint().width()
        self.totals.setFixedWidth(self._widen(self.totals, first + count, TOTAL_WIDTHS) + bar + 2)
        self._fit()

    def _widen(self, view: QTableView, first: int, widths: Sequence[int]) -> int:
        """Columns as wide as given; where titles need more, they are set smaller first. Gives the sum."""
        columns = range(first, first + len(widths))
        found = [max(pair) for pair in zip(widths, self._needed(columns, BODY), strict=True)]
        size = BODY if found == list(widths) else SECONDARY
        if size == SECONDARY:
            found = [max(_LEAST, width) for width in self._needed(columns, size)]
            found[0] = max(found[0], widths[0] if first == 0 else 0)
        view.horizontalHeader().setStyleSheet(_HEAD_STYLE.format(size=size))
        for column, width in zip(columns, found, strict=True):
            view.setColumnWidth(column, width)
        return sum(found)

    def _needed(self, columns: Sequence[int], size: int) -> list[int]:
        """What the columns' titles need at a size of letters."""
        metrics, across = QFontMetrics(font(size, bold=True)), Qt.Orientation.Horizontal
        titles = (self.grid.headerData(c, across, Qt.ItemDataRole.DisplayRole) for c in columns)
        return [metrics.size(0, str(title)).width() + _TITLE_ROOM for title in titles]

    def _fit(self) -> None:
        count = len(self.grid.days)
        if count:
            room = self.width() - self.own.width() - self.totals.width() - 4
            day = max(DAY_LEAST, min(DAY_MOST, room // count))
            for column in range(_OWN, _OWN + count):
                self.days.setColumnWidth(column, day)
            self.days.setMaximumWidth(max(day * count + 4, 8 * DAY_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
