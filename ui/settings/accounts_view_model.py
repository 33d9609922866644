"""Accounts: who may sign in and as what; every change of roles is confirmed by a second person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.access import Action, checked_roles
from app.domain.refusal import Refusal
from app.domain.session import Session
from app.services.access import AccessService
from app.services.roster_views import DepartmentShown, PersonShown, RosterViews
from db.access import Account
from ui.calls import Call, call
from ui.desk import Desk
from ui.reply import Reply


@dataclass(frozen=True, slots=True)
class Second:
    """What the second person typed; both empty where nobody else could confirm yet."""

    username: str
    password: str


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account as it is asked for."""

    username: str
    name: str
    roles: tuple[str, ...]
    department: str
    person: str
    password: str
    again: str


class AccountsModel(QObject):
    """Reads accounts, and the people and departments that they belong to."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.accounts: tuple[Account, ...] = ()
        self.people: tuple[PersonShown, ...] = ()
        self.departments: tuple[DepartmentShown, ...] = ()

    @property
    def may_edit(self) -> bool:
        return self._desk.may(Action.USERS) or self._desk.may(Action.AUDITOR_GRANT)

    def load(self) -> None:
        self._read(call(RosterViews.people), self._take_people)
        self._read(call(RosterViews.departments), self._take_departments)
        self._read(call(AccessService.accounts, self._desk.actor), self._take_accounts)

    def _read(self, request: Call[Any], done: Callable[[Any], object]) -> None:
        self._desk.background.read(request, self, done, self.refused.emit)

    def _take_people(self, people: tuple[PersonShown, ...]) -> None:
        self.people = people

    def _take_departments(self, departments: tuple[DepartmentShown, ...]) -> None:
        self.departments = departments

    def _take_accounts(self, accounts: Sequence[Account]) -> None:
        self.accounts = tuple(sorted(accounts, key=lambda a: (bool(a.disabled), a.username)))
        self.changed.emit()

    def department_name(self, code: str) -> str:
        return next((d.name for d in self.departments if d.code == code), code)

    def person_number(self, subject: str) -> str:
        return next((p.number for p in self.people if p.subject == subject), "")

    # -- changes --------------------------------------------------------------------------------------

    def create(self, wanted: NewAccount, second: Second, reply: Reply) -> None:
        """Refusals that need no store come first: `passwords_differ`, `roles_apart`."""
        if wanted.password != wanted.again:
            raise Refusal("new_passwords_differ")
        checked_roles(wanted.roles)
        actor = self._desk.actor

        def write(session: Session | None) -> Call[Any]:
            return call(
                AccessService.create_user,
                actor,
                session,
                wanted.username,
                wanted.name,
                wanted.roles,
                wanted.department,
                wanted.person,
                wanted.password,
            )

        self._with_second(second, write, reply)

    def change(
        self, account: Account, roles: tuple[str, ...], department: str, second: Second, reply: Reply
    ) -> None:
        checked_roles(roles)
        actor = self._desk.actor
        self._with_second(
            second,
            lambda s: call(AccessService.change_user, actor, s, account.account, roles, department),
            reply,
        )

    def reset_password(
        self, account: Account, password: str, again: str, second: Second, reply: Reply
    ) -> None:
        if password != again:
            raise Refusal("new_passwords_differ")
        actor = self._desk.actor
        self._with_second(
            second, lambda s: call(AccessService.reset_password, actor, s, account.account, password), reply
        )

    def disable(self, account: Account, reason: str, reply: Reply) -> None:
        request = call(AccessService.disable_user, self._desk.actor, account.account, reason)
        self._write(request, reply)

    def _with_second(
        self, second: Second, write: Callable[[Session | None], Call[Any]], reply: Reply
    ) -> None:
        """Signs the second person in for this one change, then makes it."""
        if not second.username and not second.password:
            self._write(write(None), reply)
            return
        request = call(AccessService.sign_in, second.username, second.password)
        self._desk.background.read(
            request, reply.owner, lambda session: self._write(write(session), reply), reply.refused
        )

    def _write(self, request: Call[Any], reply: Reply) -> None:
        self._desk.background.write(request, reply.owner, reply.done, reply.refused)
