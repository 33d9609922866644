"""Who may do what: trust.md 3 written out again by hand, each cell both ways."""

import itertools

import pytest

from app.domain.access import (
    APART,
    PERMISSIONS,
    SETUP,
    TERMINAL,
    Action,
    Actor,
    Role,
    checked_roles,
    require,
    require_other,
)
from app.domain.refusal import Refusal

COLUMNS = (
    Role.STAFF,
    Role.WINDOW_HEAD,
    Role.REVIEWER,
    Role.OFFICER,
    Role.DUTY_CHIEF,
    Role.DIRECTOR,
    Role.ADMINISTRATOR,
    Role.AUDITOR,
)
#                             staff head reviewer officer chief director admin auditor
TABLE = {
    Action.ROSTER_EDIT: "                 -   -   -   ●   -   -   ●   -",
    Action.PUNCH_IMPORT: "                -   -   -   ●   -   -   ●   -",
    Action.PUNCH_WITNESS: "               ●   ●   -   ●   ●   -   -   -",
    Action.MANUAL_SIGN_IN: "              -   ●   -   ●   ●   -   -   -",
    Action.FAULT_DECLARE: "               -   -   -   ●   ●   -   ●   -",
    Action.OUTING_REGISTER: "             -   ●   -   ●   ●   ●   -   -",
    Action.DUTY_SET: "                    -   -   -   ●   ●   ●   -   -",
    Action.CORRECTION_PROPOSE_FOR: "      -   ●   -   ●   -   -   -   -",
    Action.CORRECTION_CONFIRM: "          -   ●   -   -   -   ●   -   -",
    Action.CORRECTION_APPROVE: "          -   -   -   ●   ●   ●   -   -",
    Action.ENROL: "                       -   ●   -   ●   ●   -   ●   -",
    Action.MONTH_LOCK: "                  -   -   -   -   -   ●   -   -",
    Action.ATTENDANCE_READ_ALL: "         -   -   -   ●   ●   ●   -   ●",
    Action.ATTENDANCE_READ_OWN_WINDOW: "  -   ●   ●   -   -   -   -   -",
    Action.RULES_SET: "                   -   -   -   -   -   ●   ●   -",
    Action.CALENDAR_SET: "                -   -   -   ●   -   ●   ●   -",
    Action.USERS: "                       -   -   -   -   -   -   ●   -",
    Action.USERS_SECOND: "                -   -   -   -   -   ●   ●   -",
    Action.AUDITOR_GRANT: "               -   -   -   -   -   ●   -   -",
    Action.DEVICES: "                     -   -   -   -   -   -   ●   -",
    Action.JOURNAL_READ: "                -   -   -   -   -   ●   -   ●",
    Action.JOURNAL_VERIFY: "              -   -   -   -   -   ●   ●   ●",
    Action.ERASE: "                       -   -   -   -   -   -   ●   -",
    Action.LEAVE_FILE_FOR: "               -   -   -   ●   -   -   -   -",
    Action.LEAVE_OPINION: "                -   -   ●   -   -   -   -   -",
    Action.LEAVE_OPINION_PAPER: "          -   -   -   ●   -   -   -   -",
    Action.LEAVE_DECIDE: "                 -   -   -   -   -   ●   -   -",
    Action.LEAVE_DECIDE_FOR: "             -   -   -   -   ●   -   -   -",
    Action.LEAVE_RETURN_CONFIRM: "         -   ●   -   ●   ●   ●   -   -",
    Action.LEAVE_READ_ALL: "               -   -   -   ●   ●   ●   -   ●",
    Action.LEAVE_REASON_READ: "            -   -   -   ●   -   ●   -   -",
    Action.COVER_REGISTER: "               -   ●   -   ●   ●   ●   -   -",
    Action.COVER_AGREE: "                  -   -   -   ●   ●   ●   -   -",
    Action.STAND_DOWN: "                   -   -   -   ●   -   ●   -   -",
    Action.LEAVE_BALANCE_SET: "            -   -   -   ●   -   ●   -   -",
    Action.RELATIVE_SET: "                 -   -   -   ●   -   ●   -   -",
}
CELLS = [
    (action, role, mark == "●")
    for action, row in TABLE.items()
    for role, mark in zip(COLUMNS, row.split(), strict=True)
]


def test_the_table_has_every_action_and_every_role() -> None:
    assert set(TABLE) == set(PERMISSIONS) == set(Action)
    assert set(COLUMNS) == set(Role)


@pytest.mark.parametrize(("action", "role", "allowed"), CELLS)
def test_a_role_may_do_what_its_cell_says_and_nothing_else(action: Action, role: Role, allowed: bool) -> None:
    actor = Actor("a", "某人", frozenset({role}))
    if allowed:
        require(actor, action)
        return
    with pytest.raises(Refusal, match="not_entitled"):
        require(actor, action)


def test_an_administrator_holds_no_approver_role_and_an_auditor_no_other() -> None:
    kept_apart = {
        frozenset({Role.ADMINISTRATOR, other})
        for other in (Role.WINDOW_HEAD, Role.REVIEWER, Role.OFFICER, Role.DUTY_CHIEF, Role.DIRECTOR)
    } | {frozenset({Role.AUDITOR, other}) for other in Role if other is not Role.AUDITOR}
    assert set(APART) == kept_apart
    for size in (1, 2, 3):
        for roles in itertools.combinations(Role, size):
            if any(pair <= set(roles) for pair in kept_apart):
                with pytest.raises(Refusal, match="roles_apart"):
                    checked_roles(role.value for role in roles)
            else:
                assert set(checked_roles(roles)) == set(roles)


def test_a_role_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(Refusal, match="role_unknown"):
        checked_roles(["root"])


def test_nobody_decides_on_their_own_record() -> None:
    director = Actor("d", "秦方明", frozenset({Role.DIRECTOR}), person="p1")
    require_other(director, "p2")
    with pytest.raises(Refusal, match="own_record"):
        require_other(director, "p1")


def test_the_terminal_itself_may_do_nothing_for_which_somebody_must_sign_in() -> None:
    assert not any(TERMINAL.may(action) for action in Action)


def test_whoever_sets_up_a_store_without_an_administrator_may_do_what_halls_script() -> None:
    assert SETUP.may(Action.ROSTER_EDIT)
    assert SETUP.may(Action.LEAVE_DECIDE)
