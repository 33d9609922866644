"""A page's frame: title and filters on the left, the one primary action always at the top right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.widgets.text import label

MARGIN, GAP = 24, 16


class PageFrame(QWidget):
    """Title row, an optional row of filters, then the body."""

    def __init__(
        self,
        title: str,
        body: QWidget,
        primary: QPushButton | None = None,
        others: Sequence[QWidget] = (),
        filters: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._title = label(title, "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addLayout(_row([self._title], [*others, *([primary] if primary else [])]))
        if filters:
            column.addLayout(_row(filters, ()))
        column.addWidget(body, 1)

    @property
    def title(self) -> QLabel:
        """The title's label, for pages whose title says a date or a name."""
        return self._title


def _row(left: Sequence[QWidget], right: Sequence[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in left:
        row.addWidget(widget)
    row.addStretch(1)
    for widget in right:
        row.addWidget(widget)
    return row
