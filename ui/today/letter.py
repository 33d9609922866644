"""A message that came from upstream, shown until somebody says that it has been read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.sync import MessageShown
from ui.widgets.text import button, label
from ui.words import sentence


class LetterCard(QFrame):
    """The oldest of them, and how many wait behind it."""

    read = Signal(object)
    """The `MessageShown` that was read."""

    def __init__(self, moment: Callable[[int], str], parent: QWidget | None = None) -> None:
        """`moment`: UTC seconds as the hall reads them."""
        super().__init__(parent)
        self.setObjectName("card")
        self._moment = moment
        self._shown: MessageShown | None = None
        self.head, self.text = label(kind="heading"), label(wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.more = label(kind="secondary")
        self.done = button(self.tr("已读"))
        self.done.clicked.connect(self._read)
        words = QVBoxLayout()
        words.setSpacing(4)
        for each in (self.head, self.text, self.more):
            words.addWidget(each)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.done, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def put(self, messages: Sequence[MessageShown]) -> None:
        """Those that nobody has read, the oldest first."""
        self._shown = messages[0] if messages else None
        self.setVisible(bool(messages))
        if self._shown is None:
            return
        given = {"author": self._shown.author, "at": self._moment(self._shown.received)}
        self.head.setText(sentence("message_from", given))
        self.text.setText(self._shown.text)
        self.done.setAccessibleName(f"{self.done.text()} {self.head.text()}")
        self.more.setText(sentence("message_more", {"count": len(messages) - 1}))
        self.more.setVisible(len(messages) > 1)
        self.done.setEnabled(True)

    def _read(self) -> None:
        if self._shown is not None:
            self.done.setEnabled(False)
            self.read.emit(self._shown)
