"""请假 at the scanner: a front of its own over the clock-in page, which comes back by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.clock_in.answer_view import named
from ui.clock_in.cards import Card
from ui.clock_in.keypad import Keypad
from ui.clock_in.style import palette_at, scale_of
from ui.clock_in.view_model import SHOWN_MS
from ui.desk import Desk
from ui.leave.entry import Verdict
from ui.leave.kiosk_check import CheckStep, DoneStep
from ui.leave.kiosk_model import FILLED, KioskModel, KioskStep
from ui.leave.kiosk_steps import CoverStep, KindStep, WhenStep, WhyStep
from ui.leave.kiosk_style import leave_sheet
from ui.leave.preview_words import stop_words
from ui.palette import SYMBOLS
from ui.widgets.text import button
from ui.words import sentence

_TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)


class LeaveKiosk(QWidget):
    """Thin: the model says which step it is and what may be done."""

    def __init__(self, desk: Desk, model: KioskModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clockin")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk, self.model = desk, model
        self._style: tuple[object, float] | None = None
        self._step = KioskStep.OFF
        self._title, self._name, self._left = named("title"), named("heading"), named("left")
        self.cancel, self.before, self.next = button(""), button(""), button("", primary=True)
        self._words = named("small", wrap=True)
        self.keypad = Keypad(model.who)
        self.steps: dict[KioskStep, QWidget] = {
            KioskStep.WHO: self.keypad,
            KioskStep.KIND: KindStep(model),
            KioskStep.WHEN: WhenStep(desk, model),
            KioskStep.WHY: WhyStep(model),
            KioskStep.COVER: CoverStep(model),
            KioskStep.CHECK: CheckStep(model),
            KioskStep.DONE: DoneStep(model),
        }
        self._stage = QStackedWidget()
        self._stage.setMinimumHeight(1)
        self._lay_out()
        self._punch = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._punch.timeout.connect(self._show)
        self._answer = ""
        self.cancel.clicked.connect(model.close)
        self.before.clicked.connect(model.back)
        self.next.clicked.connect(self._go_on)
        model.changed.connect(self._show)
        model.ticked.connect(self._show_left)
        QShortcut(QKeySequence("Escape"), self).activated.connect(model.back)

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for row in (top, bottom):
            row.setSpacing(24)
        top.addWidget(self._title)
        top.addWidget(self._name, 1)
        top.addWidget(self._left)
        top.addWidget(self.cancel)
        for widget in self.steps.values():
            self._stage.addWidget(widget)
        bottom.addWidget(self.before)
        bottom.addWidget(self._words, 1)
        bottom.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self._stage, 1)
        column.addLayout(bottom)

    # -- doing ----------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        if self.model.step is KioskStep.DONE:
            self.model.close()
        else:
            self.model.forward()

    def tell_punch(self, card: Card) -> None:
        """Somebody else punches meanwhile: their answer stands below for four seconds."""
        if not card.lasting:
            text = "  ".join(part for part in (card.name, card.title, card.detail) if part)
            self._answer = f"{SYMBOLS[card.tone]}  {text}"
            self._punch.start()
            self._show_words()

    def showEvent(self, event: QShowEvent) -> None:
        app = QApplication.instance()
        if app is not None:  # only while somebody is here: it sees every event
            app.installEventFilter(self)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.model.touch()
        return super().eventFilter(watched, event)

    # -- showing --------------------------------------------------------------------------------------

    def _show(self) -> None:
        model, step = self.model, self.model.step
        if step is KioskStep.OFF:
            self._step = step
            return
        self._show_style()
        if step is not self._step:
            self._step = step
            self._begin(step)
        self._stage.setCurrentWidget(self.steps[step])
        show = getattr(self.steps[step], "show_step", None)
        if show is not None:
            show()
        self._title.setText(self._title_of(step))
        self._name.setText(model.form.entry.name if step in FILLED else "")
        self._show_left()
        self.cancel.setText(self.tr("返回打卡"))
        self._show_words()
        self._show_buttons()

    def _show_left(self) -> None:
        self._left.setText(sentence("self_left", {"seconds": self.model.seconds_left}))

    def _begin(self, step: KioskStep) -> None:
        begin = getattr(self.steps[step], "begin", None)
        if begin is not None:
            begin()
        (self.keypad if step is KioskStep.WHO else self.next).setFocus()

    def _title_of(self, step: KioskStep) -> str:
        words = {
            KioskStep.WHO: self.tr("请假"),
            KioskStep.KIND: self.tr("请哪种假"),
            KioskStep.WHEN: self.tr("从哪天到哪天"),
            KioskStep.WHY: self.tr("事由"),
            KioskStep.COVER: self.tr("谁顶岗"),
            KioskStep.CHECK: self.tr("核对后提交"),
            KioskStep.DONE: self.tr("请假"),
        }
        place = f"{FILLED.index(step) + 1}/{len(FILLED)}  " if step in FILLED else ""
        return place + words[step]

    def _show_words(self) -> None:
        """Whose punch was taken, what went wrong, or why it cannot be handed in."""
        text = self._answer if self._punch.isActive() else self.model.trouble
        if not text and self.model.step is KioskStep.CHECK:
            text = stop_words(self.model.form)
        self._words.setText(text)

    def _show_buttons(self) -> None:
        step, form = self.model.step, self.model.form
        self.before.setVisible(step in FILLED[1:])
        self.before.setText(self.tr("上一步"))
        self.next.setVisible(step is not KioskStep.WHO)
        self.next.setEnabled(form.can_send if step is KioskStep.CHECK else True)
        if step is KioskStep.CHECK:
            over = form.verdict is Verdict.OVER
            self.next.setText(self.tr("提交(超限，报中心领导)") if over else self.tr("提交"))
        else:
            self.next.setText(self.tr("完成") if step is KioskStep.DONE else self.tr("下一步"))

    def _show_style(self) -> None:
        palette, scale = palette_at(self._desk.now().time()), scale_of(self.width(), self.height())
        if (palette, scale) != self._style:
            self._style = (palette, scale)
            self.setStyleSheet(leave_sheet(palette, scale))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._show_style()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)
