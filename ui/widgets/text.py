"""Labels, buttons and messages: plain text only, tones told by symbol and colour."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.palette import SYMBOLS, Tone


def label(text: str = "", kind: str = "", wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """A plain-text label; `kind` is `title`, `heading`, `secondary` or empty."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if kind:
        made.setProperty("kind", kind)
    return made


class Elided(QLabel):
    """A plain-text line that gives way where room is short: what is left out stands in its tip."""

    def __init__(self, kind: str = "", least: int = 64) -> None:
        """`least`: pixels that it keeps, if its text needs them."""
        super().__init__()
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        if kind:
            self.setProperty("kind", kind)

    def setText(self, text: str) -> None:
        super().setText(text)
        set_tip(self, text)

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(self._least, whole.width()), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = QPainter(self), self.contentsRect()
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(self.alignment()), text)
        painter.end()


def button(text: str, primary: bool = False, flat: bool = False, tip: str = "") -> QPushButton:
    """A push button; a page has one primary one, always made by `page_frame`."""
    made = QPushButton(escaped(text))
    made.setProperty("primary", primary)
    made.setProperty("flat", flat)
    made.setAutoDefault(False)
    if tip:
        set_tip(made, tip)
    return made


def escaped(text: str) -> str:
    """Text for a button or menu, where `&` would mark a shortcut."""
    return text.replace("&", "&&")


def set_tip(widget: QWidget, text: str) -> None:
    """A tool tip that shows text as it is written."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    widget.setToolTip(f"<span>{safe}</span>")
    widget.setAccessibleDescription(text)


def set_tone(widget: QWidget, tone: Tone) -> None:
    """Gives a widget the colours of a tone."""
    widget.setProperty("tone", tone.value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    for child in widget.findChildren(QLabel):
        child.style().unpolish(child)
        child.style().polish(child)


class Message(QFrame):
    """One sentence with its symbol, in the colours of its tone."""

    def __init__(self, tone: Tone = Tone.CALM, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toned")
        self._symbol, self._text = label(kind="heading"), label(wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 16, 8)
        self._row.setSpacing(16)
        self._row.addWidget(self._symbol)
        self._row.addWidget(self._text, 1)
        self.say(tone, text)

    def say(self, tone: Tone, text: str) -> None:
        """Shows `text`; an empty one hides the message."""
        self._symbol.setText(SYMBOLS[tone])
        self._text.setText(text)
        self.setAccessibleName(text)
        set_tone(self, tone)
        self.setVisible(bool(text))

    def text(self) -> str:
        return self._text.text()
