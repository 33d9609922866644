"""What a PC away from the hall terminal shows of a page that needs what is attached to the terminal."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.words import sentence


class ElsewherePage(QWidget):
    """Its title, and where to go."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.state = StateView(QWidget())
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(PageFrame(title, self.state))
        self.refresh()

    def refresh(self) -> None:
        self.state.show_state(State.OFFLINE, sentence("terminal_only"))
