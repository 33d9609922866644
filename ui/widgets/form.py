"""A dialog with labelled fields, what is wrong in words above its buttons, and one thing to confirm."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.palette import Tone
from ui.theme import TOUCH
from ui.widgets.text import Message, button, label

WIDTH = 480


class FormDialog(QDialog):
    """`on_confirm` runs when the person confirms; without one the dialog is accepted at once."""

    def __init__(self, title: str, confirm: str, intro: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.on_confirm: Callable[[], object] = self.accept
        self.fields = QFormLayout()
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(12)
        self.message = Message()
        self.confirm = button(confirm, primary=True)
        self.confirm.setDefault(True)
        self.confirm.clicked.connect(lambda: self.on_confirm())
        self._cancel = button(self.tr("取消"))
        self._cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        if intro:
            column.addWidget(label(intro, wrap=True))
        column.addLayout(self.fields)
        column.addWidget(self.message)
        column.addStretch(1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for made in (self._cancel, self.confirm):
            made.setMinimumHeight(TOUCH)
            row.addWidget(made)
        return row

    def add(self, title: str, field: QWidget) -> None:
        """A labelled field."""
        name = label(title)
        name.setBuddy(field)
        name.setMinimumHeight(TOUCH)
        field.setAccessibleName(title)
        field.setMinimumHeight(TOUCH)
        self.fields.addRow(name, field)

    def refuse(self, text: str) -> None:
        """Says why not; everything typed stays."""
        self.busy(False)
        self.message.say(Tone.ATTENTION, text)
        self.adjustSize()
        self._grow()

    def _grow(self) -> None:
        """As high as its words need: the screen may have made it narrower than it asked for."""
        needed = self.heightForWidth(self.width())
        self.resize(self.width(), max(self.height(), needed))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()
        first = self.fields.itemAt(0, QFormLayout.ItemRole.FieldRole)
        if first is not None and self.focusWidget() in (None, self._cancel):
            first.widget().setFocus()  # not the button that takes everything back

    def busy(self, busy: bool) -> None:
        """While something is asked, nothing can be confirmed twice."""
        self.confirm.setEnabled(not busy)
        if busy:
            self.message.say(Tone.CALM, "")


def text_field(text: str = "", limit: int = 0, hidden: bool = False) -> QLineEdit:
    """A line to type in; `hidden` for passwords and PINs."""
    made = QLineEdit(text)
    if limit:
        made.setMaxLength(limit)
    if hidden:
        made.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        made.setInputMethodHints(hints.ImhHiddenText | hints.ImhNoPredictiveText | hints.ImhSensitiveData)
    return made
