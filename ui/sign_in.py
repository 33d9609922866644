"""Signing in from the clock-in page, and the new password that may be due."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.refusal import Refusal
from app.domain.session import Limits, Session
from app.services.access import AccessService
from ui.calls import call
from ui.desk import Desk
from ui.widgets.form import FormDialog, text_field
from ui.words import sentence

IDLE_MS = 60_000
"""Nobody at the form for so long: the clock-in page is everybody's again (trust.md A20)."""


class _Passing(FormDialog):
    """Goes by itself when nobody types any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent=parent)
        self.idle = QTimer(self, interval=IDLE_MS, singleShot=True)
        self.idle.timeout.connect(self.reject)

    def ask_for(self, title: str, field: QLineEdit) -> None:
        self.add(title, field)
        field.textEdited.connect(lambda _: self.idle.start())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.idle.start()


class SignIn(_Passing):
    """Username and password; what is typed wrong stays, but for the password."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: Session | None = None
        self.user, self.password = text_field(limit=64), text_field(hidden=True)
        self._entitle(self.tr("登录"), self.tr("登录"))
        self.ask_for(self.tr("用户名"), self.user)
        self.ask_for(self.tr("密码"), self.password)
        self.on_confirm = self._ask
        self.user.setFocus()

    def _ask(self) -> None:
        self.busy(True)
        request = call(AccessService.sign_in, self.user.text(), self.password.text())
        self._desk.background.read(request, self, self._signed_in, self._refuse, self._fail)

    def _signed_in(self, session: Session) -> None:
        self._session = session
        request = call(AccessService.limits, session.actor)
        self._desk.background.read(request, self, self._open, self._refuse, self._fail)

    def _open(self, limits: Limits) -> None:
        if self._session is None:
            return
        if self._session.password_due and not self._change_password(self._session):
            self.reject()
            return
        self._desk.open_session(self._session, limits)
        self.accept()

    def _change_password(self, session: Session) -> bool:
        self.idle.stop()
        dialog = NewPassword(self._desk, session, self.password.text(), self)
        return bool(dialog.exec())

    def _refuse(self, refusal: Refusal) -> None:
        self.password.clear()
        self.password.setFocus()
        self.refuse(sentence(refusal))

    def _fail(self, reference: str) -> None:
        self.refuse(sentence("bug", {"reference": reference}))

    def _entitle(self, title: str, confirm: str) -> None:
        self.setWindowTitle(title)
        self.confirm.setText(confirm)


class NewPassword(_Passing):
    """A password of one's own, in place of one that somebody else has set or that is too old."""

    def __init__(self, desk: Desk, session: Session, old: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._actor, self._old = desk, session.actor, old
        self.new, self.again = text_field(hidden=True), text_field(hidden=True)
        self.setWindowTitle(self.tr("请换一个新密码"))
        self.confirm.setText(self.tr("保存新密码"))
        self.ask_for(self.tr("新密码"), self.new)
        self.ask_for(self.tr("再输一遍"), self.again)
        self.on_confirm = self._ask

    def _ask(self) -> None:
        if self.new.text() != self.again.text():
            self.refuse(sentence("passwords_differ"))
            return
        self.busy(True)
        request = call(AccessService.change_password, self._actor, self._old, self.new.text())
        self._desk.background.write(
            request, self, lambda _: self.accept(), lambda refusal: self.refuse(sentence(refusal))
        )
