"""A window with a front that is everybody's and, behind a sign-in, the desk; idle, it goes back by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from ui.desk import Desk

if TYPE_CHECKING:
    from ui.shell import Shell

_TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel)


class FrontWindow(QMainWindow):
    """Shows `front` or the desk, one at a time."""

    def __init__(self, desk: Desk, front: QWidget) -> None:
        super().__init__()
        self._desk, self._front = desk, front
        self._shell: Shell | None = None
        self.setWindowTitle(desk.face.name)
        self.setMinimumSize(1024, 640)
        self._fronts = QStackedWidget()
        self._fronts.addWidget(front)
        self.setCentralWidget(self._fronts)
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

        SignIn(self._desk, self).open()

    def leave(self) -> None:
        """Signs out; the front comes back."""
        self._desk.close_session()

    def come_forward(self) -> None:
        """A second start asked for the window."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _show_front(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        if self._desk.session is None:
            for dialog in QApplication.topLevelWidgets():
                if dialog.isModal():
                    dialog.close()
            self._fronts.setCurrentWidget(self._front)
            self._front.setFocus()
        else:
            if app is not None:  # only while somebody is signed in: it sees every event
                app.installEventFilter(self)
            self._fronts.setCurrentWidget(self.shell)
            self.shell.take_session()

    def _look_at_session(self) -> None:
        """Nobody touched anything for too long, or the machine slept, or the terminal signed them out."""
        if (
            self._shell is not None
            and self._fronts.currentWidget() is self._shell
            and self._desk.session is None
        ):
            self.leave()

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showMaximized()
        else:
            self.showFullScreen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._desk.touch()
        return super().eventFilter(watched, event)
