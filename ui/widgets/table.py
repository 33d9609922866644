"""The table that pages show lines in: fixed header, sort, filter, copy, keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.palette import DESK, Tone

ROW_HEIGHT, BESIDE = 40, 28
Line = TypeVar("Line")
_Index = QModelIndex | QPersistentModelIndex
_SORT = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Column(Generic[Line]):
    """A column: what it shows of a line, by what it sorts (its text if not given), and how wide."""

    title: str
    text: Callable[[Line], str]
    sort: Callable[[Line], Any] | None = None
    figure: bool = False
    """Right-aligned."""
    width: int = 0
    """Pixels; 0: what is left."""
    tone: Callable[[Line], Tone] | None = None


def room_for(texts: Iterable[str], least: int) -> int:
    """Pixels of a column in which each of the texts stands whole, in whatever language they are."""
    metrics = QFontMetrics(QGuiApplication.font())
    return max([least, *(metrics.horizontalAdvance(text) + BESIDE for text in texts)])


class LineModel(QAbstractTableModel, Generic[Line]):
    """Frozen lines under columns; a new list replaces the old one whole."""

    def __init__(self, columns: Sequence[Column[Line]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.lines: list[Line] = []

    def put(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def data(self, index: _Index, role: int = 0) -> Any:
        column, line = self.columns[index.column()], self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(line)
        if role == _SORT:
            return (column.sort or column.text)(line)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None:
            return QColor(DESK.of(column.tone(line)))
        return None


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.figure else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class _Proxy(QSortFilterProxyModel):
    """Sorts by the columns' own values; keeps lines in which some column holds every word of the filter."""

    def __init__(self, model: LineModel[Any]) -> None:
        super().__init__(model)
        self.setSourceModel(model)
        self.words: list[str] = []
        self.extra: Callable[[Any], str] | None = None
        self._model = model

    def lessThan(self, left: _Index, right: _Index) -> bool:
        return bool(left.data(_SORT) < right.data(_SORT))

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:
        if not self.words:
            return True
        line = self._model.lines[row]
        text = " ".join(column.text(line) for column in self._model.columns)
        text = f"{text} {self.extra(line) if self.extra else ''}".casefold()
        return all(word in text for word in self.words)


class LineTable(QTableView, Generic[Line]):
    """Shows lines; Enter or a double click opens one, Ctrl+C copies the selected ones as text."""

    opened = Signal(object)
    """The line that Enter or a double click opened."""
    chosen = Signal()
    """The selection changed."""

    def __init__(
        self,
        columns: Sequence[Column[Line]],
        search_text: Callable[[Line], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`search_text`: what a filter finds a line by beside its columns (pinyin initials)."""
        super().__init__(parent)
        self.lines_model: LineModel[Line] = LineModel(columns, self)
        self._proxy = _Proxy(self.lines_model)
        self._proxy.extra = search_text
        self.setModel(self._proxy)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._size_columns(columns)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def _size_columns(self, columns: Sequence[Column[Line]]) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        for index, column in enumerate(columns):
            if column.width:
                header.resizeSection(index, column.width)
            else:
                header.setSectionResizeMode(index, header.ResizeMode.Stretch)

    def put(self, lines: Sequence[Line], key: Callable[[Line], object] | None = None) -> None:
        """Shows other lines; those selected stay so where `key` finds them again."""
        kept = {key(line) for line in self.selected()} if key else set()
        scroll = self.verticalScrollBar().value()
        self.lines_model.put(lines)
        for row in range(self._proxy.rowCount()):
            if key and key(self._line(row)) in kept:
                flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
                self.selectionModel().select(self._proxy.index(row, 0), flags)
        self.verticalScrollBar().setValue(scroll)

    def filter(self, text: str) -> None:
        """Keeps the lines that hold every word of `text`, in any column."""
        self._proxy.words = text.casefold().split()
        self._proxy.invalidate()

    def visible_lines(self) -> list[Line]:
        """The lines as they stand, filtered and sorted."""
        return [self._line(row) for row in range(self._proxy.rowCount())]

    def selected(self) -> list[Line]:
        """The selected lines, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._line(row) for row in rows]

    def as_text(self, lines: Sequence[Line]) -> str:
        """Lines with the header, cells parted by tabs."""
        columns = self.lines_model.columns
        rows = [[c.title for c in columns], *([c.text(line) for c in columns] for line in lines)]
        return "\n".join(
            "\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row) for row in rows
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text(self.selected() or self.visible_lines()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._line(index.row()))

    def _line(self, row: int) -> Line:
        line: Line = self.lines_model.lines[self._proxy.mapToSource(self._proxy.index(row, 0)).row()]
        return line
