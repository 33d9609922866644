"""How a cell of a strip is drawn: told by its sign and by its ground, so that it reads without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.services.leave_strip import Cell
from ui.fonts import SECONDARY, font
from ui.palette import DESK

if TYPE_CHECKING:
    from ui.leave.strip_model import StripModel

_INK = {
    Cell.LEAVE: DESK.on_accent,
    Cell.THIS: DESK.on_accent,
    Cell.OUTING: DESK.attention,
    Cell.DOWN: DESK.attention,
    Cell.COVER: DESK.ok,
    Cell.COVER_ASKED: DESK.ok,
}
_GROUND = {
    Cell.LEAVE: DESK.text_2,
    Cell.THIS: DESK.accent,
    Cell.OUTING: DESK.attention_soft,
    Cell.DOWN: DESK.attention_soft,
    Cell.COVER: DESK.ok_soft,
    Cell.REST: DESK.line,
}


class StripPainter(QStyledItemDelegate):
    """Draws names, half-days and figures."""

    def __init__(self, strip: StripModel, parent: QObject) -> None:
        super().__init__(parent)
        self._strip = strip

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: Any = option.state  # type: ignore[attr-defined]
        painter.save()
        cell = self._strip.cell(index)
        if cell is not None:
            self._ground(painter, area, cell)
        self._lines(painter, area, index)
        if self._strip.alarmed(index):
            self._alarm(painter, area, self._strip.text(index))
        else:
            self._text(painter, area, index, cell)
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(DESK.accent), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.restore()

    def _ground(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        inner = area.adjusted(0, 1, -1, -1)
        if cell in _GROUND:
            painter.fillRect(inner, QColor(_GROUND[cell]))
        if cell is Cell.PENDING:
            painter.fillRect(inner, QColor(DESK.page))
            painter.fillRect(inner, QBrush(QColor(DESK.edge), Qt.BrushStyle.BDiagPattern))
        if cell in (Cell.COVER, Cell.COVER_ASKED):
            dashed = Qt.PenStyle.DashLine if cell is Cell.COVER_ASKED else Qt.PenStyle.SolidLine
            painter.setPen(QPen(QColor(DESK.ok), 1, dashed))
            painter.drawRect(inner.adjusted(0, 0, -1, -1))

    def _lines(self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """A rule after each date, and under what stands above and below the people."""
        painter.setPen(QPen(QColor(DESK.line)))
        if index.column() == 0 or index.column() % 2 == 0 or index.row() == 0:
            painter.drawLine(area.topRight(), area.bottomRight())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if index.row() == 1 and self._strip.asked(index.column()):
            painter.fillRect(QRect(area.left(), area.bottom() - 2, area.width(), 3), QColor(DESK.accent))

    def _text(
        self,
        painter: QPainter,
        area: QRect,
        index: QModelIndex | QPersistentModelIndex,
        cell: Cell | None,
    ) -> None:
        named = index.column() == 0
        strong = cell in (Cell.THIS, Cell.LEAVE, Cell.PENDING) or (named and self._is_applicant(index))
        painter.setFont(font(SECONDARY, strong))
        ink = _INK.get(cell, DESK.text) if cell is not None else DESK.text
        painter.setPen(QColor(DESK.text_2 if cell is None and index.row() < 2 else ink))
        text = self._strip.text(index)
        if cell is Cell.PENDING:
            self._plate(painter, area)
        side = Qt.AlignmentFlag.AlignLeft if named else Qt.AlignmentFlag.AlignHCenter
        box = area.adjusted(4 if named else 0, 0, -2 if named else 0, 0)
        if named:
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _plate(self, painter: QPainter, area: QRect) -> None:
        """A clear ground for the sign on hatching."""
        middle = area.center()
        plate = QRect(middle.x() - 7, middle.y() - 8, 15, 17)
        painter.fillRect(plate, QColor(DESK.surface))

    def _is_applicant(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        strip, row = self._strip.strip, index.row() - 2
        return strip is not None and 0 <= row < len(strip.rows) and strip.rows[row].asks

    def _alarm(self, painter: QPainter, area: QRect, text: str) -> None:
        painter.fillRect(area.adjusted(0, 1, -1, -1), QColor(DESK.error_soft))
        painter.setPen(QPen(QColor(DESK.error)))
        painter.drawRect(area.adjusted(0, 1, -2, -2))
        painter.setFont(font(SECONDARY, True))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"{text}!")
