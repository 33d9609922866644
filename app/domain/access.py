"""Who may do what: the table of trust.md 3 as data, and the rules that hold beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.refusal import Refusal


class Role(StrEnum):
    """The eight kinds of people who use the terminal."""

    STAFF = "staff"
    WINDOW_HEAD = "window_head"
    REVIEWER = "department_reviewer"
    OFFICER = "attendance_officer"
    DUTY_CHIEF = "duty_chief"
    DIRECTOR = "director"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Action(StrEnum):
    """What a service lets somebody do."""

    ROSTER_EDIT = "roster_edit"
    PUNCH_IMPORT = "punch_import"
    PUNCH_WITNESS = "punch_witness"
    MANUAL_SIGN_IN = "manual_sign_in"
    FAULT_DECLARE = "fault_declare"
    OUTING_REGISTER = "outing_register"
    DUTY_SET = "duty_set"
    CORRECTION_PROPOSE_FOR = "correction_propose_for"
    CORRECTION_CONFIRM = "correction_confirm"
    CORRECTION_APPROVE = "correction_approve"
    ENROL = "enrol"
    MONTH_LOCK = "month_lock"
    ATTENDANCE_READ_ALL = "attendance_read_all"
    ATTENDANCE_READ_OWN_WINDOW = "attendance_read_own_window"
    RULES_SET = "rules_set"
    CALENDAR_SET = "calendar_set"
    USERS = "users"
    USERS_SECOND = "users_second"
    AUDITOR_GRANT = "auditor_grant"
    DEVICES = "devices"
    JOURNAL_READ = "journal_read"
    JOURNAL_VERIFY = "journal_verify"
    ERASE = "erase"
    LEAVE_FILE_FOR = "leave_file_for"
    LEAVE_OPINION = "leave_opinion"
    LEAVE_OPINION_PAPER = "leave_opinion_paper"
    LEAVE_DECIDE = "leave_decide"
    LEAVE_DECIDE_FOR = "leave_decide_for"
    LEAVE_RETURN_CONFIRM = "leave_return_confirm"
    LEAVE_READ_ALL = "leave_read_all"
    LEAVE_REASON_READ = "leave_reason_read"
    COVER_REGISTER = "cover_register"
    COVER_AGREE = "cover_agree"
    STAND_DOWN = "stand_down"
    LEAVE_BALANCE_SET = "leave_balance_set"
    RELATIVE_SET = "relative_set"


def _roles(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


_HEAD, _OFFICER, _CHIEF = Role.WINDOW_HEAD, Role.OFFICER, Role.DUTY_CHIEF
_DIRECTOR, _ADMIN, _AUDITOR = Role.DIRECTOR, Role.ADMINISTRATOR, Role.AUDITOR

PERMISSIONS: Mapping[Action, frozenset[Role]] = {
    Action.ROSTER_EDIT: _roles(_OFFICER, _ADMIN),
    Action.PUNCH_IMPORT: _roles(_OFFICER, _ADMIN),
    Action.PUNCH_WITNESS: _roles(Role.STAFF, _HEAD, _OFFICER, _CHIEF),
    Action.MANUAL_SIGN_IN: _roles(_HEAD, _OFFICER, _CHIEF),
    Action.FAULT_DECLARE: _roles(_OFFICER, _CHIEF, _ADMIN),
    Action.OUTING_REGISTER: _roles(_HEAD, _OFFICER, _CHIEF, _DIRECTOR),
    Action.DUTY_SET: _roles(_OFFICER, _CHIEF, _DIRECTOR),
    Action.CORRECTION_PROPOSE_FOR: _roles(_OFFICER, _HEAD),
    Action.CORRECTION_CONFIRM: _roles(_HEAD, _DIRECTOR),
    Action.CORRECTION_APPROVE: _roles(_OFFICER, _CHIEF, _DIRECTOR),
    Action.ENROL: _roles(_HEAD, _OFFICER, _CHIEF, _ADMIN),
    Action.MONTH_LOCK: _roles(_DIRECTOR),
    Action.ATTENDANCE_READ_ALL: _roles(_OFFICER, _CHIEF, _DIRECTOR, _AUDITOR),
    Action.ATTENDANCE_READ_OWN_WINDOW: _roles(_HEAD, Role.REVIEWER),
    Action.RULES_SET: _roles(_DIRECTOR, _ADMIN),
    Action.CALENDAR_SET: _roles(_OFFICER, _DIRECTOR, _ADMIN),
    Action.USERS: _roles(_ADMIN),
    Action.USERS_SECOND: _roles(_ADMIN, _DIRECTOR),
    Action.AUDITOR_GRANT: _roles(_DIRECTOR),
    Action.DEVICES: _roles(_ADMIN),
    Action.JOURNAL_READ: _roles(_AUDITOR, _DIRECTOR),
    Action.JOURNAL_VERIFY: _roles(_AUDITOR, _ADMIN, _DIRECTOR),
    Action.ERASE: _roles(_ADMIN),
    Action.LEAVE_FILE_FOR: _roles(_OFFICER),
    Action.LEAVE_OPINION: _roles(Role.REVIEWER),
    Action.LEAVE_OPINION_PAPER: _roles(_OFFICER),
    Action.LEAVE_DECIDE: _roles(_DIRECTOR),
    Action.LEAVE_DECIDE_FOR: _roles(_CHIEF),
    Action.LEAVE_RETURN_CONFIRM: _roles(_HEAD, _OFFICER, _CHIEF, _DIRECTOR),
    Action.LEAVE_READ_ALL: _roles(_OFFICER, _CHIEF, _DIRECTOR, _AUDITOR),
    Action.LEAVE_REASON_READ: _roles(_OFFICER, _DIRECTOR),
    Action.COVER_REGISTER: _roles(_HEAD, _OFFICER, _CHIEF, _DIRECTOR),
    Action.COVER_AGREE: _roles(_OFFICER, _CHIEF, _DIRECTOR),
    Action.STAND_DOWN: _roles(_OFFICER, _DIRECTOR),
    Action.LEAVE_BALANCE_SET: _roles(_OFFICER, _DIRECTOR),
    Action.RELATIVE_SET: _roles(_OFFICER, _DIRECTOR),
}
"""trust.md 3. Wider than its table in three places: imports and the roster are open to the administrator, who
sets a hall up alone; the duty chief, who approves corrections and confirms the day's list, reads attendance;
administrator and director may have the chain checked, which shows nobody's data."""

