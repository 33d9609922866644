"""What of the monthly sheets is chosen: month, paper, symbols, departments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.slots import Month
from ui.attendance.month_picker import MonthPicker
from ui.reports.documents import DocumentBox
from ui.widgets.text import button, label
from ui.words import terms

WIDTH = 264
_CODE = Qt.ItemDataRole.UserRole


class Choices(QFrame):
    """A card at the left of the preview."""

    month_chosen = Signal(object)
    """A `Month`."""
    look_chosen = Signal(str, str)
    """Paper and symbols."""
    left_out = Signal(object)
    """The codes of the departments that are not ticked, a frozenset."""

    def __init__(self, month: Month, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setFixedWidth(WIDTH)
        self.documents, self.months = DocumentBox(), MonthPicker(month)
        self.paper, self.symbols = QComboBox(), QComboBox()
        self.departments = QListWidget()
        self.everything, self.nothing = button(self.tr("全选")), button(self.tr("全不选"))
        self._fill()
        self._lay_out()
        self._connect()

    def _fill(self) -> None:
        for key, text in terms("paper").items():
            self.paper.addItem(text, key)
        self.symbols.addItem(self.tr("按大厅设置"), "")
        for key, text in terms("symbols").items():
            self.symbols.addItem(text, key)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        for title, widget in (
            (self.tr("文件"), self.documents),
            (self.tr("月份"), self.months),
            (self.tr("纸张"), self.paper),
            (self.tr("符号"), self.symbols),
            (self.tr("派驻部门"), self.departments),
        ):
            column.addWidget(label(title, "secondary"))
            column.addWidget(widget, 1 if widget is self.departments else 0)
            widget.setAccessibleName(title)
        row = QHBoxLayout()
        row.addWidget(self.everything)
        row.addWidget(self.nothing)
        column.addLayout(row)

    def _connect(self) -> None:
        self.months.chosen.connect(self.month_chosen)
        for box in (self.paper, self.symbols):
            box.activated.connect(self._tell_look)
        self.departments.itemChanged.connect(lambda _: self._tell_left_out())
        self.everything.clicked.connect(lambda: self._tick(True))
        self.nothing.clicked.connect(lambda: self._tick(False))

    def put(self, month: Month, departments: Sequence[tuple[str, str]], off: frozenset[str]) -> None:
        """Shows a month and its departments, those of `off` without a tick."""
        self.months.put(month)
        self.departments.blockSignals(True)
        self.departments.clear()
        for code, name in departments:
            item = QListWidgetItem(name)
            item.setData(_CODE, code)
            item.setCheckState(Qt.CheckState.Unchecked if code in off else Qt.CheckState.Checked)
            self.departments.addItem(item)
        self.departments.blockSignals(False)

    def _tell_look(self) -> None:
        self.look_chosen.emit(str(self.paper.currentData()), str(self.symbols.currentData()))

    def _items(self) -> list[QListWidgetItem]:
        return [self.departments.item(row) for row in range(self.departments.count())]

    def _tell_left_out(self) -> None:
        off = [i.data(_CODE) for i in self._items() if i.checkState() is Qt.CheckState.Unchecked]
        self.left_out.emit(frozenset(off))

    def _tick(self, ticked: bool) -> None:
        self.departments.blockSignals(True)
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.departments.blockSignals(False)
        self._tell_left_out()
