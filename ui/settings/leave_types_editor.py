"""All types of leave: a list of what each gives, and beside it the figures of the chosen one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from ui.settings.leave_type_form import TypeForm
from ui.words import term
from ui.words.leave_types import type_words

LIST_WIDTH, ITEM_HEIGHT = 296, 32


class LeaveTypesEditor(QWidget):
    """`value` is the rule `leave.types` as it stands in the fields; the rule itself judges it."""

    def __init__(self, value: dict[str, dict[str, Any]]) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setAccessibleName(self.tr("假别"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.forms: dict[str, TypeForm] = {}
        self._stack = QStackedWidget()
        for kind, row in value.items():
            self._add(kind, row)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(self.list)
        beside.addWidget(self._stack, 1)
        self.list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.choose("annual")
        self.setFocusProxy(self.list)

    def _add(self, kind: str, row: dict[str, Any]) -> None:
        form = self.forms[kind] = TypeForm(kind, row)
        item = QListWidgetItem()
        item.setSizeHint(QSize(LIST_WIDTH, ITEM_HEIGHT))
        self.list.addItem(item)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(form)
        self._stack.addWidget(area)

        def tell() -> None:
            item.setText(f"{term('leave', kind)}  {type_words(form.value)}")
            item.setToolTip(item.text())

        form.changed.connect(tell)
        tell()

    def choose(self, kind: str) -> None:
        """Shows the figures of a type."""
        self.list.setCurrentRow(list(self.forms).index(kind))

    @property
    def value(self) -> dict[str, dict[str, Any]]:
        return {kind: form.value for kind, form in self.forms.items()}
