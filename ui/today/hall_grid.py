"""The hall as a grid: window groups as rows, their people as cells, wrapped to the width there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.presence import CAME, DUE
from app.services.today import GroupNow, PersonNow
from ui.fonts import BODY, SECONDARY, font
from ui.palette import DESK
from ui.today.presence import presence_symbol, presence_text, presence_tone, short_text
from ui.words import listed

HEAD, CELL, ROW = 216, 102, 48
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of cells; `group` stands before the first row of its people alone."""

    group: GroupNow | None
    people: tuple[PersonNow, ...]


def rows_of(groups: Sequence[GroupNow], columns: int) -> list[GridRow]:
    """The groups' people, `columns` to a row."""
    found = []
    for group in groups:
        for first in range(0, max(len(group.people), 1), columns):
            head = group if first == 0 else None
            found.append(GridRow(head, group.people[first : first + columns]))
    return found


class HallModel(QAbstractTableModel):
    """Column 0 names the group, the others hold its people."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[GridRow] = []
        self.columns = 1
        self._groups: tuple[GroupNow, ...] = ()

    def put(self, groups: tuple[GroupNow, ...], columns: int) -> None:
        self.beginResetModel()
        self._groups, self.columns = groups, columns
        self.rows = rows_of(groups, columns)
        self.endResetModel()

    def again(self, columns: int) -> None:
        """The same people in another width."""
        if columns != self.columns:
            self.put(self._groups, columns)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.columns + 1

    def person(self, index: _Index) -> PersonNow | None:
        people = self.rows[index.row()].people
        return people[index.column() - 1] if 0 < index.column() <= len(people) else None

    def place_of(self, subject: str) -> QModelIndex:
        """Where somebody stands; an invalid index if nowhere."""
        for number, row in enumerate(self.rows):
            for place, person in enumerate(row.people):
                if person.subject == subject:
                    return self.index(number, place + 1)
        return QModelIndex()

    def data(self, index: _Index, role: int = 0) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        person, group = self.person(index), self.rows[index.row()].group
        if person is not None:
            return f"{person.name} {presence_text(person.presence)}"
        return f"{group.name} {self.group_line(group)}" if index.column() == 0 and group else None

    def group_line(self, group: GroupNow) -> str:
        """`窗口01–05 在岗5/6`."""
        due = sum(person.presence.where in DUE for person in group.people)
        came = sum(person.presence.where in CAME for person in group.people)
        counters = counter_text(group.counters)
        where = self.tr("窗口{counters}").format(counters=counters) if counters else group.department_name
        return f"{where}  " + self.tr("到岗{came}/{due}").format(came=came, due=due)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.person(index) is None:
            return Qt.ItemFlag.ItemIsEnabled if index.column() == 0 else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def counter_text(counters: Sequence[str]) -> str:
    """01 02 03 07 → 01–03、07."""
    numbered = sorted(counters, key=lambda c: (not c.isdigit(), int(c) if c.isdigit() else 0, c))
    runs = []
    for _, run in groupby(enumerate(numbered), key=lambda p: int(p[1]) - p[0] if p[1].isdigit() else p[1]):
        names = [name for _, name in run]
        runs.append(names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}")
    return listed(runs)


class _Cells(QStyledItemDelegate):
    """Paints a name over a symbol and a word; a group's name over its counters."""

    def __init__(self, model: HallModel) -> None:
        super().__init__()
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        person, group = self._model.person(index), self._model.rows[index.row()].group
        area: Any = option.rect  # type: ignore[attr-defined]
        painter.save()
        if index.column() == 0:
            if group is not None:
                self._rule(painter, area)
                _two_lines(painter, area, group.name, self._model.group_line(group), DESK.text_2, bold=True)
        else:
            if group is not None:
                self._rule(painter, area)
            if person is not None:
                self._person(painter, option, area, person)
        painter.restore()

    def _rule(self, painter: QPainter, area: QRect) -> None:
        painter.setPen(QPen(QColor(DESK.line)))
        painter.drawLine(area.topLeft(), area.topRight())

    def _person(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, person: PersonNow
    ) -> None:
        tone = presence_tone(person.presence)
        state: Any = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        inner = area.adjusted(2, 2, -2, -2)
        painter.fillRect(inner, QColor(DESK.accent_soft if chosen else DESK.soft(tone)))
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(DESK.accent), 2))
            painter.drawRect(inner)
        word = f"{presence_symbol(person.presence)} {short_text(person.presence)}"
        colour = DESK.of(tone) if tone.value != "calm" else DESK.text_2
        _two_lines(painter, area, person.name, word, colour)


def _two_lines(
    painter: QPainter, area: QRect, upper: str, lower: str, colour: str, bold: bool = False
) -> None:
    left, width = area.left() + 8, area.width() - 12
    painter.setFont(font(BODY, bold))
    painter.setPen(QColor(DESK.text))
    box = QRect(left, area.top() + 4, width, 20)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    fits = painter.fontMetrics().elidedText(upper, Qt.TextElideMode.ElideRight, width)
    painter.drawText(box, flags, fits)
    painter.setFont(font(SECONDARY))
    painter.setPen(QColor(colour))
    fits = painter.fontMetrics().elidedText(lower, Qt.TextElideMode.ElideRight, width)
    painter.drawText(box.translated(0, 20), flags, fits)


class HallGrid(QTableView):
    """Arrow keys go from person to person, Enter or a double click opens one."""

    opened = Signal(str)
    """The subject of the person opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hall = HallModel()
        self.hall.setParent(self)
        self.setModel(self.hall)
        self._cells = _Cells(self.hall)
        self.setItemDelegate(self._cells)
        self.setStyleSheet(f"QTableView:focus {{ border: 1px solid {DESK.line}; }}")  # the cell shows it
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setMinimumWidth(HEAD + 3 * CELL)
        self.doubleClicked.connect(self._open)

    def put(self, groups: tuple[GroupNow, ...]) -> None:
        """Shows the groups; who was selected stays so."""
        before = self.hall.person(self.currentIndex()) if self.currentIndex().isValid() else None
        scroll = self.verticalScrollBar().value()
        self.hall.put(groups, self._columns())
        self._size()
        if before is not None:
            self.setCurrentIndex(self.hall.place_of(before.subject))
        self.verticalScrollBar().setValue(scroll)

    def _columns(self) -> int:
        room = self.width() - HEAD - self.verticalScrollBar().sizeHint().width() - 4
        return max(1, room // CELL)

    def _size(self) -> None:
        header = self.horizontalHeader()
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 4
        cell = max(CELL, (room - HEAD) // self.hall.columns)
        for column in range(self.hall.columnCount()):
            header.resizeSection(column, HEAD if column == 0 else cell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hall.again(self._columns())
        self._size()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arrow keys need somebody to start from."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.hall.rows:
            self.setCurrentIndex(self.hall.index(0, 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        person = self.hall.person(index) if index.isValid() else None
        if person is not None:
            self.opened.emit(person.subject)
