"""How a cell of the month's grid is drawn: symbol, shade, tone, and where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.fonts import BODY, SECONDARY, font
from ui.palette import DESK, Tone

if TYPE_CHECKING:
    from ui.attendance.month_grid import GridModel

_CROWDED = 11
"""Pixels for two symbols side by side."""


class CellPainter(QStyledItemDelegate):
    """Draws a cell in one pass; a month of 300 people is 18,600 of them."""

    def __init__(self, grid: GridModel, parent: QObject) -> None:
        super().__init__(parent)
        self._grid = grid

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = self._grid.cell(index)
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: Any = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        own, lower = self._grid.is_own(index), index.row() % 2 == 1
        painter.save()
        if cell.rest:
            painter.fillRect(area, QColor(DESK.page))
        if cell.tone is not Tone.CALM:
            painter.fillRect(area.adjusted(1, 1, -1, -1), QColor(DESK.soft(cell.tone)))
        painter.setPen(QPen(QColor(DESK.line)))
        if lower:
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        if not own:
            painter.drawLine(area.topRight(), area.bottomRight())
        if chosen:
            painter.setPen(QPen(QColor(DESK.accent), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        small = own and (index.column() == 2 or (lower and index.column() == 0))
        painter.setFont(font(_size(cell.text, own, small)))
        painter.setPen(QColor(DESK.text_2 if small else DESK.of(cell.tone)))
        side = Qt.AlignmentFlag.AlignLeft if own and index.column() == 0 else Qt.AlignmentFlag.AlignHCenter
        box = area.adjusted(8 if index.column() == 0 else 0, 0, 0, 0)
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, cell.text)
        painter.restore()


def _size(text: str, own: bool, small: bool) -> int:
    if small:
        return SECONDARY
    return BODY if own or len(text) < 2 or text[0].isdigit() else _CROWDED
