"""A window's strips as a table: what stands in each cell, in a sign and in whole words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from app.services.leave_strip import Cell, StripFoot, WindowStrip
from ui.words import half_day_text, of_half, weekday_letter

_Index = QModelIndex | QPersistentModelIndex
HEADS, FEET = 2, 2
"""Dates and halves above the people; on duty and away below them."""

_MARKS: Mapping[Cell, object] = {
    Cell.ON_DUTY: QT_TRANSLATE_NOOP("strip", "·"),
    Cell.LEAVE: QT_TRANSLATE_NOOP("strip", "假"),
    Cell.PENDING: QT_TRANSLATE_NOOP("strip", "待"),
    Cell.THIS: QT_TRANSLATE_NOOP("strip", "请"),
    Cell.OUTING: QT_TRANSLATE_NOOP("strip", "出"),
    Cell.COVER: QT_TRANSLATE_NOOP("strip", "顶"),
    Cell.COVER_ASKED: QT_TRANSLATE_NOOP("strip", "拟"),
    Cell.DOWN: QT_TRANSLATE_NOOP("strip", "岗"),
    Cell.REST: "",
    Cell.STANDBY: QT_TRANSLATE_NOOP("strip", "–"),
    Cell.ELSEWHERE: QT_TRANSLATE_NOOP("strip", "/"),
}
_WORDS: Mapping[Cell, object] = {
    Cell.ON_DUTY: QT_TRANSLATE_NOOP("strip", "在岗"),
    Cell.LEAVE: QT_TRANSLATE_NOOP("strip", "请假"),
    Cell.PENDING: QT_TRANSLATE_NOOP("strip", "请假待审批"),
    Cell.THIS: QT_TRANSLATE_NOOP("strip", "本次请假"),
    Cell.OUTING: QT_TRANSLATE_NOOP("strip", "公出"),
    Cell.COVER: QT_TRANSLATE_NOOP("strip", "顶岗"),
    Cell.COVER_ASKED: QT_TRANSLATE_NOOP("strip", "拟顶岗"),
    Cell.DOWN: QT_TRANSLATE_NOOP("strip", "待岗"),
    Cell.REST: QT_TRANSLATE_NOOP("strip", "休息"),
    Cell.STANDBY: QT_TRANSLATE_NOOP("strip", "B岗备岗"),
    Cell.ELSEWHERE: QT_TRANSLATE_NOOP("strip", "不在本窗口"),
}


def mark_of(cell: Cell) -> str:
    """The one sign of a cell."""
    return QCoreApplication.translate("strip", str(_MARKS[cell])) if _MARKS[cell] else ""


def words_of(cell: Cell) -> str:
    return QCoreApplication.translate("strip", str(_WORDS[cell]))


class StripModel(QAbstractTableModel):
    """Column 0 names; two rows of dates, the people, two rows of figures."""

    def __init__(self) -> None:
        super().__init__()
        self.strip: WindowStrip | None = None
        self.asking = True
        """The leave is not granted yet."""

    def put(self, strip: WindowStrip | None, asking: bool = True) -> None:
        self.beginResetModel()
        self.strip, self.asking = strip, asking
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        if self.strip is None or (parent is not None and parent.isValid()):
            return 0
        return HEADS + len(self.strip.rows) + FEET

    def columnCount(self, parent: _Index | None = None) -> int:
        if self.strip is None or (parent is not None and parent.isValid()):
            return 0
        return 1 + len(self.strip.slots)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.row() < HEADS or index.column() == 0:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def cell(self, index: _Index) -> Cell | None:
        """A person's half-day; None above and below the people."""
        row = index.row() - HEADS
        if self.strip is None or index.column() == 0 or not 0 <= row < len(self.strip.rows):
            return None
        return self.strip.rows[row].cells[index.column() - 1]

    def foot(self, index: _Index) -> StripFoot | None:
        """The window's figures of the column; None for a row of something else."""
        if self.strip is None or index.column() == 0 or index.row() < HEADS + len(self.strip.rows):
            return None
        return self.strip.foot[index.column() - 1]

    def asked(self, column: int) -> bool:
        """Whether the request takes the half-day of a column."""
        if self.strip is None or column == 0:
            return False
        return any(row.asks and row.cells[column - 1] is Cell.THIS for row in self.strip.rows)

    def text(self, index: _Index) -> str:
        """What is drawn in a cell."""
        if self.strip is None:
            return ""
        if index.row() < HEADS:
            return self._head(index)
        cell, foot = self.cell(index), self.foot(index)
        if cell is not None:
            return mark_of(cell)
        if foot is not None:
            return self._figure(index, foot)
        if index.row() < HEADS + len(self.strip.rows):
            row = self.strip.rows[index.row() - HEADS]
            return f"{row.name} {row.post}"
        on_duty = index.row() == HEADS + len(self.strip.rows)
        return self._duty() if on_duty else self.tr("同时请假")

    def _duty(self) -> str:
        return self.tr("批准后在岗") if self.asking else self.tr("在岗人数")

    def _head(self, index: _Index) -> str:
        if self.strip is None or index.column() == 0:
            return ""
        slot = self.strip.slots[index.column() - 1]
        if index.row() == 1:
            return of_half(slot.half, "")[:1]
        return f"{slot.date.month}/{slot.date.day} {weekday_letter(slot.date)}"

    def _figure(self, index: _Index, foot: StripFoot) -> str:
        assert self.strip is not None
        if foot.on_duty is None:
            return ""
        if index.row() == HEADS + len(self.strip.rows):
            return str(foot.on_duty)
        return str(foot.away)

    def alarmed(self, index: _Index) -> bool:
        """A figure that the rules do not allow."""
        foot = self.foot(index)
        if foot is None or self.strip is None:
            return False
        return foot.short if index.row() == HEADS + len(self.strip.rows) else foot.over

    def told(self, index: _Index) -> str:
        """A cell in whole words, for the tip and for who cannot see it."""
        if self.strip is None or index.column() == 0 or index.row() < HEADS:
            return self.text(index)
        slot = self.strip.slots[index.column() - 1]
        when = half_day_text(slot.date, slot.half)
        cell, foot = self.cell(index), self.foot(index)
        if cell is not None:
            row = self.strip.rows[index.row() - HEADS]
            return f"{row.name} {when} {words_of(cell)}"
        if foot is None or foot.on_duty is None:
            return f"{when} {words_of(Cell.REST)}"
        parts = [when, f"{self._duty()} {foot.on_duty}", f"{self.tr('同时请假')} {foot.away}"]
        parts += [self.tr("在岗不足")] if foot.short else []
        parts += [self.tr("超过人数上限")] if foot.over else []
        return " ".join(parts)

    def data(self, index: _Index, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.told(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            safe = self.told(index).replace("&", "&amp;").replace("<", "&lt;")
            return f"<span>{safe}</span>" if safe else None
        return None
