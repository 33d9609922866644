"""The window of a PC away from the hall terminal: a page to sign in from, and behind it the desk."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.front_window import FrontWindow
from ui.link import Link
from ui.palette import Tone
from ui.top_bar import link_advice, link_words
from ui.widgets.editing import touchable
from ui.widgets.text import Message, button, label, set_tone
from ui.words import date_text, sentence

_WIDTH = 480


class WelcomePage(QWidget):
    """Which hall this is, the hall's time, whether it can be reached, and the way in."""

    enter_desk = Signal()
    """Somebody wants to sign in."""

    def __init__(self, desk: Desk, link: Link) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk, self._link = desk, link
        self._hall, self._time = label(kind="title", wrap=True), label(kind="secondary")
        self.line, self.message = label(), Message()
        self.enter = touchable(button("", primary=True))
        self.enter.clicked.connect(self.enter_desk)
        self._lay_out()
        desk.face_changed.connect(self._show)
        self._tick = QTimer(self, interval=500)
        self._tick.timeout.connect(self._show)
        self._tick.start()
        self._show()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(_WIDTH)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(16)
        for widget in (self._hall, self._time, self.line, self.message, self.enter):
            column.addWidget(widget)
        row = QHBoxLayout()  # an aligned widget would get no height for wrapped words
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(row)
        page.addStretch(3)

    def _show(self) -> None:
        now = self._desk.now()
        self._hall.setText(self._desk.face.name)
        self._time.setText(f"{date_text(now.date())}  {now:%H:%M}")
        self.enter.setText(self.tr("登录"))
        tone, text = link_words(self._link)
        self.enter.setEnabled(tone is Tone.OK)
        if self.line.text() != text:
            self.line.setText(text)
            set_tone(self.line, tone)
            self.message.say(Tone.ATTENTION, link_advice(self._link))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.line.setText("")
            self._show()
        super().changeEvent(event)


class DeskWindow(FrontWindow):
    """Nothing is lost when it is closed: everything is at the hall terminal."""

    def __init__(self, desk: Desk, link: Link) -> None:
        self.welcome = WelcomePage(desk, link)
        super().__init__(desk, self.welcome)
        self.welcome.enter_desk.connect(self.sign_in)

    def be_safe(self, reference: str) -> None:
        """A bug got through: sign out and say so."""
        self.leave()
        self.welcome.message.say(Tone.ERROR, sentence("bug", {"reference": reference}))
