"""The panel for number and PIN: a keypad for fingers, the same by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.clock_in.answer_view import named
from ui.clock_in.pin_model import PinModel
from ui.clock_in.who_model import WhoModel
from ui.widgets.text import button

_DIGITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9")


class Keypad(QWidget):
    """What to enter on the left, the keys on the right."""

    def __init__(self, model: PinModel | WhoModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._prompt, self._detail = named("title", wrap=True), named("detail", wrap=True)
        self._entry = named("entry")
        words = QVBoxLayout()
        words.setSpacing(16)
        words.addWidget(self._prompt)
        words.addWidget(self._entry)
        words.addWidget(self._detail, 1, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(64)
        row.addStretch(1)
        row.addLayout(words, 8)
        row.addLayout(self._keys(), 6)
        row.addStretch(1)
        model.changed.connect(self._show)
        self._show()

    def _keys(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for index, digit in enumerate(_DIGITS):
            grid.addWidget(self._key(digit), index // 3, index % 3)
        self._erase, self._enter = self._key("", self._model.erase), self._key("", self._model.enter)
        self._enter.setProperty("primary", True)
        grid.addWidget(self._erase, 3, 0)
        grid.addWidget(self._key("0"), 3, 1)
        grid.addWidget(self._enter, 3, 2)
        return grid

    def _key(self, text: str, act: object = None) -> QPushButton:
        made = button(text)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(act or (lambda: self._model.type(text)))
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._model.enter()
        elif key == Qt.Key.Key_Backspace:
            self._model.erase()
        elif key == Qt.Key.Key_Escape:
            self._model.cancel()
        elif event.text().isalnum():
            self._model.type(event.text())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _show(self) -> None:
        model = self._model
        self._prompt.setText(model.prompt)
        self._detail.setText(model.detail)
        self._entry.setText("●" * len(model.entry) if model.hidden else model.entry)
        self._entry.setVisible(not model.checking)
        self._erase.setText(self.tr("退格"))
        self._enter.setText(self.tr("确定"))
        self._enter.setEnabled(bool(model.entry))
