"""One month after another, or any of a year."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.domain.slots import Month
from ui.widgets.text import button, set_tip
from ui.words import month_text

BACK = 24


class MonthPicker(QWidget):
    """Back and forth by a button, two years back by the list."""

    chosen = Signal(object)
    """A `Month`."""

    def __init__(self, month: Month, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = month
        self._list = QComboBox()
        self._list.setMinimumWidth(136)
        self._list.setAccessibleName(self.tr("月份"))
        self._list.activated.connect(lambda index: self.chosen.emit(self._list.itemData(index)))
        self._before, self._after = button("‹"), button("›")
        for made, text, step in (
            (self._before, self.tr("上一个月"), -1),
            (self._after, self.tr("下一个月"), 1),
        ):
            set_tip(made, text)
            made.setAccessibleName(text)
            made.clicked.connect(lambda _=False, by=step: self._go(by))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self._before, self._list, self._after):
            row.addWidget(widget)
        self.put(month)

    def put(self, month: Month) -> None:
        """Shows a month; those around it can be chosen from the list."""
        self._month = month
        self._list.clear()
        around = [month.next()]
        while len(around) < BACK:
            around.append(around[-1].previous())
        for one in around:
            self._list.addItem(month_text(one), one)
        self._list.setCurrentIndex(1)

    def _go(self, by: int) -> None:
        self.chosen.emit(self._month.next() if by > 0 else self._month.previous())
