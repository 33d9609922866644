"""The enrolment wizard: its pages in order, where one stands, and how to go on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.services.roster_views import PersonShown
from ui.desk import Desk
from ui.devices.capture_pages import CapturePage, DonePage, FingerPage
from ui.devices.enrol_model import EnrolModel
from ui.devices.people_pages import ConsentPage, PersonPage, SecondPage
from ui.devices.step import Step
from ui.devices.wizard_page import WizardPage
from ui.palette import SYMBOLS, Tone
from ui.widgets.editing import fit, touchable
from ui.widgets.text import Message, button, label


class EnrolWizard(QDialog):
    """Person, notice and consent, second person, finger, captures, done."""

    def __init__(
        self, desk: Desk, model: EnrolModel, person: PersonShown | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("登记指纹"))
        self.model = model
        self.person, self.consent = PersonPage(desk, model), ConsentPage(desk, model)
        self.second, self.finger = SecondPage(model), FingerPage(model)
        self.capture, self.last = CapturePage(model), DonePage(model)
        self._pages: dict[Step, WizardPage] = {
            Step.PERSON: self.person,
            Step.CONSENT: self.consent,
            Step.SECOND: self.second,
            Step.FINGER: self.finger,
            Step.CAPTURE: self.capture,
            Step.DONE: self.last,
        }
        self._steps: dict[Step, QLabel] = {step: label() for step in Step}
        self._who = label(kind="title")
        self.message = Message()
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
            page.ready_changed.connect(self._enable)
        self._lay_out()
        fit(self, 960, 640)
        model.changed.connect(self._show)
        self._show()
        if person is not None:
            model.choose(person)
        else:
            self.person.load()

    def _lay_out(self) -> None:
        self.leave = touchable(button(self.tr("取消")))
        self.back = touchable(button(""))
        self.next = touchable(button("", primary=True))
        self.next.setDefault(True)
        self.leave.clicked.connect(self.reject)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        steps = QVBoxLayout()
        steps.setSpacing(16)
        for shown in self._steps.values():
            steps.addWidget(shown)
        steps.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self._who)
        right.addWidget(self._stack, 1)
        right.addWidget(self.message)
        middle = QHBoxLayout()
        middle.setSpacing(32)
        middle.addLayout(steps)
        middle.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(middle, 1)
        column.addLayout(buttons)

    # -- showing --------------------------------------------------------------------------------------

    def _show(self) -> None:
        model = self.model
        name = model.person.name if model.person else ""
        self._who.setText(self.tr("登记指纹：{name}").format(name=name) if name else self.tr("登记指纹"))
        self._show_steps()
        page = self._pages[model.step]
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            page.enter()
        page.show_model()
        waiting = model.busy and bool(model.trouble)
        self.message.say(Tone.CALM if waiting else Tone.ATTENTION, model.trouble)
        self._enable()

    def _show_steps(self) -> None:
        names = {
            Step.PERSON: self.tr("选择人员"),
            Step.CONSENT: self.tr("告知与同意"),
            Step.SECOND: self.tr("第二人到场"),
            Step.FINGER: self.tr("选择手指"),
            Step.CAPTURE: self.tr("采集指纹"),
            Step.DONE: self.tr("写入各指纹仪"),
        }
        order = list(Step)
        here = order.index(self.model.step)
        for place, (step, shown) in enumerate(self._steps.items()):
            symbol = SYMBOLS[Tone.OK] if place < here else str(place + 1)
            shown.setText(f"{symbol}  {names[step]}")
            shown.setProperty("kind", "heading" if place == here else "secondary")
            shown.style().unpolish(shown)
            shown.style().polish(shown)

    def _enable(self) -> None:
        model = self.model
        page = self._pages[model.step]
        self.next.setText(page.action)
        self.next.setVisible(bool(page.action))
        self.next.setEnabled(page.ready and not model.busy)
        last = model.step is Step.DONE
        self.back.setText(self.tr("再登记一枚") if last else self.tr("上一步"))
        self.back.setVisible(model.step is not Step.PERSON and not model.busy)
        self.leave.setVisible(not last)

    def _go_back(self) -> None:
        if self.model.step is Step.DONE:
            self.model.one_more()
        else:
            self.model.back()

    def _go_on(self) -> None:
        self._pages[self.model.step].go_on()

    def reject(self) -> None:
        """Closing breaks off what waits at a scanner; what is recorded stays recorded."""
        self.model.cancel()
        super().reject()
