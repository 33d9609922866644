"""A card on the screen: symbol, name, what it was, what to know, the figures."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.clock_in.cards import Card
from ui.palette import SYMBOLS
from ui.widgets.text import label, set_tone


def named(name: str, wrap: bool = False) -> QLabel:
    """A plain label that the page's style sheet knows by name."""
    made = label(wrap=wrap)
    made.setObjectName(name)
    return made


class AnswerView(QWidget):
    """Shows one card; legible from two metres."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._symbol, self._name, self._title = named("symbol"), named("name"), named("title", wrap=True)
        self._detail, self._facts = named("detail", wrap=True), named("facts", wrap=True)
        self._symbol.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QVBoxLayout()
        words.setSpacing(8)
        for widget in (self._name, self._title, self._detail, self._facts):
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            words.addWidget(widget)
        grid = QGridLayout(self)
        grid.setHorizontalSpacing(40)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(2, 9)
        grid.setColumnStretch(3, 1)
        grid.setRowStretch(0, 1)
        grid.setRowStretch(2, 1)
        grid.addWidget(self._symbol, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(words, 1, 2)

    def show_card(self, card: Card) -> None:
        self._symbol.setText(SYMBOLS[card.tone])
        for widget, text in (
            (self._name, card.name),
            (self._title, card.title),
            (self._detail, card.detail),
            (self._facts, "    ".join(card.facts)),
        ):
            widget.setText(text)
            widget.setVisible(bool(text))
        for widget in (self._symbol, self._title):
            set_tone(widget, card.tone)
        self.setAccessibleName(" ".join((card.name, card.title, card.detail)))
