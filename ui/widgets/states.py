"""A page's states: its content, or why there is none: loading, empty, wrong, offline, without right."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.domain.refusal import Refusal
from ui.palette import SYMBOLS, Tone
from ui.widgets.text import button, label
from ui.words import sentence


class State(Enum):
    """What a page shows instead of its content."""

    LOADING = "loading"
    EMPTY = "empty"
    WRONG = "wrong"
    OFFLINE = "offline"
    WITHOUT_RIGHT = "without_right"


_TONES = {State.WRONG: Tone.ERROR, State.OFFLINE: Tone.ATTENTION}


class StateView(QWidget):
    """Holds a page's content and puts a plain sentence, with one thing to do, in its place."""

    acted = Signal()
    """The button under the sentence was pressed."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._symbol, self._text = label(kind="title"), label(wrap=True)
        self._act = button("")
        self._act.clicked.connect(self.acted)
        notice = QWidget()
        column = QVBoxLayout(notice)
        column.setSpacing(16)
        column.addStretch(2)
        for words in (self._symbol, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        widgets: tuple[QWidget, ...] = (self._symbol, self._text, self._act)
        for widget in widgets:
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._text.setFixedWidth(480)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(content)
        self._stack.addWidget(notice)

    def show_content(self) -> None:
        self._stack.setCurrentIndex(0)

    def show_state(self, state: State, text: str = "", action: str = "") -> None:
        """`text` says what is the matter, `action` what can be done about it (empty: no button)."""
        self._symbol.setText(SYMBOLS[_TONES.get(state, Tone.CALM)])
        self._symbol.setVisible(state is not State.LOADING)
        self._text.setText(text or _default(state))
        self._text.setFixedHeight(self._text.heightForWidth(self._text.width()))
        self._act.setText(action)
        self._act.setVisible(bool(action))
        self._stack.setCurrentIndex(1)

    def show_refusal(self, refusal: Refusal, action: str = "") -> None:
        """A query was refused: in words, as wrong, offline or without right."""
        if refusal.key == "hall_unreachable":
            self.show_state(State.OFFLINE, "", action)
            return
        without = refusal.key in ("not_entitled", "session_over")
        self.show_state(State.WITHOUT_RIGHT if without else State.WRONG, sentence(refusal), action)

    @property
    def text(self) -> str:
        """The sentence in place of the content; empty while the content shows."""
        return self._text.text() if self._stack.currentIndex() else ""


def _default(state: State) -> str:
    words = {
        State.LOADING: QCoreApplication.translate("StateView", "正在读取……"),
        State.EMPTY: QCoreApplication.translate("StateView", "这里还没有内容。"),
        State.WRONG: QCoreApplication.translate("StateView", "没有读到内容。已保存的记录都在。请再试一次。"),
        State.OFFLINE: QCoreApplication.translate(
            "StateView", "连不上大厅终端。已保存的记录都在。接通后会自动显示。"
        ),
        State.WITHOUT_RIGHT: QCoreApplication.translate("StateView", "您的角色不能查看这一页。"),
    }
    return words[state]
