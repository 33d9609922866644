"""A row of figures; each opens the lines behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.palette import DESK, SYMBOLS, Tone
from ui.today.lines import Figure
from ui.widgets.text import label, set_tone

_STYLE = f"""QPushButton {{ min-height: 46px; padding: 7px 3px; }}
QPushButton:focus {{ padding: 6px 2px; }}
QPushButton:checked {{ background: {DESK.accent_soft};
  border: 2px solid {DESK.accent}; padding: 6px 2px; }}"""


class FigureButton(QPushButton):
    """A number over its word; the symbol of its tone stands beside the number."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.setStyleSheet(_STYLE)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        self._number, self._word = label(kind="title"), label(kind="secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 6, 4, 6)
        column.setSpacing(0)
        labels: tuple[QLabel, ...] = (self._number, self._word)
        for one in labels:
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(one)

    def put(self, figure: Figure, chosen: bool) -> None:
        alarmed = figure.tone is not Tone.CALM
        self._number.setText(f"{SYMBOLS[figure.tone]} {figure.count}" if alarmed else str(figure.count))
        self._word.setText(figure.title)
        self.setAccessibleName(f"{figure.title} {figure.count}")
        self.setChecked(chosen)
        set_tone(self._number, figure.tone)
        self.setMinimumWidth(max(72, self._word.sizeHint().width() + 20))


class FigureRow(QWidget):
    """The day's figures in the order of the view-model."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, FigureButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)

    def put(self, figures: Sequence[Figure], chosen: str) -> None:
        """Shows them; one of them is open."""
        for key in [key for key in self.buttons if key not in {f.key for f in figures}]:
            self.buttons.pop(key).deleteLater()
        for figure in figures:
            if figure.key not in self.buttons:
                made = self.buttons[figure.key] = FigureButton()
                made.clicked.connect(lambda _=False, key=figure.key: self.chosen.emit(key))
                self._row.addWidget(made)
            self.buttons[figure.key].put(figure, figure.key == chosen)
