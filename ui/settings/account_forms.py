"""The forms of the accounts page, each with the second person's confirmation where two are needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.access import Role, checked_roles
from app.domain.refusal import Refusal
from db.access import Account
from ui.palette import Tone
from ui.settings.accounts_view_model import AccountsModel, NewAccount, Second
from ui.widgets.editing import Row, beside, open_form, touchable
from ui.widgets.form import FormDialog, text_field
from ui.widgets.text import Message, label
from ui.words import sentence, term

WIDTH = 760


class RolesField(QWidget):
    """The eight roles; two that are kept apart are told as soon as both are ticked."""

    changed = Signal()

    def __init__(self, chosen: Sequence[str] = ()) -> None:
        super().__init__()
        self.boxes = {role.value: touchable(QCheckBox(term("role", role))) for role in Role}
        self.message = Message()
        grid = QGridLayout()
        grid.setSpacing(0)
        for place, (role, box) in enumerate(self.boxes.items()):
            box.setChecked(role in chosen)
            box.toggled.connect(self._check)
            grid.addWidget(box, place // 3, place % 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addWidget(self.message)

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(role for role, box in self.boxes.items() if box.isChecked())

    def _check(self) -> None:
        try:
            checked_roles(self.roles)
        except Refusal as refusal:
            self.message.say(Tone.ATTENTION, sentence(refusal))
        else:
            self.message.say(Tone.CALM, "")
        self.changed.emit()


class AccountForms(QObject):
    """Opens each form over `page`."""

    def __init__(self, model: AccountsModel, page: QWidget) -> None:
        super().__init__(page)
        self._model, self._page = model, page

    def create(self) -> FormDialog:
        user, name, person = text_field(limit=32), text_field(limit=64), self._person_field()
        person.currentIndexChanged.connect(lambda _: name.setText(str(person.currentText().split("  ")[0])))
        roles, department = RolesField(), self._department_field("")
        password, again = text_field(hidden=True), text_field(hidden=True)
        second, second_rows = self._second_fields()
        rows: list[Row] = [
            (self.tr("名册中的人"), beside(person, (self.tr("姓名"), name))),
            (self.tr("用户名"), beside(user, (self.tr("审核的部门"), department))),
            (self.tr("角色"), roles),
            (self.tr("初始密码"), beside(password, (self.tr("再输一遍"), again))),
            *second_rows,
        ]
        form = open_form(
            self._page,
            self.tr("添加账号"),
            self.tr("添加"),
            rows,
            lambda reply: self._model.create(
                NewAccount(
                    user.text(),
                    name.text(),
                    roles.roles,
                    str(department.currentData()),
                    str(person.currentData()),
                    password.text(),
                    again.text(),
                ),
                _second(second),
                reply,
            ),
            sentence("account_note"),
        )
        form.setMinimumWidth(WIDTH)
        return form

    def change(self, account: Account) -> FormDialog:
        roles, department = RolesField(account.roles), self._department_field(account.department)
        second, second_rows = self._second_fields()
        rows: list[Row] = [
            (self.tr("姓名"), label(account.name)),
            (self.tr("角色"), roles),
            (self.tr("审核的部门"), department),
            *second_rows,
        ]
        return open_form(
            self._page,
            self.tr("修改角色"),
            self.tr("保存"),
            rows,
            lambda reply: self._model.change(
                account, roles.roles, str(department.currentData()), _second(second), reply
            ),
            sentence("account_change_note"),
        )

    def reset(self, account: Account) -> FormDialog:
        password, again = text_field(hidden=True), text_field(hidden=True)
        second, second_rows = self._second_fields()
        rows: list[Row] = [
            (self.tr("姓名"), label(account.name)),
            (self.tr("新密码"), beside(password, (self.tr("再输一遍"), again))),
            *second_rows,
        ]
        return open_form(
            self._page,
            self.tr("重设密码"),
            self.tr("重设"),
            rows,
            lambda reply: self._model.reset_password(
                account, password.text(), again.text(), _second(second), reply
            ),
            sentence("account_reset_note"),
        )

    def disable(self, account: Account) -> FormDialog:
        reason = text_field(limit=200)
        return open_form(
            self._page,
            self.tr("停用账号"),
            self.tr("停用"),
            [(self.tr("姓名"), label(account.name)), (self.tr("原因"), reason)],
            lambda reply: self._model.disable(account, reason.text(), reply),
            sentence("account_disable_note"),
        )

    def _person_field(self) -> QComboBox:
        field = _narrow(QComboBox())
        field.addItem(self.tr("不在名册中"), "")
        known = {account.person for account in self._model.accounts if not account.disabled}
        for person in self._model.people:
            if person.subject not in known:
                field.addItem(f"{person.name}  {person.number}", person.subject)
        return field

    def _department_field(self, chosen: str) -> QComboBox:
        field = _narrow(QComboBox())
        field.addItem(self.tr("不限(非派驻部门审核人)"), "")
        for department in self._model.departments:
            field.addItem(department.name, department.code)
        field.setCurrentIndex(max(0, field.findData(chosen)))
        return field

    def _second_fields(self) -> tuple[tuple[QLineEdit, QLineEdit], list[Row]]:
        username, password = text_field(limit=64), text_field(hidden=True)
        both = beside(username, (self.tr("第二人密码"), password))
        return (username, password), [(self.tr("第二人用户名"), both)]


def _narrow(field: QComboBox) -> QComboBox:
    """Long names do not push the other fields of their row together."""
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(12)
    return field


def _second(fields: tuple[QLineEdit, QLineEdit]) -> Second:
    username, password = fields
    return Second(username.text().strip(), password.text())
