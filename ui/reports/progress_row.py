"""How far printing or saving is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.widgets.text import button, label


class ProgressRow(QWidget):
    """A line under the preview, there only while something is done."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self.bar = label(), QProgressBar()
        self.stop = button(QCoreApplication.translate("ReportsPage", "停止"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for widget in (self._title, self.bar, self.stop):
            row.addWidget(widget, 1 if widget is self.bar else 0)
        self.put("", 0, 0)

    def put(self, title: str, at: int, of: int) -> None:
        """`title`: what is being done; empty: nothing."""
        self._title.setText(title)
        self.bar.setRange(0, of)
        self.bar.setValue(at)
        for widget in (self, self._title, self.bar, self.stop):
            widget.setVisible(bool(title))
