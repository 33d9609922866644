"""The hall terminal's window: the clock-in page, and behind a sign-in the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from ui.clock_in.cards import Card
from ui.clock_in.page import ClockInPage
from ui.clock_in.view_model import ClockInModel
from ui.desk import Desk
from ui.front_window import FrontWindow
from ui.sound import Sound
from ui.words import sentence

if TYPE_CHECKING:
    from ui.leave.kiosk import LeaveKiosk


class Window(FrontWindow):
    """Punches are taken whichever front shows."""

    def __init__(self, desk: Desk, model: ClockInModel, sound: Sound) -> None:
        self.clock_in = ClockInPage(desk, model)
        super().__init__(desk, self.clock_in)
        self._model, self._sound = model, sound
        self._kiosk: LeaveKiosk | None = None
        self.clock_in.enter_desk.connect(self.sign_in)
        self.clock_in.ask_leave.connect(self.ask_leave)
        model.answered.connect(self._answered)

    def sign_in(self) -> None:
        self._model.pin.cancel()
        super().sign_in()

    @property
    def kiosk(self) -> LeaveKiosk:
        """The form at the scanner, built when somebody first asks for leave there."""
        if self._kiosk is None:
            from ui.leave.kiosk import LeaveKiosk
            from ui.leave.kiosk_model import KioskModel

            model = KioskModel(self._desk.background, self._desk.clock, self._desk.now)
            self._kiosk = LeaveKiosk(self._desk, model)
            model.setParent(self._kiosk)
            self._model.taker = model.take
            model.closed.connect(self._show_front)
            self._fronts.addWidget(self._kiosk)
        return self._kiosk

    def ask_leave(self) -> None:
        """Somebody at the scanner wants leave."""
        self._model.pin.cancel()
        self._fronts.setCurrentWidget(self.kiosk)
        self.kiosk.model.start()

    def be_safe(self, reference: str) -> None:
        """A bug got through: sign out, say so, go on taking punches."""
        if self._kiosk is not None:
            self._kiosk.model.close()
        self.leave()
        self._model.show_fault(reference)

    def _answered(self, card: Card) -> None:
        self._sound.play(card.tone)
        if self._kiosk is not None:
            self._kiosk.tell_punch(card)
        if self._desk.session is not None and not card.lasting:
            self._desk.say(
                card.tone, "  ".join(text for text in (card.name, card.title, card.detail) if text)
            )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._kiosk is not None:
            self._kiosk.model.close()  # the next one speaks the other language
            self._model.taker = lambda _: False
            self._fronts.removeWidget(self._kiosk)
            self._kiosk.deleteLater()
            self._kiosk = None
        super().changeEvent(event)

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
