"""假期余额 of one person: the balances, what was granted, and how an officer changes them."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.refusal import Refusal
from app.domain.work_start import EARLIEST_YEAR
from app.services.balance import GrantShown
from ui.desk import Desk
from ui.leave.balance_model import BalanceModel
from ui.leave.balance_view import BalanceView
from ui.palette import Tone
from ui.widgets.date_field import DateField
from ui.widgets.editing import fit, open_form, touchable
from ui.widgets.form import FormDialog, text_field
from ui.widgets.table import Column, LineTable, room_for
from ui.widgets.text import Message, button, label
from ui.words import clauses, days_text, sentence, term, terms

CARRIED = "annual"
"""The type whose unused days the law lets a hall carry (条例 Art. 5)."""
MOST_DAYS = 366


class BalanceDialog(QDialog):
    """Opened for somebody from the roster or from a request."""

    def __init__(self, desk: Desk, subject: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self.model = BalanceModel(desk, subject, self)
        self.setWindowTitle(self.tr("假期余额"))
        self._name, self._start = label(kind="title"), label(kind="secondary")
        self.message = Message()
        self.view = BalanceView()
        self.grants: LineTable[GrantShown] = LineTable(self._columns())
        self.set_start = touchable(button(self.tr("登记参加工作日期…")))
        self.add_grant = touchable(button(self.tr("登记增减…")))
        self.carry = touchable(button(self.tr("结转上年未休…")))
        self._close = touchable(button(self.tr("关闭")))
        self._lay_out()
        fit(self, 880, 680)
        self.set_start.clicked.connect(self.ask_start)
        self.add_grant.clicked.connect(self.ask_grant)
        self.carry.clicked.connect(self.ask_carry)
        self._close.clicked.connect(self.accept)
        self.model.changed.connect(self._show)
        self.model.refused.connect(self._refuse)
        self._close.setFocus()
        self.model.load()

    def _columns(self) -> list[Column[GrantShown]]:
        return [
            Column(self.tr("年份"), lambda g: str(g.grant.year), width=72),
            Column(
                self.tr("假别"),
                lambda g: term("leave", g.grant.kind),
                width=room_for(terms("leave").values(), 96),
            ),
            Column(self.tr("增减"), lambda g: _signed(g.grant.halves), lambda g: g.grant.halves, True, 88),
            Column(self.tr("原因"), lambda g: g.grant.reason),
            Column(self.tr("登记人"), lambda g: g.granted_by, width=120),
        ]

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for each in (self.set_start, self.add_grant, self.carry):
            each.setVisible(self.model.may_edit)
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self._start)
        column.addWidget(self.message)
        column.addWidget(self.view)
        column.addWidget(label(self.tr("登记的增减"), "heading"))
        column.addWidget(self.grants, 1)
        column.addLayout(row)

    def _refuse(self, refusal: Refusal) -> None:
        self.message.say(Tone.ATTENTION, sentence(refusal))

    def _show(self) -> None:
        found = self.model.found
        if found is None:
            return
        self._name.setText(f"{found.name}  {found.number}")
        since = found.work_start or self.tr("未登记")
        told = (
            sentence("balance_work_start", {"date": since}),
            sentence("balance_as_of", {"date": found.day}),
        )
        self._start.setText(clauses(told))
        self.view.show_balances(found.balances)
        self.grants.put(found.grants, lambda shown: shown.grant.grant)

    # -- what an officer does -------------------------------------------------------------------------

    def ask_start(self) -> FormDialog:
        """From when on years of service count."""
        found = self.model.found
        field = DateField(self._desk, found.work_start if found else None)
        field.setMinimumDate(QDate(EARLIEST_YEAR, 1, 1))
        if found and found.work_start:
            field.day = found.work_start
        return open_form(
            self,
            self.tr("登记参加工作日期"),
            self.tr("保存"),
            [(term("field", "work_start"), field)],
            lambda reply: self.model.set_work_start(field.day, reply),
        )

    def ask_grant(self) -> FormDialog:
        """Days beside the type's own figures; negative ones take back."""
        kind, year, amount, reason = QComboBox(), self._year(), QDoubleSpinBox(), text_field()
        case = QComboBox()
        for balance in self.model.found.balances if self.model.found else ():
            kind.addItem(term("leave", balance.kind), balance.kind)
        kind.currentIndexChanged.connect(lambda _: self._offer(case, str(kind.currentData())))
        case.currentIndexChanged.connect(lambda _: _use(case, amount, reason))
        self._offer(case, str(kind.currentData()))
        amount.setDecimals(1)
        amount.setSingleStep(0.5)
        amount.setRange(-MOST_DAYS, MOST_DAYS)
        amount.setValue(1)
        return open_form(
            self,
            self.tr("登记增减"),
            self.tr("保存"),
            [
                (self.tr("假别"), kind),
                (self.tr("年份"), year),
                (self.tr("规定情形"), case),
                (self.tr("增加天数"), amount),
                (self.tr("原因"), reason),
            ],
            lambda reply: self.model.grant(
                str(kind.currentData()), year.value(), round(amount.value() * 2), reason.text(), reply
            ),
            self.tr("补休、本省或本人另有的天数记在这里；扣回时天数填负数。"),
        )

    def _offer(self, case: QComboBox, kind: str) -> None:
        """The special cases that the law knows for the type."""
        case.clear()
        case.addItem(self.tr("无"), 0)
        for of, name, halves in self.model.found.cases if self.model.found else ():
            if of == kind and halves:
                case.addItem(term("leave_case", name), halves)
        case.setEnabled(case.count() > 1)

    def ask_carry(self) -> FormDialog:
        """What was left of annual leave goes into the next year, where the hall allows it."""
        year = self._year()
        year.setValue(year.value() - 1)
        return open_form(
            self,
            self.tr("结转上年未休"),
            self.tr("结转"),
            [(self.tr("哪一年未休的"), year)],
            lambda reply: self.model.carry(
                CARRIED, year.value(), sentence("balance_carry_reason", {"year": year.value()}), reply
            ),
            self.tr("只结转年休假，只转到下一年。"),
        )

    def _year(self) -> QSpinBox:
        made = QSpinBox()
        today = self._desk.today().year
        made.setRange(today - 2, today + 2)
        made.setValue(today)
        return made


def _use(case: QComboBox, amount: QDoubleSpinBox, reason: QLineEdit) -> None:
    if case.currentData():
        amount.setValue(case.currentData() / 2)
        reason.setText(case.currentText())


def _signed(halves: int) -> str:
    return ("+" if halves > 0 else "") + days_text(halves)
