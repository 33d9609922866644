"""The list of shortcuts that F1 shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.widgets.text import button, label


class ShortcutList(QDialog):
    """Keys on the left, what they do on the right."""

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("快捷键"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(12)
        for row, (key, what) in enumerate(keys):
            grid.addWidget(label(key, "heading"), row, 0)
            grid.addWidget(label(what), row, 1)
        close = button(self.tr("关闭"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(24)
        column.addLayout(grid)
        column.addWidget(close)
