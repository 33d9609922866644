"""What must hold before accounts and their roles change: two people, duties apart, nobody the last."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.access import Action, Actor, Role, checked_roles, require
from app.domain.refusal import Refusal
from app.domain.session import SECOND_US, Session
from app.services.hall import Writing
from db import access, roster
from db.access import Account

PASSWORD = "password"
_NEVER_WITHOUT = (Role.DIRECTOR, Role.ADMINISTRATOR, Role.AUDITOR)


def actor_of(account: Account) -> Actor:
    roles = frozenset(Role(role) for role in account.roles)
    return Actor(account.account, account.name, roles, account.person, account.department)


def has_administrator(everybody: Sequence[Account]) -> bool:
    return any(Role.ADMINISTRATOR.value in account.roles for account in everybody)


def wanted_roles(roles: Sequence[str]) -> tuple[str, ...]:
    wanted = tuple(role.value for role in checked_roles(roles))
    if not wanted:
        raise Refusal("roles_none")
    return wanted


def require_for(actor: Actor, roles: Sequence[str]) -> None:
    """Only a director makes or unmakes an auditor; all else is the administrator's (trust.md 3)."""
    require(actor, Action.AUDITOR_GRANT if Role.AUDITOR.value in roles else Action.USERS)


def known_account(everybody: Sequence[Account], key: str) -> Account:
    account = next((a for a in everybody if a.account == key), None)
    if account is None or account.disabled:
        raise Refusal("account_unknown")
    return account


def check_live(actor: Actor, everybody: Sequence[Account]) -> None:
    """The account still is what it was at sign-in."""
    account = next((a for a in everybody if a.account == actor.account), None)
    if account is None or account.disabled or actor_of(account).roles != actor.roles:
        raise Refusal("session_over")


def agreed_by(
    tx: Writing, actor: Actor, second: Session | None, subject: str, everybody: Sequence[Account]
) -> str:
    """The second person's account: maker ≠ checker ≠ subject; empty where nobody else could yet."""
    check_live(actor, everybody)
    if subject == actor.account:
        raise Refusal("own_account")
    if second is None:
        enter = access.with_secret(tx.conn, PASSWORD)
        others = [a for a in everybody if not a.disabled and a.account != actor.account]
        if any(actor_of(a).may(Action.USERS_SECOND) for a in others if a.account in enter):
            raise Refusal("second_needed")
        return ""
    other = second.actor
    check_live(other, everybody)
    require(other, Action.USERS_SECOND)
    if other.account in (actor.account, subject) or (other.person and other.person == actor.person):
        raise Refusal("second_same")
    if not 0 <= tx.stamp.boot_us - second.started_boot_us <= SECOND_US:
        raise Refusal("second_late")
    return other.account


def check_department(tx: Writing, roles: Sequence[str], department: str) -> None:
    if not department:
        if Role.REVIEWER.value in roles:
            raise Refusal("department_needed")
    elif all(d.code != department for d in roster.departments(tx.conn)):
        raise Refusal("department_unknown", code=department)


def check_person(tx: Writing, person: str, everybody: Sequence[Account]) -> None:
    """One account per person, so that two accounts are two people."""
    if not person:
        return
    if roster.person_by_subject(tx.conn, person) is None:
        raise Refusal("person_unknown")
    if any(a.person == person and not a.disabled for a in everybody):
        raise Refusal("person_has_account")


def check_last(known: Account, wanted: Sequence[str], everybody: Sequence[Account]) -> None:
    others = [a for a in everybody if a.account != known.account and not a.disabled]
    for role in _NEVER_WITHOUT:
        loses = role.value in known.roles and role.value not in wanted
        if loses and not any(role.value in other.roles for other in others):
            raise Refusal("last_of_role", role=role.value)


def checked_reason(reason: str) -> str:
    clean = reason.strip()
    if not clean or len(clean) > 200 or not clean.isprintable():
        raise Refusal("reason_needed")
    return clean
