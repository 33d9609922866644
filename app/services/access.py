"""Accounts, sign-in, passwords and PINs (trust.md 3)."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.access import SETUP, Action, Actor, Role, require
from app.domain.facts import SecretChanged, UserChanged, UserCreated, UserDisabled
from app.domain.refusal import Refusal
from app.domain.secret_policy import (
    checked_name,
    checked_password,
    checked_pin,
    checked_username,
    normal_username,
)
from app.domain.session import Limits, Session
from app.services.account_checks import (
    PASSWORD,
    actor_of,
    agreed_by,
    check_department,
    check_last,
    check_live,
    check_person,
    checked_reason,
    has_administrator,
    known_account,
    require_for,
    wanted_roles,
)
from app.services.gate import Gate, Holder, forget
from app.services.hall import Hall, new_id
from app.services.hashing import Effort
from app.services.secrets import KeyBox
from db import access, roster
from db.access import Account

PIN = "pin"
_DAY_US = 86_400_000_000


class AccessService:
    """Who may sign in, and as what. Without an administrator yet, whoever is here sets the hall up."""

    def __init__(self, hall: Hall, keys: KeyBox, effort: Effort | None = None) -> None:
        self._hall = hall
        self._gate = Gate(hall, keys, effort)

    def has_administrator(self) -> bool:
        with self._hall.reading() as view:
            return has_administrator(access.accounts(view.conn))

    def accounts(self, actor: Actor) -> list[Account]:
        """Every account, for those who look after them; Refusal `not_entitled`."""
        if not actor.may(Action.AUDITOR_GRANT) and not actor.may(Action.JOURNAL_READ):
            require(actor, Action.USERS)
        with self._hall.reading() as view:
            return access.accounts(view.conn)

    def create_first_administrator(self, username: str, name: str, password: str) -> str:
        """The account's id. Refusals: `administrator_exists` and those of the checks of name and password."""
        if self.has_administrator():
            raise Refusal("administrator_exists")
        user, shown = checked_username(username), checked_name(name)
        key = new_id()
        digest = self._gate.hashed(key, PASSWORD, checked_password(password, user))
        with self._hall.writing(SETUP) as tx:
            if has_administrator(access.accounts(tx.conn)):
                raise Refusal("administrator_exists")
            tx.record(UserCreated(user, shown, "", (Role.ADMINISTRATOR.value,), ""), key)
            self._gate.keep(tx, key, PASSWORD, digest, tx.wall_us)
        return key

    def let_in_again(self, username: str, password: str) -> None:
        """An administrator's password in a store that holds none (trust.md 4, a new PC).

        Accounts come back from upstream, passwords never do: whoever owns the machine lets the first one in.

        Refusals: `administrator_exists` where anybody has a password, `account_unknown` for who is not an
        administrator, and those of `checked_password`.
        """
        user = normal_username(username)[:64]
        with self._hall.reading() as view:
            known = access.account_by_username(view.conn, user)
        if known is None or known.disabled or Role.ADMINISTRATOR.value not in known.roles:
            raise Refusal("account_unknown" if self.nobody_enters() else "administrator_exists")
        digest = self._gate.hashed(known.account, PASSWORD, checked_password(password, user))
        with self._hall.writing(SETUP) as tx:
            if access.with_secret(tx.conn, PASSWORD):
                raise Refusal("administrator_exists")
            tx.record(SecretChanged(PASSWORD), known.account)
            self._gate.keep(tx, known.account, PASSWORD, digest, tx.wall_us)

    def nobody_enters(self) -> bool:
        """There are accounts, but not one password."""
        with self._hall.reading() as view:
            return not access.with_secret(view.conn, PASSWORD)

    def create_user(
        self,
        actor: Actor,
        second: Session | None,
        username: str,
        name: str,
        roles: Sequence[str],
        department: str,
        person: str,
        password: str,
    ) -> str:
        """The new account's id; its password is to be changed at the first sign-in.

        `second` has signed in for this within five minutes; None only while nobody else could. Refusals:
        `not_entitled`, `second_needed`, `second_same`, `second_late`, `username_taken`, `role_unknown`,
        `roles_apart`, `roles_none`, `person_unknown`, `person_has_account`, `department_unknown`,
        `department_needed`, and those of the checks of name and password.
        """
        user, shown, wanted = checked_username(username), checked_name(name), wanted_roles(roles)
        require_for(actor, wanted)
        key = new_id()
        digest = self._gate.hashed(key, PASSWORD, checked_password(password, user))
        with self._hall.writing(actor) as tx:
            everybody = access.accounts(tx.conn)
            agreed = agreed_by(tx, actor, second, key, everybody)
            if any(account.username == user for account in everybody):
                raise Refusal("username_taken", username=user)
            check_department(tx, wanted, department)
            check_person(tx, person, everybody)
            tx.record(UserCreated(user, shown, person, wanted, department, agreed), key)
            self._gate.keep(tx, key, PASSWORD, digest, 0)
        return key

    def change_user(
        self, actor: Actor, second: Session | None, account: str, roles: Sequence[str], department: str
    ) -> None:
        """Other roles from now on.

        Refusals as `create_user`, and `account_unknown`, `own_account`, `last_of_role`.
        """
        wanted = wanted_roles(roles)
        with self._hall.writing(actor) as tx:
            everybody = access.accounts(tx.conn)
            known = known_account(everybody, account)
            require_for(actor, (*wanted, *known.roles))
            agreed = agreed_by(tx, actor, second, account, everybody)
            check_department(tx, wanted, department)
            check_last(known, wanted, everybody)
            if (known.roles, known.department) != (wanted, department):
                tx.record(UserChanged(wanted, department, agreed), account)

    def disable_user(self, actor: Actor, account: str, reason: str) -> None:
        """Closes an account at once, with a reason; it stays closed. One person suffices to take rights away.

        Refusals: `not_entitled`, `own_account`, `account_unknown`, `last_of_role`, `reason_needed`.
        """
        with self._hall.writing(actor) as tx:
            everybody = access.accounts(tx.conn)
            known = known_account(everybody, account)
            require_for(actor, known.roles)
            check_live(actor, everybody)
            if account == actor.account:
                raise Refusal("own_account")
            check_last(known, (), everybody)
            tx.record(UserDisabled(checked_reason(reason)), account)
            forget(tx.conn, account)

    def reset_password(self, actor: Actor, second: Session | None, account: str, password: str) -> None:
        """A new password for who has forgotten theirs, to be changed at sign-in; two others see to it."""
        with self._hall.reading() as view:
            known = known_account(access.accounts(view.conn), account)
        require_for(actor, known.roles)
        digest = self._gate.hashed(account, PASSWORD, checked_password(password, known.username))
        with self._hall.writing(actor) as tx:
            everybody = access.accounts(tx.conn)
            known_account(everybody, account)
            agreed = agreed_by(tx, actor, second, account, everybody)
            tx.record(SecretChanged(PASSWORD, agreed), account)
            self._gate.keep(tx, account, PASSWORD, digest, 0)

    def change_password(self, actor: Actor, old: str, new: str) -> None:
        """One's own. Refusals: `password_wrong`, `password_same`, those of `checked_password`, the locks."""
        with self._hall.reading() as view:
            known = known_account(access.accounts(view.conn), actor.account)
        secret = checked_password(new, known.username)
        if not self._gate.matches(Holder(known.account, known.account), PASSWORD, old):
            raise Refusal("password_wrong")
        if new == old:
            raise Refusal("password_same")
        digest = self._gate.hashed(known.account, PASSWORD, secret)
        with self._hall.writing(actor) as tx:
            tx.record(SecretChanged(PASSWORD), known.account)
            self._gate.keep(tx, known.account, PASSWORD, digest, tx.wall_us)

    def set_pin(self, actor: Actor, subject: str, pin: str) -> None:
        """A person's PIN: their own, or typed by them before somebody who may enrol (domain.md B.19).

        Refusals: `not_entitled`, `person_unknown`, `pin_form`, `pin_easy`, `pin_birthday`, `pin_has_number`.
        """
        if not subject or actor.person != subject:
            require(actor, Action.ENROL)
        with self._hall.reading() as view:
            person = roster.person_by_subject(view.conn, subject)
        if person is None:
            raise Refusal("person_unknown")
        digest = self._gate.hashed(subject, PIN, checked_pin(pin, person.number))
        with self._hall.writing(actor) as tx:
            tx.record(SecretChanged(PIN), subject)
            self._gate.keep(tx, subject, PIN, digest, tx.wall_us)

    def has_pin(self, subject: str) -> bool:
        with self._hall.reading() as view:
            return access.secret_of(view.conn, subject, PIN) is not None

    def check_pin(self, subject: str, pin: str) -> None:
        """Refusals: `pin_wrong` (also where none is set), `account_locked`, `terminal_locked`."""
        if not self._gate.matches(Holder(subject, subject), PIN, pin):
            raise Refusal("pin_wrong")

    def sign_in(self, username: str, password: str) -> Session:
        """Refusals: `sign_in_wrong`, the same for an unknown name, `account_locked`, `terminal_locked`."""
        user = normal_username(username)[:64]
        with self._hall.reading() as view:
            account = access.account_by_username(view.conn, user)
        if account is None or account.disabled:
            self._gate.matches(self._gate.holder_of_nobody(user), PASSWORD, password)
            raise Refusal("sign_in_wrong")
        if not self._gate.matches(Holder(account.account, account.account), PASSWORD, password):
            raise Refusal("sign_in_wrong")
        with self._hall.reading() as view:
            kept = access.secret_of(view.conn, account.account, PASSWORD)
            days = view.settings.rules.value("session.password_days", view.today)
            wall_us = view.wall_us
        changed_us = kept[1] if kept else 0
        due = changed_us == 0 or (days > 0 and wall_us - changed_us > days * _DAY_US)
        return Session(actor_of(account), self._hall.clock.boot_us(), due)

    def limits(self, actor: Actor) -> Limits:
        """For the `SessionKeeper`, as the hall's rules have it today."""
        with self._hall.reading() as view:
            return Limits.of(view.settings.rules, view.today, actor)

    def actor_for_command(self, username: str | None, password: str | None) -> Actor:
        """Whoever sets up, until there is an administrator; then who signs in. Refusal `as_needed`."""
        if not self.has_administrator():
            return SETUP
        if username is None or password is None:
            raise Refusal("as_needed")
        return self.sign_in(username, password).actor
