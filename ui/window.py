"""The hall terminal's window: the clock-in page, and behind a sign-in the desk."""

from __future__ import annotations

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from ui.clock_in.cards import Card
from ui.clock_in.page import ClockInPage
from ui.clock_in.view_model import ClockInModel
from ui.desk import Desk
from ui.front_window import FrontWindow
from ui.sound import Sound
from ui.words import sentence


class Window(FrontWindow):
    """Punches are taken whichever front shows."""

    def __init__(self, desk: Desk, model: ClockInModel, sound: Sound) -> None:
        self.clock_in = ClockInPage(desk, model)
        super().__init__(desk, self.clock_in)
        self._model, self._sound = model, sound
        self.clock_in.enter_desk.connect(self.sign_in)
        model.answered.connect(self._answered)

    def sign_in(self) -> None:
        self._model.pin.cancel()
        super().sign_in()

    def be_safe(self, reference: str) -> None:
        """A bug got through: sign out, say so, go on taking punches."""
        self.leave()
        self._model.show_fault(reference)

    def _answered(self, card: Card) -> None:
        self._sound.play(card.tone)
        if self._desk.session is not None and not card.lasting:
            self._desk.say(
                card.tone, "  ".join(text for text in (card.name, card.title, card.detail) if text)
            )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it stops the taking of punches, so it is asked about."""
        from ui.widgets.dialogs import confirmed

        app = QApplication.instance()
        ending = isinstance(app, QApplication) and app.isSavingSession()
        if ending or confirmed(
            self, sentence("close_title"), sentence("close_question"), self.tr("关闭程序")
        ):
            event.accept()
        else:
            event.ignore()
