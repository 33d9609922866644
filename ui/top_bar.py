"""The desk's top bar: hall, practice banner, the lights, who is signed in, the time, the way out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from devices.ports import ScannerState, ScannerStateChanged
from ui.desk import Desk
from ui.link import Link
from ui.palette import SYMBOLS, Tone
from ui.sync_light import SyncLight
from ui.widgets.text import Elided, button, escaped, label, set_tip, set_tone
from ui.words import date_text, listed, sentence, term

_GOOD = (ScannerState.READY, ScannerState.BUSY)
_COMING = (ScannerState.OPENING, ScannerState.CHECKING)
DEVICES_PAGE = "devices"


def scanner_tone(state: ScannerState) -> Tone:
    """How a scanner's state is told everywhere."""
    if state in _GOOD:
        return Tone.OK
    return Tone.ATTENTION if state in _COMING else Tone.ERROR


def scanner_words(state: ScannerStateChanged) -> str:
    """The state with its reason, in words."""
    if state.fault_key:
        return sentence(state.fault_key, {"scanner": state.scanner})
    return f"{state.scanner} {term('scanner_state', state.state)}"


def link_words(link: Link) -> tuple[Tone, str]:
    """How a desk's line to its hall is told."""
    trouble = link.trouble
    if trouble is None:
        return Tone.OK, f"{SYMBOLS[Tone.OK]} {sentence('link_short_up')}"
    known = trouble.key == "hall_unreachable"
    return (
        Tone.ERROR,
        f"{SYMBOLS[Tone.ERROR]} {sentence('link_short_lost' if known else 'link_short_refused')}",
    )


def link_advice(link: Link) -> str:
    """What is the matter with it and what to do; empty while nothing is."""
    trouble = link.trouble
    if trouble is None:
        return ""
    return sentence("link_lost") if trouble.key == "hall_unreachable" else sentence(trouble)


class TopBar(QFrame):
    """Everything here holds on every page."""

    left = Signal()
    """Back to the clock-in page, signed out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top")
        self._desk = desk
        self._hall, self._who, self._time = Elided("heading", 240), Elided(), label()
        self._practice = _Banner()
        self.sync = SyncLight(desk)
        self._link = label()
        self._link.setVisible(desk.link is not None)
        self._leave = button("", flat=True)
        self._leave.clicked.connect(self.left)
        self._lights: dict[str, QPushButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 8, 16, 8)
        self._row.setSpacing(16)
        self._row.addWidget(self._hall)
        self._row.addWidget(self._practice)
        self._row.addStretch(1)
        for widget in (self.sync, self._link, self._who, self._time, self._leave):
            self._row.addWidget(widget)
        desk.scanners.changed.connect(self._show_lights)
        desk.session_changed.connect(self._show_texts)
        desk.face_changed.connect(self._show_texts)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show_time)
        self._tick.timeout.connect(self._show_link)
        self._tick.start()
        self._show_texts()
        self._show_lights()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show_texts()
            self._show_lights()
            self.sync.show_state()
        super().changeEvent(event)

    def _show_texts(self) -> None:
        session = self._desk.session
        self._hall.setText(self._desk.face.name)
        self._practice.setVisible(self._desk.face.practice)
        self._practice.set_text(self.tr("演练数据"))
        roles = listed(term("role", role) for role in sorted(session.actor.roles)) if session else ""
        self._who.setText(f"{session.actor.name}  {roles}" if session else "")
        self._leave.setText(self.tr("退出"))
        away = self._desk.link is not None
        tip = self.tr("退出登录(Ctrl+L)") if away else self.tr("退出登录，回到打卡页(Ctrl+L)")
        set_tip(self._leave, tip)
        self._show_time()
        self._show_link()

    def _show_time(self) -> None:
        now = self._desk.now()
        self._time.setText(f"{date_text(now.date())}  {now:%H:%M}")

    def _show_link(self) -> None:
        """Away from the hall terminal: whether it can be reached."""
        if self._desk.link is None:
            return
        tone, text = link_words(self._desk.link)
        if self._link.text() != text:
            self._link.setText(text)
            set_tip(self._link, link_advice(self._desk.link) or sentence("link_up"))
            set_tone(self._link, tone)

    def _show_lights(self) -> None:
        for name in [name for name in self._lights if name not in self._desk.scanners.states]:
            self._lights.pop(name).deleteLater()
        for name, state in sorted(self._desk.scanners.states.items()):
            if name not in self._lights:
                light = self._lights[name] = button("", flat=True)
                light.clicked.connect(lambda _=False, which=name: self._desk.open(DEVICES_PAGE, which))
                later = [self._lights[other] for other in sorted(self._lights) if other > name]
                self._row.insertWidget(self._row.indexOf(later[0] if later else self.sync), light)
            tone = scanner_tone(state.state)
            self._lights[name].setText(escaped(f"{SYMBOLS[tone]} {name}"))
            self._lights[name].setAccessibleName(scanner_words(state))
            set_tip(self._lights[name], scanner_words(state))
            set_tone(self._lights[name], tone)


class _Banner(QFrame):
    """The mark of a practice hall."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("toned")
        self._text = label(kind="heading")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.addWidget(self._text)
        set_tone(self, Tone.ATTENTION)

    def set_text(self, text: str) -> None:
        self._text.setText(f"{SYMBOLS[Tone.ATTENTION]} {text}")
