"""登记: outings, duty hours, reductions, scanner faults, and manual sign-in under a fault."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.access import Action
from app.domain.refusal import Refusal
from ui.attendance.entries_model import FAULT, EntriesModel, EntryLine
from ui.attendance.forms import duty_form, fault_form, manual_form, outing_form, reduction_form
from ui.attendance.month_picker import MonthPicker
from ui.desk import Desk
from ui.widgets.dialogs import confirmed
from ui.widgets.focus import show_content
from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.widgets.table import Column, LineTable
from ui.widgets.text import button
from ui.words import month_text, term

_UNDONE = ("outing", "duty", "reduction")


class EntriesPage(QWidget):
    """What the judged days read beside the punches."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = EntriesModel(desk, self)
        self.outing = button(self.tr("公出登记…"), primary=True)
        self.duty, self.reduction = button(self.tr("值班时间…")), button(self.tr("减时…"))
        self.fault, self.manual = button(self.tr("设备故障…")), button(self.tr("人工签到…"))
        self.undo = button(self.tr("取消登记"))
        self.months = MonthPicker(self.model.month)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("查找姓名、种类、内容"))
        self.search.setFixedWidth(240)
        self.table: LineTable[EntryLine] = LineTable(
            [
                Column(self.tr("日期"), lambda e: e.when, lambda e: e.first, width=248),
                Column(self.tr("姓名或设备"), lambda e: e.name, width=136),
                Column(self.tr("种类"), self._kind, width=104),
                Column(self.tr("内容"), lambda e: e.text),
            ]
        )
        self._states = StateView(self.table)
        frame = PageFrame(
            self.tr("登记"),
            self._states,
            self.outing,
            [self.undo, self.manual, self.fault, self.reduction, self.duty],
            [self.months, self.search],
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        self.setFocusProxy(self.table)
        self._connect()
        self._states.show_state(State.LOADING)

    def _kind(self, line: EntryLine) -> str:
        return self.tr("设备故障") if line.kind == FAULT else term("mark", line.kind)

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.refused.connect(self._refused)
        self.months.chosen.connect(self.model.set_month)
        self.search.textChanged.connect(self.table.filter)
        self.table.chosen.connect(self._show_buttons)
        self.table.opened.connect(self._open)
        self._states.acted.connect(self.refresh)
        self.outing.clicked.connect(self._register_outing)
        self.duty.clicked.connect(lambda: duty_form(self._desk, self).open())
        self.reduction.clicked.connect(lambda: reduction_form(self._desk, self).open())
        self.fault.clicked.connect(lambda: fault_form(self._desk, self).open())
        self.manual.clicked.connect(self._sign_in)
        self.undo.clicked.connect(self._take_back)
        self.shortcuts = [(self.tr("Enter"), self.tr("打开那一天的考勤"))]

    def refresh(self) -> None:
        self.model.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self._states.show_refusal(refusal, self.tr("再试一次"))

    def _show(self) -> None:
        self.months.put(self.model.month)
        lines = self.model.lines
        self.table.put(lines or [], lambda e: e.key)
        if lines is None:
            self._states.show_state(State.LOADING)
        elif lines:
            show_content(self._states, self)
        else:
            text = self.tr("{month}没有登记。").format(month=month_text(self.model.month))
            self._states.show_state(State.EMPTY, text)
        self._show_buttons()

    def _show_buttons(self) -> None:
        chosen = self.table.selected()
        one = chosen[0] if len(chosen) == 1 else None
        self.duty.setVisible(self._desk.may(Action.DUTY_SET))
        self.reduction.setVisible(self._desk.may(Action.DUTY_SET))
        self.fault.setVisible(self._desk.may(Action.FAULT_DECLARE))
        self.manual.setVisible(self._desk.may(Action.MANUAL_SIGN_IN))
        self.manual.setEnabled(one is not None and one.kind == FAULT)
        self.undo.setEnabled(one is not None and one.kind in _UNDONE)

    def _register_outing(self) -> None:
        session = self._desk.session
        own = session.actor if session and not self._desk.may(Action.OUTING_REGISTER) else None
        outing_form(self._desk, self, own.person if own else "", own.name if own else "").open()

    def _sign_in(self) -> None:
        chosen = self.table.selected()
        if chosen and chosen[0].fault is not None:
            fault = chosen[0].fault
            first = self.model.local(fault.first)
            manual_form(self._desk, self, fault, first.date(), first.hour * 60 + first.minute).open()

    def _take_back(self) -> None:
        chosen = self.table.selected()
        if not chosen:
            return
        line = chosen[0]
        question = self.tr("{name} {when} {kind}：{text}\n取消后按打卡重新计考勤，取消本身留有记录。").format(
            name=line.name, when=line.when, kind=self._kind(line), text=line.text
        )
        if confirmed(self, self.tr("取消登记"), question, self.tr("取消登记")):
            self.model.take_back(line)

    def _open(self, line: EntryLine) -> None:
        if line.subject:
            self._desk.open("attendance", (line.subject, line.first))
