"""补签单: what waits for one's signature, one's own, what is open, and all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QTabBar, QVBoxLayout, QWidget

from app.domain.access import Action
from app.domain.refusal import Refusal
from app.services.correction import SlipShown
from ui.attendance.forms import slip_form
from ui.attendance.slips_model import ALL, MINE, OPEN, SECTIONS, TODO, SlipsModel
from ui.desk import Desk
from ui.palette import Tone
from ui.widgets.focus import show_content
from ui.widgets.form import FormDialog, text_field
from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.widgets.table import Column, LineTable
from ui.widgets.text import button
from ui.words import clock_text, listed, of_day, term, with_note

_TONES = {"approved": Tone.OK, "refused": Tone.ATTENTION}
_TODO_TARGETS = ("to_confirm", "to_approve")


class SlipsPage(QWidget):
    """Signs one slip or many; the outcome stands on each line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = SlipsModel(desk, self)
        self.sign = button(self.tr("签字同意"), primary=True)
        self.refuse = button(self.tr("退回…"))
        self.propose = button(self.tr("填补签单…"))
        self.sections = QTabBar(drawBase=False, expanding=False)
        for _ in SECTIONS:
            self.sections.addTab("")
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("查找姓名、编号、窗口"))
        self.search.setFixedWidth(240)
        self.table = self._table()
        self._states = StateView(self.table)
        frame = PageFrame(
            self.tr("补签单"),
            self._states,
            self.sign,
            [self.propose, self.refuse],
            [self.sections, self.search],
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        self.setFocusProxy(self.table)
        self._connect()
        self._states.show_state(State.LOADING)

    def _table(self) -> LineTable[SlipShown]:
        return LineTable(
            [
                Column(self.tr("姓名"), lambda s: s.name, width=76),
                Column(self.tr("编号"), lambda s: s.number, width=72),
                Column(self.tr("窗口"), lambda s: s.window_group, width=220),
                Column(self.tr("哪一次打卡"), _which, lambda s: (s.slip.date, s.slip.minute), width=192),
                Column(self.tr("原因"), _reason),
                Column(self.tr("签字"), self._signed, width=200),
                Column(
                    self.tr("状态"),
                    lambda s: self.model.result(s) or _state(s),
                    tone=lambda s: _TONES.get(s.slip.state, Tone.CALM),
                    width=208,
                ),
            ],
            lambda s: s.slip.note,
        )

    def _signed(self, slip: SlipShown) -> str:
        names = [slip.proposed_by, slip.confirmed_by, slip.decided_by]
        return listed(name for name in names if name)

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.refused.connect(self._refused)
        self.sections.currentChanged.connect(lambda index: self.model.set_section(SECTIONS[index]))
        self.search.textChanged.connect(self.table.filter)
        self.table.chosen.connect(self._show_buttons)
        self.table.opened.connect(lambda s: self._desk.open("attendance", (s.slip.subject, s.slip.date)))
        self.sign.clicked.connect(lambda: self.model.sign(self.table.selected()))
        self.refuse.clicked.connect(self._ask_reason)
        self.propose.clicked.connect(self._propose)
        self._states.acted.connect(self.refresh)
        self.shortcuts = [
            ("Ctrl+A", self.tr("选中全部补签单")),
            ("Ctrl+Enter", self.tr("签字同意选中的补签单")),
            ("Ctrl+F", self.tr("查找补签单")),
            ("Enter", self.tr("打开那一天的考勤")),
        ]
        for keys, act in (
            ("Ctrl+Return", self.sign.click),
            ("Ctrl+F", lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def refresh(self) -> None:
        self.model.refresh()

    def show_target(self, target: object) -> None:
        """From the day's figures: what waits for a signature."""
        if target in _TODO_TARGETS:
            self.sections.setCurrentIndex(SECTIONS.index(TODO))

    def _refused(self, refusal: Refusal) -> None:
        self._states.show_refusal(refusal, self.tr("再试一次"))

    def _show(self) -> None:
        titles = {
            TODO: self.tr("待我签字"),
            MINE: self.tr("我的"),
            OPEN: self.tr("未办完"),
            ALL: self.tr("全部"),
        }
        for index, key in enumerate(SECTIONS):
            self.sections.setTabText(index, f"{titles[key]} {self.model.count(key)}")
        self.table.put(self.model.lines, lambda s: s.slip.correction)
        if self.model.slips is None:
            self._states.show_state(State.LOADING)
        elif self.model.lines:
            show_content(self._states, self)
        else:
            self._states.show_state(State.EMPTY, self._nothing())
        self._show_buttons()

    def _nothing(self) -> str:
        return {
            TODO: self.tr("没有等您签字的补签单。"),
            MINE: self.tr("您没有补签单。缺签、迟到、早退有原因的，可在期限内填写。"),
            OPEN: self.tr("没有未办完的补签单。"),
            ALL: self.tr("还没有补签单。"),
        }[self.model.section]

    def _show_buttons(self) -> None:
        may = self._desk.may(Action.CORRECTION_CONFIRM) or self._desk.may(Action.CORRECTION_APPROVE)
        ready = any(slip.next_step is not None for slip in self.table.selected()) and not self.model.busy
        for made in (self.sign, self.refuse):
            made.setVisible(may)
            made.setEnabled(ready)

    def _ask_reason(self) -> None:
        slips = self.table.selected()
        text = self.tr("退回 {n} 张补签单，理由会告诉填单人。").format(n=len(slips))
        dialog = FormDialog(self.tr("退回补签单"), self.tr("退回"), text, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        reason = text_field(limit=200)
        dialog.add(self.tr("理由"), reason)
        dialog.confirm.setEnabled(False)
        reason.textChanged.connect(lambda typed: dialog.confirm.setEnabled(bool(typed.strip())))
        dialog.accepted.connect(lambda: self.model.refuse(slips, reason.text()))
        dialog.open()

    def _propose(self) -> None:
        session = self._desk.session
        own = session.actor if session and not self._desk.may(Action.CORRECTION_PROPOSE_FOR) else None
        slip_form(self._desk, self, own.person if own else "", own.name if own else "").open()


def _which(slip: SlipShown) -> str:
    punch = f"{term('edge', slip.slip.edge)} {clock_text(slip.slip.minute)}"
    return of_day(slip.slip.date, punch)


def _reason(slip: SlipShown) -> str:
    return with_note(term("slip_reason", slip.slip.reason), slip.slip.note)


def _state(slip: SlipShown) -> str:
    return with_note(term("slip_state", slip.slip.state), slip.slip.decision)
