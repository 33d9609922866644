"""委托审批: to whom the director lets the decision and when; and who keeps away from whose leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.access import Action
from app.domain.refusal import Refusal
from app.services.delegation import (
    Delegate,
    DelegationService,
    DelegationShown,
    RelativeService,
    RelativesShown,
)
from ui.attendance.fields import PersonField
from ui.calls import Call, call
from ui.desk import Desk
from ui.palette import Tone
from ui.theme import TOUCH
from ui.widgets.date_field import DateField
from ui.widgets.editing import Row, beside, fit, touchable
from ui.widgets.states import State, StateView
from ui.widgets.table import Column, LineTable
from ui.widgets.text import Message, button, label
from ui.words import date_text, sentence

translate = QCoreApplication.translate
WIDTH, HEIGHT = 720, 560
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Words:
    """What a list dialog says."""

    title: str
    intro: str
    nothing: str
    add: str
    remove: str
    added: str
    removed: str


@dataclass(frozen=True, slots=True)
class Asks(Generic[Line]):
    """What it asks of a service; `add` and `remove` may raise a `Refusal`."""

    read: Callable[[], Call[tuple[Line, ...]]]
    add: Callable[[], Call[Any]]
    remove: Callable[[Line], Call[Any]]


class StandingDialog(QDialog, Generic[Line]):
    """A list of what stands, and fields for one more; what is wrong stands above the buttons."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        words: Words,
        columns: Sequence[Column[Line]],
        rows: Sequence[Row],
        asks: Asks[Line],
    ) -> None:
        """`rows` empty: nothing can be added or ended here."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.title)
        self._desk, self._words, self._asks = desk, words, asks
        self.table: LineTable[Line] = LineTable(columns)
        self.states, self.message = StateView(self.table), Message()
        self.add = touchable(button(words.add, primary=True))
        self.remove = touchable(button(words.remove))
        self._lay_out(rows)
        fit(self, WIDTH, HEIGHT)
        self._may = bool(rows)
        self.add.setVisible(self._may)
        self.remove.setVisible(self._may)
        self.add.clicked.connect(lambda: self._send(asks.add, words.added))
        self.remove.clicked.connect(self._take_away)
        self.table.chosen.connect(self._show_buttons)
        desk.background.changed.connect(self.refresh)
        self.states.show_state(State.LOADING)
        self._show_buttons()
        self.refresh()

    def _lay_out(self, rows: Sequence[Row]) -> None:
        fields = QFormLayout()
        fields.setHorizontalSpacing(16)
        fields.setVerticalSpacing(12)
        for title, widget in rows:
            name = label(title)
            name.setMinimumHeight(TOUCH)
            fields.addRow(name, widget)
            widget.setAccessibleName(title)
        close = touchable(button(self.tr("关闭")))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(self._words.intro, wrap=True))
        column.addWidget(self.states, 1)
        column.addLayout(fields)
        column.addWidget(self.message)
        column.addLayout(buttons)

    def refresh(self) -> None:
        """Reads the list again."""
        if self._desk.session is not None:
            self._desk.background.read(self._asks.read(), self, self._put, self.states.show_refusal)

    def _put(self, lines: tuple[Line, ...]) -> None:
        self.table.put(lines, lambda line: line)
        if lines:
            self.states.show_content()
        else:
            self.states.show_state(State.EMPTY, self._words.nothing)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.remove.setEnabled(bool(self.table.selected()))

    def _take_away(self) -> None:
        line = next(iter(self.table.selected()), None)
        if line is not None:
            self._send(lambda: self._asks.remove(line), self._words.removed)

    def _send(self, request: Callable[[], Call[Any]], done: str) -> None:
        """One change; nothing can be sent twice meanwhile."""
        self.message.say(Tone.CALM, "")
        try:
            wanted = request()
        except Refusal as refusal:  # nobody is signed in any more
            self._refused(refusal)
            return
        self.add.setEnabled(False)
        self.remove.setEnabled(False)

        def told(_: object) -> None:
            self.message.say(Tone.OK, done)

        self._desk.background.write(wanted, self, told, self._refused, ended=self._ended)

    def _refused(self, refusal: Refusal) -> None:
        self.message.say(Tone.ATTENTION, sentence(refusal))

    def _ended(self) -> None:
        self.add.setEnabled(True)
        self._show_buttons()
        self.refresh()


def open_delegations(desk: Desk, parent: QWidget) -> StandingDialog[DelegationShown]:
    """A director gives and ends; others see what they hold."""
    to, first, last = QComboBox(), DateField(desk), DateField(desk)
    touchable(to)
    first.dateChanged.connect(lambda _: setattr(last, "day", max(last.day, first.day)))
    may = desk.may(Action.LEAVE_DECIDE)
    rows: list[Row] = []
    if may:
        days = beside(first, (translate("delegation", "到"), last))
        rows = [(translate("delegation", "委托给"), to), (translate("delegation", "从"), days)]
    words = Words(
        translate("delegation", "委托审批"),
        translate(
            "delegation",
            "委托期内由值班长审批请假，审批表上印两人姓名。超限的和窗口负责人的请假仍由中心领导本人审批。",
        ),
        translate("delegation", "现在没有委托。"),
        translate("delegation", "委托"),
        translate("delegation", "结束委托"),
        translate("delegation", "委托已保存。"),
        translate("delegation", "委托已结束。"),
    )
    columns: list[Column[DelegationShown]] = [
        Column(translate("delegation", "委托人"), lambda d: d.giver, width=96),
        Column(translate("delegation", "受托人"), lambda d: d.to, width=96),
        Column(translate("delegation", "从"), lambda d: date_text(d.first), lambda d: d.first, width=168),
        Column(translate("delegation", "到"), lambda d: date_text(d.last), lambda d: d.last, width=168),
        Column(translate("delegation", "状态"), _state, tone=lambda d: Tone.OK if d.holds else Tone.CALM),
    ]
    asks: Asks[DelegationShown] = Asks(
        lambda: call(DelegationService.list, desk.actor),
        lambda: call(DelegationService.give, desk.actor, str(to.currentData() or ""), first.day, last.day),
        lambda line: call(DelegationService.end, desk.actor, line.delegation),
    )
    dialog = StandingDialog(desk, parent, words, columns, rows, asks)

    def offer(delegates: tuple[Delegate, ...]) -> None:
        for each in delegates:
            to.addItem(each.name, each.account)

    if may:
        desk.background.read(call(DelegationService.delegates, desk.actor), dialog, offer)
    dialog.open()
    return dialog


def _state(line: DelegationShown) -> str:
    if line.holds:
        return translate("delegation", "有效")
    return translate("delegation", "未开始")


def open_relatives(desk: Desk, parent: QWidget) -> StandingDialog[RelativesShown]:
    """亲属回避: neither of two relatives decides on the other's leave."""
    one, other = PersonField(desk), PersonField(desk)
    for field in (one, other):
        field.setMinimumHeight(field.whole_height())
    rows: list[Row] = [(translate("delegation", "一方"), one), (translate("delegation", "另一方"), other)]
    words = Words(
        translate("delegation", "亲属回避"),
        translate("delegation", "列在这里的两个人，不能为对方的请假签署意见或审批。"),
        translate("delegation", "还没有登记。"),
        translate("delegation", "登记"),
        translate("delegation", "去掉"),
        translate("delegation", "已登记。"),
        translate("delegation", "已去掉。"),
    )
    columns: list[Column[RelativesShown]] = [
        Column(translate("delegation", "一方"), lambda pair: pair.name, width=160),
        Column(translate("delegation", "另一方"), lambda pair: pair.other_name),
    ]
    asks: Asks[RelativesShown] = Asks(
        lambda: call(RelativeService.list, desk.actor),
        lambda: call(RelativeService.set, desk.actor, one.subject, other.subject),
        lambda line: call(RelativeService.set, desk.actor, line.subject, line.other, False),
    )
    dialog = StandingDialog(desk, parent, words, columns, rows, asks)
    dialog.open()
    return dialog
