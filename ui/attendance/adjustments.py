"""What was corrected in a month after its lock, all of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.services.month_lock import Adjustment
from ui.attendance.month_lines import verdict_words
from ui.widgets.table import Column, LineTable
from ui.widgets.text import button
from ui.words import half_day_text


class AdjustmentList(QDialog):
    """A line each: whose, which half-day, what was issued, what holds now."""

    def __init__(self, adjustments: Sequence[Adjustment], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("月结后的更正"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 480)
        self.table: LineTable[Adjustment] = LineTable(
            [
                Column(self.tr("姓名"), lambda a: a.entry.name, width=80),
                Column(self.tr("半天"), _which, width=216),
                Column(self.tr("签发时"), lambda a: verdict_words(a.issued), width=176),
                Column(self.tr("现为"), lambda a: verdict_words(a.now)),
            ]
        )
        self.table.put(adjustments)
        close = button(self.tr("关闭"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(self.table, 1)
        column.addWidget(close)


def _which(adjustment: Adjustment) -> str:
    verdict = adjustment.issued or adjustment.now
    return half_day_text(verdict.date, verdict.half) if verdict else ""