APART: tuple[frozenset[Role], ...] = (
    *(frozenset({_ADMIN, other}) for other in (_DIRECTOR, _OFFICER, _CHIEF, _HEAD, Role.REVIEWER)),
    *(frozenset({_AUDITOR, other}) for other in Role if other is not Role.AUDITOR),
)
"""Two duties that one person never holds: the administrator decides nothing, the auditor is nobody else."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: an account's id, its roles, and the person on the roster behind it."""

    account: str
    name: str
    roles: frozenset[Role]
    person: str = ""
    department: str = ""

    def may(self, action: Action) -> bool:
        return bool(self.roles & PERMISSIONS[action])


SETUP = Actor("setup", "", frozenset({Role.ADMINISTRATOR, Role.OFFICER, Role.DIRECTOR}))
"""Whoever sets up a store that has no administrator yet: nobody else is there to sign."""

TERMINAL = Actor("terminal", "", frozenset())
"""The terminal itself, for what nobody signed in for: punches at the scanner, locks of accounts."""

UPSTREAM = Actor("upstream", "", frozenset())
"""The one under whom what comes in letters is recorded."""


def of_upstream(author: str, role: Role, department: str = "") -> Actor:
    """Whoever signed a letter upstream, with the one role that its kind needs (trust.md A12)."""
    return Actor(UPSTREAM.account, author, frozenset({role}), "", department)


def require(actor: Actor, action: Action) -> None:
    """Refusal `not_entitled` if none of the actor's roles may do this."""
    if not actor.may(action):
        raise Refusal("not_entitled", action=action.value, who=actor.name)


def require_other(actor: Actor, subject: str) -> None:
    """Nobody decides on their own record (domain.md A.6); Refusal `own_record`."""
    if subject and subject == actor.person:
        raise Refusal("own_record")


def checked_roles(roles: Iterable[str]) -> tuple[Role, ...]:
    """The roles by name, sorted; Refusal `role_unknown` or `roles_apart`."""
    found = set()
    for role in roles:
        if role not in set(Role):
            raise Refusal("role_unknown", role=role)
        found.add(Role(role))
    for pair in APART:
        if pair <= found:
            raise Refusal("roles_apart", roles=tuple(sorted(pair)))
    return tuple(sorted(found))
