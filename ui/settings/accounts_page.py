"""The page of accounts: who signs in, as what, and whether the account is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.access import Account
from ui.desk import Desk
from ui.palette import SYMBOLS, Tone
from ui.settings.account_forms import AccountForms
from ui.settings.accounts_view_model import AccountsModel
from ui.widgets.editing import touchable
from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.widgets.table import Column, LineTable
from ui.widgets.text import button
from ui.words import listed, term


class AccountsPage(QWidget):
    """One's own account is never changed here: somebody else does that."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = AccountsModel(desk, self)
        self.forms = AccountForms(self.model, self)
        self.table: LineTable[Account] = LineTable(self._columns())
        self.add = touchable(button(self.tr("添加账号"), primary=True))
        self.change = touchable(button(self.tr("修改角色…")))
        self.reset = touchable(button(self.tr("重设密码…")))
        self.disable = touchable(button(self.tr("停用…")))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for each in (self.change, self.reset, self.disable):
            row.addWidget(each)
        row.addStretch(1)
        column.addLayout(row)
        self.state = StateView(body)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(PageFrame(self.tr("账号"), self.state, self.add))
        self._connect()
        self.state.show_state(State.LOADING)
        self.shortcuts = (("Enter", self.tr("修改选中账号的角色")),)

    def _columns(self) -> list[Column[Account]]:
        return [
            Column(self.tr("用户名"), lambda account: account.username, width=144),
            Column(self.tr("姓名"), lambda account: account.name, width=120),
            Column(self.tr("编号"), lambda a: self.model.person_number(a.person) or "—", width=96),
            Column(self.tr("角色"), lambda a: listed(term("role", role) for role in a.roles)),
            Column(self.tr("审核的部门"), lambda a: self.model.department_name(a.department) or "—"),
            Column(self.tr("状态"), self._state_words, width=200, tone=_tone),
        ]

    def _state_words(self, account: Account) -> str:
        if account.disabled:
            return self.tr("{symbol} 已停用：{reason}").format(
                symbol=SYMBOLS[Tone.ERROR], reason=account.disabled
            )
        return self.tr("{symbol} 可登录").format(symbol=SYMBOLS[Tone.OK])

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.refused.connect(self.state.show_refusal)
        self.table.chosen.connect(self._enable)
        self.table.opened.connect(self._open)
        self.add.clicked.connect(lambda: self.forms.create())
        self.change.clicked.connect(partial(self._with_chosen, self.forms.change))
        self.reset.clicked.connect(partial(self._with_chosen, self.forms.reset))
        self.disable.clicked.connect(partial(self._with_chosen, self.forms.disable))

    def _with_chosen(self, act: Callable[[Account], object], _: bool = False) -> None:
        for account in self.table.selected()[:1]:
            act(account)

    def _open(self, account: Account) -> None:
        if self.change.isEnabled():
            self.forms.change(account)

    def refresh(self) -> None:
        for each in (self.add, self.change, self.reset, self.disable):
            each.setVisible(self.model.may_edit)
        self.model.load()

    def _show(self) -> None:
        self.table.put(self.model.accounts, lambda account: account.account)
        if self.model.accounts:
            self.state.show_content()
        else:
            self.state.show_state(State.EMPTY, self.tr("还没有账号。"))
        self._enable()

    def _enable(self) -> None:
        account = next(iter(self.table.selected()), None)
        session = self._desk.session
        own = session is not None and account is not None and account.account == session.actor.account
        free = account is not None and not account.disabled and not own and self.model.may_edit
        for each in (self.change, self.reset, self.disable):
            each.setEnabled(free)


def _tone(account: Account) -> Tone:
    return Tone.ERROR if account.disabled else Tone.OK
