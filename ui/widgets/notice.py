"""A message that lies over the page: nothing below it moves when it comes and goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.palette import Tone
from ui.widgets.text import Message

LEAST = 440
"""Pixels that it takes even where the tabs leave fewer."""


class Notice(Message):
    """Stands right of what begins the page; a click takes it away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def put(self, left: int, top: int, right: int) -> None:
        """Between two edges of the parent, as high as its words need."""
        width = max(right - left, min(LEAST, right))
        self.setGeometry(right - width, top, width, self._row.totalHeightForWidth(width))
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.say(Tone.CALM, "")
        event.accept()
