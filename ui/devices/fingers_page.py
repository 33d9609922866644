"""The page of fingers and PINs: who clocks in how, and every change of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.services.clock import HallTime
from ui.desk import Desk
from ui.devices.enrol_model import EnrolModel
from ui.devices.finger_forms import FingerForms
from ui.devices.fingers_model import FingerLine, FingersModel
from ui.devices.wizard import EnrolWizard
from ui.palette import SYMBOLS, Tone
from ui.widgets.editing import touchable
from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.widgets.table import Column, LineTable
from ui.widgets.text import button, label
from ui.words import date_text, listed, sentence, term


class FingersPage(QWidget):
    """A table of people; what can be done for the chosen one stands below it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted = ""
        self.model = FingersModel(desk, self)
        self.forms = FingerForms(desk, self.model, self)
        self.table: LineTable[FingerLine] = LineTable(self._columns())
        self.state = StateView(self.table)
        self.search = touchable(QLineEdit(placeholderText=self.tr("姓名、拼音首字母或编号")))
        self.search.setClearButtonEnabled(True)
        self._name = label(kind="heading")
        self.buttons: dict[str, QPushButton] = {}
        self.enrol = touchable(button(self.tr("登记指纹"), primary=True))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.state, 1)
        column.addWidget(self._bar())
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(PageFrame(self.tr("指纹与密码"), body, self.enrol))
        self._connect()
        self.shortcuts = (("Enter", self.tr("为选中的人登记指纹")),)

    def _columns(self) -> list[Column[FingerLine]]:
        return [
            Column(self.tr("编号"), lambda line: line.person.number, width=104),
            Column(self.tr("姓名"), lambda line: line.person.name, width=120),
            Column(self.tr("窗口"), lambda line: line.person.window_group),
            Column(self.tr("同意书"), self._consent, width=200, tone=_tone),
            Column(self.tr("已登记的手指"), _fingers),
        ]

    def _consent(self, line: FingerLine) -> str:
        if line.consent is None:
            return self.tr("没有，用密码打卡")
        at = HallTime.of(self._desk.face.zone).local(line.consent.given_us // 1_000_000)
        return f"{SYMBOLS[Tone.OK]} {date_text(at.date())}"

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("card")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._name, 1)
        texts = {
            "test": self.tr("试按手指…"),
            "pin": self.tr("设打卡密码…"),
            "remove": self.tr("删除手指…"),
            "withdraw": self.tr("撤回同意…"),
        }
        for key, text in texts.items():
            self.buttons[key] = touchable(button(text))
            row.addWidget(self.buttons[key])
        return bar

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.refused.connect(self.state.show_refusal)
        self.search.textChanged.connect(self.model.find)
        self.table.chosen.connect(self._enable)
        self.table.opened.connect(self._open_for)
        self.enrol.clicked.connect(self._open_for_chosen)
        for key, act in (
            ("test", self.forms.test),
            ("pin", self.forms.pin),
            ("remove", self.forms.remove),
            ("withdraw", self.forms.withdraw),
        ):
            self.buttons[key].clicked.connect(partial(self._with_chosen, act))

    def _with_chosen(self, act: Callable[[FingerLine], object], _: bool = False) -> None:
        for line in self._chosen():
            act(line)

    def _chosen(self) -> list[FingerLine]:
        return self.table.selected()[:1]

    # -- the shell ------------------------------------------------------------------------------------

    def refresh(self) -> None:
        if not self.model.loaded:
            self.state.show_state(State.LOADING)
        self.model.load()

    def show_target(self, target: object) -> None:
        """A person's subject id."""
        self._wanted = str(target)
        self.search.clear()
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        for row, line in enumerate(self.table.visible_lines()):
            if line.person.subject == self._wanted:
                self.table.selectRow(row)
                self.table.scrollTo(self.table.model().index(row, 0))
                self._wanted = ""
                return

    # -- showing --------------------------------------------------------------------------------------

    def _show(self) -> None:
        self.table.put(self.model.lines, lambda line: line.person.subject)
        if self.model.lines:
            self.state.show_content()
        elif self.model.search:
            self.state.show_state(State.EMPTY, self.tr("没有找到。可换一种写法。"))
        else:
            self.state.show_state(State.EMPTY, sentence("fingers_page_empty"))
        self._choose_wanted()
        self._enable()

    def _enable(self) -> None:
        line = next(iter(self._chosen()), None)
        self._name.setText(line.person.name if line else self.tr("请选择一人"))
        self.buttons["pin"].setEnabled(line is not None)
        self.buttons["test"].setEnabled(bool(line and line.fingers))
        self.buttons["remove"].setEnabled(bool(line and line.fingers))
        self.buttons["withdraw"].setEnabled(bool(line and (line.fingers or line.consent)))

    # -- enrolling ------------------------------------------------------------------------------------

    def _open_for_chosen(self) -> None:
        self.open_wizard(next(iter(self._chosen()), None))

    def _open_for(self, line: FingerLine) -> None:
        self.open_wizard(line)

    def open_wizard(self, line: FingerLine | None) -> EnrolWizard:
        """The model outlives the dialog: an answer under way is still dealt with."""
        wizard = EnrolWizard(self._desk, EnrolModel(self._desk, self), line.person if line else None, self)
        wizard.open()
        return wizard


def _fingers(line: FingerLine) -> str:
    return listed(term("finger", finger.finger) for finger in line.fingers) or "—"


def _tone(line: FingerLine) -> Tone:
    return Tone.OK if line.consent else Tone.CALM
