"""The one window: the clock-in page, and behind a sign-in the desk; idle, it goes back by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from ui.clock_in.cards import Card
from ui.clock_in.page import ClockInPage
from ui.clock_in.view_model import ClockInModel
from ui.desk import Desk
from ui.sound import Sound
from ui.words import sentence

if TYPE_CHECKING:
    from ui.shell import Shell

_TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel)


class Window(QMainWindow):
    """Shows one front at a time; punches are taken whichever it is."""

    def __init__(self, desk: Desk, model: ClockInModel, sound: Sound) -> None:
        super().__init__()
        self._desk, self._model, self._sound = desk, model, sound
        self._shell: Shell | None = None
        self.setWindowTitle(desk.face.name)
        self.setMinimumSize(1024, 640)
        self.clock_in = ClockInPage(desk, model)
        self.clock_in.enter_desk.connect(self.sign_in)
        self._fronts = QStackedWidget()
        self._fronts.addWidget(self.clock_in)
        self.setCentralWidget(self._fronts)
        model.answered.connect(self._answered)
        desk.session_changed.connect(self._show_front)
        QShortcut(QKeySequence("F11"), self).activated.connect(self._toggle_full_screen)
        self._watch = QTimer(self, interval=1000)
        self._watch.timeout.connect(self._look_at_session)
        self._watch.start()

    @property
    def shell(self) -> Shell:
        """The desk, built when somebody first signs in."""
        if self._shell is None:
            from ui.shell import Shell

            self._shell = Shell(self._desk)
            self._shell.left.connect(self.leave)
            self._fronts.addWidget(self._shell)
        return self._shell

    def sign_in(self) -> None:
        from ui.sign_in import SignIn

        self._model.pin.cancel()
        SignIn(self._desk, self).open()

    def leave(self) -> None:
        """Signs out; the clock-in page comes back."""
        self._desk.close_session()

    def come_forward(self) -> None:
        """A second start asked for the window."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def be_safe(self, reference: str) -> None:
        """A bug got through: sign out, say so, go on taking punches."""
        self.leave()
        self._model.show_fault(reference)

    def _show_front(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        if self._desk.session is None:
            for dialog in QApplication.topLevelWidgets():
                if dialog.isModal():
                    dialog.close()
            self._fronts.setCurrentWidget(self.clock_in)
            self.clock_in.setFocus()
        else:
            if app is not None:  # only while somebody is signed in: it sees every event
                app.installEventFilter(self)
            self._fronts.setCurrentWidget(self.shell)
            self.shell.take_session()

    def _look_at_session(self) -> None:
        """Nobody touched anything for too long, or the machine slept."""
        if (
            self._shell is not None
            and self._fronts.currentWidget() is self._shell
            and self._desk.session is None
        ):
            self.leave()

    def _answered(self, card: Card) -> None:
        self._sound.play(card.tone)
        if self._desk.session is not None and not card.lasting:
            self._desk.say(
                card.tone, "  ".join(text for text in (card.name, card.title, card.detail) if text)
            )

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showMaximized()
        else:
            self.showFullScreen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._desk.touch()
        return super().eventFilter(watched, event)

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
