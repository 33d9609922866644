"""The clock-in page, full screen: the time, what to do now, and for four seconds the answer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.clock_in.answer_view import AnswerView, named
from ui.clock_in.keypad import Keypad
from ui.clock_in.pin_model import Step
from ui.clock_in.style import kiosk_sheet, palette_at, scale_of
from ui.clock_in.view_model import ClockInModel
from ui.desk import Desk
from ui.palette import SYMBOLS, Tone
from ui.widgets.text import button, label, set_tone
from ui.words import date_text


class ClockInPage(QWidget):
    """Thin: everything said here comes from the view-model."""

    enter_desk = Signal()
    """Somebody wants to sign in."""
    ask_leave = Signal()
    """Somebody wants to ask for leave."""

    def __init__(self, desk: Desk, model: ClockInModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clockin")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk, self.model = desk, model
        self._style: tuple[object, float] | None = None
        self._hall, self._practice = named("hall"), _boxed("practice")
        self._clock, self._date = named("clock"), named("date")
        self._prompt, self._last = named("prompt"), named("small")
        self._notice = _boxed("notice")
        self._answer, self.keypad = AnswerView(), Keypad(model.pin)
        self._by_pin, self._leave, self._enter = button(""), button(""), button("")
        self._lay_out()
        self._by_pin.clicked.connect(self._toggle_pin)
        self._leave.clicked.connect(self.ask_leave)
        self._enter.clicked.connect(self.enter_desk)
        model.card_changed.connect(self._show_stage)
        model.pin.changed.connect(self._show_stage)
        model.prompt_changed.connect(self._show_prompt)
        desk.face_changed.connect(self._show_texts)
        self._tick = QTimer(self, interval=200)
        self._tick.timeout.connect(self._show_time)
        self._tick.start()
        self._show_texts()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(24)
        top.addWidget(self._hall)
        top.addWidget(self._practice)
        top.addStretch(1)
        self._stage = QStackedWidget()
        self._stage.setMinimumHeight(1)  # long words take the room there is; they never push the window
        for widget in (self._waiting(), self._answer, self.keypad):
            self._stage.addWidget(widget)
        bottom = QHBoxLayout()
        bottom.setSpacing(24)
        bottom.addWidget(self._by_pin)
        bottom.addWidget(self._leave)
        bottom.addWidget(self._last, 1, Qt.AlignmentFlag.AlignCenter)
        bottom.addWidget(self._enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._clock, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._date, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._stage, 1)
        column.addLayout(bottom)

    def _waiting(self) -> QWidget:
        """Nobody has put a finger down: the prompt, and what is wrong with the scanners."""
        waiting = QWidget()
        column = QVBoxLayout(waiting)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self._prompt, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._notice, 8)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return waiting

    # -- showing --------------------------------------------------------------------------------------

    def _show_texts(self) -> None:
        self._hall.setText(self._desk.face.name)
        self._practice.setVisible(self._desk.face.practice)
        practice = self.tr("演练数据")
        _text_of(self._practice, f"{SYMBOLS[Tone.ATTENTION]} {practice}")
        self._enter.setText(self.tr("登录"))
        self._leave.setText(self.tr("请假"))
        self._show_time()
        self._show_prompt()
        self._show_stage()

    def _show_time(self) -> None:
        now = self._desk.now()
        self._clock.setText(f"{now:%H:%M:%S}")
        self._date.setText(date_text(now.date()))
        self._show_style()

    def _show_prompt(self) -> None:
        prompt = self.model.prompt
        self._prompt.setText(prompt.text)
        set_tone(self._prompt, prompt.tone)
        _text_of(self._notice, f"{SYMBOLS[Tone.ATTENTION]}  {prompt.notice}")
        self._notice.setVisible(bool(prompt.notice))
        self._last.setText(self.model.last)

    def _show_stage(self) -> None:
        card, pin = self.model.card, self.model.pin
        entering = pin.step is not Step.OFF
        if card is not None:
            self._answer.show_card(card)
        shown: QWidget = self._stage.widget(0)
        if card is not None and not (entering and card.lasting):
            shown = self._answer
        elif entering:
            shown = self.keypad
        if shown is not self._stage.currentWidget():
            self._stage.setCurrentWidget(shown)
        if shown is self.keypad:
            self.keypad.setFocus()
        self._by_pin.setText(self.tr("取消") if entering else self.tr("密码打卡"))

    def _toggle_pin(self) -> None:
        if self.model.pin.step is Step.OFF:
            self.model.pin.start()
        else:
            self.model.pin.cancel()
            self.setFocus()

    def _show_style(self) -> None:
        """Day and night, and as large as the window allows."""
        palette, scale = palette_at(self._desk.now().time()), scale_of(self.width(), self.height())
        if (palette, scale) != self._style:
            self._style = (palette, scale)
            self.setStyleSheet(kiosk_sheet(palette, scale))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit typed at the page begins a punch by PIN."""
        if event.text().isdigit() and self.model.pin.step is Step.OFF:
            self.model.pin.start()
            self.model.pin.type(event.text())
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.setFocus()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._show_style()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show_texts()
        super().changeEvent(event)


def _boxed(name: str) -> QFrame:
    """A frame around one line of words."""
    made = QFrame()
    made.setObjectName(name)
    row = QHBoxLayout(made)
    row.setContentsMargins(16, 8, 16, 8)
    words = label(wrap=name == "notice")
    words.setObjectName("words")
    row.addWidget(words)
    return made


def _text_of(box: QFrame, text: str) -> None:
    found = box.findChild(QWidget, "words")
    if found is not None:
        found.setProperty("text", text)
